"""When two names are of one thing, at the limits of each rule; made-up names."""

from __future__ import annotations

import pytest

from workbench.measuring.equivalent_metrics import parse_metric
from workbench.measuring.names_alike import (
    core_of,
    lists_things,
    name_sameness,
    one_word_apart,
    quoted_apart,
    same_scope,
)
from workbench.measuring.other_places import is_prefecture
from workbench.text.lexicon import read_rows


@pytest.mark.parametrize(
    ("one", "other", "strict", "free"),
    [
        # What only says who pays is no name.
        ("区财政筹措", "区财政筹措", 0, 0),
        ("安排资金", "安排资金", 0, 0),
        # A broad name is enough only in a full form of six characters.
        ("投资", "投资", 0, 0),
        ("项目总投资", "项目总投资", 0, 0),
        ("主营业务收入", "主营业务收入", 100, 100),
        ("建筑面积", "建筑面积", 0, 0),
        ("规模建筑面积", "规模建筑面积", 100, 100),
        ("总建筑面积额", "总建筑面积额", 100, 100),
        ("固定投资", "固定投资", 100, 100),
        ("产业链", "重点产业链", 0, 0),
        # A quoted name is the thing's own.
        ("“小升规”工业企业", "“小升规”企业", 0, 96),
        ("“小升规”工业企业", "“小升规”园区", 0, 0),
        ("“小升规”工业企业", "“瞪羚”工业企业", 0, pytest.approx(44.4, abs=0.1)),
        ("“小升规”", "“小升规”园区", 0, 96),
        ("新增“小升规”", "“小升规”园区", 0, 96),
        ("乡村“会客厅”", "城市“会客厅”", 0, 0),
        # Order tells nothing, and how much of it tells nothing.
        ("公园改造", "改造公园", 100, 100),
        ("园公", "公园", 100, 100),
        ("用电总量", "用电量", 100, 100),
        ("公园服务中心站", "服务公园中心站", 100, 100),
        # Another scope.
        ("城镇新增就业", "新增就业", 0, 50),
        ("城镇就业", "农村就业", 0, 0),
        ("规模以上工业利润", "工业利润", 75, 75),
        ("规模以上工业利润", "工业税款", 0, 0),
        ("限额以上零售", "零售", 75, 75),
        ("民营工业利润", "工业利润", 0, 0),
        ("规模以上工业和限额以上零售", "工业和零售", 75, 75),
        ("进出口通关", "通关", 0, 0),
        ("出口通关", "通关", 0, 0),
        # Another kind, a list, another sort.
        ("科技型企业", "创新型企业", 0, 0),
        ("科技型创新型园区", "创新型园区", 0, pytest.approx(76.9, abs=0.1)),
        ("公园和游园", "公园", 0, 0),
        ("公园、游园", "公园", 0, 0),
        ("社区公园和社区游园", "社区游园", 0, 0),
        ("社区公园、社区游园", "社区公园和社区游园", 0, 0),
        ("科技型园区", "创新型园区", 0, 0),
        ("公和游园", "游园", 90, 0),
        ("文化新村", "文化新镇", 0, 0),
        ("文化村", "文化镇", 0, 0),
        ("湖光村", "湖光村庄", 0, pytest.approx(85.7, abs=0.1)),
        # A rate's short name is the end of the long one.
        ("社会零售", "零售", 90, pytest.approx(66.7, abs=0.1)),
        ("用电社会零售", "零售", 0, 50),
        ("零售用电", "零售", 0, 0),
        # The last noun tells what it is, unless it is a general one.
        ("中小学厕所", "中小学食堂", 0, 0),
        ("中小学工程", "中小学食堂", 0, 60),
        ("厕所中小学", "食堂中小学", 0, 60),
        ("中小学厕所", "食堂中小学", 0, 60),
        ("中小学甲", "中小学食堂", 0, pytest.approx(66.7, abs=0.1)),
        # For the same people another thing.
        ("农牧民的安全饮水", "农牧民的安居", 0, 0),
        ("农民安居问题", "农民安居工程", 0, pytest.approx(66.7, abs=0.1)),
        # Little is shared, and not the end.
        ("荒山造林", "荒山植树", 0, 0),
        ("荒山造林面", "荒山植树坡", 0, 0),
        ("荒山造林绿化", "荒山植树绿化", 0, pytest.approx(66.7, abs=0.1)),
    ],
)
def test_two_names(one: str, other: str, strict: float, free: float) -> None:
    """Whoever is named first, and where only the wording may differ or where more may."""
    for names in ((one, other), (other, one)):
        assert name_sameness(*names, strict=True) == strict
        assert name_sameness(*names, strict=False) == free


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("科技“小巨人”", "专精“小巨人”", True),
        ("科技“小巨人”", "科技“小巨人”", False),
        ("科技“小巨人”", "“小巨人”", False),
        ("新增科技“小巨人”", "科技“小巨人”", False),
        ("“瞪羚”企业", "“雏鹰”企业", True),
        ("“瞪羚”“雏鹰”企业", "“雏鹰”企业", False),
        ("“瞪羚行动”", "“瞪羚”", False),
        ("科技“瞪羚行动”", "专精“瞪羚”", False),
        ("“瞪羚”", "“瞪羚行动”", False),
        ("“瞪羚”企业", "企业", False),
        ("科技“瞪羚”企业", "专精“雏鹰”企业", True),
        ("“一号”工程", "“二号”工程", False),
    ],
)
def test_quoted_words_of_two_things(one: str, other: str, apart: bool) -> None:
    """One quoted word behind two things, or each another quoted word."""
    assert quoted_apart(one, other) is apart
    assert quoted_apart(other, one) is apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("助餐覆盖率", "保洁覆盖率", True),
        ("助餐覆盖率", "覆盖率", False),
        ("助餐覆盖率", "助餐覆盖率", False),
        ("甲覆盖率", "乙覆盖率", False),
        ("甲覆盖率", "保洁覆盖率", False),
        ("甲助餐覆盖率", "乙保洁覆盖率", True),
        ("企业投入强度", "投入强度", True),
        ("企业投入强度", "企业投入强度", False),
    ],
)
def test_rates_of_which_each_has_a_word_of_its_own(one: str, other: str, apart: bool) -> None:
    """A word of two characters that the other lacks; what is of firms alone is not of all."""
    assert one_word_apart(one, other) is apart
    assert one_word_apart(other, one) is apart


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("省级企业", "省级企业", True),
        ("省级企业", "企业", False),
        ("省级企业", "市级企业", False),
        ("省级以上公园", "公园", True),
        ("国家公园", "公园", False),
        ("规模以上工业", "规上工业", True),
        ("规模以上工业", "工业", False),
        ("限额以上零售", "零售", False),
        ("城镇就业", "就业", True),
    ],
)
def test_the_whole_or_a_part_by_size_and_level(one: str, other: str, same: bool) -> None:
    """A level or a size that one has and the other lacks is another scope; town and country are not asked."""
    assert same_scope(one, other) is same
    assert same_scope(other, one) is same


@pytest.mark.parametrize(
    ("name", "lists"),
    [
        ("公租房、棚改房", True),
        ("公租房、棚改房、甲", True),
        ("公园、游园", True),
        ("公租房", False),
        ("公租房、甲", False),
        ("甲、乙", False),
        ("新建、改造", False),
        ("省、市", False),
    ],
)
def test_a_list_of_things(name: str, lists: bool) -> None:
    """Two of two characters at least that are things; verbs and levels make no list."""
    assert lists_things(name) is lists


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("（一）公园", "公园"),
        ("1、公园", "公园"),
        ("①公园", "公园"),
        ("“公园”数", "公园"),
        ("公园·游园", "公园游园"),
        ("公园数量", "公园"),
        ("数量", "数量"),
        ("户数", "户数"),
        ("就业人数", "就业"),
    ],
)
def test_what_of_a_name_tells_it_from_others(name: str, core: str) -> None:
    """Numbers of items, marks and words of amount go, unless nothing would be left."""
    assert core_of(name) == core


def test_every_word_that_may_stand_before_a_name_is_taken_off() -> None:
    """However it begins."""
    heads = [row[1] for row in read_rows("measuring", "metric_words.tsv") if row[0] == "head"]
    assert len(heads) > 9
    for head in heads:
        assert parse_metric(f"{head}绿地面积").noun == parse_metric("绿地面积").noun, head


def test_a_prefecture_is_known_with_and_without_what_it_is_by_law() -> None:
    assert is_prefecture("芜湖")
    assert is_prefecture("芜湖市")
    assert not is_prefecture("芜湖县")
    assert not is_prefecture("云海市")
    assert not is_prefecture("市")
