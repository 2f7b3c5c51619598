"""Floors of number series over many years, on labels of two places made by reading."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders.as_shipped import read_report
from workbench.contract.indicators_wording import indicators_json
from workbench.pipeline.indicators_wording import indicators

pytestmark = pytest.mark.corpus


@pytest.mark.parametrize(("place", "first", "last"), [("山东省", 2005, 2012), ("湖南省", 2014, 2022)])
def test_headline_series(shared: Path, tmp_path: Path, place: str, first: int, last: int) -> None:
    """Targets and results of the headline figures are found, signed, each in one series."""
    folder = shared / "corpora" / "province" / place
    files = [path for year in range(first, last + 1) if (path := folder / f"{year}.txt").exists()]
    reports = [read_report(path.read_bytes(), name=path.name) for path in files]
    out = tmp_path / "indicators.json"
    out.write_text(json.dumps(indicators_json(indicators(reports))), encoding="utf-8")
    scorer, gold = shared / "gold" / "score_indicators.py", shared / "gold" / "indicators" / f"{place}.json"
    ran = subprocess.run([sys.executable, scorer, gold, out], capture_output=True, text=True, check=True)
    figures = json.loads(ran.stdout)
    assert figures["recall"] >= 0.99, figures
    assert figures["precision"] >= 0.99, figures
    assert int(figures["split"].split("/")[0]) == 0, figures
