"""A task list beside its report as people left it: their words on links, and what became of each task."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.model.breakdown import Breakdown
from workbench.model.decision import Assessment, Document
from workbench.model.report import Report
from workbench.pipeline.breaking_down import break_down
from workbench.pipeline.filled_lists import ListFormat, filled_list
from workbench.pipeline.home import Home
from workbench.pipeline.task_decisions import task_decisions
from workbench.pipeline.task_states import TaskState, task_states
from workbench.pipeline.workspace import Workspace, open_workspace

_SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTasks:
    """A list and a report with their links and, by row, what became of each task."""

    task_list: Report
    report: Report
    found: Breakdown
    states: Mapping[str, TaskState]
    raw: bytes | None = None

    def file(self, extension: ListFormat, language: str = "zh") -> bytes:
        """Return the list as it came with status, evidence and date filled in."""
        return filled_list(self.task_list, self.states, self.raw, extension, language)


def listed_tasks(
    task_list: Report, report: Report, home: Home, raw: bytes | None = None, language: str = "zh"
) -> ListedTasks:
    """Return a list beside a report with what the library at ``home`` knows of both.

    Texts are known by their bytes, so it makes no difference whether a file or an id was given. ``raw`` are
    the list's bytes where it is not in the library. A home without a store is left without one.
    """
    if not _has_store(home):
        return ListedTasks(
            task_list=task_list, report=report, found=break_down(task_list, report), states={}, raw=raw
        )
    with open_workspace(home) as workspace:
        own, other = _known(workspace, task_list), _known(workspace, report)
        if own is not None and workspace.store.has_raw(own.id):
            raw = workspace.store.raw(own.id)
        return from_library(
            workspace,
            workspace.report(own.id) if own else task_list,
            workspace.report(other.id) if other else report,
            raw,
            language,
            known=(own is not None, other is not None),
        )


def from_library(
    workspace: Workspace,
    task_list: Report,
    report: Report,
    raw: bytes | None,
    language: str = "zh",
    known: tuple[bool, bool] = (True, True),
    given: Sequence[Assessment] | None = None,
) -> ListedTasks:
    """Return a list beside a report with people's words and verdicts; ``known`` says which are stored.

    ``given`` are the verdicts that count, all of the store where they are not said.
    """
    both = all(known)
    decisions = task_decisions(workspace.store, task_list, report, workspace.settings) if both else ()
    found = break_down(task_list, report, workspace.settings, decisions)
    states = task_states(workspace, task_list, report, found, language, given) if known[1] else {}
    return ListedTasks(task_list=task_list, report=report, found=found, states=states, raw=raw)


def _known(workspace: Workspace, report: Report) -> Document | None:
    """Return the newest text of the library that was read from the same bytes, None where there is none."""
    own = [each for each in workspace.documents() if each.sha256 == report.sha256]
    return max(own, key=lambda each: (each.id == report.id, each.number), default=None)


def _has_store(home: Home) -> bool:
    """Say whether there is a database; asking must not make one."""
    return not home.database_url.startswith(_SQLITE) or Path(home.database_url[len(_SQLITE) :]).exists()
