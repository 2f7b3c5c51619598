"""Number series across years: a table of targets and reported numbers, a chart, the sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from workbench.model.document_name import cited_name
from workbench.model.figures import bound_word, bounded, percent, signed, unit_name
from workbench.model.figures import figure as plain_figure
from workbench.model.insight import Point, Series
from workbench.model.report import Report
from workbench.pipeline.indicators_wording import Attainment, attainments
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.charts import Palette, target_and_actual
from workbench.ui.presenting.findings import Column, Filter, Group, Passage, Row, Table, excerpt, to_passage
from workbench.ui.shapes.findings import CellLine, RichCell

_SIZES: Mapping[Language, tuple[tuple[float, str], ...]] = {
    "zh": ((1e8, "unit.yi"), (1e4, "unit.wan")),
    "en": ((1e9, "unit.yi"), (1e6, "unit.wan")),
}


def series_id(series: Series) -> str:
    """Return a name of the series that stays while its first number does."""
    first = series.points[0]
    mark = f"{series.metric}\n{series.unit}\n{first.report}\n{first.start}"
    return sha256(mark.encode()).hexdigest()[:10]


def years_of(series: Sequence[Series]) -> list[int]:
    """Return every year there is a number for, in order."""
    return sorted({point.year for each in series for point in each.points})


def attainment_text(attained: Attainment, unit: str, language: Language) -> str:
    """Return how much of a target was reached, for shares by how far; empty where that says nothing."""
    if unit == "%":
        points = attained.actual.value - attained.target.value
        sign = "+" if points > 0 else "−" if points < 0 else ""
        return translate(language, "number.points", value=sign + plain_figure(abs(points), 2))
    if attained.ratio is None or attained.target.value < 0 or attained.actual.value < 0:
        return ""
    return percent(attained.ratio, 1)


def raw_text(point: Point) -> str:
    """Return a number as written, with its sign where the words around it said that it fell."""
    return signed(point.raw, point.value)


def signed_text(point: Point) -> str:
    """Return a number as written with the sign of what is said of it: at least, at most, about."""
    return bounded(point.raw, point.value, point.comparator)


def present_indicators(series: Sequence[Series], names: Mapping[str, str], language: Language) -> Table:
    """Return one row for each series, one column for each year, newest attainment last.

    ``names`` are what the reports are called.
    """
    years = years_of(series)
    columns = (
        Column(id="metric", label=translate(language, "indicators.metric"), zh=True),
        Column(id="unit", label=translate(language, "indicators.unit"), zh=language == "zh"),
        *(Column(id=str(year), label=str(year), num=True) for year in years),
        Column(id="attained", label=translate(language, "indicators.attained"), num=True, pinned=True),
    )
    kinds = ("met", "missed", "open")
    return Table(
        caption=translate(language, "indicators.caption"),
        columns=columns,
        rows=tuple(_row(each, years, names, language) for each in series),
        empty=translate(language, "indicators.empty"),
        filters=(
            Filter(
                column="met",
                label=translate(language, "indicators.filter"),
                options=tuple((kind, translate(language, f"indicators.filter_{kind}")) for kind in kinds),
            ),
        ),
        choosable=True,
    )


def _row(series: Series, years: Sequence[int], names: Mapping[str, str], language: Language) -> Row:
    attained = attainments(series)
    last = attained[-1] if attained else None
    met = "open" if last is None or last.met is None else "met" if last.met else "missed"
    cells = tuple(year_cell(series, year, names, language) for year in years)
    reached: RichCell | None = None
    if last is not None:
        said = attainment_text(last, series.unit, language) or translate(language, f"indicators.filter_{met}")
        reached = {
            "lines": [
                {"text": f"{last.year}　{said}", "kind": "" if met == "open" else met},
            ],
            "sort": last.ratio if last.ratio is not None else "",
        }
    return Row(
        id=series_id(series),
        cells=(series.metric, unit_name(series.unit, chinese=language == "zh"), *cells, reached),
        tags={"met": met},
    )


def year_cell(series: Series, year: int, names: Mapping[str, str], language: Language) -> RichCell | None:
    """Return a year's numbers, each with the link to its place if its report is one of ``names``.

    What several documents give as one number (3%, 3.0%) stands there once, under the names of all.
    """
    points = [point for point in series.points if point.year == year]
    if not points:
        return None
    same: dict[tuple[str, float, str], list[Point]] = {}
    for point in points:
        asked = point.comparator if point.kind == "target" else "="
        same.setdefault((point.kind, point.value, asked), []).append(point)
    actual = [point for point in points if point.kind == "actual"]
    lines = [_line(told, names, language) for told in same.values()]
    return {"lines": lines, "sort": (actual or points)[-1].value}


def _line(told: Sequence[Point], names: Mapping[str, str], language: Language) -> CellLine:
    point = next((each for each in told if each.report in names), told[0])
    kind = translate(language, f"indicators.{point.kind}")
    named = dict.fromkeys(names[each.report] for each in told if names.get(each.report))
    document = translate(language, "common.list_mark").join(named)
    return {
        "text": signed_text(point),
        "kind": point.kind,
        "title": translate(language, "indicators.point", kind=kind, document=document) if document else kind,
        "go": to_passage(point.report, point.start, point.end) if document else None,
    }


def present_series_chart(series: Series, palette: Palette, language: Language) -> dict[str, Any]:
    """Return the chart of one series; numbers are scaled to a unit people count in."""
    size, unit = scale_of((series,), language)
    years = years_of((series,))
    values = {(point.year, point.kind): round(point.value / size, 4) for point in series.points}
    return target_and_actual(
        years,
        [values.get((year, "target")) for year in years],
        [values.get((year, "actual")) for year in years],
        (translate(language, "indicators.target"), translate(language, "indicators.actual")),
        unit,
        palette,
    )


def scale_of(series: Sequence[Series], language: Language) -> tuple[float, str]:
    """Return by what the numbers of one unit are divided to be drawn, and what they are then called."""
    largest = max(abs(point.value) for each in series for point in each.points)
    unit = unit_name(series[0].unit, chinese=language == "zh")
    for size, wording in _SIZES[language]:
        if largest >= size:
            return size, translate(language, wording, unit=unit).strip()
    return 1.0, unit


def picked_point(series: Series, selected: Sequence[Mapping[str, Any]]) -> Point | None:
    """Return the number behind a clicked mark of the chart; the bars come first."""
    years = years_of((series,))
    for each in selected:
        kind = "target" if each.get("series_index") else "actual"
        for index in each.get("data_indices") or ():
            year = years[int(index)] if int(index) < len(years) else None
            found = [p for p in series.points if p.year == year and p.kind == kind]
            if found:
                return found[-1]
    return None


def present_sources(series: Series, reports: Mapping[str, Report], language: Language) -> Group:
    """Return every number of a series in the words around it."""
    return Group(
        title=translate(language, "indicators.sources"),
        passages=tuple(_source(point, reports[point.report], language) for point in series.points),
    )


def _source(point: Point, report: Report, language: Language) -> Passage:
    kind = translate(language, f"indicators.{point.kind}")
    return Passage(
        parts=excerpt(report.text, point.start, point.end),
        go=to_passage(report.id, point.start, point.end),
        badge=f"{point.year} {kind}",
        kind=point.kind,
        meta=cited_name(report, language),
    )


def series_data(
    series: Sequence[Series], cited: Mapping[str, str], language: Language
) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of every number with its place in the source; ``cited`` names the reports."""
    names = ("metric", "unit", "year", "kind", "raw", "bound", "value", "report", "start", "end")
    header = [translate(language, f"indicators.data_{name}") for name in names]
    rows = [
        [
            each.metric,
            unit_name(each.unit, chinese=language == "zh"),
            p.year,
            translate(language, f"indicators.{p.kind}"),
            p.raw,
            bound_word(p.comparator, language),
            p.value,
            cited.get(p.report, ""),
            p.start,
            p.end,
        ]
        for each in series
        for p in each.points
    ]
    return header, rows
