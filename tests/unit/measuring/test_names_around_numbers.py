"""The names, stages, years and places that the words around a number give it; made-up phrases."""

from __future__ import annotations

import pytest

from workbench.measuring.measured_numbers import Measure, read_measures
from workbench.measuring.quantities import find_quantities_in
from workbench.measuring.words_around import is_capped


def read(text: str) -> list[Measure]:
    """Return the numbers of a text with what their surroundings say."""
    return read_measures(find_quantities_in(text), text)


def last(text: str) -> Measure:
    """Return the last number of a text."""
    return read(text)[-1]


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("入学率、巩固率100%", ("入学率", "巩固率")),
        ("入学率、产量100%", ()),
        ("甲产量、乙产量均增长7%", ("甲产量增速", "乙产量增速")),
        ("甲产量、乙产量增长7%", ("甲产量增速", "乙产量增速")),
        ("公园、游园各7个", ("公园", "游园")),
        ("公园率、游园率7个", ()),
        ("城乡居民收入增长7%", ("城镇居民收入增速", "农村居民收入增速", "城乡居民收入增速")),
        ("城乡居民收入7元", ()),
    ],
)
def test_one_number_for_each_of_a_list(text: str, each: tuple[str, ...]) -> None:
    """均 and 各 give it to each; rates listed are each so high, and 城乡 is of both and of all."""
    assert last(text).each == each


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("助餐服务覆盖62%的社区", "社区助餐服务覆盖率"),
        ("助餐服务覆盖62%以上的社区", "社区助餐服务覆盖率"),
        ("助餐服务覆盖62%", "助餐服务覆盖率"),
        ("覆盖62%的社区", "社区覆盖率"),
        ("助餐服务覆盖62家", "助餐服务覆盖"),
        ("助餐服务覆盖率达到62%", "助餐服务覆盖率"),
        ("助餐服务覆盖达62%", "助餐服务覆盖"),
    ],
)
def test_a_share_that_is_covered_is_a_rate(text: str, metric: str) -> None:
    """The verb right before the share makes a rate of it, and whom it covers stands first."""
    assert last(text).quantity.metric == metric


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("新开工甲岭、乙河等3条公路", 2),
        ("续建甲岭、乙河等3条公路", 3),
        ("在建甲岭、乙河等3条公路", 2),
        ("抓紧建设甲岭、乙河等3条公路", 2),
        ("开工甲地，建成3条公路", 4),
        ("竣工甲地，3条公路", 0),
        ("竣工甲地、开工乙地、丙地3条公路", 2),
        ("竣工3条开工公路", 4),
    ],
)
def test_how_far_works_have_come_by_the_nearest_word(text: str, stage: int) -> None:
    """The clause's word next to the number tells; what is carried on has begun long before."""
    assert last(text).stage == stage


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("收入实际增长5%", "real"),
        ("收入名义增长5%", "nominal"),
        ("实际使用外资增长5%", ""),
        ("收入增长5%", ""),
    ],
)
def test_real_and_nominal_growth(text: str, prices: str) -> None:
    """实际使用外资 is a name and says nothing of prices."""
    assert last(text).prices == prices


@pytest.mark.parametrize(
    ("text", "than_last"),
    [
        ("投资比去年增加600亿元", True),
        ("投资比上年同期净增600亿元", True),
        ("投资比上年一二三四增加600亿元", True),
        ("投资比上年一二三四五增加600亿元", False),
        ("投资比去年，增加600亿元", False),
        ("稳定，投资比去年增加6亿元", True),
        ("比去年增加，投资6亿元", False),
        ("投资增加600亿元", False),
    ],
)
def test_by_how_much_more_than_the_year_before(text: str, than_last: bool) -> None:
    """比去年增加 tells by how much, not what it came to."""
    assert last(text).than_last is than_last


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("一季度出口增长5%", True),
        ("上半年，出口增长5%", True),
        ("全市上半年稳定，出口增长5%", True),
        ("全市上半年稳定，全市，出口增长5%", False),
        ("全市上半年稳定。出口增长5%", False),
        ("全市9月份出口增长5%", True),
        ("9月份出口增长5%", True),
        ("出口增长5%", False),
    ],
)
def test_a_part_of_the_year(text: str, partial: bool) -> None:
    """Months and quarters hold back over one comma of the sentence."""
    assert last(text).partial is partial


@pytest.mark.parametrize(
    ("words", "capped"),
    [("控制在", True), ("不超过", True), ("低于", True), ("不低于", False), ("达到", False)],
)
def test_what_is_to_be_kept_down(words: str, capped: bool) -> None:
    """不低于 is a floor, 低于 a cap; the words count within the number's own clause."""
    assert is_capped(words) is capped
    assert last(f"失业率{words}3%").capped is capped
    assert last(f"{words}甲，失业率3%").capped is False


@pytest.mark.parametrize(
    ("text", "level"),
    [("浓度下降到47微克/立方米", True), ("降至47件", True), ("浓度下降47微克/立方米", False)],
)
def test_where_something_comes_to(text: str, level: bool) -> None:
    """到 and 至 before the number: it is where it ends."""
    assert last(text).level is level


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("学校3所", ("学校", "学校", "学校")),
        ("推进3所学校建设", ("学校建设", "推进", "学校建设", "学校建设")),
        ("扩建3所学校", ("学校", "扩建", "学校", "扩建学校")),
        ("投资5亿元的9个", ()),
        ("完成投资5亿元，9个项目", ("项目", "项目", "项目")),
        ("学校（农村）3所", ("学校农村", "学校农村", "学校农村")),
        ("省、市重点项目34个", ("省市重点项目", "省市重点项目", "省市重点项目")),
        ("甲\t3所\t乙", ()),
        ("学校3所和", ("学校", "学校", "学校")),
        ("企业30家以上", ("企业", "企业", "企业")),
        ("30家以上的企业", ("企业", "企业", "企业")),
        ("企9家", ()),
        ("一" * 15 + "学校3所", ("一" * 15 + "学校", "一" * 14 + "学校", "一" * 14 + "学校")),
        ("3所" + "学" * 20, ("学" * 18, "学" * 16, "学" * 16)),
    ],
)
def test_the_names_that_stand_around_a_number(text: str, names: tuple[str, ...]) -> None:
    """Before it, behind it and both, within sixteen characters and one cell; a bare verb is no name."""
    assert last(text).names == names


def test_a_sum_s_name_is_not_the_count_s() -> None:
    """投资 before a count names the sum beside it; of a sum and of a rate it is the name."""
    assert last("投资9个").names == ("投资", "投资")
    assert last("投资9亿元").names == ("投资", "投资", "投资")
    assert last("投资强度9%").names == ("投资强度", "投资强度", "投资强度")


@pytest.mark.parametrize(
    ("text", "over_years"),
    [
        ("五年来新增岗位3万个", True),
        ("新增岗位3万个", False),
        ("连续三年每年新增岗位3万个", False),
    ],
)
def test_several_years_together(text: str, over_years: bool) -> None:
    """What is done each year of several is told of one."""
    assert last(text).over_years is over_years


def test_a_passage_about_the_years_makes_its_numbers_theirs() -> None:
    """But for those that are told of each year."""
    text = "新增岗位3万个，连续三年每年新增床位500张"
    found = read_measures(find_quantities_in(text), text, lambda at: at >= 0)
    assert [each.over_years for each in found] == [True, False]
    found = read_measures(find_quantities_in(text[8:]), text[8:], lambda at: at >= 0)
    assert [each.over_years for each in found] == [False]
    found = read_measures(find_quantities_in(text), text, lambda at: at > 5)
    assert [each.over_years for each in found] == [False, False]


def test_the_report_s_own_place_tells_nothing_apart() -> None:
    """沈阳 in a report of 沈阳 is all of it; in another's it is another place."""
    text = "沈阳出口增长5%"
    found = find_quantities_in(text)
    assert [each.place for each in read_measures(found, text, own_place="辽宁省沈阳市")] == [""]
    assert [each.place for each in read_measures(found, text, own_place="辽宁省大连市")] == ["沈阳"]
    assert [each.place for each in read_measures(found, text)] == ["沈阳"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("“十三五”期间新增3万人", "十三五"),
        ("“十二五”、“十三五”期间新增3万人", "十三五"),
        ("“十二五”末。新增3万人", ""),
        ("新增3万人", ""),
    ],
)
def test_the_five_year_plan_that_a_sentence_names(text: str, years: str) -> None:
    """The last one named before the number counts."""
    assert last(text).years == years


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [("开工学校3所", True), ("3所学校开工", True), ("建成3所开工学校", False), ("学校3所", False)],
)
def test_something_begun_and_not_finished(text: str, unfinished: bool) -> None:
    """The words before and behind the number are read together."""
    assert last(text).unfinished is unfinished


@pytest.mark.parametrize(
    "text",
    [
        "光伏、风电分别达到5家、8家",
        "企业达到9人，其中女3人",
        "企业达到50家，挂牌企业30家",
        "企业新增50家，挂牌企业30家",
        "由8000亩增加到9500亩",
        "由8000亩调整为6500亩",
        "在上年870万平方米的基础上再增加100万平方米",
        "由3家增加到5家、提高到9家",
    ],
)
def test_numbers_of_another_sentence_change_nothing(text: str) -> None:
    """What a number takes from the one before it, it takes from that one alone."""
    head = "由30处改为公园。新增公园20处，现有游园600处。推进绿地建设。"
    alone, behind = read(text), read(head + text)[-len(read(text)) :]
    told = [(m.names, m.scope, m.level, m.stock, m.former) for m in (*alone, *behind)]
    assert told[: len(alone)] == told[len(alone) :]
