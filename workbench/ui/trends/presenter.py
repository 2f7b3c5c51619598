"""Trends over all places: what can be chosen, one indicator or phrase by place and year, their charts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from typing import Any

from workbench.model.figures import bound_word, unit_name
from workbench.model.insight import Series
from workbench.pipeline.trends import Counted, Spread, Uses, spread
from workbench.ui.i18n import Language, translate
from workbench.ui.indicators.presenter import scale_of, year_cell, years_of
from workbench.ui.presenting.charts import Palette, spread_by_year
from workbench.ui.presenting.findings import Column, Row, Table

VIEWS = ("indicators", "phrases")
MOST_NAMES = 200
MOST_PLACES = 300
MOST_LINES = 4


def counted_id(counted: Counted) -> str:
    """Return a short name for the address that stays while name and unit do."""
    return sha256(f"{counted.name}\n{counted.unit}".encode()).hexdigest()[:10]


def present_counted(counted: Sequence[Counted], view: str, language: Language) -> Table:
    """Return what can be chosen, the most widespread first; of very many the first only."""
    units, chinese = view == "indicators", language == "zh"
    unit_column = Column(id="unit", label=translate(language, "indicators.unit"), zh=chinese)
    return Table(
        caption=translate(language, f"trends.caption_{view}"),
        columns=(
            Column(id="name", label=translate(language, f"trends.column_{view}"), zh=True),
            *((unit_column,) if units else ()),
            Column(id="places", label=translate(language, "trends.places"), num=True),
            Column(id="years", label=translate(language, "trends.years"), num=True),
        ),
        rows=tuple(
            Row(
                id=counted_id(each),
                cells=(
                    each.name,
                    *((unit_name(each.unit, chinese=chinese),) if units else ()),
                    each.places,
                    _span(each),
                ),
            )
            for each in counted[:MOST_NAMES]
        ),
        empty=translate(language, "trends.no_names"),
        choosable=True,
    )


def _span(counted: Counted) -> str:
    return str(counted.first) if counted.first == counted.last else f"{counted.first}–{counted.last}"


def present_spread(
    series: Mapping[str, Series], chosen: Sequence[str], palette: Palette, language: Language
) -> dict[str, Any]:
    """Return the chart of one indicator over all places, ``chosen`` places drawn by themselves."""
    every = list(series.values())
    years = years_of(every)
    size, unit = scale_of(every, language)
    reported, planned = ({s.year: s for s in spread(every, kind)} for kind in ("actual", "target"))
    # Where nothing was reported at all, the band is that of the plans.
    banded = reported or planned

    def scaled(of: Mapping[int, Spread], field: str) -> list[float | None]:
        return [round(getattr(of[year], field) / size, 4) if year in of else None for year in years]

    lines = {}
    for place in chosen[:MOST_LINES]:
        values = {p.year: p.value for p in series[place].points if p.kind == "actual" or not reported}
        lines[place] = [round(values[year] / size, 4) if year in values else None for year in years]
    names = ("trends.reported", "trends.planned", "trends.quartiles")
    return spread_by_year(
        years,
        (scaled(banded, "low"), scaled(banded, "high")),
        (scaled(reported, "middle"), scaled(planned, "middle")),
        lines,
        (translate(language, names[0]), translate(language, names[1]), translate(language, names[2])),
        unit,
        palette,
    )


def spread_data(series: Mapping[str, Series], language: Language) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of what the chart shows."""
    header = _header(("kind", "year", "places", "low", "middle", "high"), language)
    rows = [
        [translate(language, f"indicators.{kind}"), s.year, s.places, s.low, s.middle, s.high]
        for kind in ("target", "actual")
        for s in spread(list(series.values()), kind)
    ]
    return header, rows


def present_place_years(series: Mapping[str, Series], names: Mapping[str, str], language: Language) -> Table:
    """Return place × year with targets and reported numbers; those of reports in ``names`` lead there."""
    shown = dict(list(series.items())[:MOST_PLACES])
    years = years_of(list(series.values()))
    rows = tuple(
        Row(id=place, cells=(place, *(year_cell(own, year, names, language) for year in years)))
        for place, own in shown.items()
    )
    return _place_table("trends.by_place", years, rows, language)


def numbers_data(
    series: Mapping[str, Series], cited: Mapping[str, str], language: Language
) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of every number with its place in the source; ``cited`` names the reports."""
    names = ("metric", "unit", "year", "kind", "raw", "bound", "value", "report", "start", "end")
    header = [
        translate(language, "search.data_place"),
        *(translate(language, f"indicators.data_{name}") for name in names),
    ]
    rows = []
    for place, own in series.items():
        for p in own.points:
            kind = translate(language, f"indicators.{p.kind}")
            bound = bound_word(p.comparator, language)
            where = [p.raw, bound, p.value, cited.get(p.report, ""), p.start, p.end]
            rows.append([place, own.metric, own.unit, p.year, kind, *where])
    return header, rows


def present_uses(uses: Sequence[Uses], reports: Collection[int], language: Language) -> Table:
    """Return place × year with how often each report uses a phrase; ``reports`` are the years there are."""
    years = sorted(reports)
    by_place: dict[str, dict[int, int]] = {}
    for use in uses:
        by_place.setdefault(use.place, {})[use.year] = use.count
    rows = tuple(
        Row(id=place, cells=(place, *(own.get(year) for year in years)))
        for place, own in list(by_place.items())[:MOST_PLACES]
    )
    return _place_table("trends.uses_by_place", years, rows, language)


def users_by_year(uses: Sequence[Uses], reports: Mapping[int, int]) -> list[tuple[int, int]]:
    """Return how many places use a phrase each year, none where only others' reports are there."""
    return [(year, len({u.place for u in uses if u.year == year})) for year in sorted(reports)]


def users_data(
    uses: Sequence[Uses], reports: Mapping[int, int], phrase: str, language: Language
) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of what the chart shows, beside how many places have a report."""
    header = _header(("phrase", "year", "places", "reports"), language)
    return header, [[phrase, year, count, reports[year]] for year, count in users_by_year(uses, reports)]


def uses_data(uses: Sequence[Uses], phrase: str, language: Language) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of every use."""
    header = _header(("phrase", "place", "year", "uses"), language)
    return header, [[phrase, use.place, use.year, use.count] for use in uses]


def _place_table(caption: str, years: Sequence[int], rows: tuple[Row, ...], language: Language) -> Table:
    return Table(
        caption=translate(language, caption),
        columns=(
            Column(id="place", label=translate(language, "matrix.place"), zh=True),
            *(Column(id=str(year), label=str(year), num=True) for year in years),
        ),
        rows=rows,
        empty=translate(language, "trends.no_names"),
    )


def _header(names: Sequence[str], language: Language) -> list[str]:
    return [translate(language, f"trends.data_{name}") for name in names]
