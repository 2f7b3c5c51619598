"""A phrase over places and years: who was first, the curve of who followed, a matrix, rows to take away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbench.model.adoption import LEVELS, Adoption, Level, PlaceAdoption, PlaceYear, Saying
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.charts import Palette
from workbench.ui.presenting.findings import Column, Filter, Group, Passage, Row, Table, split_at, to_passage
from workbench.ui.shapes.findings import Cell, RichCell

MOST_EARLIEST = 8
"""How many of the earliest sources are quoted."""
_DATA = ("place", "level", "year", "state", "count", "report", "date", "quote", "start", "end")


def summary(found: Adoption, language: Language) -> str:
    """Return in words who was first, how many followed, and for how many, if any, that is open."""
    said = [each for each in found.places if each.first is not None]
    first = found.earliest[0]
    unsure = sum(1 for each in said if each.missing_before)
    key = "first.summary_day" if first.said_on else "first.summary"
    told = translate(
        language,
        key,
        place=first.place,
        year=first.year,
        day=first.said_on.isoformat() if first.said_on else "",
        n=len(said),
        all=len(found.places),
    )
    if not unsure:
        return told
    space = " " if language == "en" else ""
    return told + space + translate(language, "first.summary_open", unsure=unsure)


def present_earliest(found: Adoption, language: Language) -> Group:
    """Return the earliest sources with their sentences; a day that is not known is said to be so."""
    shown = found.earliest[:MOST_EARLIEST]
    return Group(
        title=translate(language, "first.earliest"),
        passages=tuple(_passage(each, (found.phrase, *found.variants), language) for each in shown),
        note=translate(language, "first.more", n=len(found.earliest) - len(shown))
        if len(shown) < len(found.earliest)
        else "",
    )


def _passage(saying: Saying, words: Sequence[str], language: Language) -> Passage:
    day = saying.said_on.isoformat() if saying.said_on else translate(language, "first.no_day")
    genre = translate(language, f"genre.{saying.genre.value}")
    return Passage(
        parts=split_at(saying.quote, words),
        go=to_passage(saying.document, saying.start, saying.end),
        badge=str(saying.year),
        title=saying.place,
        meta=" · ".join((translate(language, f"first.level_{saying.level}"), genre, day)),
    )


def present_levels(found: Adoption, language: Language) -> Table:
    """Return for each level who was first, and how many of its places have said it."""
    names = ("level", "first", "year", "said")
    return Table(
        caption=translate(language, "first.by_level"),
        columns=tuple(
            Column(id=name, label=translate(language, f"first.column_{name}"), num=name in ("year", "said"))
            for name in names
        ),
        rows=tuple(_level_row(found, level, language) for level in LEVELS if _of_level(found, level)),
        empty="",
    )


def _of_level(found: Adoption, level: Level) -> list[PlaceAdoption]:
    return [each for each in found.places if each.level == level]


def _level_row(found: Adoption, level: Level, language: Language) -> Row:
    own = _of_level(found, level)
    said = [each.first for each in own if each.first is not None]
    first: Cell = translate(language, "first.nobody")
    if said:
        first = {"text": said[0].place, "go": to_passage(said[0].document, said[0].start, said[0].end)}
    return Row(
        id=level,
        cells=(
            translate(language, f"first.level_{level}"),
            first,
            said[0].year if said else "",
            {"text": f"{len(said)}/{len(own)}", "sort": len(said)},
        ),
    )


def present_matrix(found: Adoption, language: Language) -> Table:
    """Return places × years: how often it was said, a dash for silence, and what is missing."""
    years = shown_years(found)
    levels = [level for level in LEVELS if _of_level(found, level)]
    return Table(
        caption=translate(language, "first.matrix"),
        columns=(
            Column(id="place", label=translate(language, "first.column_place"), zh=True),
            Column(id="level", label=translate(language, "first.column_level")),
            Column(id="year", label=translate(language, "first.column_year"), num=True),
            *(Column(id=f"y{year}", label=str(year), num=True) for year in years),
        ),
        rows=tuple(_place_row(each, set(years), language) for each in found.places),
        empty="",
        filters=(
            Filter(
                column="level",
                label=translate(language, "first.column_level"),
                options=tuple((level, translate(language, f"first.level_{level}")) for level in levels),
            ),
        ),
    )


def shown_years(found: Adoption) -> list[int]:
    """Return the years from just before the phrase came up; where nobody says it, the latest ten."""
    if not found.earliest:
        return list(found.years[-10:])
    first = found.earliest[0].year
    return [year for year in found.years if year >= first - 1]


def _place_row(each: PlaceAdoption, years: set[int], language: Language) -> Row:
    first: RichCell = {"text": translate(language, "first.nobody"), "sort": 9999}
    if each.first is not None:
        mark = translate(language, "first.perhaps") if each.missing_before else ""
        title = ""
        if each.missing_before:
            title = translate(language, "first.perhaps_title", n=len(each.missing_before))
        first = {"lines": [{"text": f"{each.first.year}{mark}", "title": title}], "sort": each.first.year}
    return Row(
        id=each.place,
        cells=(
            each.place,
            translate(language, f"first.level_{each.level}"),
            first,
            *(_cell(cell, language) for cell in each.years if cell.year in years),
        ),
        tags={"level": each.level},
    )


def _cell(cell: PlaceYear, language: Language) -> RichCell:
    title = translate(language, f"first.state_{cell.state}")
    if cell.saying is not None:
        go = to_passage(cell.saying.document, cell.saying.start, cell.saying.end)
        return {"lines": [{"text": f"● {cell.count}", "title": title, "go": go}], "sort": cell.count}
    missing = cell.state == "missing"
    sign = translate(language, "first.missing") if missing else "–"
    return {"lines": [{"text": sign, "title": title}], "sort": -1 if missing else 0}


def present_curve(found: Adoption, palette: Palette, language: Language) -> dict[str, Any]:
    """Return the places that had said it by each year, by level, and the share of that year's reports."""
    years = shown_years(found)
    colours = dict(zip(LEVELS, _hues(palette), strict=True))
    by_key = {(each.level, each.year): each for each in found.curve}
    levels = [level for level in LEVELS if _of_level(found, level)]
    share = translate(language, "first.share")
    names = {level: translate(language, f"first.level_{level}") for level in levels}
    bars: list[dict[str, Any]] = [
        {
            "type": "bar",
            "stack": "said",
            "name": names[level],
            "data": [_adopted(found, level, year) for year in years],
            "itemStyle": {"color": colours[level]},
            "barMaxWidth": 40,
        }
        for level in levels
    ]
    shares = []
    for year in years:
        own = [by_key[level, year] for level in levels]
        reports = sum(each.reports for each in own)
        shares.append(round(100 * sum(each.said for each in own) / reports, 1) if reports else None)
    line = {
        "type": "line",
        "name": share,
        "yAxisIndex": 1,
        "data": shares,
        "connectNulls": False,
        "itemStyle": {"color": palette.orange},
        "symbolSize": 7,
    }
    return {
        "tooltip": {"trigger": "axis"},
        "legend": {
            "data": [*names.values(), share],
            "left": 0,
            "right": 40,
            "top": 0,
            "bottom": "auto",
            "type": "scroll",
        },
        "grid": {"left": 8, "right": 24, "top": 48, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "category", "data": [str(year) for year in years]},
        "yAxis": [
            {
                "type": "value",
                "minInterval": 1,
                "name": translate(language, "first.places"),
                "nameTextStyle": {"align": "left"},
            },
            {"type": "value", "min": 0, "max": 100, "splitLine": {"show": False}, "name": "%"},
        ],
        "series": [*bars, line],
    }


def _hues(palette: Palette) -> tuple[str, ...]:
    return palette.red, palette.blue, palette.green, palette.violet, palette.gray


def _adopted(found: Adoption, level: Level, year: int) -> int:
    own = (each.first for each in _of_level(found, level))
    return sum(1 for first in own if first is not None and first.year <= year)


def matrix_data(
    found: Adoption, cited: Mapping[str, str], language: Language
) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows, one for each place and year; ``cited`` names the documents."""
    header = [translate(language, f"first.data_{name}") for name in _DATA]
    rows = []
    for each in found.places:
        level = translate(language, f"first.level_{each.level}")
        for cell in each.years:
            state = translate(language, f"first.state_{cell.state}")
            row: list[Any] = [each.place, level, cell.year, state, cell.count]
            saying = cell.saying
            if saying is None:
                row += ["", "", "", None, None]
            else:
                day = saying.said_on.isoformat() if saying.said_on else ""
                row += [cited.get(saying.document, ""), day, saying.quote, saying.start, saying.end]
            rows.append(row)
    return header, rows
