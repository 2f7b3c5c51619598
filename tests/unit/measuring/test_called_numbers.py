"""The words around a number within its clause, and what it is called by them; made-up sentences."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders.as_shipped import read_report
from workbench.measuring.metric_names import Called, Surroundings, name_number, surroundings
from workbench.measuring.quantities import find_quantities
from workbench.model.commitment import Quantity
from workbench.model.hints import Hints


def around(sentence: str) -> list[Surroundings]:
    """Return what stands around each number of a sentence in a made-up review."""
    text = f"2026年政府工作报告\n一、2025年工作回顾\n{sentence}\n二、2026年工作安排\n稳中求进。"
    report = read_report(text.encode(), name="r.txt", hints=Hints(jurisdiction="云海区", year=2026))
    [home] = [each for each in report.sentences if report.text_of(each) == sentence]
    numbers = [each for each in find_quantities(report) if home.start <= each.start < home.end]
    return [near for _, near in surroundings(report.text, home, numbers)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新增公园3个。", [("新增公园3个", "新增公园", "", False, False)]),
        (
            "稳中有进，新增公园3个，绿地5亩。",
            [("新增公园3个", "新增公园", "", False, False), ("绿地5亩", "绿地", "", False, False)],
        ),
        (
            "新增公园3个、游园5个和绿地5亩建成。",
            [
                ("新增公园3个、游园5个和绿地5亩建成", "新增公园", "、游园", False, False),
                ("新增公园3个、游园5个和绿地5亩建成", "、游园", "和绿地", True, False),
                ("新增公园3个、游园5个和绿地5亩建成", "和绿地", "建成", True, False),
            ],
        ),
        (
            "总投资5亿元的12个项目竣工。",
            [
                ("总投资5亿元的12个项目竣工", "总投资", "的12个项目竣工", False, False),
                ("总投资5亿元的12个项目竣工", "的", "项目竣工", False, False),
            ],
        ),
        (
            "由3家企业增加到5家。",
            [
                ("由3家企业增加到5家", "由", "企业增加到", False, True),
                ("由3家企业增加到5家", "企业增加到", "", False, False),
            ],
        ),
        (
            "公园3个，、游园5个。",
            [("公园3个", "公园", "", False, False), ("、游园5个", "、游园", "", False, False)],
        ),
        ("新增公园1,200个。", [("新增公园1,200个", "新增公园", "", False, False)]),
        (
            "从稳" + "好" * 11 + "公园3个。",
            [("从稳" + "好" * 11 + "公园3个", "从稳" + "好" * 11 + "公园", "", False, False)],
        ),
    ],
)
def test_the_words_around_each_number(
    sentence: str, expected: list[tuple[str, str, str, bool, bool]]
) -> None:
    """Back to the number or clause before, on to the next; whether a list goes on or a change begins."""
    assert [tuple(each) for each in around(sentence)] == expected


def called(
    metric: str, prefix: str = "", suffix: str = "", *, clause: str = "", unit: str = "个", **told: Any
) -> Called:
    """Name a number with the words around it."""
    number = Quantity(
        raw="", start=0, end=0, metric=metric, value=5, unit=unit, cumulative=told.pop("cumulative", False)
    )
    inherited = frozenset(told.pop("inherited", ()))
    near = Surroundings(clause, prefix, suffix, told.pop("in_list", False), starts_range=False)
    return name_number(number, near, inherited)


@pytest.mark.parametrize(
    ("metric", "prefix", "suffix", "label", "noun", "of"),
    [
        ("公园", "新增", "", "公园", "公园", None),
        ("全市公园", "", "", "公园", "公园", None),
        ("总投资", "总投资", "的12个项目竣工", "项目竣工总投资", "总投资", "项目"),
        ("总投资", "总投资", "的重点产业园", "重点产业园总投资", "总投资", "重点产业园"),
        ("总投资", "总投资", "的", "总投资", "总投资", "的"),
        ("总投资", "总投资", "的3个" + "园" * 10, "园" * 10 + "总投资", "总投资", "园" * 10),
        ("总投资", "总投资", "的3个" + "园" * 11, "总投资", "总投资", "园" * 11),
        ("总投资", "的", "项目竣工", "项目竣工", "项目", "项目"),
        ("总投资", "的", "", "总投资", "总投资", ""),
    ],
)
def test_a_total_and_what_it_is_of(
    metric: str, prefix: str, suffix: str, label: str, noun: str, of: str | None
) -> None:
    """Both halves of 总投资5亿元的12个项目 know of what; too long a name is not shown with the sum."""
    found = called(metric, prefix, suffix)
    assert (found.label, found.name.noun) == (label, noun)
    assert (None if found.of is None else found.of.noun) == of


@pytest.mark.parametrize(
    ("metric", "prefix", "unit", "growth", "label"),
    [
        ("公园", "公园增长", "%", True, "公园增速"),
        ("公园", "公园增长了", "%", True, "公园增速"),
        ("公园", "公园下降超过", "%", True, "公园增速"),
        ("公园", "公园占", "%", False, "公园"),
        ("公园", "公园增长", "个", False, "公园"),
        ("公园增速", "公园增长", "%", True, "公园增速"),
        ("消费价格", "消费价格上涨", "%", True, "消费价格增速"),
        ("消费价格", "消费价格", "元", False, "消费价格"),
    ],
)
def test_a_share_behind_a_verb_of_growth_is_one(
    metric: str, prefix: str, unit: str, growth: bool, label: str
) -> None:
    """A price in percent is its rise; of a name that says growth nothing is added."""
    found = called(metric, prefix, unit=unit)
    assert (found.name.growth, found.label) == (growth, label)


def test_town_and_country_in_order() -> None:
    """城乡居民 with 分别: the first number is of the town, the one that goes on of the country."""
    clause = "城乡居民收入分别增长5%和7%"
    assert called("城乡居民收入", clause=clause).label == "城镇居民收入"
    assert called("城乡居民收入", clause=clause, in_list=True).label == "农村居民收入"
    assert called("城乡居民收入", clause=clause).name.noun == "城镇居民人均可支配收入"
    assert called("城乡居民收入", clause="城乡居民收入增长5%").label == "城乡居民收入"
    assert called("居民收入", clause=clause).label == "居民收入"


@pytest.mark.parametrize(
    ("told", "actions"),
    [
        ({"prefix": "改造公园"}, {"改造"}),
        ({"prefix": "、改造公园"}, {"改造"}),
        ({"suffix": "公园竣工"}, {"建成"}),
        ({"prefix": "总投资", "suffix": "的3个项目竣工"}, {"建成"}),
        ({"inherited": ("新增",), "in_list": True}, {"新增"}),
        ({"inherited": ("新增",), "in_list": True, "prefix": "改造公园"}, {"改造"}),
        ({"inherited": ("新增",), "in_list": True, "cumulative": True}, set()),
        ({"inherited": ("新增",)}, set()),
        ({}, set()),
    ],
)
def test_what_is_done_to_it(told: dict[str, Any], actions: set[str]) -> None:
    """By the words before and behind; a list passes its action on to what has none."""
    assert called("公园", **told).name.actions == actions
