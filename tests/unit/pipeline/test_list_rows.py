"""The list that a work report appends stands among the lists, beside its own report, and goes back out."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.errors import CorpusError
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.breaking_down import break_down
from workbench.pipeline.filled_lists import LIST_FORMATS, ListFormat, filled_list
from workbench.pipeline.list_rows import promises_beside, rows_of, sets_rows
from workbench.pipeline.task_states import TaskState

REPORT = (
    "政府工作报告\n——2026年1月12日在云海区第五届人民代表大会第六次会议上\n云海区区长 周明远\n各位代表：\n"
    "一、2025年工作回顾\n2025年，全区上下同心协力，地区生产总值增长6%。\n"
    "二、2026年工作安排\n改造老旧小区16个。新建社区食堂。支持企业上市。\n各位代表，让我们团结奋斗，谱写云海新篇章！\n"
)
LIST = (
    "附件\n2026年云海区民生实事\n1.改造老旧小区16个，加装电梯40部（牵头单位：区住建局）。\n"
    "2.建成社区食堂12个（牵头单位：区民政局，9月底前完成）。\n3.新增泊位800个（牵头单位：区城管局）。\n"
)
QUOTES = ["改造老旧小区16个", "加装电梯40部", "建成社区食堂12个", "新增泊位800个"]


@pytest.fixture(scope="module")
def report() -> Report:
    """Return a work report with a list behind its closing."""
    return read_report((REPORT + LIST).encode(), name="a.txt")


def test_the_rows_are_those_of_the_list_and_no_promise_of_the_other_side(report: Report) -> None:
    """Every commitment of the report stands on one side."""
    rows, promises = rows_of(report), promises_beside(report, report)
    assert [row.quote for row in rows] == QUOTES
    assert {*rows, *promises} == set(commitments_of(report))
    assert not {row.id for row in rows} & {each.id for each in promises}


def test_a_row_is_linked_to_the_sentence_of_its_own_report(report: Report) -> None:
    """Those that the report does not speak of are left alone."""
    found = break_down(report, report)
    rows = {row.id: row.quote for row in rows_of(report)}
    promises = {each.id: each.quote for each in promises_beside(report, report)}
    linked = {(rows[link.row], promises[link.promise]) for link in found.links}
    assert ("改造老旧小区16个", "改造老旧小区16个") in linked
    assert ("新增泊位800个" in {row for row, _ in linked}) is False


def test_a_report_without_a_list_is_refused_as_one() -> None:
    """The list comes first."""
    plain = read_report(REPORT.encode(), name="a.txt")
    assert not sets_rows(plain)
    with pytest.raises(CorpusError, match="不是任务清单"):
        break_down(plain, plain)


@pytest.mark.parametrize("extension", LIST_FORMATS)
def test_it_goes_out_as_a_list_and_comes_back_as_one(report: Report, extension: ListFormat) -> None:
    """The report around it stays away; offices, dates and what became of both halves of a row come back."""
    verdicts = {row.quote: row.id for row in rows_of(report)}
    states = {
        verdicts["改造老旧小区16个"]: TaskState(
            verdicts=(("改造老旧小区16个", "fulfilled"),), judged_on="2026-12-01"
        ),
        verdicts["加装电梯40部"]: TaskState(
            verdicts=(("加装电梯40部", "partial"),), evidence=("加装电梯30部",), judged_on="2026-12-02"
        ),
    }
    raw = filled_list(report, states, None, extension)
    back = read_report(raw, name=f"a.{extension}")
    assert "地区生产总值" not in back.text
    assert (back.genre.rule.by_rows, back.year) == (True, 2026)
    assert [(row.quote, row.bodies, row.deadline) for row in rows_of(back)] == [
        ("改造老旧小区16个，加装电梯40部", ("区住建局",), "2026"),
        ("建成社区食堂12个", ("区民政局",), "2026-09"),
        ("新增泊位800个", ("区城管局",), "2026"),
    ]
    line = next(line for line in back.text.split("\n") if "加装电梯40部" in line)
    assert all(told in line for told in ("已完成", "部分完成", "加装电梯30部", "2026-12-02"))
