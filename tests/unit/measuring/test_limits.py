"""Numbers and names at the limits of the rules that read and compare them; made-up sentences."""

from __future__ import annotations

import pytest

from workbench.measuring.comparing import compare_numbers
from workbench.measuring.disagreeing import ReportedNumber, disagree
from workbench.measuring.equivalent_metrics import parse_metric
from workbench.measuring.measured_numbers import read_measures
from workbench.measuring.names_alike import name_sameness
from workbench.measuring.number_signs import read_signs
from workbench.measuring.quantities import find_quantities_in
from workbench.settings import DEFAULTS


def _read(text: str) -> tuple[str, float, float | None, str]:
    [found] = find_quantities_in(text)
    return found.raw, found.value, found.upper, found.unit


def _disagree(one: str, other: str) -> bool:
    first, second = (ReportedNumber(find_quantities_in(text)[0], text) for text in (one, other))
    return disagree(first, second, DEFAULTS.alignment)


def _met(plan: str, told: str) -> list[tuple[str, bool | None]]:
    planned, reported = (read_measures(find_quantities_in(text), text) for text in (plan, told))
    found = compare_numbers(planned, reported, DEFAULTS.alignment)
    return [(each.comparison.actual, each.comparison.met) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("改造管网3—5万米", ("3—5万米", 30_000.0, 50_000.0, "米")),
        ("改造管网3万—5万米", ("3万—5万米", 30_000.0, 50_000.0, "米")),
        ("安置住房3千至5千套", ("3千至5千套", 3_000.0, 5_000.0, "套")),
        ("蔬菜产量1.5万亿斤", ("1.5万亿斤", 1.5e12, None, "斤")),
        ("营业收入超百亿元", ("百亿元", 1e10, None, "元")),
        ("引来上百家企业", ("百家", 100.0, None, "家")),
        ("每家投入百万元以上", ("百万元", 1e6, None, "元")),
        ("产量翻一番", ("一番", 1.0, None, "番")),
        ("培育六大产业", ("六大", 6.0, None, "大")),
        ("铺开十五个项目", ("十五个", 15.0, None, "个")),
        ("补助三成以上", ("三成", 30.0, None, "%")),
        ("总量居全省第3位", ("第3位", 3.0, None, "位")),
        ("总量居全省第一", ("第一", 1.0, None, "位")),
    ],
)
def test_a_number_takes_its_multiplier_and_its_unit(text: str, expected: tuple[object, ...]) -> None:
    """A multiplier behind a range holds for both ends; a round number counts where a word says so."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text", ["建一座桥", "新建半个公园", "开发万亩良田", "做强千亿元产业", "一次性就业", "八折"]
)
def test_words_made_with_numerals_are_no_numbers(text: str) -> None:
    """One of a thing, a half of one, and a round number in a name tell no amount."""
    assert not find_quantities_in(text)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("地区生产总值下降5%", "地区生产总值增长5%", True),
        ("地区生产总值下降5%", "地区生产总值增长-5%", False),
        ("地区生产总值增长5.4%", "地区生产总值增长5.36%", False),
        ("地区生产总值增长5.4%", "地区生产总值增长5.34%", True),
        ("地区生产总值增长5.4%", "地区生产总值增长5.346%", True),
        ("进出口总额1,234亿元", "进出口总额1234.4亿元", False),
        ("进出口总额1,234亿元", "进出口总额1234.6亿元", True),
        ("城镇新增就业3万人以上", "城镇新增就业3.2万人", False),
        ("城镇新增就业3万人以上", "城镇新增就业2.8万人", True),
        ("城镇新增就业3万人左右", "城镇新增就业3.1万人", False),
        ("城镇新增就业3万人左右", "城镇新增就业3.3万人", True),
        ("城镇登记失业率低于4%", "城镇登记失业率3.5%", False),
        ("城镇登记失业率低于4%", "城镇登记失业率4.5%", True),
        ("城镇新增就业近3万人", "城镇新增就业2.9万人", False),
    ],
)
def test_sources_agree_within_what_was_rounded(one: str, other: str, *, apart: bool) -> None:
    """A figure stands for what rounds to it, a bound for what keeps it, 左右 for what is near."""
    assert _disagree(one, other) is apart
    assert _disagree(other, one) is apart


@pytest.mark.parametrize(
    ("one", "other", "strict", "expected"),
    [
        ("进出口总额", "出口总额", True, 0.0),
        ("进出口总额", "出口总额", False, 0.0),
        ("进出口总额", "进口总额", False, 0.0),
        ("进出口总额", "外贸进出口总额", False, 100.0),
    ],
)
def test_trade_both_ways_is_neither_way_alone(one: str, other: str, expected: float, *, strict: bool) -> None:
    """进出口 holds the words of both, and is neither of them."""
    assert name_sameness(one, other, strict=strict) == expected
    assert name_sameness(other, one, strict=strict) == expected


def test_a_rate_too_may_be_the_aim_of_a_later_year() -> None:
    """到2025年…达到 sets a level for that year; a rate without it is of the year planned."""
    [aim] = find_quantities_in(text := "到2025年绿化覆盖率达到45%")
    assert read_signs(aim, text).until
    [rate] = find_quantities_in(text := "全年绿化覆盖率达到45%")
    assert not read_signs(rate, text).until


@pytest.mark.parametrize("name", ["全市人", "市人"])
def test_a_head_is_taken_off_only_where_a_noun_is_left(name: str) -> None:
    """A single character is no noun."""
    assert parse_metric(name).noun == name
    assert parse_metric("全市人口").noun == "人口"


def test_town_and_country_are_told_apart_by_their_order() -> None:
    """城乡…分别: the first number is the town's, the second the country's."""
    found = find_quantities_in("城乡居民人均可支配收入分别增长6%和8%")
    assert [(each.metric, each.value) for each in found] == [
        ("城镇居民人均可支配收入增速", 6.0),
        ("农村居民人均可支配收入增速", 8.0),
    ]


@pytest.mark.parametrize(
    ("plan", "told", "expected"),
    [
        ("失业率控制在4%以内", "失业率4%", [("4%", True)]),
        ("失业率控制在4%以内", "失业率4.1%", [("4.1%", False)]),
        ("生产总值增长6%", "生产总值增长6%", [("6%", True)]),
        ("生产总值增长6%", "生产总值增长5.9%", [("5.9%", False)]),
        ("新建公园3个", "建成公园3个、游园5个", [("3个", True)]),
        (
            "新建小学3所、学位4000个",
            "建成幼儿园6所、学位2000个，小学3所、学位4000个",
            [("3所", True), ("4000个", True)],
        ),
    ],
)
def test_an_aim_is_met_by_the_number_itself(plan: str, told: str, expected: list[tuple[str, bool]]) -> None:
    """What just comes to the aim meets it, a tenth beside it does not; of like numbers its own answers."""
    assert sorted(_met(plan, told)) == sorted(expected)
