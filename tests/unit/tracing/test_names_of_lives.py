"""A life is called by its whole name, and stretches of one line are told apart."""

from __future__ import annotations

import pytest

from tests.unit.tracing.test_threads import holding, lives
from workbench.tracing.neighbours import are_neighbours


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云松高速柳河至青禾段扩容", "云松高速青禾至鹿鸣段扩容"),
        ("开工云松高速柳河至青禾段", "云松高速北岭至东滩段"),
        ("柳河至青禾高速", "柳河至松岭高速"),
        ("柳河—青禾铁路", "柳河—松岭铁路"),
        ("柳河市至青禾县一级公路", "柳河市至松岭县一级公路"),
        ("环湖公路柳河到青禾段", "环湖公路青禾到松岭段"),
        ("云松铁路柳河至青禾段", "云松铁路松岭至东滩段"),
        ("柳河至青禾城际铁路", "北岭至青禾城际铁路"),
        ("云松客专柳河至青禾段", "云松客专青禾至北岭段"),
        ("柳河至青禾快速通道", "青禾至东滩快速通道"),
    ],
)
def test_the_next_stretch_of_a_road_is_another_promise(one: str, other: str) -> None:
    """They share the line's name and an end, no more."""
    assert are_neighbours(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云松高速柳河至青禾段", "云松高速柳河至青禾段主体"),
        ("柳河市至青禾县高速", "柳河至青禾高速"),
        ("青禾至柳河铁路", "柳河至青禾铁路"),
        ("云松高速", "云松高速柳河至青禾段"),
        ("柳河—青禾段改扩建", "柳河至青禾段改扩建"),
        ("柳河、松岭两条高速", "柳河至青禾高速"),
        ("续建柳河至青禾等高速公路", "柳河至青禾高速公路建成"),
        ("柳河到青禾段", "柳河至青禾段"),
        ("推进柳河至青禾高速公路前期工作", "开工建设柳河至青禾高速"),
        ("建成柳河区至青禾区快速路", "柳河至青禾快速路"),
    ],
)
def test_one_stretch_is_one_promise_however_it_is_written(one: str, other: str) -> None:
    """In either direction, with or without what kind of town each end is."""
    assert not are_neighbours(one, other)


@pytest.mark.parametrize(
    "promise",
    [
        "推动两岸关系和平发展",
        "建设和谐劳动关系",
        "完善及时救助制度",
        "扩大公众参与渠道",
        "普及应急救护知识",
        "建设和睦邻里",
        "保障和平利用核技术",
        "办好云海与会嘉宾服务",
        "构建和谐社区环境",
        "推动基础教育普及发展",
    ],
)
def test_a_word_with_a_joint_in_it_is_no_list(promise: str) -> None:
    """和平发展 is called by both its words."""
    threads = lives({2021: ("", f"{promise}。"), 2022: (f"{promise}。", f"{promise}。"), 2023: ("", "")})
    found = holding(threads, promise)
    assert found
    assert all(thread.title in promise for thread in found)
    assert not any(thread.title.startswith(("平", "谐", "时", "渠", "美")) for thread in found)


@pytest.mark.parametrize(
    ("plans", "name"),
    [
        (("城镇新增就业46万人。", "城镇新增就业45万人。"), "城镇新增就业"),
        (("规模以上工业增加值增长9%。", "规模以上工业增加值增长8.5%左右。"), "规模以上工业增加值"),
        (("全年接待游客370万人次。", "接待游客400万人次以上。"), "接待游客"),
        (("旅游收入达到38亿元。", "旅游收入突破46亿元。"), "旅游收入"),
        (("固定资产投资增长12%。", "固定资产投资增长11%左右。"), "固定资产投资"),
        (("外贸出口增长6%。", "外贸出口增长5%。"), "外贸出口"),
        (("新增发放创业担保贷款9亿元。", "新增发放创业担保贷款10亿元。"), "创业担保贷款"),
        (("完成植树造林23万亩。", "完成植树造林20万亩。"), "植树造林"),
        (("一般公共预算收入增长6%。", "一般公共预算收入增长5%。"), "一般公共预算收入"),
        (("社会消费品零售总额达到90亿元。", "社会消费品零售总额达到95亿元。"), "社会消费品零售总额"),
    ],
)
def test_a_number_s_life_is_called_by_what_it_is_of(plans: tuple[str, str], name: str) -> None:
    """Neither its value nor its growth stands in the name."""
    older, newer = plans
    threads = lives({2021: ("", older), 2022: ("", newer), 2023: ("", "")})
    titles = [thread.title for thread in holding(threads, older.rstrip("。"), newer.rstrip("。"))]
    assert titles
    assert all(name in title for title in titles)
    assert not any(title.endswith(("增长", "增速", "达到")) or "0" in title for title in titles)


def test_of_two_names_told_as_often_the_one_that_tells_more_is_taken() -> None:
    """One plan gives the area its whole name, the next a short one."""
    short, whole = "新增北岭供热面积60万平方米", "新增北岭集中供热配套面积50万平方米"
    for older, newer in ((short, whole), (whole, short)):
        threads = lives({2021: ("", f"{older}。"), 2022: ("", f"{newer}。"), 2023: ("", "")})
        titles = {thread.title for thread in holding(threads, older, newer)}
        assert titles == {"新增北岭集中供热配套面积"}
