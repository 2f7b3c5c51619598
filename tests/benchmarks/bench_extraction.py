"""Quantities and commitments of whole reports beside cutting the same texts into words twice."""

from __future__ import annotations

import gc
import logging
import os
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import rjieba

from tests.benchmarks.forgetting import forget_texts
from tests.builders.as_shipped import propose_commitments, read_report
from workbench.measuring.quantities import find_quantities
from workbench.model.report import Report
from workbench.text.words import cut_words, tokenize

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 2 if os.environ.get("WORKBENCH_BENCH_SHORT") else 12
SAMPLE, UNSEEN = 12, 72
SHORTEST = 6000  # characters; cut_words keeps what it made of shorter texts


def run() -> dict[str, float | str]:
    """Return milliseconds per report and our time as a multiple of two segmentations of the same text.

    The process is warm, but what is kept of a text is forgotten before each run over it. Names and words
    that texts share stay known then, as they do not where many reports are read once each (``unseen``).
    ``cut_words`` is how this project cuts a report into words, ``tokenize`` the same with each word's place;
    bare rjieba, which splits numbers and names, is their compiled core alone; jieba is the segmenter that
    most Chinese text work is done with, in Python like ours, and measured where it is installed.
    """
    reports = _sample()
    works = [find_quantities, _extract, _words, _tokens, _bare, *([_jieba] if find_spec("jieba") else [])]
    quantities, both, words, tokens, bare, *plain = _milliseconds(works, reports)
    found = sum(len(_extract(report)) for report in reports)
    unseen = [report for report in _sample(UNSEEN) if report not in reports]
    first_time = _once(_extract, unseen)
    return {
        "reports": f"{len(reports)}, {sum(len(r.text) for r in reports) // len(reports):,} characters each",
        "commitments per report": found / len(reports),
        "quantities: ms per report": quantities,
        "quantities and commitments: ms per report": both,
        "segmenting into words twice: ms per report": 2 * words,
        "segmenting into words with places twice: ms per report": 2 * tokens,
        "bare rjieba twice: ms per report": 2 * bare,
        "our time / segmenting into words twice": both / (2 * words),
        "our time / segmenting into words with places twice": both / (2 * tokens),
        "our time / bare rjieba twice": both / (2 * bare),
        "unseen reports, each read once": len(unseen),
        "unseen: ms per report": first_time,
        "unseen: our time / bare rjieba twice": first_time / (2 * _once(_bare, unseen)),
        "our time / jieba twice": both / (2 * plain[0]) if plain else "jieba is not installed here",
    }


def _sample(most: int = SAMPLE) -> list[Report]:
    """Return reports spread over the shared corpora, else the bundled ones."""
    shared = Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")) / "corpora"
    found = sorted(shared.glob("province/*/20*.txt")) or sorted((ROOT / "corpora").glob("*.txt"))
    chosen = found[:: max(1, len(found) // most)][:most]
    reports = [read_report(path.read_bytes(), name=path.name) for path in chosen]
    return [report for report in reports if report.by_id and len(report.text) >= SHORTEST]


def _extract(report: Report) -> Sequence[object]:
    return propose_commitments(report, find_quantities(report))


def _words(report: Report) -> Sequence[object]:
    return cut_words(report.text)


def _tokens(report: Report) -> Sequence[object]:
    return tokenize(report.text)


def _bare(report: Report) -> Sequence[object]:
    words: Sequence[object] = rjieba.cut(report.text)
    return words


def _jieba(report: Report) -> Sequence[object]:
    import jieba

    jieba.setLogLevel(logging.WARNING)
    words: Sequence[object] = jieba.lcut(report.text)
    return words


def _milliseconds(works: Sequence[Callable[[Report], object]], reports: Sequence[Report]) -> list[float]:
    """Return each work's processor time per report; of rounds in which they take turns each report's best."""
    best = [[float("inf")] * len(reports) for _ in works]
    for _ in range(ROUNDS):
        gc.collect()
        for place, report in enumerate(reports):
            for work, times in zip(works, best, strict=True):
                forget_texts()
                work(reports[place - 1])
                start = time.process_time()
                work(report)
                times[place] = min(times[place], time.process_time() - start)
    return [1000 * sum(times) / len(reports) for times in best]


def _once(work: Callable[[Report], object], reports: Sequence[Report]) -> float:
    """Return the processor time per report of work on reports that come once, in milliseconds."""
    gc.collect()
    start = time.process_time()
    for report in reports:
        work(report)
    return 1000 * (time.process_time() - start) / max(1, len(reports))
