"""Floors of set phrases on three pairs of reports, each ranked by what readers named in the others."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders.as_shipped import compare_wording
from tests.fitting.fit_wording import TABLE, fit, names, read_pair, render
from workbench.contract.indicators_wording import wording_json
from workbench.insight.phrase_weight import Weights

pytestmark = pytest.mark.corpus

_MEASURES = ("recall_new", "recall_dropped", "wrong_new", "wrong_dropped", "changed")


def _score(shared: Path, folder: Path, name: str, weights: Weights | None) -> list[float]:
    pair = read_pair(name)
    listed = folder / f"{name}.json"
    found = wording_json(compare_wording(pair.older, pair.newer, weights=weights))
    listed.write_text(json.dumps(found), encoding="utf-8")
    gold = shared / "gold" / "wording" / f"{name}.json"
    ran = subprocess.run(
        [sys.executable, shared / "gold" / "score_wording.py", gold, listed],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    score = json.loads(ran.stdout)
    return [score[measure] for measure in _MEASURES]


def test_set_phrases_of_a_pair_left_out(shared: Path, tmp_path: Path) -> None:
    """By weights that never saw the pair: labelled phrases are found, few are wrong, changes are paired."""
    scores = []
    for name in names():
        weights = fit([other for other in names() if other != name])
        scores.append(_score(shared, tmp_path, name, weights))
    means = {
        measure: sum(each) / len(each)
        for measure, each in zip(_MEASURES, zip(*scores, strict=True), strict=True)
    }
    assert means["recall_new"] >= 0.80, means
    assert means["recall_dropped"] >= 0.80, means
    assert means["wrong_new"] <= 0.035, means
    assert means["wrong_dropped"] <= 0.035, means
    assert means["changed"] >= 0.66, means


def test_the_table_is_what_the_labels_lead_to(shared: Path) -> None:
    """The weights that ship are the fitted ones, not edited by hand."""
    assert TABLE.read_text(encoding="utf-8") == render(fit(names()))
