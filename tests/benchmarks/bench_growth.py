"""How alignment, diffs and evidence grow with the length of reports and with the number of pairs, and a plot.

Long reports are those of several places one after another, so that their words are as many as in a real
report of that length. Set ``WORKBENCH_PLOTS`` to a folder to have ``alignment-growth.svg`` written there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np
from reportlab.graphics import renderSVG
from reportlab.graphics.charts.legends import Legend
from reportlab.graphics.charts.lineplots import LinePlot
from reportlab.graphics.shapes import Drawing, String
from reportlab.lib import colors

from tests.benchmarks.bench_alignment import ROOT, align_and_compare, assign, evidence_of, fastest
from tests.benchmarks.forgetting import forget_texts
from tests.builders.as_shipped import read_report
from workbench.alignment.aligning import align_reports
from workbench.alignment.prepared import PreparedReport, prepare
from workbench.difference.comparing import compare_alignment
from workbench.model.report import Node, Report
from workbench.settings import DEFAULTS

REPORTS = 5
PAIRS = (1, 2, 4, 8, 16)
ROUNDS = 2
SHORTEST, LONGEST = 12_000, 20_000
Points = list[tuple[float, float]]


def run() -> dict[str, float | str]:
    """Return the exponents of time against length and against pairs: 1 is linear, 2 quadratic."""
    pairs = _pairs(max(PAIRS))
    ours, theirs, diffs, evidence = _by_length(
        [(older.report, newer.report) for older, newer in pairs[:REPORTS]]
    )
    more = _by_pairs(pairs)
    if folder := os.environ.get("WORKBENCH_PLOTS"):
        _plot(ours, theirs, Path(folder) / "alignment-growth.svg")
    return {
        "characters": " ".join(f"{length:,.0f}" for length, _ in ours),
        "milliseconds": " ".join(f"{seconds * 1000:.0f}" for _, seconds in ours),
        "exponent of time against length": _exponent(ours),
        "diffs alone: exponent": _exponent(diffs),
        "evidence, texts unseen, with what the newer plan promises: exponent": _exponent(evidence),
        "rapidfuzz cdist + Hungarian: exponent": _exponent(theirs),
        "pairs": " ".join(map(str, PAIRS)),
        "milliseconds for all pairs": " ".join(f"{seconds * 1000:.0f}" for _, seconds in more),
        "exponent of time against the pairs' characters": _exponent(more),
    }


def _pairs(count: int) -> list[tuple[PreparedReport, PreparedReport]]:
    """Return consecutive reports of distinct places, of usual length; bundled ones where there are none."""
    shared = Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")) / "corpora"
    found: list[tuple[PreparedReport, PreparedReport]] = []
    for place in sorted((*shared.glob("local/*"), *shared.glob("province/*"))):
        years = sorted(path for path in place.glob("20??.txt"))
        two = [(a, b) for a, b in pairwise(years) if int(b.stem) == int(a.stem) + 1]
        if two and len(found) < count:
            older, newer = (read_report(path.read_bytes(), name=path.name) for path in two[-1])
            if all(SHORTEST <= len(report.text) <= LONGEST for report in (older, newer)):
                found.append((prepare(older, DEFAULTS.alignment), prepare(newer, DEFAULTS.alignment)))
    if not found:
        paths = [ROOT / "corpora" / f"yunhai-{year}.txt" for year in (2024, 2025)]
        older, newer = (read_report(path.read_bytes(), name=path.name) for path in paths)
        found = [(prepare(older, DEFAULTS.alignment), prepare(newer, DEFAULTS.alignment))]
    return [found[at % len(found)] for at in range(count)]


def _by_length(pairs: Sequence[tuple[Report, Report]]) -> list[Points]:
    """Return characters with seconds of processor time: ours, the dense matrix's, diffs alone, evidence.

    At every length each pair of reports takes part equally often, for some have more in common than others.
    All lengths take turns, so that load, which comes and goes, strikes the long and the short alike.
    """
    counts = range(1, len(pairs) + 1)
    sides = [
        [_joined([pairs[(turn + at) % len(pairs)][side] for at in range(count)]) for side in (0, 1)]
        for count in counts
        for turn in range(len(pairs))
    ]
    lengths = [sum(len(report.text) for report in both) / 2 for both in sides]
    prepared = [(prepare(a, DEFAULTS.alignment), prepare(b, DEFAULTS.alignment)) for a, b in sides]
    works = [work for two in prepared for work in _works(*two)]
    compared = np.array(fastest(works, rounds=ROUNDS)).reshape(len(sides), -1)
    evidence = fastest([evidence_of(*two) for two in prepared], rounds=ROUNDS, before=forget_texts)
    found = np.column_stack([lengths, compared, evidence]).reshape(len(counts), len(pairs), -1).mean(axis=1)
    return [[(float(row[0]), float(row[nth])) for row in found] for nth in range(1, found.shape[1])]


def _works(older: PreparedReport, newer: PreparedReport) -> list[Callable[[], object]]:
    """Return what is timed of two reports besides their evidence, in the order of ``_by_length``."""
    texts = [[side.report.text_of(node) for node in side.report.sentences] for side in (older, newer)]
    diffs = partial(
        compare_alignment,
        align_reports(older, newer, settings=DEFAULTS.alignment),
        older.report,
        newer.report,
        older_quantities=(),
        newer_quantities=(),
        settings=DEFAULTS.difference,
    )
    return [partial(align_and_compare, older, newer), partial(assign, *texts), diffs]


def _all_compared(pairs: Sequence[tuple[PreparedReport, PreparedReport]]) -> None:
    for older, newer in pairs:
        align_and_compare(older, newer)


def _by_pairs(pairs: Sequence[tuple[PreparedReport, PreparedReport]]) -> Points:
    """Return the characters of several pairs with the seconds of processor time they take in one go."""
    works = [partial(_all_compared, pairs[:count]) for count in PAIRS]
    lengths = [sum(len(older.report.text) for older, _ in pairs[:count]) for count in PAIRS]
    return list(zip(map(float, lengths), fastest(works, rounds=ROUNDS), strict=True))


def _joined(reports: Sequence[Report]) -> Report:
    """Return one report that holds several, one after another, with ids of their own."""
    starts = accumulate((len(report.text) + 1 for report in reports), initial=0)
    nodes: list[Node] = []
    for turn, (report, start) in enumerate(zip(reports, starts, strict=False)):
        nodes += (
            replace(
                node,
                id=f"{node.id}~{turn}",
                parent=None if node.parent is None else f"{node.parent}~{turn}",
                start=node.start + start,
                end=node.end + start,
            )
            for node in report.nodes
        )
    return replace(reports[0], text="\n".join(report.text for report in reports), nodes=tuple(nodes))


def _exponent(points: Points) -> float:
    """Return the slope of the line through the points on logarithmic scales."""
    x, y = np.log(np.array(points)).T
    return float(np.polyfit(x, y, 1)[0])


def _plot(ours: Points, theirs: Points, path: Path) -> None:
    """Draw time against length, each as a multiple of its own first point, with what linear growth is."""
    first = ours[0][0]
    lines = [[(x / first, y / points[0][1]) for x, y in points] for points in (ours, theirs)]
    lines.append([(x / first, x / first) for x, _ in ours])
    names = ("alignment and diffs", "rapidfuzz cdist + Hungarian", "linear growth")
    shades = (colors.darkblue, colors.firebrick, colors.grey)
    drawing, plot, legend = Drawing(520, 340), LinePlot(), Legend()
    plot.x, plot.y, plot.width, plot.height, plot.data = 50, 50, 440, 240, lines
    plot.xValueAxis.valueMin = plot.yValueAxis.valueMin = 0
    for index, shade in enumerate(shades):
        plot.lines[index].strokeColor = shade
        plot.lines[index].strokeWidth = 2
    legend.x, legend.y, legend.alignment = 70, 285, "right"
    legend.colorNamePairs = list(zip(shades, names, strict=True))
    drawing.add(plot)
    drawing.add(legend)
    drawing.add(String(50, 320, "Processor time against length", fontSize=13))
    drawing.add(String(50, 15, f"length, 1 = {first:,.0f} characters; time, 1 = that length's", fontSize=10))
    path.parent.mkdir(parents=True, exist_ok=True)
    renderSVG.drawToFile(drawing, str(path))
