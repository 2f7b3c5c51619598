"""Floors of a statistical bulletin as evidence, on labels made by reading."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.builders.as_shipped import read_report
from workbench.contract.comparing import evidence_json
from workbench.model.genre import Genre
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.judging import evidence

pytestmark = pytest.mark.corpus


def test_a_communique_answers_a_plan(shared: Path, tmp_path: Path) -> None:
    """What the statistics office counts is set against what the plan of that year speaks of."""
    gold = shared / "gold" / "bulletin"
    plan, bulletin = (
        read_report((shared / "corpora" / path).read_bytes(), name=path)
        for path in ("national/2023.txt", "sources/bulletin/national-2023.md")
    )
    file = tmp_path / "evidence.json"
    found = evidence_json(evidence(plan, bulletin), commitments_of(plan))
    file.write_text(json.dumps(found), encoding="utf-8")
    segmented = shared / "gold" / "national" / "national-2023.jsonl", gold / "stats-bulletin-2023.jsonl"
    labels = gold / "evidence-plan-bulletin-2023.json"
    ran = subprocess.run(
        [sys.executable, shared / "gold" / "score.py", "evidence", labels, *segmented, file],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    figures = json.loads(ran.stdout)
    assert figures["recall@1"] >= 0.86, figures
    assert figures["recall@3"] >= 0.93, figures
    assert figures["recall@5"] >= 0.94, figures
    pairs, labelled = map(int, figures["number_pairs_found"].split("/"))
    assert pairs / labelled >= 0.9, figures
    tempting = _traps_among_answers(found["commitments"], gold)
    assert len(tempting) >= 8  # so many traps stand among the candidates at all
    assert [each for each in tempting if each[2] is not None] == []


def _traps_among_answers(rows: list[dict[str, Any]], gold: Path) -> list[tuple[str, str, bool | None]]:
    """Return promise, sentence and verdict of each labelled trap that stands among the candidates."""
    lines = (gold / "stats-bulletin-2023.jsonl").read_text("utf-8").splitlines()
    text = {each["id"]: each["text"] for each in map(json.loads, lines)}
    traps = json.loads((gold / "bulletin-2023.json").read_text("utf-8"))["traps"]
    return [
        (row["quote"], each["b_text"], (each["comparison"] or {}).get("met"))
        for trap in traps
        for row in rows
        if row["quote"] in trap["commitment"] or trap["commitment"] in row["quote"]
        for each in row["candidates"]
        if text[trap["b"]] in each["b_text"]
    ]


def test_every_real_document_is_taken_for_what_it_is(shared: Path) -> None:
    """Communiqués and five-year plans are recognised, and no communiqué promises anything."""
    for path in sorted((shared / "corpora" / "sources").rglob("*.md")):
        report = read_report(path.read_bytes(), name=path.name)
        assert report.genre is Genre(path.parent.name), path
        assert report.year == int(path.stem.split("-")[1]), path
        assert report.jurisdiction == "中华人民共和国" or path.parent.name == "bulletin", path
        if report.genre is Genre.BULLETIN:
            assert commitments_of(report) == (), path
