"""A comparison of two reports as one HTML file that stands alone: no scripts, nothing fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from workbench.model.change import Difference, NumberChange, PassageDiff, Run, SentenceChanges
from workbench.model.directions import show_in_page
from workbench.model.document_name import cited_name
from workbench.model.figures import changed_by, percent, signed_pair
from workbench.model.report import Report
from workbench.words.catalogue import wordings


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    label: str
    moved: bool
    rewritten: bool
    similarity: str
    older: tuple[_Piece, ...]
    newer: tuple[_Piece, ...]
    numbers: tuple[str, ...]


def _pieces(
    passage: PassageDiff, sentences: SentenceChanges
) -> tuple[tuple[_Piece, ...], tuple[_Piece, ...]]:
    if not passage.readable:
        gone, came = sentences.marked.get(passage.link, ((), ()))
        return _cut(passage.older_text, gone), _cut(passage.newer_text, came)
    older, newer = [], []
    for op in passage.ops:
        changed = op.op != "equal"
        older.append(_Piece(passage.older_text[op.older_start : op.older_end], changed))
        newer.append(_Piece(passage.newer_text[op.newer_start : op.newer_end], changed))
    return tuple(p for p in older if p.text), tuple(p for p in newer if p.text)


def _cut(text: str, changed: Sequence[Run]) -> tuple[_Piece, ...]:
    """Return a text in pieces, the ``changed`` runs marked."""
    found, at = [], 0
    for start, end in sorted(changed):
        found += [_Piece(text[at:start], False), _Piece(text[max(at, start) : end], True)]
        at = max(at, end)
    return tuple(piece for piece in (*found, _Piece(text[at:], False)) if piece.text)


def _number(number: NumberChange, language: str) -> str:
    older, newer = signed_pair(
        *(number.older_raw, number.older_value, number.newer_raw, number.newer_value),
        *(number.older_comparator, number.newer_comparator),
    )
    if number.change is None:
        said = number.note.in_language(language)
    else:
        said = changed_by(number.change, number.unit, chinese=language == "zh")
    # In an English font a Chinese blank is no blank.
    blank = "　" if language == "zh" else " \u2002"
    return blank.join(filter(None, (number.metric, f"{older} → {newer}", said)))


def _pair(passage: PassageDiff, sentences: SentenceChanges, language: str) -> _Pair:
    words = wordings("comparison", language)
    older, newer = _pieces(passage, sentences)
    return _Pair(
        label=words["same"] if passage.older_text == passage.newer_text else words["edited"],
        moved=passage.moved,
        rewritten=not passage.readable,
        similarity=percent(passage.similarity),
        older=older,
        newer=newer,
        numbers=tuple(_number(n, language) for n in passage.numbers),
    )


def _texts(report: Report, ids: Sequence[str]) -> list[str]:
    return [report.text_of(report.by_id[i]) for i in ids]


def comparison_html(
    difference: Difference,
    older: Report,
    newer: Report,
    sentences: SentenceChanges | None = None,
    *,
    language: str = "zh",
) -> str:
    """Return the comparison as an HTML page in ``language`` (zh or en); all report text is escaped.

    ``sentences`` add the list of what is new, dropped and moved, and the marks of rewritten passages.
    """
    listed = sentences or SentenceChanges()
    words = wordings("comparison", language)
    environment = Environment(
        loader=PackageLoader("workbench.exchange"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=show_in_page,
    )
    page = {
        "title": words["title"],
        "older": cited_name(older, language),
        "newer": cited_name(newer, language),
        "fictional": older.fictional or newer.fictional,
        "counts": words["counts"].format(
            pairs=len(difference.passages), added=len(difference.added), dropped=len(difference.dropped)
        ),
        "pairs": [_pair(p, listed, language) for p in difference.passages],
        "sentences": [
            (words["added"], _texts(newer, listed.new)),
            (words["dropped"], _texts(older, listed.dropped)),
            (words["moved"], _texts(newer, [second for _, second in listed.moved])),
        ]
        if sentences
        else [],
        "added": _texts(newer, difference.added),
        "dropped": _texts(older, difference.dropped),
    }
    return environment.get_template("comparison.html.j2").render(page=page, words=words, language=language)
