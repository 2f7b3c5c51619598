"""The tables of a bulletin tell a year's results: row, unit of its column or heading, and growth."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.model.report import Report
from workbench.pipeline.five_year import five_year
from workbench.tracing.result_tables import read_result_tables

_PLAN = """# 柏川市国民经济和社会发展第十四个五年规划纲要

## 第一章 主要目标

全市常住人口控制在320万人以内，粮食产量达到90万吨。
"""
_BULLETIN = """# 柏川市2023年国民经济和社会发展统计公报

## 一、综合

全年全市经济平稳增长，城镇新增就业2.1万人。

表1 2023年年末人口数

| 指标 | 年末数（万人） | 比重（%） |
| --- | --- | --- |
| 常住人口 | 312.4 | 100 |
| 其中：城镇 | 201.5 | 64.5 |

全年工业生产总体平稳，主要产品产量见表2。

## 二、工业

表2 2023年主要产品产量

| 产品名称 | 单位 | 产量 | 比上年增长（%） |
| --- | --- | --- | --- |
| 粮食产量 | 万吨 | 88.2 | 1.6 |
| 水泥[3] | 亿吨 | 0.4 | -2.5 |
"""


@pytest.fixture
def bulletin() -> Report:
    """Read the made-up city's bulletin."""
    return read_report(_BULLETIN.encode(), name="b.md", hints=Hints(jurisdiction="柏川市", year=2023))


def test_rows_are_read_with_unit_and_growth(bulletin: Report) -> None:
    """The unit stands in a column or in the heading; a part of a row is left out."""
    found = {
        m.quantity.metric: (m.quantity.value, m.quantity.unit)
        for m in read_result_tables(bulletin, bulletin.text)
    }
    told = {
        "常住人口": (3_124_000.0, "人"),
        "粮食产量": (882_000.0, "吨"),
        "粮食产量增速": (1.6, "%"),
        "水泥增速": (-2.5, "%"),
    }
    assert {name: found[name] for name in told} == told
    assert "城镇" not in found


def test_numbers_point_into_the_text(bulletin: Report) -> None:
    """What is shown is what stands there."""
    for measure in read_result_tables(bulletin, bulletin.text):
        number = measure.quantity
        assert bulletin.text[number.start : number.end] == number.raw


def test_a_table_answers_a_target_of_the_plans_prose(bulletin: Report) -> None:
    """Targets that are told in sentences find their results in tables."""
    hints = Hints(jurisdiction="柏川市", year=2021, genre=Genre.FIVE_YEAR_PLAN)
    plan = read_report(_PLAN.encode(), name="p.md", hints=hints)
    told = {
        each.target.metric: [(year.year, year.result.raw) for year in each.years if year.result]
        for each in five_year(plan, [bulletin]).targets
    }
    assert told["常住人口"] == [(2023, "312.4")]
    assert told["粮食产量"] == [(2023, "88.2")]
