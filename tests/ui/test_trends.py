"""What the page of trends shows of a small batch: tables, charts and downloads that agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.batches import GREEN, PLACES, YEARS, run_small_batch
from tests.ui.test_findings import PALETTE
from workbench.model.insight import Series
from workbench.pipeline.home import Home
from workbench.pipeline.trends import (
    Counted,
    Trends,
    list_indicators,
    list_phrases,
    open_trends,
    phrase_uses,
    place_series,
    places_by_year,
)
from workbench.ui.trends.presenter import (
    MOST_NAMES,
    counted_id,
    numbers_data,
    present_counted,
    present_place_years,
    present_spread,
    present_uses,
    spread_data,
    users_data,
    uses_data,
)


@pytest.fixture(scope="module")
def trends(tmp_path_factory: pytest.TempPathFactory) -> Trends:
    """Give what a small batch found."""
    home: Path = tmp_path_factory.mktemp("home")
    run_small_batch(home)
    return open_trends(Home(folder=home, database_url="sqlite://"), "small")


@pytest.fixture(scope="module")
def growth(trends: Trends) -> dict[str, Series]:
    """Give the growth that the places plan and report."""
    (found,) = list_indicators(trends, "生产总值")
    return place_series(trends, found.name, found.unit)


def test_what_can_be_chosen_has_a_row_of_its_own(trends: Trends) -> None:
    """Indicators show their unit, phrases have none; of very many the first are shown."""
    for view, found in (("indicators", list_indicators(trends)), ("phrases", list_phrases(trends))):
        table = present_counted(found, view, "zh")
        assert [row.id for row in table.rows] == [counted_id(each) for each in found]
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
    many = [Counted(name=str(n), unit="", places=1, first=2020, last=2021) for n in range(MOST_NAMES + 5)]
    assert len(present_counted(many, "phrases", "en").rows) == MOST_NAMES


def test_the_chart_has_the_middle_the_band_and_chosen_places(growth: dict[str, Series]) -> None:
    """Band and width add up to the upper quartile; a year without a report is a gap."""
    spec = present_spread(growth, [PLACES[0]], PALETTE, "zh")
    low, width, actual, target, place = (each["data"] for each in spec["series"])
    assert spec["xAxis"]["data"] == [str(year) for year in range(YEARS[0] - 1, YEARS[-1] + 1)]
    assert (low[0], width[0], actual[0]) == (4.5, 1.0, 5.0)
    assert target == [None, 6.0, 6.0, 6.0]
    assert place == [4.0, 4.0, 4.0, None]
    assert actual[-1] is low[-1] is None


def test_numbers_lead_only_into_reports_of_the_library(growth: dict[str, Series]) -> None:
    """A number of a report that the library does not hold is shown without a link."""
    known = {growth[PLACES[0]].points[0].report}
    table = present_place_years(growth, dict.fromkeys(known, "云海区2024年政府工作报告"), "zh")
    lines = [
        line for row in table.rows for cell in row.cells if isinstance(cell, dict) for line in cell["lines"]
    ]
    leading = [go for line in lines if (go := line.get("go"))]
    assert 0 < len(leading) < len(lines)
    assert {go["query"]["document"] for go in leading} == known


def test_downloads_hold_everything_shown(trends: Trends, growth: dict[str, Series]) -> None:
    """Header and rows match; a phrase's users are counted beside the places that have a report."""
    uses, reports = phrase_uses(trends, GREEN), places_by_year(trends)
    for header, rows in (
        spread_data(growth, "zh"),
        numbers_data(growth, {}, "en"),
        users_data(uses, reports, GREEN, "zh"),
        uses_data(uses, GREEN, "en"),
    ):
        assert rows
        assert all(len(row) == len(header) for row in rows)
    assert [row[1:] for row in users_data(uses, reports, GREEN, "zh")[1]] == [
        [2021, 0, 3],
        [2022, 2, 3],
        [2023, 2, 3],
    ]
    assert {row.id for row in present_uses(uses, reports, "zh").rows} == set(PLACES[:2])
