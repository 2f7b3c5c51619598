"""How surely two numbers are of one thing, by their names and sizes; made-up phrases."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders.measures import made
from workbench.measuring.measured_numbers import Measure, read_measures
from workbench.measuring.quantities import find_quantities_in
from workbench.measuring.sameness import lookup_keys, sameness
from workbench.settings import DEFAULTS


def same(plan: Measure, actual: Measure, *, answering: bool = False) -> float:
    """Return how surely two numbers measure one thing."""
    return sameness(plan, actual, DEFAULTS.alignment, answering=answering)


def read(text: str) -> Measure:
    """Return the last number of a text."""
    return read_measures(find_quantities_in(text), text)[-1]


@pytest.mark.parametrize(
    ("plan", "actual", "sure", "answering"),
    [
        # Near amounts are surer, far ones of no one thing; a short name needs near ones.
        ("新建公园6个", "新建公园9个", 108, 108),
        ("新建公园6个", "新建公园10个", 100, 100),
        ("建设社区公园6个", "建设社区公园30个", 100, 100),
        ("建设社区公园6个", "建设社区公园31个", 0, 0),
        ("建设社区公园6个", "社区公园达到18个", 100, 100),
        ("建设社区公园6个", "社区公园达到19个", 0, 0),
        ("社区公园达到6个", "社区公园达到30个", 100, 100),
        ("社区公园达到6个", "建设社区公园30个", 100, 100),
        ("公园6个", "公园9个", 108, 108),
        ("公园6个", "公园10个", 0, 100),
        ("公园10个", "公园6个", 0, 100),
        ("新增公园6个", "新增公园18个", 100, 100),
        ("新增公园6个", "新增公园19个", 0, 100),
        ("新建公园6个", "新建公园0个", 100, 100),
        ("新建公园0个", "新建公园9个", 100, 100),
        # Shares need four fifths of their names alike; growth all of it.
        ("森林覆盖率60%", "森林覆盖率61%", 108, 108),
        ("森林覆盖率60%", "城区森林绿化覆盖率61%", 0, 0),
        ("工业增加值增长5%", "工业增加值增长6%", 100, 100),
        ("规模以上工业增加值增长5%", "工业增加值增长6%", 75, 75),
        ("进出口增长5%", "出口增长6%", 0, 0),
        # How many more were new is not how many more there are.
        ("企业利润增长6%", "新增企业利润增长6%", 0, 0),
        ("新增企业利润增长6%", "新增企业利润增长6%", 100, 100),
        ("新增社区公园6个", "社区公园6个", 108, 108),
        # A name with a number in it answers only where it was carried out.
        ("打造六大产业", "六大产业加快发展", 0, 0),
        ("实施六大消费工程", "完成六大消费工程", 108, 108),
        # A short name in another counting word tells nothing.
        ("公园6个", "公园6处", 0, 0),
        ("社区公园6个", "社区公园6处", 108, 108),
        # A broad name is enough where the passage surely answers, alike in every word.
        ("新增床位300张", "新增床位420张", 0, 108),
        ("新增床位300张", "新增床位330张", 0, 108),
        ("床位300张", "床位330张", 0, 0),
        ("推进城中村改造，改造面积40亩", "城中村改造46亩", 103, 103),
        ("走访城中村，改造面积40亩", "城中村改造46亩", 0, 103),
        ("推进城中村改造，改造面积40亩", "城中村改造46公顷", 0, 0),
        # Another grade of a thing, and firms against what they make: not at all, near as they may be.
        ("新建省级示范园区6个", "新建市级示范园区6个", 0, 0),
        ("示范项目10个", "示范项目企业10家", 0, 0),
        # A part of the place.
        ("南疆新建社区公园6个", "新建社区公园6个", 0, 0),
        ("新建特色农产品加工车间6个", "园区发展加快，新建特色农产品加工车间6个", 108, 108),
        ("建设社区公园6个", "南疆发展加快，建设社区公园6个", 0, 0),
        ("收入增长6%", "南疆发展加快，收入增长6%", 0, 0),
        # Each has a word of its own.
        ("社区助餐覆盖率60%", "社区保洁覆盖率60%", 0, 0),
        ("新增和恢复灌溉面积14亩", "新增灌溉面积14亩", 0, 0),
        ("新增和恢复灌溉面积14亩", "新增和恢复灌溉面积14亩", 108, 108),
        # A whole that is told by its parts.
        ("主要污染物排放减少2%", "二氧化硫、氨氮排放均减少2%", 100, 100),
        ("主要污染物排放减少2%", "二氧化硫、用水排放均减少2%", 0, 0),
        ("主要污染物排放减少2%", "二氧化硫、氨氮、用水排放均减少2%", 0, 0),
        ("主要污染物排放减少2%", "二氧化硫排放减少2%", 0, 0),
    ],
)
def test_how_sure_it_is(plan: str, actual: str, sure: float, answering: float) -> None:
    """Nought where any sign speaks against it; more where the passage surely answers."""
    assert same(read(plan), read(actual)) == pytest.approx(sure)
    assert same(read(plan), read(actual), answering=True) == pytest.approx(answering)


def test_likeness_is_at_least_nought() -> None:
    """Names that share nothing are not alike at all, near as their numbers may be."""
    assert same(made("绿化", 6), made("道路交通", 6)) == 0.0
    assert same(made("", 6, names=()), made("", 6, names=())) == 0.0


@pytest.mark.parametrize(
    ("measure", "keys"),
    [
        (made("新建公园", 6), {("amount", "公园")}),
        (made("新建公园", 6, names=("新建公园", "游园建设")), {("amount", "公园"), ("amount", "园游")}),
        (made("公园、游园", 6, names=("公园、游园", "绿地")), {("amount", "公园园游")}),
        (made("新建公园", 6, names=("分别新建游园",)), {("amount", "公园")}),
        (made("收入增速", 6, "%", names=("收入增速", "游园")), {("growth", "入收")}),
        (made("收入增速", 6, "%", each=("工资增速",)), {("growth", "入收"), ("growth", "工资")}),
        (made("", 6, "%", names=("游园",)), set()),
        (made("园", 6, names=()), set()),
    ],
)
def test_under_what_keys_a_number_is_found(measure: Measure, keys: set[tuple[str, str]]) -> None:
    """An amount by what stands beside it as well, a rate by its metric alone."""
    found = lookup_keys(measure)
    assert {(kind, "".join(sorted(core))) for kind, core in keys} == set(found)
    assert len(found) == len(set(found))


def replaced(measure: Measure, **told: Any) -> Measure:
    """Return a number told otherwise."""
    return replace(measure, **told)


@pytest.mark.parametrize(("share", "sure"), [("南疆", 0.0), ("开发区", 108.0)])
def test_a_region_planned_for_is_not_all(share: str, sure: float) -> None:
    """Of a region the plan's number is its own; of a zone all may be told."""
    plan = replaced(read("建设社区公园6个"), part=frozenset((share,)))
    assert same(plan, read("建设社区公园6个")) == sure
