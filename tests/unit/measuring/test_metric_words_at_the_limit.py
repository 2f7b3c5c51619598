"""How a metric's name is cut from its clause and taken apart, at the limits; made-up names."""

from __future__ import annotations

import pytest

from workbench.measuring.equivalent_metrics import metric_similarity, parse_metric, trim_metric
from workbench.measuring.listed_things import both_of, metric_parts
from workbench.measuring.quantities import find_quantities_in


@pytest.mark.parametrize(
    ("name", "noun", "actions", "growth"),
    [
        ("全年全市预计粮食产量", "粮食产量", set(), False),
        ("粮食产量总数", "粮食产量", set(), False),
        # Two characters at least are left of a name.
        ("全市粮食", "粮食", set(), False),
        ("全市粮", "全市粮", set(), False),
        ("粮食总数", "粮食", set(), False),
        ("粮总数", "粮总数", set(), False),
        ("建成公园", "公园", {"建成"}, False),
        ("建成区", "建成区", set(), False),
        ("建成园", "建成园", set(), False),
        ("园建成", "园建成", set(), False),
        ("建成区面积", "建成区面积", set(), False),
        ("建成区绿化改造", "建成区绿化", {"改造"}, False),
        ("公园建成", "公园", {"建成"}, False),
        ("公园建成投用", "公园", {"建成"}, False),
        ("新改建公园", "公园", {"新增", "改造"}, False),
        ("改造和公园", "公园", {"改造"}, False),
        ("公园的改造", "公园", {"改造"}, False),
        ("公园建设", "公园", set(), False),
        ("新增公园改造", "公园", {"新增", "改造"}, False),
        ("全市新增全年改造公园", "公园", {"新增", "改造"}, False),
        ("收入同比增长速度", "收入", set(), True),
        ("收入增长率", "收入", set(), True),
        ("收入", "收入", set(), False),
        ("（GDP）", "生产总值", set(), False),
        # Six words from each end and no more.
        ("全年全市全省全区我市我区公园", "公园", set(), False),
        ("全年全市全省全区我市我区全县公园", "全县公园", set(), False),
    ],
)
def test_a_name_taken_apart(name: str, noun: str, actions: set[str], growth: bool) -> None:
    """Empty words at both ends go, what is done stands apart, and growth is told."""
    found = parse_metric(name)
    assert (found.noun, found.actions, found.growth) == (noun, frozenset(actions), growth)


@pytest.mark.parametrize(
    ("name", "core"),
    [("国家级重点产业园", "产业园"), ("企业", "企业"), ("重点企业", "重点企业"), ("国家公园", "公园")],
)
def test_light_words_go_unless_nothing_is_left(name: str, core: str) -> None:
    """国家级 and 重点 tell no two names apart."""
    assert parse_metric(name).core == core


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (" 全年全市预计粮食产量 ", "粮食产量"),
        ("粮食产量总数", "粮食产量总数"),
        ("新增公园", "新增公园"),
        ("全市粮", "全市粮"),
        ("全年全市全省全区我市我区公园", "公园"),
        ("全年全市全省全区我市我区全县公园", "全县公园"),
    ],
)
def test_a_name_to_show(name: str, shown: str) -> None:
    """Only empty words at its start go, six at most."""
    assert trim_metric(name) == shown


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("公园", "公园", 1.0),
        ("公园", "新建公园", 0.85),
        ("建成公园", "新建公园", 0.85),
        ("公园增速", "公园", 0.4),
        ("公园增速", "新建公园", 0.34),
        ("游园", "公园", 0.5),
        ("", "公园", 0.0),
        ("", "", 0.0),
    ],
)
def test_how_alike_two_names_are(one: str, other: str, alike: float) -> None:
    """Another action costs some, growth beside a level much, and nothing is like no name."""
    assert metric_similarity(one, other) == pytest.approx(alike)
    assert metric_similarity(other, one) == pytest.approx(alike)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("公园", ()),
        ("公园、游园", ("公园", "游园")),
        ("公园、游园增速", ("公园增速", "游园增速")),
        ("甲、乙产量变动", ("甲产量变动", "乙产量变动")),
        ("甲和乙及丙与丁产量", ("甲产量", "乙产量", "丙产量", "丁产量")),
        ("甲产量、乙产量", ("甲产量", "乙产量")),
        ("城镇、农村居民人均可支配收入", ("城镇居民人均可支配收入", "农村居民人均可支配收入")),
        ("城镇居民、农村居民收入", ("城镇居民收入", "农村居民收入")),
    ],
)
def test_the_things_that_a_name_lists(name: str, parts: tuple[str, ...]) -> None:
    """Each gets the head noun that the last one carries, once."""
    assert metric_parts(name) == parts


@pytest.mark.parametrize(
    ("name", "both"),
    [
        ("存贷款余额", ("存款余额", "贷款余额")),
        ("存款、贷款余额", ("存款余额", "贷款余额")),
        ("存贷款、公园", ()),
        ("公园", ()),
    ],
)
def test_two_things_in_one_word(name: str, both: tuple[str, ...]) -> None:
    """Where it lists nothing else besides."""
    assert both_of(name) == both


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        # What is counted stands behind, unless a change or a level stands before.
        ("新增5个公园", "新增公园"),
        ("新建5个公园", "新建公园"),
        ("绿地5个公园", "公园"),
        ("游园5个公园", "公园"),
        ("城区游园5个公园", "公园"),
        ("城区的游园5个公园", "公园"),
        ("城区的游园达到5个公园", "城区的游园"),
        ("城区的游园增加5个公园", "城区的游园"),
        ("游园达到5个公园", "公园"),
        ("5个公", None),
        ("5个以上的公园", "公园"),
        ("5个50亿元以上公园", "公园"),
        ("20个500强企业", "500强企业"),
        ("5个村（居）公园", None),
        # A noun behind a weight where nothing stands before.
        ("5万吨水泥", "水泥"),
        ("绿地5万吨水泥", "绿地"),
        ("城区、5万吨水泥", "水泥"),
        # What belongs to no name.
        ("要公园5家", "公园"),
        ("并使全年公园5家", "公园"),
        ("并使全年力争公园5家", "力争公园"),
        ("到2020年公园5家", "公园"),
        ("公园由2020年的5家", "公园"),
        ("公园2020年底的5家", "公园"),
        ("1、公园5家", "公园"),
        ("（1）公园5家", "公园"),
        ("公园比同期5家", "公园"),
        ("公园较年初5家", "公园"),
        ("公园 5家", "公园"),
        ("公园　达到　5家", "公园"),
        ("通过5家", "通过"),
        ("附近5家", "附近"),
        ("网上5家", "网上"),
        ("近5家", None),
        ("5家 ", None),
        ("公园过5家", "公园"),
        ("公园上百亿元", "公园"),
        ("公园比2020年增长5%", "公园增速"),
        ("公园比2020年底分别增长5%", "公园增速"),
        ("公园与“十三五”末相比增长5%", "公园增速"),
        # Where a change is told, growth is named, points and levels are not.
        ("降低失业率5%", "降低失业率"),
        ("降低失业率5个百分点", "失业率"),
        ("降低电价5%", "电价增速"),
        ("提高电价到5%", "电价增速"),
        ("失业率下降5个百分点", "失业率"),
        ("人数下降5个百分点", "人数变动"),
        ("与上年持平", "增速"),
    ],
)
def test_what_a_number_measures(text: str, metric: str | None) -> None:
    """The words of its clause without dates, comparisons and openers, alone and behind another clause."""
    assert find_quantities_in(text)[0].metric == metric
    behind = find_quantities_in("稳中求进。" + text)
    assert behind[0].metric == metric


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("新增公园5个", "up"),
        ("净增公园5个", "up"),
        ("减少公园5个", "down"),
        ("建设公园5个", None),
        ("降低电价5%", "down"),
        ("上调电价5%", "up"),
        ("电价保持5%", "hold"),
        ("与上年持平", "hold"),
        ("产值翻番", "up"),
        ("公园降5个", "down"),
        ("公园升降5个", None),
        ("公园起降5个", None),
    ],
)
def test_which_way_it_goes(text: str, direction: str | None) -> None:
    """By the word before the number, else by the verb that opens the clause."""
    assert find_quantities_in(text)[-1].direction == direction
