"""A task list beside its report in JSON (``breakdown``)."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.contract.numbers import Json
from workbench.model.breakdown import Breakdown
from workbench.model.commitment import Commitment
from workbench.model.report import Report


def breakdown_json(
    found: Breakdown,
    task_list: Report,
    rows: Sequence[Commitment],
    report: Report,
    promises: Sequence[Commitment],
) -> Json:
    """Return each row with the promises it breaks down, and the promises that no row takes up."""
    by_id = {each.id: each for each in promises}
    return {
        "list": task_list.id,
        "report": report.id,
        "rows": [
            {
                **_place(row),
                "bodies": list(row.bodies),
                "deadline": row.deadline,
                "promises": [
                    {**_place(by_id[link.promise]), "score": round(link.score, 3), "origin": link.origin}
                    for link in found.links
                    if link.row == row.id
                ],
            }
            for row in rows
        ],
        "rows_without_promise": list(found.rows_alone),
        "promises_without_row": [_place(by_id[each]) for each in found.promises_alone],
    }


def _place(each: Commitment) -> Json:
    return {"id": each.id, "quote": each.quote, "start": each.start, "end": each.end}
