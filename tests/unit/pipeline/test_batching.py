"""A batch is cut into tasks that together tell each thing once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from workbench.pipeline.batch_tables import work_on_pairs
from workbench.pipeline.batching import PAIRS_PER_TASK, listed_pairs, plan_tasks

REPORT = """云海区政府工作报告

各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。

一、{before}年工作回顾
过去一年，地区生产总值增长{done}%，新增就业{jobs}人。

二、{year}年工作安排
地区生产总值增长{plan}%，新增就业{jobs}人以上，建成充电桩{poles}个。
"""
YEARS = range(2010, 2010 + PAIRS_PER_TASK + 3)


def table(folder: Path) -> Path:
    """Return a table of one place's reports, enough for two tasks."""
    lines = ["path\tjurisdiction\tyear"]
    for year in YEARS:
        text = REPORT.format(
            year=year, before=year - 1, done=5, plan=6, jobs=800 + year % 7, poles=100 + year % 5
        )
        (folder / f"{year}.txt").write_text(text * 3, "utf-8")
        lines.append(f"{year}.txt\t云海区\t{year}")
    target = folder / "reports.tsv"
    target.write_text("\n".join(lines), "utf-8")
    return target


def test_a_table_of_reports_stands_for_consecutive_years(tmp_path: Path) -> None:
    """Every year is paired with the next, in neighbouring tasks."""
    tasks = plan_tasks(listed_pairs(table(tmp_path)))
    assert [task.weight for task in tasks] == [PAIRS_PER_TASK, len(YEARS) - 1 - PAIRS_PER_TASK]


def test_a_plan_does_not_hold_the_reports(tmp_path: Path) -> None:
    """Bytes are fetched when a task starts; its key is known before, and stays the same."""
    listed = table(tmp_path)
    tasks = plan_tasks(listed_pairs(listed))
    assert [t.key for t in tasks] == [t.key for t in plan_tasks(listed_pairs(listed))]
    assert all(callable(task.payload) for task in tasks)
    assert len(tasks[0].load().reports) == PAIRS_PER_TASK + 1


def test_the_report_between_two_tasks_is_told_once(tmp_path: Path) -> None:
    """Numbers of the report that both tasks read are rows of one of them only."""
    first, second = (work_on_pairs(task.load()) for task in plan_tasks(listed_pairs(table(tmp_path))))
    told = (
        Counter(row["report"] for row in first["points"]),
        Counter(row["report"] for row in second["points"]),
    )
    assert told[0]
    assert not told[0].keys() & told[1].keys()
    assert len(first["pairs"]) + len(second["pairs"]) == len(YEARS) - 1
