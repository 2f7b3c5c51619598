"""Charts as ECharts options; colours mean the same as everywhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.model.verdicts import DISPUTED, ROWS, TALLIED, Verdict

_LABEL_LENGTH = 14
_FLOW_LABEL, _BESIDE_NODE = 150, 10  # pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The theme's colours."""

    ink: str
    line: str
    paper: str
    green: str
    orange: str
    blue: str
    red: str
    violet: str
    gray: str

    def of(self, verdict: str) -> dict[str, Any]:
        """Return how a verdict's area is filled; what is undecided is hollow, what is disputed hatched."""
        if verdict == DISPUTED:
            decal = {"symbol": "rect", "dashArrayX": [1, 0], "dashArrayY": [2, 4], "rotation": 0.8}
            return {"color": self.paper, "decal": {**decal, "color": self.red}, "borderColor": self.red}
        hue = ROWS[Verdict(verdict)].hue
        if hue in ("pale", "hollow"):
            border = {"borderColor": self.gray, "borderWidth": 1}
            return {"color": self.line if hue == "pale" else self.paper, **border}
        return {"color": getattr(self, hue)}


def shortened(text: str, length: int = _LABEL_LENGTH) -> str:
    """Return a label short enough for an axis."""
    return text if len(text) <= length else text[: length - 1] + "…"


def stacked_bars(
    labels: Sequence[str],
    counts: Sequence[Mapping[str, int]],
    names: Mapping[str, str],
    palette: Palette,
    *,
    width: int = _LABEL_LENGTH,
) -> dict[str, Any]:
    """Return horizontal bars of verdict counts, the first label on top; bars can be clicked."""
    met = [verdict for verdict in TALLIED if any(each.get(verdict) for each in counts)]
    return {
        "tooltip": {"trigger": "item"},
        "legend": {
            "data": [names[verdict] for verdict in met],
            "left": 0,
            "right": 40,
            "top": 0,
            "bottom": "auto",
            "type": "scroll",
        },
        "grid": {"left": 8, "right": 24, "top": 40, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "value", "minInterval": 1},
        "yAxis": {
            "type": "category",
            "inverse": True,
            "data": [shortened(label, width) for label in labels],
            "axisLabel": {"interval": 0},
        },
        "series": [
            {
                "type": "bar",
                "stack": "all",
                "name": names[verdict],
                "data": [each.get(verdict, 0) or None for each in counts],
                "itemStyle": palette.of(verdict),
                "selectedMode": "single",
                "select": {"itemStyle": {"borderColor": palette.ink, "borderWidth": 2}},
                "barMaxWidth": 22,
            }
            for verdict in met
        ],
    }


def sankey(
    flows: Sequence[tuple[str, str, int]], colours: Mapping[str, dict[str, Any]], palette: Palette
) -> dict[str, Any]:
    """Return ribbons (source, target, count); ``colours`` fills the nodes that have a meaning."""
    nodes = list(dict.fromkeys(name for source, target, _ in flows for name in (source, target)))
    return {
        "tooltip": {"trigger": "item"},
        "series": [
            {
                "type": "sankey",
                "left": 4,
                # Behind the last nodes there is room for a whole label, also on a telephone.
                "right": _FLOW_LABEL + _BESIDE_NODE,
                "top": 30,
                "bottom": 8,
                "nodeGap": 9,
                "nodeWidth": 14,
                "draggable": False,
                "label": {
                    "color": palette.ink,
                    "width": _FLOW_LABEL,
                    "distance": _BESIDE_NODE // 2,
                    "overflow": "truncate",
                },
                "lineStyle": {"color": "source", "opacity": 0.32},
                "emphasis": {"focus": "adjacency"},
                "data": [{"name": n, "itemStyle": colours.get(n, {"color": palette.blue})} for n in nodes],
                "links": [{"source": s, "target": t, "value": count} for s, t, count in flows],
            }
        ],
    }


def target_and_actual(
    years: Sequence[int],
    target: Sequence[float | None],
    actual: Sequence[float | None],
    names: tuple[str, str],
    unit: str,
    palette: Palette,
) -> dict[str, Any]:
    """Return what was reported as bars and what was planned as marks; both can be clicked."""
    select = {"itemStyle": {"borderColor": palette.ink, "borderWidth": 2}}
    return {
        "tooltip": {"trigger": "item", "valueFormatter": "localized"},
        "legend": {"data": list(names), "left": 0, "top": 0, "bottom": "auto"},
        "grid": {"left": 8, "right": 24, "top": 48, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "category", "data": [str(year) for year in years]},
        "yAxis": {"type": "value", "name": unit, "scale": False},
        "series": [
            {
                "type": "bar",
                "name": names[1],
                "data": list(actual),
                "itemStyle": {"color": palette.blue},
                "barMaxWidth": 44,
                "selectedMode": "single",
                "select": select,
            },
            {
                "type": "line",
                "name": names[0],
                "data": list(target),
                "connectNulls": True,
                "lineStyle": {"type": "dashed", "color": palette.orange},
                "itemStyle": {"color": palette.orange},
                "symbol": "diamond",
                "symbolSize": 13,
                "selectedMode": "single",
                "select": select,
            },
        ],
    }


def uses_by_year(counts: Sequence[tuple[int, int]], name: str, palette: Palette) -> dict[str, Any]:
    """Return how often a phrase was used each year."""
    return {
        "tooltip": {"trigger": "axis"},
        "grid": {"left": 8, "right": 24, "top": 36, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "category", "data": [str(year) for year, _ in counts]},
        "yAxis": {"type": "value", "minInterval": 1},
        "series": [
            {
                "type": "bar",
                "name": name,
                "data": [count for _, count in counts],
                "itemStyle": {"color": palette.blue},
                "barMaxWidth": 44,
                "label": {"show": True, "position": "top"},
            }
        ],
    }


def spread_by_year(
    years: Sequence[int],
    quartiles: tuple[Sequence[float | None], Sequence[float | None]],
    middle: tuple[Sequence[float | None], Sequence[float | None]],
    lines: Mapping[str, Sequence[float | None]],
    names: tuple[str, str, str],
    unit: str,
    palette: Palette,
) -> dict[str, Any]:
    """Return the middle of what was reported and planned over the places, with a band between the quartiles.

    ``middle`` is (reported, planned), ``names`` are those of reported, planned and the band; ``lines`` are
    places drawn by themselves.
    """
    low, high = quartiles
    width = [None if a is None or b is None else b - a for a, b in zip(low, high, strict=True)]
    band: dict[str, Any] = {
        "type": "line",
        "name": names[2],
        "stack": "band",
        "stackStrategy": "all",
        "symbol": "none",
        "silent": True,
        "lineStyle": {"opacity": 0},
        "itemStyle": {"color": palette.gray},
    }
    solid = {"type": "line", "connectNulls": True, "symbolSize": 8}
    colours = (palette.green, palette.violet, palette.red, palette.gray)
    return {
        "tooltip": {"trigger": "item", "valueFormatter": "localized"},
        "legend": {
            "data": [*names, *lines], "left": 0, "right": 40, "top": 0, "bottom": "auto", "type": "scroll",
        },
        "grid": {"left": 8, "right": 24, "top": 48, "bottom": 8, "containLabel": True},
        "xAxis": {"type": "category", "data": [str(year) for year in years]},
        "yAxis": {"type": "value", "name": unit, "scale": True},
        "series": [
            {**band, "data": list(low)},
            {**band, "data": width, "areaStyle": {"color": palette.gray, "opacity": 0.25}},
            {**solid, "name": names[0], "data": list(middle[0]), "itemStyle": {"color": palette.blue}},
            {
                **solid,
                "name": names[1],
                "data": list(middle[1]),
                "itemStyle": {"color": palette.orange},
                "lineStyle": {"type": "dashed", "color": palette.orange},
                "symbol": "diamond",
            },
            *(
                {
                    **solid,
                    "name": name,
                    "data": list(values),
                    "itemStyle": {"color": colours[at % len(colours)]},
                    "lineStyle": {"width": 1.5},
                }
                for at, (name, values) in enumerate(lines.items())
            ),
        ],
    }  # fmt: skip
