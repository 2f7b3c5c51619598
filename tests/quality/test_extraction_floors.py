"""Floors of the extraction on labels made by reading; a figure may rise, never fall below these."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.builders.as_shipped import propose_commitments, read_report
from workbench.measuring.quantities import find_quantities, find_quantities_in
from workbench.model.commitment import Commitment
from workbench.model.report import Report

pytestmark = pytest.mark.corpus

SAMPLE = Path(__file__).with_name("quantity_sample.json")
TEXTS = {"national": "national/2023.txt", "qingyuan": "local/保定市清苑区/2023.txt"}


@cache
def extract(path: Path) -> tuple[Report, tuple[Commitment, ...]]:
    """Read a report and propose its commitments, without what may be one."""
    report = read_report(path.read_bytes(), name=path.name)
    found = propose_commitments(report, find_quantities(report))
    return report, tuple(c for c in found if c.tier == "commitment")


def score(shared: Path, *arguments: str | Path) -> dict[str, Any]:
    """Run the shared scorer and return its figures."""
    command = [sys.executable, str(shared / "gold" / "score.py"), *map(str, arguments)]
    figures: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return figures


def write(path: Path, commitments: tuple[Commitment, ...]) -> Path:
    """Write proposals in the shape the scorer reads."""
    rows = [{**each._asdict(), "quantities": [q._asdict() for q in each.quantities]} for each in commitments]
    path.write_text(json.dumps({"commitments": rows}, ensure_ascii=False, default=str), encoding="utf-8")
    return path


def test_commitments_of_the_seed(shared: Path, tmp_path: Path) -> None:
    """Spans, sentences, types and quantities of the seed's labelled sections."""
    seed = Path(__file__).parents[2] / "corpora" / "tianjin-binhai-2024.txt"
    product = write(tmp_path / "commitments.json", extract(seed)[1])
    gold = shared / "gold" / "binhai"
    figures = score(shared, "commitments", gold / "commitments-dev.json", gold / "binhai-2024.jsonl", product)
    assert figures["span(IoU>=.5)"]["f1"] >= 0.97
    assert figures["sentence"]["f1"] >= 0.98
    assert figures["type_accuracy_of_hits"] >= 0.96
    assert figures["quantity_raw_recall"] >= 0.99
    assert figures["quantity_value_recall"] >= 0.99
    assert figures["unlocated"] == 0


@pytest.mark.parametrize("name", ["national", "qingyuan"])
def test_commitments_of_other_reports_are_detected(shared: Path, tmp_path: Path, name: str) -> None:
    """What readers took as a commitment is proposed, and little that they did not."""
    report, commitments = extract(shared / "corpora" / TEXTS[name])
    gold = shared / "gold" / name
    labels = gold / "evidence-2023-2024.json"
    product = write(tmp_path / "evidence.json", commitments)
    figures = score(
        shared, "evidence", labels, gold / f"{name}-2023.jsonl", gold / f"{name}-2024.jsonl", product
    )
    assert figures["detected"] >= 0.95
    rows = map(json.loads, (gold / f"{name}-2023.jsonl").read_text(encoding="utf-8").splitlines())
    texts = {row["id"]: row["text"].strip() for row in rows}
    none = {texts[i] for i in json.loads(labels.read_text(encoding="utf-8"))["not_commitments"] if i in texts}
    wrong = [c for c in commitments if report.text_of(report.by_id[c.sentence]).strip() in none]
    assert len(wrong) / len(commitments) <= 0.10


def test_core_claims_of_the_review(shared: Path) -> None:
    """The numbers of the seed's review are found with the right value and unit."""
    gold = shared / "gold" / "binhai"
    rows = map(json.loads, (gold / "binhai-2024.jsonl").read_text(encoding="utf-8").splitlines())
    sentences = {row["id"]: find_quantities_in(row["text"]) for row in rows}
    labels = json.loads((gold / "review_quantities.json").read_text(encoding="utf-8"))
    claims = next(
        value for value in labels.values() if isinstance(value, list) and isinstance(value[0], dict)
    )
    core = [claim for claim in claims if not claim["optional"]]
    found = [
        claim
        for claim in core
        if any(
            (q.raw in claim["raw"] or claim["raw"] in q.raw)
            and abs(q.value - claim["value"]) <= 1e-6 * max(1, abs(claim["value"]))
            and q.unit == claim["unit"]
            for q in sentences[claim["sentence"]]
        )
    ]
    assert len(found) / len(core) >= 0.99


def test_quantities_read_by_hand(shared: Path) -> None:
    """Of a random sample judged by reading at least 97 % is right, and what was right still is."""
    sample = json.loads(SAMPLE.read_text(encoding="utf-8"))["quantities"]
    right = [row for row in sample if row["right"]]
    assert len(sample) >= 200
    assert len(right) / len(sample) >= 0.97
    lost = []
    for name in {row["report"] for row in right}:
        raw = (shared / "corpora" / name).read_bytes().decode("utf-8")
        found = {
            (q.start, q.end): (q.value, q.unit) for q in find_quantities_in(unicodedata.normalize("NFC", raw))
        }
        rows = [row for row in right if row["report"] == name]
        lost += [row for row in rows if found.get((row["start"], row["end"])) != (row["value"], row["unit"])]
    assert not lost
