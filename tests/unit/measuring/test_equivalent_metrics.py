from __future__ import annotations

import pytest

from workbench.measuring.equivalent_metrics import metric_similarity, parse_metric, same_unit


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("规上工业增加值同比增速", "规模以上工业增加值增速"),
        ("GDP增速", "地区生产总值增速"),
        ("国内生产总值增速", "生产总值增长率"),
        ("改造老旧小区", "老旧小区改造"),
        ("新增城镇就业", "城镇新增就业"),
        ("全市社零总额增速", "社会消费品零售总额增速"),
        ("项目竣工", "竣工项目"),
        ("CPI涨幅", "居民消费价格增速"),
        ("一般公共财政预算收入", "公共财政预算收入"),
        ("农村牧区常住居民人均可支配收入", "农村居民人均可支配收入"),
    ],
)
def test_variants_are_one_metric(one: str, other: str) -> None:
    """What reports word differently from year to year is taken apart the same way."""
    assert parse_metric(one) == parse_metric(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("一般公共预算收入", "一般公共预算收入增速"),
        ("新建高标准农田", "新建、改造提升高标准农田"),
        ("筹集认定保障性租赁住房", "保障性租赁住房建设"),
        ("领军人才", "高技能人才"),
        ("总投资", "完成投资"),
        ("新增就业", "新增再就业"),
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
    ],
)
def test_other_metrics_stay_apart(one: str, other: str) -> None:
    """Level and growth, new and renewed, town and country are never one metric."""
    assert parse_metric(one) != parse_metric(other)


def test_similarity_knows_growth_from_level() -> None:
    """A growth rate is unlike the level of the same name."""
    assert metric_similarity("粮食产量", "粮食产量增速") < 0.5
    assert metric_similarity("粮食产量", "粮食总产量") == 1.0
    assert metric_similarity("", "粮食产量") == 0.0


def test_counting_words_are_one_unit() -> None:
    """所 and 个 count the same things; 公里 and 元 do not."""
    assert same_unit("个", "所")
    assert same_unit("元", "元")
    assert not same_unit("元", "公里")
    assert not same_unit("%", "百分点")
