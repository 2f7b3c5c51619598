"""New, dropped and reworded phrases of two reports beside cutting both texts into words, in one run."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

import rjieba

from tests.benchmarks.forgetting import forget_texts
from tests.builders.as_shipped import compare_wording, read_report
from workbench.model.report import Report
from workbench.text.words import cut_words

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 2 if os.environ.get("WORKBENCH_BENCH_SHORT") else 6
PAIRS = 12
SHORTEST = 6000  # characters


def run() -> dict[str, float | str]:
    """Return milliseconds per pair and our time as a multiple of cutting the same two texts into words.

    The process is warm, and what is kept of a text is forgotten before each run over it; "once more" is
    the next pair of a report, of which one text was read for the pair before. Bare rjieba splits numbers
    and names; ``cut_words`` is how this project cuts.
    """
    pairs = _sample()
    compare_wording(*pairs[0])
    cold, again, words, bare = _milliseconds(pairs)
    signs = sum(len(older.text) + len(newer.text) for older, newer in pairs) // len(pairs)
    return {
        "pairs": f"{len(pairs)}, {signs:,} characters each",
        "wording: ms per pair": cold,
        "wording, the older text read already: ms per pair": again,
        "cutting both into words: ms per pair": words,
        "bare rjieba on both: ms per pair": bare,
        "our time / cutting both into words": cold / words,
        "our time / bare rjieba on both": cold / bare,
    }


def _sample() -> list[tuple[Report, Report]]:
    """Return neighbouring years of places spread over the shared corpora, else of the bundled reports."""
    shared = Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")) / "corpora"
    found = sorted(shared.glob("province/*/20*.txt")) or sorted((ROOT / "corpora").glob("*.txt"))
    years = [pair for pair in pairwise(found) if pair[0].parent == pair[1].parent]
    chosen = years[:: max(1, len(years) // PAIRS)][:PAIRS]
    read = [tuple(read_report(path.read_bytes(), name=path.name) for path in pair) for pair in chosen]
    return [(older, newer) for older, newer in read if min(len(older.text), len(newer.text)) >= SHORTEST]


def _milliseconds(pairs: list[tuple[Report, Report]]) -> list[float]:
    """Return each work's processor time per pair; of rounds in which they take turns each pair's best."""
    best = [[float("inf")] * len(pairs) for _ in range(4)]
    for _ in range(ROUNDS):
        gc.collect()
        for place, (older, newer) in enumerate(pairs):
            works: tuple[Callable[[], object], ...] = (
                partial(compare_wording, older, newer),
                partial(compare_wording, older, newer),
                partial(_cut, cut_words, older, newer),
                partial(_cut, rjieba.cut, older, newer),
            )
            for number, (work, times) in enumerate(zip(works, best, strict=True)):
                forget_texts()
                if number == 1:
                    compare_wording(older, older)
                start = time.process_time()
                work()
                times[place] = min(times[place], time.process_time() - start)
    return [1000 * sum(times) / len(pairs) for times in best]


def _cut(cut: Callable[[str], Sequence[str]], older: Report, newer: Report) -> None:
    cut(older.text)
    cut(newer.text)
