"""One series for one figure: a product settled anew, sums until a later year, yearly means."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.pipeline.indicators_wording import indicators

_REPORT = """云海区{year}年政府工作报告
一、{past}年工作回顾
{past}年，{review}
二、{year}年主要任务
{year}年，{plan}
"""


def _series(*told: tuple[int, str, str]) -> dict[str, list[tuple[int, str]]]:
    """Return the points of each series by its name; two of one name would lose one."""
    reports = [
        read_report(
            _REPORT.format(year=year, past=year - 1, review=review, plan=plan).encode(), name=f"{year}.txt"
        )
        for year, review, plan in told
    ]
    found = indicators(reports)
    names = [series.metric for series in found]
    assert len(set(names)) == len(names)
    return {series.metric: [(point.year, point.raw) for point in series.points] for series in found}


@pytest.mark.parametrize("settled", ["515亿元", "540亿元", "570亿元", "590亿元"])
def test_a_product_settled_anew_stays_in_its_series(settled: str) -> None:
    """A census settles the product of a year by up to a fifth; no second series begins there."""
    found = _series(
        (2024, "生产总值500亿元。", "生产总值达到550亿元。"),
        (2025, "地区生产总值560亿元，2023年核定为" + settled + "。", "地区生产总值达到600亿元。"),
        (2026, "生产总值610亿元。", "生产总值达到650亿元。"),
    )
    assert sum("生产总值" in name for name in found) == 1


@pytest.mark.parametrize(
    "until",
    [
        "到2030年城镇新增就业90万人",
        "到2030年，城镇新增就业90万人",
        "至2030年城镇新增就业90万人",
        "力争到2030年新增城镇就业90万人",
    ],
)
def test_a_sum_until_a_later_year_is_no_target_of_that_year(until: str) -> None:
    """What is to be added by 2030 is added over the years, and no point beside yearly ones."""
    found = _series(
        (2025, "城镇新增就业15万人。", f"城镇新增就业16万人。{until}。"),
        (2026, "城镇新增就业17万人。", "城镇新增就业18万人。"),
    )
    assert [point for points in found.values() for point in points if point[1] == "90万人"] == []
    assert (2026, "18万人") in found["城镇新增就业"]
