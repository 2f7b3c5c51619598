"""Neighbours of one kind are told apart, and one thing under two spellings is not."""

from __future__ import annotations

import pytest

from tests.unit.tracing.test_threads import holding, lives
from workbench.tracing.neighbours import are_neighbours, other_names, with_sides


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("鹿鸣第二中学迁建", "鹿鸣第五中学迁建"),
        ("二中分校", "第五中学分校"),
        ("轨道交通3号线", "轨道交通5号线"),
        ("青芦2号桥", "青芦3号桥"),
        ("云海第一人民医院", "云海第三人民医院"),
        ("望江二水厂", "望江三水厂"),
        ("212国道改线", "国道316改线"),
        ("石鼓三环路", "石鼓二环路"),
        ("栖霞东出口改造", "栖霞西出口改造"),
        ("云岫南路", "云岫北路"),
        ("云海火车南站", "云海火车北站"),
        ("鹿鸣北片区改造", "鹿鸣南片区改造"),
        ("城镇居民人均可支配收入增长7%", "农村居民人均可支配收入增长8%"),
        ("城镇常住居民收入", "农牧民人均纯收入"),
    ],
)
def test_another_number_or_side_is_another_thing(one: str, other: str) -> None:
    """What is counted through or lies on a side is one of several."""
    assert are_neighbours(one, other)
    assert are_neighbours(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("二中分校", "第二中学分校"),
        ("轨道交通3号线", "轨道交通三号线"),
        ("轨道交通3号线", "轨道交通"),
        ("G316国道改线", "国道316改线"),
        ("东、西外环路", "西外环路"),
        ("东西两翼", "西翼"),
        ("云海第一人民医院", "云海人民医院"),
        ("建成小学2所", "建成小学3所"),
        ("第二中学、第五中学", "第五中学"),
        ("栖霞东出口", "栖霞南站"),
        ("农村居民人均可支配收入增长7%", "居民人均可支配收入增长8%"),
    ],
)
def test_one_thing_in_other_words_is_one(one: str, other: str) -> None:
    """Numerals, short forms, lists and names without a number say nothing against it."""
    assert not are_neighbours(one, other)


def test_sides_said_together_belong_to_both() -> None:
    """The side that stands alone before a member of a list is the member's too."""
    assert with_sides("西外环路", "全力推进东、") == "东、西外环路"
    assert with_sides("外环路", "推进广东、") == "东、外环路"
    assert with_sides("西外环路", "推进") == "西外环路"
    assert not are_neighbours(with_sides("农村居民收入增长8%", "城镇和"), "城镇居民收入增长7%")


def test_names_in_quotation_marks() -> None:
    """Two names of which neither holds the other are of two things."""
    assert other_names("“鹿鸣家园”安置房", "“青芦新居”安置房")
    assert not other_names("“鹿鸣家园”安置房", "“鹿鸣家园二期”安置房")
    assert not other_names("“鹿鸣家园”安置房", "安置房")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("推进栖霞岭东出口改造。", "推进栖霞岭西出口改造。"),
        ("启动鹿鸣湖第二中学建设。", "启动鹿鸣湖第六中学建设。"),
        ("推进望江岭1号隧道配套的3号泵站建设。", "推进望江岭1号隧道配套的5号泵站建设。"),
        ("抓好石鼓滩景区整合。", "抓好石鼓滩景区创建。"),
    ],
)
def test_neighbours_have_lives_of_their_own(one: str, other: str) -> None:
    """Whatever else they share, they are not one promise."""
    threads = lives({2021: ("", one), 2022: ("", one + other), 2023: ("", other)})
    assert not holding(threads, one.rstrip("。"), other.rstrip("。"))
    assert holding(threads, one.rstrip("。"))


def test_what_a_list_says_its_members_are() -> None:
    """栖霞和东苑两个广场 names squares: the road of that name is another thing."""
    threads = lives(
        {
            2021: ("", "加快栖霞坪和东苑坪两个广场建设。"),
            2022: ("", "加快栖霞坪大街改造。"),
            2023: ("", "加快栖霞坪大街改造。"),
        }
    )
    assert not holding(threads, "两个广场", "栖霞坪大街改造")
