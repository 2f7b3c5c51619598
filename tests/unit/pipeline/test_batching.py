"""A batch is cut into tasks that together tell each thing once."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest

from workbench.errors import CorpusError
from workbench.model.hints import Hints
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.batch_sources import ListedReport, listed_reports, task_key
from workbench.pipeline.batch_tables import PAIRS_OF_A_RUN, BatchPairs
from workbench.pipeline.batch_work import work_on_pairs
from workbench.pipeline.batching import listed_pairs, plan_tasks
from workbench.pipeline.comparing import compare
from workbench.pipeline.judging import evidence

REPORT = """云海区政府工作报告

各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。

一、{before}年工作回顾
过去一年，地区生产总值增长{done}%，新增就业{jobs}人。

二、{year}年工作安排
地区生产总值增长{plan}%，新增就业{jobs}人以上，建成充电桩{poles}个。
"""
YEARS = range(2010, 2010 + PAIRS_OF_A_RUN + 3)


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
    assert [task.weight for task in tasks] == [PAIRS_OF_A_RUN, len(YEARS) - 1 - PAIRS_OF_A_RUN]


def test_a_plan_does_not_hold_the_reports(tmp_path: Path) -> None:
    """Bytes are fetched when a task starts; its key is known before, and stays the same."""
    listed = table(tmp_path)
    tasks = plan_tasks(listed_pairs(listed))
    assert [t.key for t in tasks] == [t.key for t in plan_tasks(listed_pairs(listed))]
    assert all(callable(task.payload) for task in tasks)
    assert len(tasks[0].load().reports) == PAIRS_OF_A_RUN + 1


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


def test_tables_do_not_depend_on_how_many_pairs_a_task_has(tmp_path: Path) -> None:
    """One task of all pairs tells what the tasks of its runs tell, numbers under the same names."""
    tasks = [task.load() for task in plan_tasks(listed_pairs(table(tmp_path)))]
    apart = [work_on_pairs(task) for task in tasks]
    reports = (*tasks[0].reports, *tasks[1].reports[1:])
    pairs = tuple((at, at + 1) for at in range(len(reports) - 1))
    whole = work_on_pairs(BatchPairs(place=tasks[0].place, reports=reports, pairs=pairs))
    assert whole == {name: apart[0][name] + apart[1][name] for name in whole}
    assert whole["points"]
    bounds = {(row["comparator"], row["bound"]) for row in whole["points"]}
    assert (">=", "以上") in bounds
    assert {bound for comparator, bound in bounds if comparator == "="} == {""}


def test_tasks_of_many_pairs_are_longer() -> None:
    """Fewer reports at their edges are read twice; a small batch has tasks for several processes."""
    years = [
        ListedReport(id=str(year), name="x.txt", hints=Hints(), sha256=str(year), fetch=bytes)
        for year in range(1000)
    ]
    few, many = (list(pairwise(some)) for some in (years[:49], years))
    assert [task.weight for task in plan_tasks(few)] == [PAIRS_OF_A_RUN] * 6
    assert max(task.weight for task in plan_tasks(many)) > PAIRS_OF_A_RUN
    assert sum(task.weight for task in plan_tasks(many)) == len(many)


def test_a_pair_counts_what_the_comparison_shows_as_added_and_dropped(tmp_path: Path) -> None:
    """Of a paragraph that only one of two reports has both tell alike, though a batch compares no word."""
    told = REPORT.format(year=2024, before=2023, done=5, plan=6, jobs=900, poles=100)
    for name, more in (
        ("older", "修复古城墙三处。"),
        ("newer", "开通夜间公交专线六条。\n办好第一届龙舟比赛。\n引进三所大学的研究院。"),
    ):
        (tmp_path / f"{name}.txt").write_text(f"{told}\n{more}\n", "utf-8")
    (tmp_path / "pairs.csv").write_text("older,newer\nolder.txt,newer.txt\n", "utf-8")
    [task] = plan_tasks(listed_pairs(tmp_path / "pairs.csv"))
    [row] = work_on_pairs(task.load())["pairs"]
    shown = compare(*[report.read() for report in task.load().reports]).difference
    assert (row["added"], row["dropped"]) == (len(shown.added), len(shown.dropped))
    assert row["added"] > row["dropped"] > 0


def test_a_batch_finds_the_evidence_that_is_shown(tmp_path: Path) -> None:
    """Its rows are those of the proposed commitments, though clauses that may be one are not answered."""
    task = plan_tasks(listed_pairs(table(tmp_path)))[0].load()
    older, newer = (report.read() for report in task.reports[:2])
    firm = {commitment.id for commitment in commitments_of(older)}
    shown = [
        (each.commitment, each.suggested_status, each.candidates[0].text if each.candidates else None)
        for each in evidence(older, newer).evidence
        if each.commitment in firm
    ]
    rows = [row for row in work_on_pairs(task)["evidence"] if row["older"] == older.id]
    assert [(row["commitment"], row["status"], row["answer"]) for row in rows] == shown
    assert shown


@pytest.mark.parametrize(
    "content",
    [
        b"path,year\nx.txt,2024\0\n",
        b'path\n"' + b"x" * 200_000 + b'"\n',
        b"path\nx\0.txt\n",
        b"\xff\xfe",
        b"path\n\n",
    ],
)
def test_a_spoilt_table_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    """NUL, endless cells, names that no file has: never a raw exception."""
    (tmp_path / "x.txt").write_text("一、2024年工作安排", "utf-8")
    file = tmp_path / "t.csv"
    file.write_bytes(content)
    with suppress(CorpusError):
        listed_reports(file)


def test_a_year_that_is_none_is_left_out(tmp_path: Path) -> None:
    """A number of a thousand digits is no year."""
    (tmp_path / "x.txt").write_text("一、2024年工作安排", "utf-8")
    file = tmp_path / "t.csv"
    file.write_text("path,year\nx.txt," + "9" * 5000 + "\n", "utf-8")
    assert listed_reports(file)[0].hints.year is None


def test_half_a_character_in_a_name_stops_no_batch() -> None:
    """A name that no file can bear still makes a key."""
    report = ListedReport(id="x", name="a\ud800", hints=Hints(), sha256="", fetch=bytes)
    assert len(task_key([report])) == 24
