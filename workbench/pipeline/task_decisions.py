"""What people said of which task breaks down which promise, as stored with two documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.model.breakdown import RowDecision
from workbench.model.commitment import Commitment
from workbench.model.decision import Anchor
from workbench.model.report import Report
from workbench.pipeline.list_rows import promises_beside, rows_of
from workbench.settings import DEFAULTS, Settings
from workbench.store.store import Store


def task_decisions(
    store: Store, task_list: Report, report: Report, settings: Settings = DEFAULTS
) -> tuple[RowDecision, ...]:
    """Return people's words on the rows of a list and the promises of a report, where both still stand.

    A word is on the row and the promise at least half of which stands where it was said.
    """
    rows, promises = rows_of(task_list, settings), promises_beside(report, task_list, settings)
    return tuple(
        RowDecision(row=row.id, promise=promise.id, linked=record.linked)
        for record in store.links(older=report.id, newer=task_list.id)
        if record.about == "task"
        for promise in _standing(record.older, promises)
        for row in _standing(record.newer, rows)
    )


def _standing(anchor: Anchor, commitments: Sequence[Commitment]) -> Iterator[Commitment]:
    start, end = anchor.start, anchor.end
    if start is None or end is None:
        return
    for each in commitments:
        shared = min(end, each.end) - max(start, each.start)
        if shared > 0 and 2 * shared >= each.end - each.start:
            yield each
