"""Floors of planned against reported numbers, on seven pairs of reports labelled by reading."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.builders.as_shipped import read_report
from workbench.contract.comparing import evidence_json
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.judging import evidence

pytestmark = pytest.mark.corpus

PAIRS = {
    "gansu": ("province/甘肃省", 2007),
    "hebei": ("province/河北省", 2006),
    "hunan": ("province/湖南省", 2018),
    "jilin": ("province/吉林省", 2009),
    "liaoning": ("province/辽宁省", 2016),
    "ningbo": ("local/宁波市", 2019),
    "xinjiang": ("province/新疆维吾尔自治区", 2020),
}


def test_numbers_are_right_or_silent(shared: Path, tmp_path: Path) -> None:
    """A number set beside a plan is the right one, its verdict is right, and most answers are found."""
    counts: Counter[str] = Counter()
    for name, (folder, year) in PAIRS.items():
        older, newer = (
            read_report((shared / "corpora" / folder / f"{y}.txt").read_bytes(), name=f"{y}.txt")
            for y in (year, year + 1)
        )
        file = tmp_path / f"{name}.json"
        found = evidence_json(evidence(older, newer), commitments_of(older))
        file.write_text(json.dumps(found), encoding="utf-8")
        gold = shared / "gold" / "numbers" / name
        labels = gold / f"numbers-{year}-{year + 1}.json", gold / f"{year}.jsonl", gold / f"{year + 1}.jsonl"
        ran = subprocess.run(
            [sys.executable, shared / "gold" / "score_numbers.py", *labels, file],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        counts.update(json.loads(ran.stdout)["counts"])
    shown = counts["right"] + counts["wrong"]
    assert counts["right"] / shown >= 0.98, counts
    assert counts["harm"] / shown <= 0.01, counts
    assert counts["right"] / counts["answered"] >= 0.94, counts
    assert counts["met_right"] / counts["met_known"] >= 0.97, counts
    assert counts["status_right"] / counts["status_known"] >= 0.97, counts
