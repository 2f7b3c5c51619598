"""A list beside its report on screen: what is shown, what a person says of links, who may, who sees what."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders.as_shipped import make_anchor
from workbench.annotation.actions import Actor, Proposal, Role, adjudicate, give_verdict
from workbench.errors import AnchorError, ForbiddenError
from workbench.model.commitment import Commitment
from workbench.model.decision import Document, Quotation, Verdict
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.desk import Desk
from workbench.pipeline.library import add_report
from workbench.pipeline.listed_tasks import from_library
from workbench.pipeline.task_decisions import task_decisions
from workbench.pipeline.task_linking import ListDesk, handle_tasks, visible_verdicts
from workbench.pipeline.workspace import Workspace
from workbench.ui.presenting.library_matrix import Place, places_of
from workbench.ui.shapes.task_lists import TaskLinks
from workbench.ui.task_lists.presenter import (
    list_names,
    lists_of,
    present_links,
    present_tasks,
    report_names,
    report_of_list,
    reports_of,
)

FURTHER = Path(__file__).resolve().parents[2] / "corpora" / "yunhai-further"
TRUTH: dict[str, Any] = json.loads((FURTHER / "yunhai-tasks-truth.json").read_text("utf-8"))
OLDER, NEWER, PLACE = "yunhai-2024", "yunhai-2025", "云海区（虚构样例）"
HINTS = Hints(jurisdiction=PLACE, year=2024, fictional=True)


@pytest.fixture
def at(workspace: Workspace) -> ListDesk:
    """Give the desk of a person before the made-up list and its report."""
    raw = (FURTHER / TRUTH["list"]).read_bytes()
    added = add_report(workspace, raw, TRUTH["list"], hints=HINTS, actor=Actor("li"))
    desk = Desk(store=workspace.store, actor=Actor("li"), document=added.document.id, commitments={})
    return ListDesk(desk, workspace.report(added.document.id), workspace.report(OLDER))


@pytest.fixture
def shown(workspace: Workspace, at: ListDesk) -> Callable[[], TaskLinks]:
    """Give what the view is told at this moment."""

    def tell() -> TaskLinks:
        listed = from_library(workspace, at.task_list, at.report, None)
        said = task_decisions(workspace.store, at.task_list, at.report)
        return present_links(listed.found, said, listed.states, "zh")

    return tell


def _place(workspace: Workspace) -> Place:
    return next(each for each in places_of(workspace.offered()) if each.name == PLACE)


def _row(at: ListDesk, task: str) -> str:
    return next(each.id for each in commitments_of(at.task_list) if each.quote == task)


def _promise(at: ListDesk, quote: str) -> Commitment:
    return next(each for each in commitments_of(at.report) if each.quote == quote)


def test_the_list_is_found_at_its_place_with_the_report_of_its_year(
    workspace: Workspace, at: ListDesk
) -> None:
    """A list of a year without a report takes the one before; who chooses another gets it."""
    place = _place(workspace)
    (own,), reports = lists_of(place, workspace.report), reports_of(place)
    assert own.genre is Genre.TASK_LIST
    assert _named(report_of_list(own, reports)) == OLDER
    assert _named(report_of_list(own, reports, NEWER)) == NEWER
    assert _named(report_of_list(replace(own, year=2029), reports)) == NEWER
    assert report_of_list(own, ()) is None


def test_an_appended_list_is_named_by_its_heading_and_reports_by_their_years(
    workspace: Workspace, at: ListDesk
) -> None:
    """Reports of one title are told apart, and a list is not called as the report it stands in."""
    for year in (2031, 2032):
        text = (
            f"政府工作报告\n各位代表：\n一、去年工作回顾\n新建码头{year % 10}座。\n"
            "二、今年工作安排\n新建泊位8个。\n"
            "各位代表！让我们团结一致，为建设美丽潮生而奋斗！\n附件\n民生实事项目\n"
            "1.新建社区食堂6家，由县民政局牵头，9月底前完成。\n2.改造老旧小区20个，由县住建局牵头。\n"
        )
        hints = Hints(jurisdiction="潮生县", year=year, fictional=True)
        add_report(workspace, text.encode(), f"{year}.txt", hints=hints, actor=Actor("wang"))
    place = next(each for each in places_of(workspace.offered()) if each.name == "潮生县")
    lists, reports = lists_of(place, workspace.report), reports_of(place)
    named = list(list_names(lists, workspace.report, "zh").values())
    assert len(named) == 2
    assert all("民生实事项目" in name for name in named)
    assert [("2031" in name, "2032" in name) for name in named] == [(True, False), (False, True)]
    assert list(report_names(reports, "zh").values()) == ["2031 年报告", "2032 年报告"]


def test_a_list_is_named_beside_its_place_without_it(workspace: Workspace, at: ListDesk) -> None:
    """Year and kind fit into a narrow picker; two of one year and kind are told apart by title, then year."""
    (own,) = lists_of(_place(workspace), workspace.report)
    assert own.id == at.task_list.id
    assert list_names([own], workspace.report, "zh") == {own.id: "2024 年重点工作任务分解"}
    other = replace(own, id="b", title=f"{own.jurisdiction}2024年督查事项清单")
    named = list_names([own, other], workspace.report, "zh")
    assert named["b"] == "2024年督查事项清单"
    assert named[own.id] == (own.title or "").removeprefix(own.jurisdiction or "?")
    undated = [replace(own, id="c", year=None), replace(own, id="d")]
    assert len(set(list_names(undated, workspace.report, "en").values())) == 2


def _named(document: Document | None) -> str | None:
    return document.id if document is not None else None


def test_each_row_is_shown_with_offices_date_and_promise(
    at: ListDesk, shown: Callable[[], TaskLinks]
) -> None:
    """What the truth of the made-up list says; every place quotes its text."""
    props, links = present_tasks(at.task_list, at.report, "zh"), shown()["links"]
    quotes = {each["id"]: each["quote"] for each in props["promises"]}
    for row, truth in zip(props["rows"], TRUTH["rows"], strict=True):
        assert (row["quote"], row["due"]) == (truth["task"], truth["deadline"])
        assert row["bodies"] == [*truth["lead"], *truth["support"]]
        assert at.task_list.text[row["start"] : row["end"]] == row["quote"]
        linked = [quotes[each["promise"]] for each in links.get(row["id"], [])]
        assert (truth["promise"] in linked) if truth["promise"] else linked == []


def test_a_link_is_undone_made_and_taken_back(at: ListDesk, shown: Callable[[], TaskLinks]) -> None:
    """Each word is one step; what was taken off by hand is told, and undo leaves nothing behind."""
    task = TRUTH["rows"][1]["task"]
    row, promise = _row(at, task), _promise(at, TRUTH["rows"][1]["promise"])
    other = _promise(at, "固定资产投资增长8%")
    before = shown()
    assert handle_tasks(at, {"kind": "unlink", "row": row, "promise": promise.id})
    assert handle_tasks(at, {"kind": "link", "row": row, "promise": other.id})
    after = shown()
    assert [(each["promise"], each["hand"]) for each in after["links"][row]] == [(other.id, True)]
    assert after["refused"] == {row: [promise.id]}
    assert handle_tasks(at, {"kind": "undo"})
    assert row not in shown()["links"]
    assert handle_tasks(at, {"kind": "redo"})
    assert shown() == after
    assert handle_tasks(at, {"kind": "undo"})
    assert handle_tasks(at, {"kind": "undo"})
    assert shown() == before
    assert not handle_tasks(at, {"kind": "focus", "item": row})


def test_a_row_that_somebody_cut_off_or_a_reader_s_word_changes_nothing(at: ListDesk) -> None:
    """An entry that is not in the text is refused with what to do; a reader may look only."""
    row, promise = _row(at, TRUTH["rows"][0]["task"]), _promise(at, TRUTH["rows"][0]["promise"])
    with pytest.raises(AnchorError):
        handle_tasks(at, {"kind": "link", "row": "gone", "promise": promise.id})
    reader = replace_actor(at, Actor("wang", Role.READER))
    with pytest.raises(ForbiddenError):
        handle_tasks(reader, {"kind": "unlink", "row": row, "promise": promise.id})
    assert at.desk.store.links() == ()


def replace_actor(at: ListDesk, actor: Actor) -> ListDesk:
    """Return the same desk with another person at it."""
    desk = Desk(store=at.desk.store, actor=actor, document=at.desk.document, commitments={})
    return ListDesk(desk, at.task_list, at.report)


def test_the_state_of_a_task_is_the_verdict_on_its_promise(
    workspace: Workspace, at: ListDesk, shown: Callable[[], TaskLinks]
) -> None:
    """One coder's word, two that differ, and the ruling, each with its quotations; unlinked it is gone."""
    truth = TRUTH["rows"][0]
    row, promise = _row(at, truth["task"]), _promise(at, truth["promise"])
    newer = workspace.report(NEWER)
    sentence = newer.sentences[10]
    quoted = Quotation(anchor=make_anchor(NEWER, newer.text, sentence.start, sentence.end))
    subject = Proposal(document=OLDER, commitment=promise)

    def told() -> tuple[Sequence[str], str, int]:
        state = shown()["states"][row]
        return state["codes"], state["status"], len(state["evidence"])

    assert told() == (["not_assessed"], "未评估", 0)
    give_verdict(workspace.store, Actor("li"), subject, NEWER, Verdict.PARTIAL, evidence=(quoted,))
    assert told() == (["partial"], "部分完成", 1)
    given = give_verdict(
        workspace.store, Actor("wang"), subject, NEWER, Verdict.NOT_FULFILLED, evidence=(quoted,)
    )
    assert told() == (["disputed"], "判断不一致", 1)
    note = workspace.store.annotations(id=given.annotation)[0]
    ruler = Actor("zhao", Role.ADJUDICATOR)
    adjudicate(workspace.store, ruler, note, NEWER, Verdict.NOT_FULFILLED, evidence=(quoted,))
    assert told() == (["not_fulfilled"], "未完成", 1)
    handle_tasks(at, {"kind": "unlink", "row": row, "promise": promise.id})
    assert told() == (["not_assessed"], "未评估", 0)


def test_who_judges_blind_does_not_see_others_verdicts_by_way_of_the_list(
    workspace: Workspace, at: ListDesk
) -> None:
    """The verdicts that the page counts are those that fulfilment shows the coder."""
    newer = workspace.report(NEWER)
    sentence = newer.sentences[10]
    quoted = Quotation(anchor=make_anchor(NEWER, newer.text, sentence.start, sentence.end))
    promises = commitments_of(at.report)[:6]
    for each in promises:
        subject = Proposal(document=OLDER, commitment=each)
        give_verdict(workspace.store, Actor("li"), subject, NEWER, Verdict.PARTIAL, evidence=(quoted,))
    note = next(n for n in workspace.store.annotations(document=OLDER) if n.proposal == promises[0].id)
    store, coder = workspace.store, Actor("wang")
    give_verdict(store, coder, note, NEWER, Verdict.FULFILLED, blind=True, share=1.0, evidence=(quoted,))
    seen = visible_verdicts(workspace.store, (OLDER,), "wang")
    assert {each.coder for each in seen if each.annotation != note.id} == set()
    assert len(visible_verdicts(workspace.store, (OLDER,), "li")) == len(promises) + 1
