"""The first view of fulfilment with five sources: processor seconds unread (cold), kept, and warm."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from tests.builders.as_shipped import read_report
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.model.report import Report
from workbench.pipeline.answering import evidence_from, steps_to_evidence
from workbench.pipeline.disk_cache import DiskCache, use_disk_cache
from workbench.pipeline.memo import forget_all

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")) / "corpora"
_CITY, _ROWS = "深圳市", 120
GOALS = "1.5 cold, 0.4 warm"


def run() -> dict[str, float | str]:
    """Return the time to the evidence of a plan from five documents, and of what is kept the second time.

    The lexicons and the calibration are read before, by another pair: a server has them when people come.
    What is measured is the search alone, for every commitment and not only for those in sight: drawing them
    and sending them to a browser is in ``bench_browser``. Two scenes where the shared corpora are there: a
    report with four bulletins, and what a city has of one year (report, bulletin, plan execution, budget,
    task list); else the made-up district's three documents.
    """
    warm_up = [_read(ROOT / "corpora" / f"yunhai-{year}.txt") for year in (2024, 2025)]
    evidence_from(warm_up[0], warm_up[1:])
    found: dict[str, float | str] = {"goals, s": GOALS}
    for name, documents in (("bulletins", _documents()), ("a city's year", _year_of_a_city())):
        if documents:
            found |= {f"{name}: {what}": told for what, told in _measured(documents).items()}
    return found


def _measured(documents: list[Report]) -> dict[str, float | str]:
    older, *sources = documents
    forget_all()
    cold, cold_wall = _timed(older, sources)
    warm, warm_wall = _timed(older, sources)
    with tempfile.TemporaryDirectory() as folder:
        use_disk_cache(DiskCache(Path(folder), 64))
        forget_all()
        filling, _ = _timed(older, sources)
        forget_all()
        kept, kept_wall = _timed(older, sources)
        use_disk_cache(None)
    return {
        "documents beside the plan": str(len(sources)),
        "characters": f"{sum(len(each.text) for each in (older, *sources)):,}",
        "first view, nothing read, processor s": cold,
        "first view, nothing read, s": cold_wall,
        "… and keeping it on disk, processor s": filling,
        "after a start, kept by an earlier run, processor s": kept,
        "after a start, kept by an earlier run, s": kept_wall,
        "again, processor s": warm,
        "again, s": warm_wall,
    }


def _documents() -> list[Report]:
    paths = [
        *(SHARED / "national" / f"{year}.txt" for year in (2023, 2024)),
        *(SHARED / "sources" / "bulletin" / f"national-{year}.md" for year in (2023, 2022, 2021, 2020)),
    ]
    if not all(path.is_file() for path in paths):
        names = ("yunhai-2024.txt", "yunhai-2025.txt", "yunhai-bulletin-2024.md")
        paths = [ROOT / "corpora" / name for name in names]
    return [_read(path) for path in paths]


def _year_of_a_city() -> list[Report]:
    """Return a city's plan, the next report, and documents of the kinds that stand beside it.

    Other places' texts stand in for them, under the city's name: what counts here is their length and form.
    The list's rows are sentences of the plan.
    """
    paths = {
        Genre.WORK_REPORT: SHARED / "local" / "深圳市" / "2024.txt",
        Genre.BULLETIN: SHARED / "sources" / "bulletin" / "national-2023.md",
        Genre.PLAN_EXECUTION: SHARED / "local" / "宁波市" / "2024.txt",
        Genre.BUDGET: SHARED / "local" / "大连市" / "2024.txt",
    }
    plan = SHARED / "local" / "深圳市" / "2023.txt"
    if not all(path.is_file() for path in (plan, *paths.values())):
        return []
    older = _read(plan, _CITY)
    rows = [older.text_of(each).strip() for each in older.sentences if each.part == "plan"][:_ROWS]
    lines = [f"| {at} | {row} | 市发展改革委 | 12月底前 | 已完成 |" for at, row in enumerate(rows, start=1)]
    head = "| 序号 | 重点任务 | 牵头单位 | 完成时限 | 落实情况 |\n|---|---|---|---|---|"
    text = f"# {_CITY}2023年政府工作报告重点工作任务分解\n\n" + "\n".join((head, *lines)) + "\n"
    beside = [_read(path, _CITY, genre) for genre, path in paths.items()]
    return [older, *beside, read_report(text.encode(), name="list.md", hints=Hints(jurisdiction=_CITY))]


def _read(path: Path, place: str | None = None, genre: Genre | None = None) -> Report:
    return read_report(path.read_bytes(), name=path.name, hints=Hints(jurisdiction=place, genre=genre))


def _timed(older: Report, sources: list[Report]) -> tuple[float, float]:
    processor, wall = time.process_time(), time.perf_counter()
    for step in steps_to_evidence(older, sources):
        step.work()
    evidence_from(older, sources)
    return time.process_time() - processor, time.perf_counter() - wall
