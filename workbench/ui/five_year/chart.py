"""Small charts of targets, one beside the other: what was reached against an even pace, by year."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from workbench.model.plan_target import TargetProgress
from workbench.ui.five_year.presenter import aim_text, state_of, state_text
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.charts import Palette, shortened

ACROSS = 4
"""How many small charts stand in a row."""
_HEIGHT = 190
_TITLE, _FOOT = 58, 30
_LABEL = 15


def drawn(targets: Sequence[TargetProgress]) -> list[TargetProgress]:
    """Return the targets that have a result to be drawn."""
    return [each for each in targets if any(year.result is not None for year in each.years)]


def chart_height(count: int) -> int:
    """Return the height of so many small charts, in pixels."""
    return _HEIGHT * math.ceil(count / ACROSS) + 36


def present_small_charts(
    targets: Sequence[TargetProgress], palette: Palette, language: Language
) -> dict[str, Any]:
    """Return one small chart for each target: results as a line with points, the even pace dashed, the aim.

    Sums and changes are drawn as they add up; the colour of the title says whether the target is on pace.
    """
    rows = math.ceil(len(targets) / ACROSS)
    names = (translate(language, "plan.reached"), translate(language, "plan.even"))
    option: dict[str, Any] = {
        "animation": False,  # so that a picture taken at once shows all years
        "tooltip": {"trigger": "item", "valueFormatter": "localized"},
        "legend": {"data": list(names), "left": 0, "top": 0, "bottom": "auto"},
        "title": [], "grid": [], "xAxis": [], "yAxis": [], "series": [],
    }  # fmt: skip
    for at, each in enumerate(targets):
        left, width = 100 / ACROSS * (at % ACROSS), 100 / ACROSS
        top = 36 + at // ACROSS * _HEIGHT
        option["title"].append(_title(each, f"{left + 0.5}%", top, palette, language))
        option["grid"].append(
            {
                "left": f"{left + 1}%",
                "width": f"{width - 3}%",
                "top": top + _TITLE,
                "height": _HEIGHT - _TITLE - _FOOT,
                "containLabel": True,
            }
        )
        option["xAxis"].append(
            {
                "type": "category",
                "gridIndex": at,
                "data": [str(year.year) for year in each.years],
                "axisLabel": {"fontSize": 10},
            }
        )
        option["yAxis"].append(
            {
                "type": "value",
                "gridIndex": at,
                "scale": True,
                "splitNumber": 2,
                "axisLabel": {"fontSize": 10},
            }
        )
        option["series"] += _lines(each, at, names, palette)
    return option if rows else {}


def _title(each: TargetProgress, left: str, top: int, palette: Palette, language: Language) -> dict[str, Any]:
    colours = {"on": palette.green, "behind": palette.red, "open": palette.gray}
    return {
        "text": shortened(each.target.metric, _LABEL),
        "subtext": f"{aim_text(each.target, language)} · {state_text(each, language)}",
        "left": left,
        "top": top,
        "itemGap": 3,
        "textStyle": {"fontSize": 13, "color": palette.ink},
        "subtextStyle": {"fontSize": 12, "color": colours[state_of(each)]},
    }


def _lines(each: TargetProgress, at: int, names: tuple[str, str], palette: Palette) -> list[dict[str, Any]]:
    reached, even = curves(each)
    size = _size([value for value in (*reached, *even) if value is not None])
    where = {"type": "line", "xAxisIndex": at, "yAxisIndex": at}
    return [
        {
            **where,
            "name": names[0],
            "data": [None if value is None else round(value / size, 3) for value in reached],
            "symbolSize": 7,
            "connectNulls": True,
            "itemStyle": {"color": palette.blue},
            "lineStyle": {"width": 2.5, "color": palette.blue},
        },
        {
            **where,
            "name": names[1],
            "data": [None if value is None else round(value / size, 3) for value in even],
            "symbol": "none",
            "itemStyle": {"color": palette.orange},
            "lineStyle": {"type": "dashed", "color": palette.orange},
        },
    ]


def _size(values: Sequence[float]) -> float:
    """Return by what large numbers are divided, so that an axis has room for its figures."""
    largest = max(map(abs, values), default=0.0)
    return next((size for size in (1e8, 1e4) if largest >= size), 1.0)


def curves(each: TargetProgress) -> tuple[list[float | None], list[float | None]]:
    """Return what was reached by each year and where an even pace would stand, in the target's unit."""
    target = each.target
    results = [year.result.value if year.result is not None else None for year in each.years]
    count = range(1, len(each.years) + 1)
    if target.kind in ("growth", "limit"):
        return results, [target.value for _ in count]
    if target.kind == "level":
        if each.base is None or each.even is None:
            return results, [target.value for _ in count]
        return results, [each.base + each.even * n for n in count]
    even = each.even or 0.0
    if target.kind == "change" and target.unit == "%":
        path = [100 * ((1 + even / 100) ** n - 1) for n in count]
        return _compounded(results), [*path]
    by_levels = target.kind == "change" and each.base is not None
    if by_levels:
        base = each.base or 0.0
        return results, [base + even * n for n in count]
    return _summed(results), [even * n for n in count]


def _summed(values: Sequence[float | None]) -> list[float | None]:
    """Return running sums up to the first year that is missing."""
    total: float | None = 0.0
    sums: list[float | None] = []
    for value in values:
        total = None if total is None or value is None else total + value
        sums.append(total)
    return sums


def _compounded(values: Sequence[float | None]) -> list[float | None]:
    factor: float | None = 1.0
    changes: list[float | None] = []
    for value in values:
        factor = None if factor is None or value is None else factor * (1 + value / 100)
        changes.append(None if factor is None else 100 * (factor - 1))
    return changes
