"""What a team did in the library that is photographed: a task list, a second coder, a scheme, notes, terms.

All of it is made up here; only the promises of the task list are the reports' own.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.annotation.own_scheme import load_scheme, plan_scheme
from workbench.exchange.schemes.shipped import example, read_scheme
from workbench.model.decision import Annotation, Assessment, Quotation, Verdict
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.model.roles import Role
from workbench.model.team import Task
from workbench.pipeline import team_work
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.library import add_report
from workbench.pipeline.publishing import publish
from workbench.pipeline.term_lists import keep_term_list
from workbench.pipeline.work_sections import section_names
from workbench.pipeline.workspace import Workspace
from workbench.settings import DEFAULTS

LEAD, SECOND = Actor("lead", Role.ADMIN), Actor("li")
_OFFICES = ("发展改革部门", "住房城乡建设部门", "教育部门", "生态环境部门")
_ROWS, _AGAIN, _DIFFERING = 14, 12, 3
_TERMS = "term,synonyms\n新质生产力,\n营商环境,一流营商环境\n老旧小区,城镇老旧小区\n专精特新,\n乡村振兴,\n"


def add_team_work(workspace: Workspace, older: str, newer: str, place: str, year: int, judged: Actor) -> None:
    """Add to a place whose pair ``judged`` has begun to judge what others do with it."""
    load_scheme(
        workspace.store,
        LEAD,
        plan_scheme(workspace.store, read_scheme(example(), settings=DEFAULTS.exchange)),
    )
    _add_task_list(workspace, older, place, year)
    _judge_again(workspace, older, newer, judged)
    _say(workspace, older, newer, judged)
    keep_term_list(workspace, judged, _TERMS.encode(), "重点提法.csv")


def publish_pages(workspace: Workspace, folder: Path, place: str) -> None:
    """Write the pages for the public of what was judged of a place."""
    publish(workspace, folder, place=place)


def _add_task_list(workspace: Workspace, older: str, place: str, year: int) -> None:
    lines = [f"# {place}{year}年重点工作任务分解表", "", "| 序号 | 工作任务 | 牵头单位 | 完成时限 |"]
    lines.append("| --- | --- | --- | --- |")
    for number, each in enumerate(islice(commitments_of(workspace.report(older)), _ROWS), 1):
        office = _OFFICES[number % len(_OFFICES)]
        lines.append(f"| {number} | {each.quote} | {office} | {3 + number % 10}月底前 |")
    hints = Hints(id=f"{older}-tasks", jurisdiction=place, year=year, genre=Genre.TASK_LIST)
    add_report(workspace, "\n".join(lines).encode(), "任务分解.md", hints=hints, actor=LEAD)


def _judge_again(workspace: Workspace, older: str, newer: str, first: Actor) -> None:
    """Let a second coder judge some of what the first did, blind, and differ on a few."""
    store = workspace.store
    notes = {each.id: each for each in store.annotations(document=older)}
    given: list[Assessment] = [
        each for each in store.assessments(document=older, against=newer) if each.coder == first.name
    ]
    for number, each in enumerate(given[:_AGAIN]):
        other = Verdict.PARTIAL if each.verdict is not Verdict.PARTIAL else Verdict.IN_PROGRESS
        verdict = other if number < _DIFFERING else each.verdict
        evidence: tuple[Quotation, ...] = each.evidence
        note: Annotation = notes[each.annotation]
        actions.give_verdict(store, SECOND, note, newer, verdict, evidence=evidence, blind=True)


def _say(workspace: Workspace, older: str, newer: str, coder: Actor) -> None:
    promises = commitments_of(workspace.report(older))
    first = promises[0]
    team_work.say(workspace, LEAD, older, first.id, f"@{coder.name} 请核对口径，公报里的数不一样。")
    team_work.say(workspace, coder, older, first.id, "已看过，两处都引用了。")
    team_work.give_task(workspace, LEAD, Task(coder=SECOND.name, document=older, newer=newer, share=0.3))
    sections = section_names(workspace, older)[1:3]
    team_work.give_task(
        workspace, LEAD, Task(coder=coder.name, document=older, newer=newer, sections=sections)
    )
    proposals = [Proposal(document=older, commitment=each) for each in promises[-3:]]
    actions.accept_proposals(workspace.store, coder, proposals)
