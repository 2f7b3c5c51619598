"""Floors of the life of promises, on the labels of one place read over eight years."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders.as_shipped import read_report
from workbench.contract.tracing import trace_json
from workbench.pipeline.tracing import trace

pytestmark = pytest.mark.corpus


def test_lives_of_promises(shared: Path, tmp_path: Path) -> None:
    """Events of one promise stand together, others apart, and what became of it is told right."""
    gold = shared / "gold" / "threads"
    folder = shared / "corpora" / "local" / "呼伦贝尔市海拉尔区"
    reports = [read_report(path.read_bytes(), name=path.name) for path in sorted(folder.glob("*.txt"))]
    file = tmp_path / "trace.json"
    file.write_text(json.dumps(trace_json(trace(reports))), encoding="utf-8")
    scorer = shared / "gold" / "score_threads.py"
    ran = subprocess.run(
        [sys.executable, scorer, gold / "threads.json", file, gold],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    figures = json.loads(ran.stdout)
    assert figures["pairs"]["f1"] >= 0.86, figures
    assert figures["pairs"]["precision"] >= 0.95, figures
    assert figures["kinds"] >= 0.9, figures
    assert figures["silent"] >= 0.95, figures
    assert figures["apart"] >= 0.95, figures
