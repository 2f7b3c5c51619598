"""All-pairs search: the 20 most alike of every commitment, its memory, and dense comparison on a sample.

``WORKBENCH_BENCH_COMMITMENTS`` names a folder that ``workbench elsewhere`` filled; without it the
commitments of the first ``WORKBENCH_BENCH_REPORTS`` reports (all, if not set) are gathered first.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import psutil
import pyarrow.parquet as pq
from rapidfuzz import fuzz, process

from tests.benchmarks.meters import Peak, corpus_rows, write_reports
from workbench.pipeline.batch_similar import TOP, gather_commitments, number_commitments, search_all
from workbench.pipeline.batch_sources import listed_reports

SAMPLE = int(os.environ.get("WORKBENCH_BENCH_SAMPLE", "100"))
# From this rapidfuzz ratio on two promises are nearly word for word the same.
CLOSE = 80


def run() -> dict[str, float | str]:
    """Search, then compare a sample with every commitment by rapidfuzz."""
    with TemporaryDirectory() as temporary:
        folder = Path(os.environ.get("WORKBENCH_BENCH_COMMITMENTS", temporary))
        if not (folder / "commitments").is_dir():
            _gather(folder)
        with Peak(psutil.Process()) as numbering:
            own = number_commitments(folder)
        began, cpu = time.perf_counter(), time.process_time()
        with Peak(psutil.Process()) as peak:
            searched = search_all(folder, own, on_progress=_say)
        seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
        return {
            "commitments": searched.commitments,
            "alike found (top 20)": searched.found,
            "seconds": seconds,
            "microseconds of processor per commitment": cpu / max(1, searched.commitments) * 1e6,
            "sparse matrix MB": searched.matrix_bytes / 1e6,
            "memory that numbering them takes first, MB": numbering.growth / 1e6,
            "peak memory of the search above its start, MB": peak.growth / 1e6,
            "peak / sparse matrix (to be <= 1.5)": peak.growth / searched.matrix_bytes,
            **_against_dense(folder, cpu / max(1, searched.commitments)),
        }


def _gather(folder: Path) -> None:
    count = int(os.environ.get("WORKBENCH_BENCH_REPORTS", "0"))
    reports = listed_reports(write_reports(corpus_rows()[: count or None], folder / "reports.tsv"))
    gather_commitments(reports, folder, processes=os.cpu_count() or 1)


def _say(done: int, total: int) -> None:
    if done * 10 // total != max(0, done - 1024) * 10 // total:
        sys.stderr.write(f"  {done:,} of {total:,} commitments searched\n")


def _against_dense(folder: Path, sparse_seconds: float) -> dict[str, float | str]:
    """Compare a sample with all by rapidfuzz, in this run, and say how far both agree."""
    numbered = pq.read_table(folder / "numbered.parquet", columns=["quote", "report"])
    quotes, reports = numbered["quote"].to_pylist(), numbered["report"].to_numpy()
    chosen = np.sort(np.random.default_rng(7).choice(len(quotes), min(SAMPLE, len(quotes)), replace=False))
    found = pq.read_table(folder / "elsewhere.parquet", filters=[("number", "in", chosen.tolist())])
    number, other = found["number"].to_numpy(), found["other"].to_numpy()
    began = time.process_time()
    best_found = close = close_found = 0
    mass = best_mass = 0.0
    for row in chosen:
        ratios = process.cdist([quotes[row]], quotes, scorer=fuzz.ratio, dtype=np.uint8, workers=1)[0]
        ratios[reports == reports[row]] = 0
        best, mine = np.sort(ratios)[::-1][:TOP], np.sort(ratios[other[number == row]])[::-1]
        best_found += bool(len(mine)) and mine[0] >= best[0]
        # Of many that are equally alike, any will do.
        close += int((best >= CLOSE).sum())
        close_found += int(min((best >= CLOSE).sum(), (mine >= CLOSE).sum()))
        mass += float(mine.sum())
        best_mass += float(best.sum())
    dense_seconds = (time.process_time() - began) / len(chosen)
    return {
        "sample compared with all by rapidfuzz": len(chosen),
        "  a best one of its is among our 20": f"{best_found / len(chosen):.1%}",
        f"  of its top 20 with ratio >= {CLOSE}, we hold as good": f"{close_found / max(1, close):.1%}",
        "  sum of ratios of our 20 / of its 20": f"{mass / best_mass:.1%}",
        "  rapidfuzz time / sparse time, per commitment": dense_seconds / sparse_seconds,
    }
