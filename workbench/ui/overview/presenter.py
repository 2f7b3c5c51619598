"""How much was kept: tallies, links into the list behind each, the flow from plan to review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from workbench.model.decision import Verdict
from workbench.model.verdicts import DISPUTED, TALLIED
from workbench.pipeline.overview import AGAIN, ELSEWHERE, Again, Flow, Judged, Pair, Tally
from workbench.settings import DEFAULTS
from workbench.ui.i18n import Language, translate
from workbench.ui.overview.rates import kept_cell, place_text
from workbench.ui.presenting.area_names import Areas
from workbench.ui.presenting.charts import Palette, sankey, shortened
from workbench.ui.presenting.findings import Column, Row, Table
from workbench.ui.presenting.narrowing import facet_name, major_area
from workbench.ui.presenting.verdict_names import verdict_name
from workbench.ui.shapes.findings import BarPart, Cell, Go, RichCell

FACETS = ("section", "area")
_LONGEST = 16


def to_list(pair: Pair, verdict: str = "", **asked: str) -> Go | None:
    """Return the link to the commitments behind a number; what is disputed is settled elsewhere."""
    if pair.newer is None:
        return None
    query = {"older": pair.older.id, "newer": pair.newer.id, "document": pair.older.id, "focus": ""}
    if verdict == DISPUTED:
        return {"page": "agreement", "query": {**query, "view": "queue"}}
    return {"page": "fulfilment", "query": {**query, "verdict": verdict, "section": "", "area": "", **asked}}


def present_tallies(
    tallies: Sequence[Tally], facet: str, pair: Pair, areas: Areas, language: Language
) -> Table:
    """Return verdict counts by a facet; every count leads to the commitments behind it."""
    met = [verdict for verdict in TALLIED if any(each.counts.get(verdict) for each in tallies)]
    return Table(
        caption=translate(language, "overview.tallies"),
        columns=(
            Column(id="key", label=translate(language, f"overview.by_{facet}"), zh=facet == "section"),
            Column(id="total", label=translate(language, "overview.accepted"), num=True),
            *(Column(id=verdict, label=verdict_name(verdict, language), num=True) for verdict in met),
            Column(id="kept", label=translate(language, "overview.kept"), num=True),
        ),
        rows=tuple(_tally_row(each, met, facet, pair, areas, language) for each in tallies),
        empty=translate(language, "overview.empty"),
    )


def _tally_row(
    tally: Tally, met: Sequence[str], facet: str, pair: Pair, areas: Areas, language: Language
) -> Row:
    asked = {facet: tally.key}
    counts = (
        RichCell(
            text=str(tally.counts[verdict]),
            sort=tally.counts[verdict],
            go=to_list(pair, verdict, **asked),
        )
        if tally.counts.get(verdict)
        else None
        for verdict in met
    )
    kept = kept_cell(tally, language)
    name = facet_name(tally.key, facet, areas, language)
    return Row(id=tally.key, cells=(name, tally.total, *counts, kept))


def present_places(pairs: Sequence[Pair], language: Language) -> Table:
    """Return places × years: the share kept, how many are judged, and a bar of verdicts."""
    years = sorted({pair.older.year for pair in pairs if pair.older.year is not None})
    places = list(dict.fromkeys(pair.older.jurisdiction or "" for pair in pairs))
    rows = []
    for place in places:
        own = {pair.older.year: pair for pair in pairs if (pair.older.jurisdiction or "") == place}
        name = place or translate(language, "library.no_place")
        cells = (_place_cell(own.get(year), language) for year in years)
        rows.append(Row(id=place, cells=(name, *cells)))
    return Table(
        caption=translate(language, "overview.places"),
        columns=(
            Column(id="place", label=translate(language, "matrix.place"), zh=True),
            *(Column(id=str(year), label=str(year), plain=True) for year in years),
        ),
        rows=tuple(rows),
        empty=translate(language, "library.empty"),
    )


def _place_cell(pair: Pair | None, language: Language) -> RichCell | None:
    if pair is None:
        return None
    if pair.newer is None:
        return {"text": translate(language, "overview.no_next"), "kind": "soft small"}
    total = pair.total
    if total is None:
        return {"text": translate(language, "overview.nothing_judged"), "kind": "small", "go": to_list(pair)}
    parts: list[BarPart] = [
        {
            "kind": verdict,
            "count": total.counts[verdict],
            "title": f"{verdict_name(verdict, language)} {total.counts[verdict]}",
        }
        for verdict in TALLIED
        if total.counts.get(verdict)
    ]
    text = place_text(pair, total, language, DEFAULTS.insight)
    return {"bar": parts, "text": text, "kind": "small", "go": to_list(pair)}


def only_verdict(flows: Sequence[Flow], language: Language) -> str:
    """Return what is said instead of a chart where all ribbons would run into one verdict; else empty."""
    counts: Counter[str] = Counter()
    for each in flows:
        if each.stage == "plan-verdict":
            counts[each.target] += each.count
    if len(counts) != 1:
        return ""
    [(verdict, count)] = counts.items()
    if verdict == Verdict.NOT_ASSESSED.value:
        return translate(language, "overview.flow_none", n=count)
    return translate(language, "overview.flow_one", n=count, verdict=verdict_name(verdict, language))


def present_flow_chart(
    flows: Sequence[Flow], names: tuple[str, str], palette: Palette, language: Language
) -> dict[str, Any]:
    """Return the Sankey plan section → verdict → section of the review; ``names`` tell the sides apart."""
    links = []
    for each in flows:
        source, target = each.source, each.target
        if each.stage == "plan-verdict":
            links.append((_side(source, names[0], language), verdict_name(target, language), each.count))
        else:
            links.append((verdict_name(source, language), _side(target, names[1], language), each.count))
    colours = {verdict_name(verdict, language): palette.of(verdict) for verdict in TALLIED}
    return sankey(links, colours, palette)


def _side(section: str, name: str, language: Language) -> str:
    if section == AGAIN:
        return translate(language, "judging.carried")
    said = translate(language, "overview.elsewhere") if section == ELSEWHERE else section
    return f"{name} {shortened(said, _LONGEST)}"


def present_again(again: Sequence[Again], pair: Pair, language: Language) -> Table:
    """Return what the next plan promises once more, beside the verdict on the first promise."""
    return Table(
        caption=translate(language, "overview.again"),
        columns=(
            Column(id="older", label=translate(language, "overview.first_promise"), zh=True),
            Column(id="verdict", label=translate(language, "judging.verdict")),
            Column(id="newer", label=translate(language, "overview.second_promise"), zh=True),
            Column(id="change", label=translate(language, "overview.change"), zh=True),
        ),
        rows=tuple(_again_row(each, pair, language) for each in again),
        empty=translate(language, "overview.no_again"),
    )


def _again_row(again: Again, pair: Pair, language: Language) -> Row:
    verdict = again.verdict.value if again.verdict else DISPUTED
    go = to_list(pair)
    if go is not None:
        go = {**go, "query": {**go["query"], "focus": again.commitment}}
    change = again.change.in_language(language) if again.change else ""
    said: RichCell = {"text": verdict_name(verdict, language)}
    if verdict != DISPUTED:
        said["verdict"] = verdict
    cells: tuple[Cell, ...] = ({"text": again.older_quote, "go": go}, said, again.newer_quote, change)
    return Row(id=again.commitment, cells=cells)


def with_major_areas(judged: Sequence[Judged], areas: Areas) -> tuple[Judged, ...]:
    """Return the commitments under their major areas, so that they can be counted by these."""
    return tuple(replace(one, area=major_area(one.area, areas.major)) for one in judged)


def tally_data(
    tallies: Sequence[Tally], facet: str, areas: Areas, language: Language
) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of the verdict counts."""
    head = [translate(language, f"overview.by_{facet}"), translate(language, "overview.accepted")]
    header = [*head, *(verdict_name(verdict, language) for verdict in TALLIED)]
    rows = [
        [facet_name(t.key, facet, areas, language), t.total, *(t.counts.get(v, 0) for v in TALLIED)]
        for t in tallies
    ]
    return header, rows
