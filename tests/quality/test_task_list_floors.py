"""Floors of reading task lists, on twenty written by code in the shapes that offices pass round."""

from __future__ import annotations

from pathlib import Path

from tests.builders.as_shipped import read_report
from tests.quality.task_lists.lists import TASK_LISTS
from workbench.model.genre import Genre
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.breaking_down import break_down


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


def test_rows_are_linked_to_the_sentences_they_break_down() -> None:
    """At least 95 of 100 rows find their sentence in the report; those it does not speak of find none."""
    folder = Path(__file__).parents[2] / "corpora"
    reports = {
        year: read_report((folder / f"yunhai-{year}.txt").read_bytes(), name="a.txt") for year in (2024, 2025)
    }
    right, rows = 0, 0
    missed: list[str] = []
    for each in TASK_LISTS:
        report, listed = reports[each.year], read_report(each.raw, name=each.name)
        promises = {made.id: made for made in commitments_of(report)}
        found = break_down(listed, report)
        by_task = {"".join(made.quote.split()): made.id for made in commitments_of(listed)}
        for task in each.tasks:
            linked = [
                promises[link.promise].sentence for link in found.links if link.row == by_task.get(task.task)
            ]
            sentences = [report.text_of(report.by_id[node]) for node in linked]
            rows += 1
            if bool(task.says) == bool(sentences) and all(any(s in t for t in sentences) for s in task.says):
                right += 1
            else:
                missed.append(f"{each.name}: {task.task} → {sentences}")
    assert right / rows >= 0.95, missed
