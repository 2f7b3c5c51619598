"""Warm alignment with its diffs beside rapidfuzz + Hungarian and difflib on the same sentences."""

from __future__ import annotations

import difflib
import gc
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment

from tests.benchmarks.forgetting import forget_texts
from tests.builders.as_shipped import propose_commitments, read_report
from workbench.alignment.aligning import align_reports
from workbench.alignment.evidence import find_evidence
from workbench.alignment.prepared import PreparedReport, prepare
from workbench.difference.comparing import compare_alignment
from workbench.measuring.quantities import find_quantities
from workbench.settings import DEFAULTS

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 2 if os.environ.get("WORKBENCH_BENCH_SHORT") else 9
SAMPLE = 12
PAIRS = {
    "State Council": ("national/2023.txt", "national/2024.txt"),
    "Shenzhen": ("local/深圳市/2022.txt", "local/深圳市/2023.txt"),
}


def run() -> dict[str, float | str]:
    """Return our processor time as multiples of the peers', for each pair of reports that is there."""
    shared = Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")) / "corpora"
    pairs = {name: [shared / path for path in paths] for name, paths in PAIRS.items()}
    pairs = {name: paths for name, paths in pairs.items() if all(path.is_file() for path in paths)}
    if not pairs:
        pairs = {"bundled": [ROOT / "corpora" / f"yunhai-{year}.txt" for year in (2024, 2025)]}
    return {
        f"{name}: {figure}": value
        for name, paths in pairs.items()
        for figure, value in _measured(paths).items()
    }


def _measured(paths: Sequence[Path]) -> dict[str, float | str]:
    older, newer = (read_report(path.read_bytes(), name=path.name) for path in paths)
    sides = prepare(older, DEFAULTS.alignment), prepare(newer, DEFAULTS.alignment)
    texts = [[report.text_of(node) for node in report.sentences] for report in (older, newer)]
    ours, alone, peer, slow, cold, evidence = fastest(
        [
            lambda: align_and_compare(*sides),
            lambda: _align(*sides),
            lambda: assign(*texts),
            lambda: _best_by_difflib(texts[0][:: max(1, len(texts[0]) // SAMPLE)], texts[1]),
            lambda: prepare(older, DEFAULTS.alignment),
            evidence_of(*sides),
        ],
        before=forget_texts,
    )
    difflib_sample = len(texts[0][:: max(1, len(texts[0]) // SAMPLE)])
    slow *= len(texts[0]) / difflib_sample
    return {
        "sentences": f"{len(texts[0])} × {len(texts[1])}",
        "warm alignment and all diffs / rapidfuzz cdist + Hungarian": ours / peer,
        "warm alignment alone / rapidfuzz cdist + Hungarian": alone / peer,
        "warm alignment and all diffs / difflib best match": ours / slow,
        "preparing one unseen report / warm alignment": cold / alone,
        "evidence for all commitments, with what the newer plan promises / warm alignment": evidence / alone,
    }


def _align(older: PreparedReport, newer: PreparedReport) -> None:
    align_reports(older, newer, settings=DEFAULTS.alignment)


def align_and_compare(older: PreparedReport, newer: PreparedReport) -> None:
    """Link two reports and take all differences."""
    alignment = align_reports(older, newer, settings=DEFAULTS.alignment)
    compare_alignment(
        alignment,
        older.report,
        newer.report,
        older_quantities=(),
        newer_quantities=(),
        settings=DEFAULTS.difference,
    )


def assign(older: Sequence[str], newer: Sequence[str]) -> None:
    """Do the least that a plain aligner does: the matrix of all ratios and the best assignment."""
    linear_sum_assignment(-process.cdist(older, newer, scorer=fuzz.ratio, workers=1))


def _best_by_difflib(older: Sequence[str], newer: Sequence[str]) -> None:
    matcher = difflib.SequenceMatcher(autojunk=False)
    for one in older:
        matcher.set_seq2(one)
        best = 0.0
        for other in newer:
            matcher.set_seq1(other)
            best = max(best, matcher.ratio())


def evidence_of(older: PreparedReport, newer: PreparedReport) -> Callable[[], object]:
    """Return what finds the evidence for all commitments of the older report, and what is promised again."""
    quantities = [find_quantities(side.report) for side in (older, newer)]
    commitments = propose_commitments(older.report, quantities[0])
    promised = [c for c in propose_commitments(newer.report, quantities[1]) if c.tier == "commitment"]
    return lambda: find_evidence(
        commitments,
        older,
        newer,
        older_quantities=quantities[0],
        newer_quantities=quantities[1],
        newer_commitments=promised,
        settings=DEFAULTS.alignment,
    )


def fastest(
    works: Sequence[Callable[[], object]],
    rounds: int = ROUNDS,
    *,
    before: Callable[[], object] = lambda: None,
) -> list[float]:
    """Return each work's best processor time, the works taking turns so that load strikes all alike.

    ``before`` is called ahead of each, untimed.
    """
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for index, work in enumerate(works):
            before()
            gc.collect()
            start = time.process_time()
            work()
            best[index] = min(best[index], time.process_time() - start)
    return best
