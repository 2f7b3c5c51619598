"""A plan and its fulfilment as a sheet to read: one line a promise, in words, with quotation and source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.exchange.fulfilment_report import FulfilmentReport, Judgement, Promise, words_of
from workbench.exchange.sheet import sheet_csv

COLUMNS = ("section", "promise", "planned", "actual_number", "verdict", "quotation", "source", "note")
_WIDE = ("promise", "quotation")
_UNJUDGED = "not_assessed"
Line = tuple[str, ...]


def fulfilment_lines(
    report: FulfilmentReport, language: str = "zh", *, unjudged: bool = True
) -> tuple[Line, list[Line]]:
    """Return the headings and one line for each promise in reading order; codes and ids never appear.

    ``unjudged`` keeps the promises that nobody has judged.
    """
    words = words_of(language)
    return tuple(words[name] for name in COLUMNS), list(_lines(report, words, unjudged))


def fulfilment_csv(report: FulfilmentReport, language: str = "zh", *, unjudged: bool = True) -> bytes:
    """Return the sheet as CSV that Excel opens right."""
    header, lines = fulfilment_lines(report, language, unjudged=unjudged)
    return sheet_csv(header, lines)


def fulfilment_xlsx(report: FulfilmentReport, language: str = "zh", *, unjudged: bool = True) -> bytes:
    """Return the sheet as an Excel workbook."""
    from workbench.exchange.workbook import write_sheet  # noqa: PLC0415 - brings openpyxl, twelve megabytes

    header, lines = fulfilment_lines(report, language, unjudged=unjudged)
    wide = {COLUMNS.index(name) for name in _WIDE}
    return write_sheet(words_of(language)["commitments"], header, lines, wide)


def _lines(report: FulfilmentReport, words: Mapping[str, str], unjudged: bool) -> Iterator[Line]:
    for section in report.sections:
        for promise in section.promises:
            if promise.verdict == _UNJUDGED and not unjudged:
                continue
            quotes = list(dict.fromkeys(quote for said in promise.judgements for quote in said.evidence))
            yield (
                section.title,
                promise.quote,
                promise.planned,
                promise.actual,
                _verdict(promise, words),
                "\n".join(quote.text for quote in quotes),
                "\n".join(dict.fromkeys(quote.source for quote in quotes if quote.source)),
                "\n".join(_notes(promise, words)),
            )


def _verdict(promise: Promise, words: Mapping[str, str]) -> str:
    said = words[promise.verdict]
    if promise.verdict != "disputed":
        return said
    each_said = (f"{each.coder} {words[each.verdict]}" for each in promise.judgements)
    return f"{said}{words['colon']}{words['semicolon'].join(each_said)}"


def _notes(promise: Promise, words: Mapping[str, str]) -> Iterator[str]:
    if promise.note:
        yield promise.note
    for said in promise.judgements:
        yield from _axes(said, words)
        if said.rationale:
            yield said.rationale


def _axes(said: Judgement, words: Mapping[str, str]) -> Iterator[str]:
    if said.claim:
        yield words[f"claim_{said.claim}"]
    if said.schedule:
        yield words[f"schedule_{said.schedule}"]
    if said.searched:
        yield f"{words['searched']}{words['colon']}{' / '.join(said.searched)}"
