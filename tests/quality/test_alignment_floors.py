"""Floors for alignment and evidence on labelled reports; they lie a little below what was measured."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from tests.builders.as_shipped import propose_commitments, read_report
from workbench.alignment.aligning import align_reports
from workbench.alignment.evidence import find_evidence
from workbench.alignment.prepared import PreparedReport, prepare, span_of
from workbench.measuring.quantities import find_quantities
from workbench.model.commitment import Commitment, Quantity
from workbench.model.link import EvidenceReport
from workbench.settings import DEFAULTS

pytestmark = pytest.mark.corpus
SETTINGS = DEFAULTS.alignment
SETS = {"national": "national", "qingyuan": "local/保定市清苑区"}


class Read(NamedTuple):
    """One report with everything that evidence needs."""

    prepared: PreparedReport
    quantities: tuple[Quantity, ...]
    commitments: tuple[Commitment, ...]


def _read(path: Path) -> Read:
    report = read_report(path.read_bytes(), name=path.name)
    quantities = tuple(find_quantities(report))
    firm = tuple(c for c in propose_commitments(report, quantities) if c.tier == "commitment")
    return Read(prepare(report, SETTINGS), quantities, firm)


@pytest.fixture(scope="module")
def pairs(shared: Path) -> dict[str, tuple[Read, Read]]:
    folder = shared / "corpora"
    return {
        name: (_read(folder / place / "2023.txt"), _read(folder / place / "2024.txt"))
        for name, place in SETS.items()
    }


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _gold(shared: Path, name: str, kind: str) -> list[str]:
    folder = shared / "gold" / name
    files = (f"{kind}-2023-2024.json", f"{name}-2023.jsonl", f"{name}-2024.jsonl")
    return [str(folder / file) for file in files]


def _evidence(older: Read, newer: Read) -> EvidenceReport:
    return find_evidence(
        older.commitments,
        older.prepared,
        newer.prepared,
        older_quantities=older.quantities,
        newer_quantities=newer.quantities,
        newer_commitments=newer.commitments,
        settings=SETTINGS,
    )


@pytest.mark.parametrize(("name", "floor"), [("national", 0.875), ("qingyuan", 0.97)])
def test_paragraphs_year_on_year(
    name: str,
    floor: float,
    pairs: dict[str, tuple[Read, Read]],
    scorer: ModuleType,
    shared: Path,
    tmp_path: Path,
) -> None:
    """One decoder and one set of constants align a rebuilt outline and a kept one."""
    older, newer = (read.prepared for read in pairs[name])
    links = [
        {
            "level": link.level,
            "a_texts": [span_of(older.report, i).of(older.report.text) for i in link.older],
            "b_texts": [span_of(newer.report, j).of(newer.report.text) for j in link.newer],
        }
        for link in align_reports(older, newer, settings=SETTINGS).links
    ]
    file = tmp_path / "align.json"
    file.write_text(json.dumps({"pairs": links}), encoding="utf-8")
    assert scorer.yoy(*_gold(shared, name, "yoy"), str(file))["f1"] >= floor


@pytest.mark.parametrize(
    ("name", "recall", "status"),
    [("national", (0.78, 0.88, 0.92), 0.75), ("qingyuan", (0.87, 0.95, 0.975), 0.77)],
)
def test_evidence_for_proposed_commitments(
    name: str,
    recall: tuple[float, float, float],
    status: float,
    pairs: dict[str, tuple[Read, Read]],
    scorer: ModuleType,
    shared: Path,
    tmp_path: Path,
) -> None:
    """What answers a commitment ranks high, every labelled number pair is found, proposals are right."""
    older, newer = pairs[name]
    by_id = {c.id: c for c in older.commitments}
    rows = [
        {
            "quote": by_id[e.commitment].quote,
            "candidates": [
                {"b_text": c.text, "comparison": {"actual": c.comparison.actual} if c.comparison else None}
                for c in e.candidates
            ],
            "suggested_status": e.suggested_status,
        }
        for e in _evidence(older, newer).evidence
    ]
    file = tmp_path / "evidence.json"
    file.write_text(json.dumps({"commitments": rows}), encoding="utf-8")
    figures: dict[str, Any] = scorer.evidence(*_gold(shared, name, "evidence"), str(file))
    assert tuple(figures[f"recall@{k}"] >= floor for k, floor in zip((1, 3, 5), recall, strict=True)) == (
        True,
        True,
        True,
    ), figures
    # Labelled pairs of another scope, stock or kind are not shown: a number that cannot be judged is silent.
    found, labelled = map(int, figures["number_pairs_found"].split("/"))
    assert found >= 0.75 * labelled
    assert figures["suggested_status_accuracy"] >= status


def test_confident_candidates_are_right(
    pairs: dict[str, tuple[Read, Read]], scorer: ModuleType, shared: Path
) -> None:
    """Of the candidates marked confident nineteen in twenty are labelled as evidence; fewer are marked."""
    right = marked = 0
    for name, (older, newer) in pairs.items():
        gold, first, second = _gold(shared, name, "evidence")
        a, b = scorer.Canon(first), scorer.Canon(second)
        best = {e.commitment: e.candidates[0] for e in _evidence(older, newer).evidence}
        placed = [(span, c) for c in older.commitments for span in a.locate(c.quote)]
        for row in scorer.load(gold)["commitments"]:
            home = a.span[row["a"]]
            quote = [s for s in a.locate(row["commitment"]) if scorer.overlap(s, home)] or [home]
            near = [(scorer.overlap(s, quote[0]) / (s[1] - s[0]), i) for i, (s, _) in enumerate(placed)]
            share, index = max(near)
            if share and scorer.covers(placed[index][0], quote[0]):
                candidate = best[placed[index][1].id]
                if candidate.confident:
                    marked += 1
                    spans = b.locate(candidate.text)
                    right += any(scorer.covers(s, b.span[j]) for s in spans for j in row["b"])
    assert marked >= 55
    assert right / marked >= 0.95


def test_review_and_plan_of_one_report(shared: Path, scorer: ModuleType, seed: bytes) -> None:
    """Themes of the review are linked with the plan's that go on with them, and so are named projects."""
    report = read_report(seed, name="tianjin-binhai-2024.txt")
    prepared = prepare(report, SETTINGS)
    links = align_reports(prepared, prepared, scope="review-plan", settings=SETTINGS).links
    canon = scorer.Canon(shared / "gold" / "binhai" / "binhai-2024.jsonl")
    gold = scorer.load(shared / "gold" / "binhai" / "within.json")

    def named(unit: str) -> set[str]:
        node = report.by_id[unit]
        places = canon.locate(node.heading or report.text_of(node))[:1]
        return {key for key, span in canon.span.items() for place in places if scorer.covers(span, place)}

    def linked(level: str) -> set[tuple[str, str]]:
        return {
            (x, y)
            for link in links
            if link.level == level
            for a in link.older
            for b in link.newer
            for x in named(a)
            for y in named(b)
        }

    def labelled(*levels: int, fit: str = "") -> set[tuple[str, str]]:
        rows = [r for r in gold["alignments"] if r["level"] in levels and fit in r["fit"]]
        return {(a, b) for r in rows for a in r["review"] for b in r["plan"]}

    themes = linked("section") - labelled(2)
    precision = len(themes & labelled(3)) / len(themes)
    recall = len(themes & labelled(3, fit="main")) / len(labelled(3, fit="main"))
    assert 2 * precision * recall / (precision + recall) >= 0.8
    carried = {(row["review_sentence"], row["plan_sentence"]) for row in gold["carryovers"]}
    assert len(carried & linked("sentence")) / len(carried) >= 0.85
