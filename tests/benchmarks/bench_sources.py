"""The first view of fulfilment with five sources: processor seconds unread (cold), kept, and warm."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from tests.builders.as_shipped import read_report
from workbench.model.report import Report
from workbench.pipeline.answering import evidence_from, steps_to_evidence
from workbench.pipeline.memo import forget_all
from workbench.pipeline.shelf import Shelf, use_shelf

ROOT = Path(__file__).resolve().parent.parent.parent
GOALS = "1.5 cold, 0.4 warm"


def run() -> dict[str, float | str]:
    """Return the time to the evidence of a plan from five documents, and of what is kept the second time.

    The lexicons and the calibration are read before, by another pair: a server has them when people come.
    The five are of real length where the shared corpora are there, else the made-up district's three.
    """
    warm_up = [_read(ROOT / "corpora" / f"yunhai-{year}.txt") for year in (2024, 2025)]
    evidence_from(warm_up[0], warm_up[1:])
    older, *sources = _documents()
    cold, cold_wall = _timed(older, sources)
    warm, warm_wall = _timed(older, sources)
    with tempfile.TemporaryDirectory() as folder:
        use_shelf(Shelf(Path(folder), 64))
        forget_all()
        filling, _ = _timed(older, sources)
        forget_all()
        kept, kept_wall = _timed(older, sources)
        use_shelf(None)
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
        "goals, s": GOALS,
    }


def _documents() -> list[Report]:
    shared = Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")) / "corpora"
    paths = [
        *(shared / "national" / f"{year}.txt" for year in (2023, 2024)),
        *(shared / "sources" / "bulletin" / f"national-{year}.md" for year in (2023, 2022, 2021, 2020)),
    ]
    if not all(path.is_file() for path in paths):
        names = ("yunhai-2024.txt", "yunhai-2025.txt", "yunhai-bulletin-2024.md")
        paths = [ROOT / "corpora" / name for name in names]
    return [_read(path) for path in paths]


def _read(path: Path) -> Report:
    return read_report(path.read_bytes(), name=path.name)


def _timed(older: Report, sources: list[Report]) -> tuple[float, float]:
    processor, wall = time.process_time(), time.perf_counter()
    for step in steps_to_evidence(older, sources):
        step.work()
    evidence_from(older, sources)
    return time.process_time() - processor, time.perf_counter() - wall
