"""Floors of reading task lists, on twenty written by code in the shapes that offices pass round."""

from __future__ import annotations

from tests.quality.task_lists.lists import TASK_LISTS
from workbench.corpus.reader import read_report
from workbench.model.genre import Genre
from workbench.pipeline.analysing import commitments_of


def test_rows_are_read_with_their_offices_and_date() -> None:
    """At least 98 of 100 rows give the task, who leads, who supports and until when; nothing is added."""
    right, added, rows = 0, [], 0
    missed: list[str] = []
    for each in TASK_LISTS:
        report = read_report(each.raw, name=each.name)
        assert (report.genre, report.year) == (Genre.TASK_LIST, each.year), each.name
        found = {"".join(made.quote.split()): made for made in commitments_of(report)}
        added += [quote for quote in found if quote not in {task.task for task in each.tasks}]
        for task in each.tasks:
            rows += 1
            made = found.get(task.task)
            deadline = f"{each.year}-{task.month:02d}"
            bodies = tuple(dict.fromkeys((*task.lead, *task.support)))
            if made is not None and (made.bodies, made.deadline) == (bodies, deadline):
                right += 1
            else:
                missed.append(f"{each.name}: {task.task} → {made and (made.bodies, made.deadline)}")
    assert rows > 250
    assert right / rows >= 0.98, missed
    assert added == []
