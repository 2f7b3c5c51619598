"""A panel as the page draws it: terms, places by years, sentences, and the sample to judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Literal, get_args

from workbench.model.decision import Document
from workbench.model.figures import percent
from workbench.model.term_verdict import HitPlace, HitVerdict
from workbench.pipeline.panels import (
    HALVES,
    Half,
    Hits,
    Panel,
    Precision,
    SentenceHit,
    tell_precision,
)
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.findings import Column, Filter, Group, Passage, Row, Table, to_passage
from workbench.ui.searching.presenter import marked_parts, report_title
from workbench.ui.shapes.findings import Cell, RichCell
from workbench.ui.shapes.panels import SampleHit

Measure = Literal["hits", "rate", "share"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
_BETWEEN = "|"


def cell_id(place: str, year: int | None) -> str:
    """Return what the address calls a cell."""
    return f"{place}{_BETWEEN}{'' if year is None else year}"


def reports_of(panel: Panel, cell: str) -> tuple[int, ...]:
    """Return the numbers of the reports that a cell stands for."""
    return tuple(n for n, text in enumerate(panel.texts) if cell_id(text.place, text.year) == cell)


def present_terms(
    panel: Panel,
    half: Half,
    verdicts: Mapping[HitPlace, HitVerdict],
    drawn: tuple[int, int],
    language: Language,
) -> Table:
    """Return one row for each term; ``drawn`` are size and seed of the sample that precision is told by."""
    counts, at = panel.counts.hits[HALVES.index(half)], HALVES.index(half)
    judged = {place.term for place in verdicts}
    groups = panel.terms.groups
    rows = []
    for number, term in enumerate(panel.terms.terms):
        told = None
        if term.name in judged:
            told = tell_precision(panel, number, verdicts, size=drawn[0], seed=drawn[1])
        precision: Cell = ""
        if told is not None and told.share is not None:
            precision = {"text": precision_text(told, language), "sort": told.share}
        cells = (
            term.name,
            int(counts[:, number].sum()),
            int((panel.counts.hits[at, :, number] > 0).sum()),
            precision,
        )
        rows.append(Row(id=term.name, cells=cells, tags={"group": term.group}))
    filters: tuple[Filter, ...] = ()
    if groups:
        filters = (
            Filter(
                column="group",
                label=translate(language, "terms.all_groups"),
                options=tuple((each, each) for each in groups),
            ),
        )
    return Table(
        caption=translate(language, "terms.caption"),
        columns=(
            Column(id="term", label=translate(language, "terms.term"), zh=True),
            Column(id="hits", label=translate(language, "terms.hits"), num=True),
            Column(id="reports", label=translate(language, "terms.reports"), num=True),
            Column(id="precision", label=translate(language, "terms.precision"), num=True),
        ),
        rows=tuple(rows),
        empty=translate(language, "terms.nothing"),
        filters=filters,
        choosable=True,
    )


def precision_text(told: Precision, language: Language) -> str:
    """Return a precision with its interval and what it rests on; empty while nothing was judged."""
    if told.share is None or told.low is None or told.high is None:
        return ""
    return translate(
        language,
        "terms.precision_told",
        share=percent(told.share),
        low=percent(told.low),
        high=percent(told.high),
        right=told.right,
        n=told.judged,
    )


def present_cells(
    panel: Panel, term: int, half: Half, measure: Measure, chosen: str, language: Language
) -> Table:
    """Return places by years for one term; each cell leads to its sentences, newest years last."""
    cells: dict[tuple[str, int | None], list[int]] = {}
    for number, text in enumerate(panel.texts):
        cells.setdefault((text.place, text.year), []).append(number)
    years = sorted({year for _, year in cells if year is not None})
    columns: list[int | None] = [*years, *([None] if any(year is None for _, year in cells) else [])]
    name = panel.terms.terms[term].name
    rows = []
    for place in sorted({place for place, _ in cells}):
        line: list[Cell] = [place or translate(language, "terms.no_place")]
        for year in columns:
            reports = cells.get((place, year))
            line.append(_cell(panel, term, half, measure, name, reports, chosen) if reports else None)
        rows.append(Row(id=place or "-", cells=tuple(line)))
    return Table(
        caption=translate(language, "terms.cells_caption", term=name),
        columns=(
            Column(id="place", label=translate(language, "terms.place"), zh=True),
            *(
                Column(id=str(year), label=str(year or translate(language, "terms.no_year")), num=True)
                for year in columns
            ),
        ),
        rows=tuple(rows),
        empty=translate(language, "terms.nothing"),
    )


def _cell(
    panel: Panel, term: int, half: Half, measure: Measure, name: str, reports: Sequence[int], chosen: str
) -> Cell:
    text = panel.texts[reports[0]]
    cell = cell_id(text.place, text.year)
    said, value = value_of(panel, term, half, measure, reports)
    if value is None:
        return {"text": "", "sort": ""}
    told: RichCell = {"text": said, "sort": value, "cls": "here" if cell == chosen else ""}
    if value:
        told["go"] = {"page": "terms", "query": {"focus": name, "section": cell}}
    return told


def value_of(
    panel: Panel, term: int, half: Half, measure: Measure, reports: Sequence[int]
) -> tuple[str, float | None]:
    """Return a measure over reports as it is written and as a number, None where there is no such half."""
    counts, at, which = panel.counts, HALVES.index(half), list(reports)
    characters, sentences = int(counts.characters[at, which].sum()), int(counts.sentences[at, which].sum())
    if not sentences:
        return "", None
    hits = int(counts.hits[at, which, term].sum())
    if measure == "hits":
        return str(hits), hits
    if measure == "rate":
        rate = hits * 10_000 / characters if characters else 0.0
        return f"{rate:.2f}", rate
    share = int(counts.hit_sentences[at, which, term].sum()) / sentences
    return percent(share, 1), share


def sentences_of(hits: Hits) -> tuple[tuple[int, int], ...]:
    """Return the sentences that hold hits, each once: number of the report and of the sentence."""
    return tuple(dict.fromkeys(zip(hits.text.tolist(), hits.unit.tolist(), strict=True)))


def present_sentences(
    panel: Panel,
    hits: Hits,
    sentences: Sequence[tuple[int, int]],
    documents: Mapping[str, Document],
    language: Language,
) -> tuple[Group, ...]:
    """Return sentences with every hit marked, by report and section."""
    matches: dict[tuple[int, int], list[tuple[int, int]]] = {each: [] for each in sentences}
    rows = zip(hits.text.tolist(), hits.unit.tolist(), hits.start.tolist(), hits.end.tolist(), strict=True)
    for text, unit, start, end in rows:
        if (text, unit) in matches:
            first = int(panel.texts[text].first[unit])
            matches[text, unit].append((start - first, end - first))
    groups = []
    for (number, section), found in groupby(sentences, key=lambda each: _section(panel, each)):
        text = panel.texts[number]
        passages = []
        for each in found:
            unit = text.units[each[1]]
            passages.append(
                Passage(
                    parts=marked_parts(unit.text, sorted(matches[each])),
                    go=to_passage(text.report, unit.start, unit.start + len(unit.text)),
                    meta=" · ".join(
                        part for part in (translate(language, f"part.{unit.part}"), unit.heading) if part
                    ),
                )
            )
        title = report_title(documents[text.report], language)
        note = " · ".join(filter(None, (section, translate(language, "search.in_report", n=len(passages)))))
        groups.append(Group(title=title, note=note, passages=tuple(passages)))
    return tuple(groups)


def _section(panel: Panel, sentence: tuple[int, int]) -> tuple[int, str]:
    return sentence[0], panel.texts[sentence[0]].units[sentence[1]].section


def hit_id(hit: SentenceHit) -> str:
    """Return what the view calls a hit."""
    return f"{hit.text_id}:{hit.start}:{hit.end}"


def present_sample(
    sample: Sequence[SentenceHit], documents: Mapping[str, Document], language: Language
) -> list[SampleHit]:
    """Return the sampled hits as the view shows them; who judges sees the sentence first, then its source."""
    return [
        {
            "id": hit_id(hit),
            "parts": marked_parts(hit.sentence, [hit.match]),
            "meta": " · ".join(
                each
                for each in (
                    report_title(documents[hit.report], language),
                    translate(language, f"part.{hit.part}"),
                    hit.heading,
                )
                if each
            ),
            "go": to_passage(hit.report, hit.start, hit.end),
            "goLabel": translate(language, "common.to_source"),
        }
        for hit in sample
    ]


def cells_data(panel: Panel, term: int, half: Half, language: Language) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of one term's cells with all measures."""
    names = ("place", "year", "hits", "rate", "share")
    header = [translate(language, f"terms.{name}") for name in names]
    rows = []
    for cell in dict.fromkeys(cell_id(text.place, text.year) for text in panel.texts):
        reports = reports_of(panel, cell)
        text = panel.texts[reports[0]]
        values = [value_of(panel, term, half, measure, reports)[1] for measure in MEASURES]
        rows.append([text.place, text.year, *values])
    return header, rows
