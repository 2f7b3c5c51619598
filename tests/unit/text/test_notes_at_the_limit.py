"""Who does a task and until when, at the limits of what is a note of it; made-up lines."""

from __future__ import annotations

import pytest

from workbench.text.task_notes import bare_offices, find_notes, names_of

_LEAD = ("区海洋局",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("建码头", []),
        ("建码头（好）", []),
        ("建码头（区海洋局）", [(3, 9, _LEAD, (), "")]),
        ("建码头（9月底前完成）", [(3, 11, (), (), "9月底前完成")]),
        ("建码头（区海洋局牵头，9月底前完成）", [(3, 18, _LEAD, (), "9月底前完成")]),
        ("建码头（9月底前完成，区海洋局牵头）", [(3, 18, _LEAD, (), "9月底前完成")]),
        # Notes that only marks part are one, and the first date counts.
        ("建码头（区海洋局牵头），（青屿镇配合）。", [(3, 19, _LEAD, ("青屿镇",), "")]),
        ("建码头（区海洋局牵头）建桥（青屿镇配合）", [(3, 11, _LEAD, (), ""), (13, 20, (), ("青屿镇",), "")]),
        (
            "建码头（区海洋局牵头，9月底前完成）、（青屿镇配合，10月底前完成）",
            [(3, 34, _LEAD, ("青屿镇",), "9月底前完成")],
        ),
        (
            "建桥（区海洋局）修路（区林业局）、（青屿镇配合）",
            [(2, 8, _LEAD, (), ""), (10, 24, ("区林业局",), ("青屿镇",), "")],
        ),
        # Labels reach to the end of the line, a stop or the next label.
        ("建码头，牵头单位：区海洋局", [(4, 13, _LEAD, (), "")]),
        ("牵头单位：区海洋局\n好", [(0, 9, _LEAD, (), "")]),
        ("牵头单位：区海洋局；好", [(0, 9, _LEAD, (), "")]),
        ("牵头：区海洋局 配合：青屿镇", [(0, 14, _LEAD, ("青屿镇",), "")]),
        ("牵头：区海洋局、9月底前完成", [(0, 14, _LEAD, (), "9月底前完成")]),
        ("完成时限：9月", [(0, 7, (), (), "9月")]),
        ("责任领导：陈某", [(0, 7, (), (), "")]),
        ("牵头单位：等、—、无、区海洋局", [(0, 15, _LEAD, (), "")]),
        ("好牵头：区海洋局", []),
        # 由…牵头 behind a mark.
        ("由区海洋局牵头", []),
        ("，由区海洋局牵头", [(1, 8, _LEAD, (), "")]),
        ("建，由区海洋局牵头，青屿镇配合，甲", [(2, 15, _LEAD, ("青屿镇",), "")]),
        ("建，由区海洋局牵头；由青屿镇配合。", [(2, 16, _LEAD, ("青屿镇",), "")]),
        ("建，由区海洋局牵头建桥；由青屿镇配合。", [(2, 9, _LEAD, (), ""), (12, 18, (), ("青屿镇",), "")]),
        # Each kind behind another in one line.
        (
            "建桥（区海洋局）修路，由青屿镇牵头植树，牵头单位：区林业局",
            [(2, 8, _LEAD, (), ""), (11, 17, ("青屿镇",), (), ""), (20, 29, ("区林业局",), (), "")],
        ),
        (
            "牵头单位：区林业局；植树，由青屿镇牵头修路（区海洋局）",
            [(0, 9, ("区林业局",), (), ""), (13, 19, ("青屿镇",), (), ""), (21, 27, _LEAD, (), "")],
        ),
    ],
)
def test_the_notes_of_a_line(
    text: str, found: list[tuple[int, int, tuple[str, ...], tuple[str, ...], str]]
) -> None:
    """Where each stands, who leads, who supports and until when."""
    assert [tuple(each) for each in find_notes(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("改造小区，市住建局、各区政府。", [(4, 14, ("市住建局", "各区政府"))]),
        ("改造小区。市住建局；", [(4, 9, ("市住建局",))]),
        ("改造小区 市住建局", [(4, 9, ("市住建局",))]),
        ("，市住建局", [(0, 5, ("市住建局",))]),
        ("小区；市住建局（好）", [(2, 10, ("市住建局",))]),
        ("改造，", []),
        ("改造小区，市住建局，", []),
        ("市住建局", []),
        ("改造小区，市住建局、完成", []),
        ("改造，建设局", []),
        ("改造，三个部门", []),
        ("改造，3个部门", []),
        ("改造，含住建局", []),
    ],
)
def test_offices_that_end_a_line(text: str, found: list[tuple[int, int, tuple[str, ...]]]) -> None:
    """All that stands behind the last mark must be offices, and something must stand before."""
    assert [(each.start, each.end, each.lead) for each in bare_offices(text)] == found
    assert all((each.support, each.deadline) == ((), "") for each in bare_offices(text))


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("牵头：区教育局；配合：区财政局", ["区教育局"], ["区财政局"]),
        ("配合：区财政局；牵头：区教育局", ["区教育局"], ["区财政局"]),
        ("时限：9月", [], []),
        ("牵头：区教育局；时限：9月；配合：区财政局", ["区教育局"], ["区财政局"]),
        ("责任领导：陈某；牵头：区教育局", ["区教育局"], []),
        ("由区教育局牵头", ["区教育局"], []),
        ("区教育局牵头，区教育局牵头", ["区教育局"], []),
        ("区财政局配合，区财政局配合", [], ["区财政局"]),
        ("区教育局、区教育局", ["区教育局"], []),
        ("区财政局，区教育局牵头", ["区财政局", "区教育局"], []),
        ("区教育局牵头，区财政局", ["区教育局", "区财政局"], []),
        ("区教育局，各街道配合，区财政局", ["区财政局"], ["区教育局", "各街道"]),
        ("牵头", ["牵头"], []),
        ("区教育局及各街道", ["区教育局", "各街道"], []),
        ("区教育局和各街道", ["区教育局", "各街道"], []),
        ("区教育局和甲", ["区教育局和甲"], []),
        ("等", [], []),
        ("区教育局（好）、区财政局", ["区教育局", "区财政局"], []),
        ("区教育局。区财政局", ["区教育局", "区财政局"], []),
        ("", [], []),
    ],
)
def test_who_leads_and_who_supports(text: str, lead: list[str], support: list[str]) -> None:
    """A verb speaks for the names since the verb before; without one they lead."""
    assert [list(each) for each in names_of(text)] == [lead, support]
