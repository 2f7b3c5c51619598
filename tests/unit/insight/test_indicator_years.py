"""Headline figures keep to the whole place and the one year, in one series."""

from __future__ import annotations

import pytest

from tests.builders.plain_reports import build_report, quantities_by_report
from workbench.insight.indicators import collect_indicators
from workbench.model.report import Report
from workbench.settings import InsightSettings


def _told(*reports: Report) -> list[list[tuple[int, str, str]]]:
    found = collect_indicators(reports, quantities_by_report(reports), InsightSettings())
    return [[(point.year, point.kind, point.raw) for point in series.points] for series in found]


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("全省生产总值6000亿元。", "开发区集聚效应显现，完成生产总值700亿元。"),
        ("生产总值900亿元。", "高新区完成生产总值80亿元。"),
        ("生产总值900亿元。", "园区提质，完成生产总值60亿元。"),
        ("实际使用外资9亿元。", "民族地区实际使用外资2亿元。"),
        ("一般公共预算收入60亿元。", "保税区一般公共预算收入4亿元。"),
        ("社会消费品零售总额300亿元。", "县域社会消费品零售总额120亿元。"),
        ("进出口总额80亿元。", "自贸区进出口总额30亿元。"),
        ("城镇新增就业5万人。", "新区城镇新增就业1万人。"),
        ("粮食产量400万吨。", "垦区粮食产量150万吨。"),
        ("生产总值900亿元。", "革命老区生产总值150亿元。"),
    ],
)
def test_a_part_s_figure_is_no_point_beside_the_whole(whole: str, part: str) -> None:
    """What a zone or district reached stands in no series of the place."""
    raw = whole[next(at for at, mark in enumerate(whole) if mark.isdigit()) : -1]
    [series] = _told(build_report(2024, review=[whole, part]))
    assert series == [(2023, "actual", raw)]


@pytest.mark.parametrize(
    ("review", "expected"),
    [
        ("预计生产总值由2018年的310亿元增加到450亿元。", [(2018, "310亿元"), (2023, "450亿元")]),
        ("2023年生产总值由2018年的310亿元增加到450亿元。", [(2018, "310亿元"), (2023, "450亿元")]),
        ("粮食产量由2019年的90万吨提高到104万吨。", [(2019, "90万吨"), (2023, "104万吨")]),
        ("固定资产投资由2020年的500亿元增加到610亿元。", [(2020, "500亿元"), (2023, "610亿元")]),
        ("生产总值从2018年的310亿元增加到2022年的430亿元。", [(2018, "310亿元"), (2022, "430亿元")]),
        ("城镇居民人均可支配收入增长8%。", [(2023, "8%")]),
        ("城镇居民人均可支配收入增长61%，年均增长10%。", []),
        ("生产总值增长48%，年均增长8.2%。", []),
        ("固定资产投资增长70%，年均分别增长11%。", []),
        ("社会消费品零售总额增长52%，年均增长8.7%。", []),
    ],
)
def test_a_figure_stands_in_the_year_it_is_of(review: str, expected: list[tuple[int, str]]) -> None:
    """Where a change began is that year's, where it came to the last one's; growth over years is none's."""
    told = [(year, raw) for series in _told(build_report(2024, review=[review])) for year, _, raw in series]
    assert [each for each in told if each[1] not in ("10%", "8.2%", "11%", "8.7%")] == expected


def test_a_figure_settled_later_splits_no_series() -> None:
    """The year's first figure and the settled one, of nearly the same size, stand in one series."""
    [series] = _told(
        build_report(2023, review=["生产总值5569亿元。"]),
        build_report(2024, review=["生产总值由2022年的5675亿元增加到6300亿元。"]),
    )
    assert series == [
        (2022, "actual", "5569亿元"),
        (2022, "actual", "5675亿元"),
        (2023, "actual", "6300亿元"),
    ]
