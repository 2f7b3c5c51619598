"""Quantities and commitments of whole reports beside cutting the same texts into words twice."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import rjieba

from workbench.corpus.reader import read_report
from workbench.extraction.commitments import propose_commitments
from workbench.extraction.quantities import find_quantities
from workbench.model.report import Report
from workbench.text.words import cut_words

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 15
SAMPLE = 12


def run() -> dict[str, float | str]:
    """Return milliseconds per report and our time as a multiple of two segmentations of the same text.

    ``cut_words`` is how this project cuts a report into words; bare rjieba, which splits numbers and
    names, is its compiled core alone.
    """
    reports = [read_report(path.read_bytes(), name=path.name) for path in _sample()]
    for report in reports:
        _ = report.by_id
    quantities, both, words, bare = _seconds((find_quantities, _extract, _words, _bare), reports)
    words, bare = 2 * words, 2 * bare
    found = sum(len(_extract(report)) for report in reports)
    return {
        "reports": f"{len(reports)}, {sum(len(r.text) for r in reports) // len(reports):,} characters each",
        "commitments per report": found / len(reports),
        "quantities: ms per report": 1000 * quantities / len(reports),
        "quantities and commitments: ms per report": 1000 * both / len(reports),
        "segmenting into words twice: ms per report": 1000 * words / len(reports),
        "our time / segmenting into words twice": both / words,
        "our time / bare rjieba twice": both / bare,
    }


def _sample() -> list[Path]:
    """Return reports spread over the shared corpora, else the bundled ones."""
    shared = Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")) / "corpora"
    found = sorted(shared.glob("province/*/20*.txt")) or sorted((ROOT / "corpora").glob("*.txt"))
    return found[:: max(1, len(found) // SAMPLE)][:SAMPLE]


def _extract(report: Report) -> Sequence[object]:
    return propose_commitments(report, find_quantities(report))


_fresh = 0


def _words(report: Report) -> Sequence[object]:
    """Cut a text into words; a trailing blank makes it a text that no cache has seen."""
    global _fresh  # noqa: PLW0603
    _fresh += 1
    return cut_words(report.text + " " * _fresh)


def _bare(report: Report) -> Sequence[object]:
    words: Sequence[object] = rjieba.cut(report.text)
    return words


def _seconds(works: Sequence[Callable[[Report], object]], reports: Sequence[Report]) -> list[float]:
    """Return each work's processor time over all reports: the fastest of rounds in which they take turns."""
    best = [float("inf")] * len(works)
    for _ in range(ROUNDS):
        for number, work in enumerate(works):
            gc.collect()
            start = time.process_time()
            for report in reports:
                work(report)
            best[number] = min(best[number], time.process_time() - start)
    return best
