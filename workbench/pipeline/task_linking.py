"""Say of a task and a promise that they belong together, or not, and take that back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.anchoring.anchors import make_anchor
from workbench.annotation.actions import decide_tasks
from workbench.errors import AnchorError
from workbench.model.commitment import Commitment
from workbench.model.decision import Anchor, Assessment
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.blind_sight import visible_judgements
from workbench.pipeline.desk import Desk, Event
from workbench.settings import DEFAULTS, Settings
from workbench.store.store import Store


@dataclass(frozen=True, slots=True)
class ListDesk:
    """A list and its report, the person who looks at them, and the settings by which both are read."""

    desk: Desk
    task_list: Report
    report: Report
    settings: Settings = DEFAULTS


def handle_tasks(at: ListDesk, event: Event) -> bool:
    """Do what one event of the view says; False where it is none of these."""
    kind = event["kind"]
    if at.desk.step(event):
        return True
    if kind in ("link", "unlink"):
        promise = _anchor(at.report, str(event["promise"]), at.settings)
        task = _anchor(at.task_list, str(event["row"]), at.settings)
        decide_tasks(at.desk.store, at.desk.actor, [(promise, task)], linked=kind == "link")
    else:
        return False
    return True


def visible_verdicts(store: Store, documents: Sequence[str], coder: str) -> list[Assessment]:
    """Return the verdicts on the commitments of documents that a coder may see, against whatever report."""
    found: list[Assessment] = []
    for document in documents:
        against = dict.fromkeys(each.against for each in store.assessments(document=document))
        for name in against:
            found += visible_judgements(store, document, name, coder)
    return found


def _anchor(report: Report, name: str, settings: Settings) -> Anchor:
    every = commitments_of(report, settings)
    found: Commitment | None = next((each for each in every if each.id == name), None)
    if found is None:
        raise AnchorError("task_list.entry_gone")
    return make_anchor(report.id, report.text, found.start, found.end, settings.store)
