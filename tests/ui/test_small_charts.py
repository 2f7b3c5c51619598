"""Each target has a small chart of its own, and no chart moves."""

from __future__ import annotations

from pathlib import Path

from tests.builders.five_year import plan, reports
from tests.ui.test_findings import PALETTE
from workbench.pipeline.five_year import five_year
from workbench.ui.five_year.chart import drawn, present_small_chart

UI = Path(__file__).resolve().parents[2] / "workbench" / "ui"


def test_a_chart_holds_one_target_and_no_place_on_the_page() -> None:
    """One title, one pair of axes and two lines: how many stand in a row is left to the width there is."""
    shown = drawn(five_year(plan(), reports()).targets)
    charts = [present_small_chart(each, PALETTE, "zh") for each in shown]
    assert len(charts) >= 5
    for each, chart in zip(shown, charts, strict=True):
        assert chart["title"]["text"].rstrip("…") in each.target.metric
        assert chart["xAxis"]["data"] == [str(year) for year in range(2021, 2026)]
        assert [line["name"] for line in chart["series"]] == ["实际", "匀速进度"]
        assert "%" not in f"{chart['grid']}{chart['title']['left']}"


def test_all_charts_pass_where_movement_is_turned_off() -> None:
    """A picture taken at once shows all of a chart: one module draws, and says so of every chart."""
    sources = {path: path.read_text("utf-8") for path in UI.rglob("*.py")}
    assert [path.name for path, text in sources.items() if "st.echarts_chart(" in text] == ["charts.py"]
    drawing = sources[UI / "charts.py"]
    assert drawing.count("st.echarts_chart(") == drawing.count("_still(spec,") == 2
    assert [path.name for path, text in sources.items() if '"animation"' in text] == ["charts.py"]
