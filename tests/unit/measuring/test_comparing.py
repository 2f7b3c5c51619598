"""Planned against reported numbers."""

from __future__ import annotations

import pytest

from workbench.alignment.equivalents import compare_grades, compare_step
from workbench.measuring.comparing import Pairing, compare_numbers
from workbench.measuring.measured_numbers import read_measures
from workbench.measuring.quantities import find_quantities_in
from workbench.settings import DEFAULTS

SETTINGS = DEFAULTS.alignment


def _compare(plan: str, answer: str) -> list[Pairing]:
    planned, reported = (read_measures(find_quantities_in(text), text) for text in (plan, answer))
    return compare_numbers(planned, reported, SETTINGS)


@pytest.mark.parametrize(
    ("plan", "answer", "met"),
    [
        ("地区生产总值增长6%", "地区生产总值增长6.4%", True),
        ("地区生产总值增长6%", "地区生产总值增长5.2%", False),
        ("地区生产总值增长6%左右", "地区生产总值增长5.9%", True),
        ("城镇调查失业率5.5%左右", "城镇调查失业率平均为5.1%", True),
        ("城镇调查失业率控制在5.5%以内", "城镇调查失业率为5.8%", False),
        ("新建公园12个以上", "新建公园9个", False),
        ("单位生产总值能耗下降3%", "单位生产总值能耗下降3.4%", True),
        ("一般性支出压减5%以上", "一般性支出压减6.2%", True),
        ("实际使用外资增长5%", "实际使用外资下降12.4%", False),
        ("居民消费价格涨幅3%左右", "居民消费价格上涨0.2%", None),
        ("居民消费价格涨幅控制在3%左右", "居民消费价格上涨1.6%", True),
        ("新建高标准农田8000亩", "新建高标准农田由8000亩调整为6500亩", False),
        ("接待海外游客85万人次", "五年来奋力开拓。去年接待海外游客92万人次", True),
        ("十四五”期间新建公园60个", "“十四五”期间新建公园64个", True),
        ("PM2.5平均浓度下降到47微克/立方米", "PM2.5平均浓度为43微克/立方米", True),
    ],
)
def test_met_follows_unit_direction_comparator_and_scope(plan: str, answer: str, met: bool | None) -> None:
    """The pair is found, and whether the plan was met is said only where it can be."""
    found = _compare(plan, answer)
    assert [pairing.comparison.met for pairing in found] == [met]


def test_around_records_its_direction_and_tolerance() -> None:
    """A comparison with 左右 says which side counts as met and how far off is near."""
    note = _compare("城镇调查失业率5.5%左右", "城镇调查失业率平均为5.1%")[0].comparison.note
    assert "不高于" in note.zh
    assert "5%" in note.zh


def test_each_planned_number_gets_its_own() -> None:
    """Several numbers of one promise are paired one to one, by what they count."""
    found = _compare("新增科技型中小企业30家、高新技术企业7家", "新增科技型中小企业35家、高新技术企业9家")
    assert {(p.comparison.planned, p.comparison.actual) for p in found} == {("30家", "35家"), ("7家", "9家")}


def test_a_number_answers_once_and_is_answered_once() -> None:
    """Of two plans of one name one gets the number that came; of two answers one is taken."""
    [only] = _compare("新建公园6个，新建公园8个", "新建公园7个")
    assert (only.comparison.planned, only.comparison.actual) == ("6个", "7个")
    [only] = _compare("新建公园6个", "新建公园7个，新建公园9个")
    assert (only.comparison.planned, only.comparison.actual) == ("6个", "7个")


def test_how_far_a_plan_came_is_told_to_four_digits() -> None:
    """Seven of six are 1.1667; a rate is told apart in points, not as a share of the plan."""
    assert _compare("新建公园6个", "新建公园7个")[0].comparison.attainment == 1.1667
    assert _compare("地区生产总值增长6%", "地区生产总值增长6.4%")[0].comparison.attainment is None


def test_a_rise_where_a_fall_was_planned_misses_it() -> None:
    """A fall's size counts, and what rose has fallen by less than nothing."""
    [rose] = _compare("单位生产总值能耗下降3%", "单位生产总值能耗上升4%")
    assert rose.comparison.met is False


def test_the_noun_may_stand_on_either_side_of_its_number() -> None:
    """32个数字化车间 is answered by 数字化车间33个, not by another count nearby."""
    found = _compare("推进32个数字化车间建设", "全年建成数字化车间33个，9个园区完成扩建")
    assert found[0].comparison.actual == "33个"


def test_unrelated_numbers_are_not_paired() -> None:
    """A number of something else is no answer."""
    assert _compare("新建幼儿园6所", "新开通公交线路6条，改造农贸市场2所") == []


@pytest.mark.parametrize(
    ("plan", "answer"),
    [
        ("地区生产总值增长6%", "单位地区生产总值能耗下降2.6%"),
        ("单位地区生产总值能耗下降2.5%", "地区生产总值增长5.2%"),
        ("地区生产总值增长7%", "第一产业增加值增长7%"),
        ("研发经费投入增长10%", "研发经费投入强度达到2.9%"),
        ("新增公共停车泊位2000个", "新增公共泊位1个"),
        ("新增规模以上工业企业20家", "规模以上工业企业达到112家"),
        ("工业技改投资增长5%", "完成工业技改投资6.6亿元"),
        ("接待海外游客85万人次", "五年来，接待海外游客318万人次"),
        ("规模以上工业增加值增长7%", "服务业增加值增长8.2%"),
        ("财政收入增长6%", "一季度财政收入增长9%"),
        ("新建高标准农田30万亩", "累计建成高标准农田410万亩"),
        ("民间投资增长8%", "投资增长9%"),
        ("社会消费品零售总额增长7%", "批发业商品销售总额增长11%"),
        ("创建和美示范村30个", "建成和美示范镇12个"),
        ("投入85亿元", "投入38.3亿元"),
        ("建成高速公路120公里", "高速公路由820公里增加到1316公里"),
        ("农村公路新改建500公里", "在上年新改建农村公路480公里的基础上再上台阶"),
    ],
)
def test_numbers_of_other_kinds_are_not_paired(plan: str, answer: str) -> None:
    """Other kinds, parts, periods, stocks, sorts and bare words are no answer: silence is better."""
    assert _compare(plan, answer) == []


def test_rates_have_no_ratio() -> None:
    """2 of 5 % growth is not 40 % of anything; half of the kilometres is half."""
    assert _compare("财政收入增长5%", "财政收入增长2%")[0].comparison.attainment is None
    assert _compare("改造农村公路40公里", "改造农村公路20公里")[0].comparison.attainment == 0.5


def test_growth_in_step_is_set_against_the_growth_of_output() -> None:
    """A plan to keep step with the economy is met by a growth no more than half a point below it."""
    told = "地区生产总值增长5.5%。居民人均可支配收入增长5.2%。"
    review = find_quantities_in(told)
    measures = read_measures(review, told)
    pairing = compare_step("居民收入增长与经济增长基本同步", measures[1:], review)
    assert pairing is not None
    assert (pairing.comparison.actual, pairing.comparison.met) == ("5.2%", True)
    assert compare_step("居民收入增长与经济增长基本同步", measures[:1], review) is None


@pytest.mark.parametrize(
    "plan",
    [
        "居民收入增长与经济增长基本同步",
        "稳住就业，居民收入增速和经济发展同步。",
        "居民收入增幅同经济增长保持同步；其他指标好于去年",
    ],
)
def test_growth_in_step_is_read_in_its_clause(plan: str) -> None:
    """What grows is what stands before it since the last mark."""
    text = "地区生产总值增长5%。居民收入增长5.2%。"
    review = find_quantities_in(text)
    pairing = compare_step(plan, read_measures(review, text), review)
    assert pairing is not None
    assert pairing.comparison.actual == "5.2%"


def test_a_clause_of_a_hundred_thousand_characters_is_answered() -> None:
    """A hostile text must not be gone through once for each of its characters: that would take an hour."""
    assert compare_step("长" * 300_000, (), ()) is None
    assert compare_step("长" * 300_000 + "与经济增长同步", (), ()) is None


def test_grades_are_compared_by_rank() -> None:
    """AAA is above AA, and A above B."""
    better = compare_grades("信用评级达到AA级", "信用评级为AAA级")
    worse = compare_grades("确保评级达到A类", "评级为B类")
    assert better is not None
    assert better.comparison.met is True
    assert worse is not None
    assert worse.comparison.met is False
