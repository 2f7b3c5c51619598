"""A small chart of each target: what was reached against an even pace, by year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbench.model.plan_target import TargetProgress
from workbench.ui.five_year.presenter import aim_text, state_of, state_text
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.charts import Palette, shortened

HEIGHT = 190
"""The height of a small chart, in pixels."""
_TITLE = 58
_LABEL = 15


def drawn(targets: Sequence[TargetProgress]) -> list[TargetProgress]:
    """Return the targets that have a result to be drawn."""
    return [each for each in targets if any(year.result is not None for year in each.years)]


def present_small_chart(each: TargetProgress, palette: Palette, language: Language) -> dict[str, Any]:
    """Return the chart of a target: results as a line with points, the even pace dashed, the aim.

    Sums and changes are drawn as they add up; the colour of the title says whether the target is on pace.
    """
    axis = {"axisLabel": {"fontSize": 10}}
    return {
        "tooltip": {"trigger": "item", "valueFormatter": "localized"},
        "legend": {"show": False},
        "title": _title(each, palette, language),
        "grid": {"left": 4, "right": 8, "top": _TITLE, "bottom": 4, "containLabel": True},
        "xAxis": {"type": "category", "data": [str(year.year) for year in each.years], **axis},
        "yAxis": {"type": "value", "scale": True, "splitNumber": 2, **axis},
        "series": _lines(each, palette, language),
    }


def _title(each: TargetProgress, palette: Palette, language: Language) -> dict[str, Any]:
    colours = {"on": palette.green, "behind": palette.red, "open": palette.gray}
    return {
        "text": shortened(each.target.metric, _LABEL),
        "subtext": f"{aim_text(each.target, language)} · {state_text(each, language)}",
        "left": 0,
        "top": 0,
        "itemGap": 3,
        "textStyle": {"fontSize": 13, "color": palette.ink},
        "subtextStyle": {"fontSize": 12, "color": colours[state_of(each)]},
    }


def _lines(each: TargetProgress, palette: Palette, language: Language) -> list[dict[str, Any]]:
    reached, even = curves(each)
    size = _size([value for value in (*reached, *even) if value is not None])
    return [
        {
            "type": "line",
            "name": translate(language, "plan.reached"),
            "data": [None if value is None else round(value / size, 3) for value in reached],
            "symbolSize": 7,
            "connectNulls": True,
            "itemStyle": {"color": palette.blue},
            "lineStyle": {"width": 2.5, "color": palette.blue},
        },
        {
            "type": "line",
            "name": translate(language, "plan.even"),
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
