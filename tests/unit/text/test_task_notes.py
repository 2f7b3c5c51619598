"""Who does a task and until when, read from what stands behind it."""

from __future__ import annotations

import pytest

from workbench.text.task_notes import find_notes, names_of


@pytest.mark.parametrize(
    ("text", "lead", "support", "deadline"),
    [
        ("建渔港码头2座（区海洋局牵头，青屿镇配合，10月底前完成）。", ["区海洋局"], ["青屿镇"], "10月底前完成"),  # noqa: E501
        ("翻修灯塔3座。牵头单位：区文旅局；配合单位：区财政局、各镇；完成时限：2026年6月", ["区文旅局"], ["区财政局", "各镇"], "2026年6月"),  # noqa: E501
        ("建设潮汐观测站。（责任单位：区气象局、区海洋局）", ["区气象局", "区海洋局"], [], ""),
        ("整修古井12口（区住建局、各街道按职责分工负责）", ["区住建局", "各街道"], [], ""),
        ("疏浚河道5公里（区水务局）", ["区水务局"], [], ""),
        ("开办老年食堂8家，由区民政局牵头，各街道配合，9月底前完成。", ["区民政局"], ["各街道"], "9月底前完成"),  # noqa: E501
        ("主办单位：区教育局 协办单位：区体育局 完成时间：8月底", ["区教育局"], ["区体育局"], "8月底"),
        ("安装路灯（责任领导：陈某，责任单位：区城管局）", ["区城管局"], [], ""),
    ],
)  # fmt: skip
def test_offices_and_dates_are_told_apart(
    text: str, lead: list[str], support: list[str], deadline: str
) -> None:
    """Labels, brackets and 由…牵头 say who leads, who supports and until when."""
    (notes,) = find_notes(text)
    assert (list(notes.lead), list(notes.support), notes.deadline) == (lead, support, deadline)


@pytest.mark.parametrize(
    "text",
    [
        "建成云海湾大桥（二期）",
        "推进示范区（含三个镇）建设",
        "增长6%左右（剔除价格因素）",
        "由粗放走向集约，由追赶走向引领",
    ],
)
def test_other_brackets_are_no_notes(text: str) -> None:
    """What a bracket says of the thing itself names nobody."""
    assert find_notes(text) == ()


def test_a_cell_may_say_who_leads_and_who_supports() -> None:
    """One cell can hold both, by labels or by verbs."""
    both = (("区教育局",), ("区财政局", "各街道"))
    assert names_of("牵头：区教育局；配合：区财政局、各街道") == both
    assert names_of("区教育局牵头，区财政局、各街道配合") == both
    assert names_of("区教育局、区财政局") == (("区教育局", "区财政局"), ())


@pytest.mark.parametrize(
    "note", ["责任单位：", "（牵头单位：", "（区教育局牵头，区财政局配合）", "（", "。由"]
)
def test_a_line_of_thousands_of_notes_is_gone_through_once(note: str) -> None:
    """A line without an end of notes is read in about its own length."""
    assert len(find_notes("修好一座桥" + note * 4_000)) <= 4_000


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("各区（县、市）政府", ["各区（县、市）政府"]),
        ("市商务局，各区(市、县)人民政府", ["市商务局", "各区(市、县)人民政府"]),
        ("市农业农村局、各县（市、区）", ["市农业农村局", "各县（市、区）"]),
        ("各区（市）县政府、市水务局", ["各区（市）县政府", "市水务局"]),
        ("各乡镇（街道）", ["各乡镇（街道）"]),
    ],
)
def test_ranks_in_brackets_are_part_of_a_name(text: str, names: list[str]) -> None:
    """各区（县、市）政府 is one body, also behind a label and in brackets."""
    assert list(names_of(text)[0]) == names
    for line in (f"翻修码头2座。牵头单位：{text}；完成时限：9月底", f"翻修码头2座（{text}负责）。"):
        (notes,) = find_notes(line)
        assert list(notes.lead) == names


def test_other_asides_of_an_office_are_left_out() -> None:
    """What a bracket says of an office's part in the task is not its name."""
    assert names_of("区民政局（牵头）、区财政局")[0] == ("区民政局", "区财政局")
