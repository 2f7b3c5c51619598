"""Floors of set phrases on three pairs of reports that were read for them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.contract.indicators_wording import wording_json
from workbench.corpus.reader import read_report
from workbench.insight.wording import compare_wording

pytestmark = pytest.mark.corpus


def test_set_phrases(shared: Path, tmp_path: Path) -> None:
    """What is listed first is a phrase; the labelled ones are found; some changes are paired."""
    scores: list[dict[str, float]] = []
    for gold in sorted((shared / "gold" / "wording").glob("*.json")):
        pair = json.loads(gold.read_text(encoding="utf-8"))
        older, newer = (
            read_report((shared / "corpora" / pair[side]).read_bytes(), name=pair[side])
            for side in ("older", "newer")
        )
        listed = tmp_path / gold.name
        listed.write_text(json.dumps(wording_json(compare_wording(older, newer))), encoding="utf-8")
        ran = subprocess.run(
            [sys.executable, shared / "gold" / "score_wording.py", gold, listed],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        scores.append(json.loads(ran.stdout))
    means = {
        name: sum(score[name] for score in scores) / len(scores)
        for name in ("recall_new", "recall_dropped", "wrong_new", "wrong_dropped", "changed")
    }
    assert means["recall_new"] >= 0.51, means
    assert means["recall_dropped"] >= 0.65, means
    assert means["wrong_new"] <= 0.10, means
    assert means["wrong_dropped"] <= 0.14, means
    assert means["changed"] >= 0.47, means
