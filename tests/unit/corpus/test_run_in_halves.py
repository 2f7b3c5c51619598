"""A half whose title and text share a line, or whose title ends in a colon, is headed all the same."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report

TEXT = "新建学校12所，改造老旧小区48个。"


def headings_of(text: str) -> list[tuple[str | None, str]]:
    """Return the headings of a report with the half each stands in."""
    report = read_report(f"云海区政府工作报告\n各位代表：\n{text}".encode(), name="a.txt")
    return [(node.heading, str(node.part)) for node in report.headings]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、五年工作回顾", "二、今后五年工作"),
        ("一、2030年工作回顾", "二、2031年工作安排"),
        ("一、过去一年工作回顾", "二、今年主要任务"),
        ("一、“十五五”时期工作回顾", "二、“十六五”时期目标任务"),
        ("第一部分 三年来的工作", "第二部分 今后三年的工作打算"),
    ],
)
@pytest.mark.parametrize("between", ["。", "：", ":", " ", "\u3000", "\u3000\u3000"])
def test_a_half_and_its_text_in_one_line(first: str, second: str, between: str) -> None:
    """Whatever parts title and text, each half has its title alone, and a short text is enough."""
    mark = between.strip()
    text = f"{first}{between}{TEXT}\n{second}{between}建设学校20所。\n"
    assert headings_of(text) == [(first + mark, "review"), (second + mark, "plan")]


@pytest.mark.parametrize("below", ["（一）经济稳步增长。", "1．经济稳步增长。", "（一）经济稳步增长\n"])
@pytest.mark.parametrize(
    ("first", "second"),
    [("一、五年工作回顾：", "二、今后五年工作安排："), ("一、2030年工作总结：", "二、2031年工作打算：")],
)
def test_a_title_with_a_colon_above_numbered_sections(first: str, second: str, below: str) -> None:
    """The colon leads to the sections, it does not make the title a part of the sentence above them."""
    body = f"{below}{TEXT}全区上下同心协力，各项事业取得新进展。\n"
    found = headings_of(f"{first}\n{body}{second}\n{body}")
    assert [each for each in found if each[0] in (first, second)] == [(first, "review"), (second, "plan")]


@pytest.mark.parametrize(
    "line",
    [
        "一、五年工作回顾 和体会",
        "一、2030年工作回顾：稳中有进",
        "一、过去五年工作回顾 “十五五”圆满收官",
    ],
)
def test_a_title_of_two_pieces_is_one_title(line: str) -> None:
    """What follows a blank or colon without being a sentence belongs to the title."""
    found = headings_of(f"{line}\n{TEXT}全区上下同心协力，各项事业取得新进展。\n二、2031年工作安排\n{TEXT}\n")
    assert found[0] == (line, "review")


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("一、学校建设：", "新建学校12所，改造8所。"),
        ("二、道路", " 修建乡村道路30公里，改造桥梁4座。"),
        ("三、就业：", "新增9500人。"),
    ],
)
def test_items_of_a_list_do_not_become_halves(title: str, rest: str) -> None:
    """A numbered item with a colon or a blank names no half."""
    assert title not in [heading for heading, _ in headings_of(f"{TEXT}\n{title}{rest}\n{TEXT}")]
