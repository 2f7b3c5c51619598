"""Lists inside a part, halves without a heading of their own, and headings that strive for something new."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.corpus.outline.halves import half_of, is_half
from workbench.model.report import Report

FRONT = "政府工作报告\n——1993年1月12日在云海区第五届人民代表大会第一次会议上\n区长 周明远\n各位代表：\n"
PROSE = "全区上下同心协力，各项事业取得新的进步，群众生活继续改善，发展基础更加稳固，社会大局保持稳定。"


def _read(*lines: str) -> Report:
    return read_report((FRONT + "\n".join(lines)).encode(), name="a.txt")


def _tops(report: Report) -> list[tuple[str, str | None]]:
    return [(node.part, node.heading) for node in report.nodes if node.kind == "part"]


def test_a_list_within_a_part_is_no_part() -> None:
    """Behind 二、 a list counts 一、 to 五、, and 三、 goes on: the list's items are text."""
    items = [
        f"{number}、到明年，渔港{word}，{PROSE}"
        for number, word in zip("一二三四五", "甲乙丙丁戊", strict=True)
    ]
    report = _read(
        "一、过去五年工作回顾", PROSE, "二、今后五年的目标和任务", PROSE, *items,
        "三、加强政府自身建设", PROSE,
    )  # fmt: skip
    assert [heading for _, heading in _tops(report)] == [
        "一、过去五年工作回顾", "二、今后五年的目标和任务", "三、加强政府自身建设",
    ]  # fmt: skip


def test_an_announced_list_ends_with_its_last_item() -> None:
    """The last item of a list in semicolons is no heading, though it ends in a stop and text follows."""
    report = _read(
        "我讲三个问题：", "一、关于港口问题；", "二、关于渔业问题；", "三、关于学校问题。", PROSE,
        "一、过去一年工作回顾", PROSE, "二、今年工作安排", PROSE,
    )  # fmt: skip
    assert [heading for _, heading in _tops(report)] == ["一、过去一年工作回顾", "二、今年工作安排"]


def test_the_second_half_may_be_the_first_with_a_heading() -> None:
    """一、二、 begin right below the opening, and again below the first unnumbered heading."""
    report = _read(
        "一、渔业生产全面发展", PROSE, "二、社会事业协调发展", PROSE,
        "对新一届政府工作的建议", "一、发展的主要目标", PROSE, "二、加快建设渔港", PROSE,
        "一九九三年的政府工作", PROSE,
    )  # fmt: skip
    assert _tops(report) == [
        ("review", "一、渔业生产全面发展"), ("review", "二、社会事业协调发展"),
        ("plan", "对新一届政府工作的建议"), ("plan", "一九九三年的政府工作"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "half"),
    [
        ("二、努力开创渔区建设的新局面", "plan"),
        ("二、奋力迈上发展新台阶", "plan"),
        ("二、全力实现渔港面貌新改善", "plan"),
        ("二、渔区建设迈上新台阶", "review"),
        ("二、改革开放取得新突破", "review"),
    ],
)
def test_what_is_striven_for_is_plan(title: str, half: str) -> None:
    """努力开创新局面 is ahead, 迈上新台阶 behind."""
    report = _read("一、前进中的五年", PROSE, title, PROSE, "三、今年的主要任务", PROSE)
    assert _tops(report)[1][0] == half


def test_years_in_characters_and_measures_taken() -> None:
    """A year is a year in characters too, and measures that were taken are none to come."""
    assert half_of("三、一九九三年的主要工作", 1993) == "plan"
    assert is_half("一九九二年工作回顾")
    assert half_of("五、采取了补贴等措施，人民生活稳定", 1993) is None
    assert half_of("五、稳定人民生活的措施", 1993) == "plan"
