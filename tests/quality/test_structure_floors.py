"""Structure must not get worse: figures against labels made by reading, and over all real reports."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.builders.as_shipped import read_report
from workbench.contract.reading import report_json

pytestmark = pytest.mark.corpus

QINGYUAN = "corpora/local/保定市清苑区"
SETS = {
    "binhai-2024": ("seed/tianjin-binhai-2024.txt", "binhai/structure.json", "binhai/binhai-2024.jsonl"),
    "national-2023": (
        "corpora/national/2023.txt",
        "national/structure-2023.json",
        "national/national-2023.jsonl",
    ),
    "national-2024": (
        "corpora/national/2024.txt",
        "national/structure-2024.json",
        "national/national-2024.jsonl",
    ),
    "qingyuan-2023": (f"{QINGYUAN}/2023.txt", "qingyuan/structure-2023.json", "qingyuan/qingyuan-2023.jsonl"),
    "qingyuan-2024": (f"{QINGYUAN}/2024.txt", "qingyuan/structure-2024.json", "qingyuan/qingyuan-2024.jsonl"),
    "shenzhen-2024": (
        "corpora/local/深圳市/2024.txt",
        "shenzhen/structure-2024.json",
        "shenzhen/shenzhen-2024.jsonl",
    ),
    "yunnan-2016": (
        "corpora/province/云南省/2016.txt",
        "yunnan/structure-2016.json",
        "yunnan/yunnan-2016.jsonl",
    ),
    "dalian-2022": (
        "corpora/local/大连市/2022.txt",
        "dalian/structure-2022.json",
        "dalian/dalian-2022.jsonl",
    ),
}
# heading F1, accuracy of levels, accuracy of parts near headings
FLOORS = {
    "binhai-2024": (0.98, 0.98, 0.95),
    "national-2023": (0.97, 0.97, 0.97),
    "national-2024": (0.97, 0.97, 0.97),
    "qingyuan-2023": (0.97, 0.97, 0.97),
    "qingyuan-2024": (0.97, 0.97, 0.97),
    "shenzhen-2024": (0.97, 0.97, 0.97),
    "yunnan-2016": (0.97, 0.97, 0.97),
    "dalian-2022": (0.97, 0.97, 0.97),
}
SAMPLE_STEP = 6
BOTH_HALVES = 0.98


def scores(shared: Path, name: str, folder: Path) -> dict[str, Any]:
    """Return what the shared scorer says of our reading of a labelled report."""
    text, gold, segments = SETS[name]
    shown = folder / "show.json"
    shown.write_text(json.dumps(report_json(read_report((shared / text).read_bytes(), name=text))))
    command = [sys.executable, str(shared / "gold/score.py"), "structure"]
    files = [str(shared / "gold" / gold), str(shared / "gold" / segments), str(shown)]
    done = subprocess.run([*command, *files], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", SETS)
def test_structure_floors(shared: Path, name: str, tmp_path: Path) -> None:
    """Headings, levels and parts stay above their floors on every labelled report."""
    found = scores(shared, name, tmp_path)
    headings, levels, parts = FLOORS[name]
    assert found["headings"]["f1"] >= headings
    assert found["level_accuracy_of_found"] >= levels
    assert found["part_accuracy_near_headings"] >= parts


def test_the_seed_is_clean_and_whole(shared: Path, tmp_path: Path) -> None:
    """Of the seed no boilerplate is kept and no sentence lost."""
    found = scores(shared, "binhai-2024", tmp_path)
    assert found["boilerplate_kept_as_sentences"] == 0
    assert found["report_sentences_lost"] == 0


def files_of(shared: Path) -> list[tuple[Path, str, int]]:
    """Return the reports of the manifest with place and year as they are filed."""
    lines = (shared / "corpora/MANIFEST.tsv").read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return [(shared / "corpora" / path, place, int(year)) for path, place, _, year, *_ in rows]


def share_with_both_halves(files: list[tuple[Path, str, int]]) -> float:
    """Return the share of reports in which review and plan are told apart."""
    both = 0
    for path, _, _ in files:
        parts = {node.part for node in read_report(path.read_bytes(), name=path.name).nodes}
        both += {"review", "plan"} <= parts
    return both / len(files)


def test_a_sample_of_all_places_has_review_and_plan(shared: Path) -> None:
    """Every sixth report of the corpora is read without error and has both halves."""
    assert share_with_both_halves(files_of(shared)[::SAMPLE_STEP]) >= BOTH_HALVES


@pytest.mark.slow
def test_all_reports_have_review_and_plan(shared: Path) -> None:
    """All reports of the corpora are read without error and at least 98 % have both halves."""
    assert share_with_both_halves(files_of(shared)) >= BOTH_HALVES


def test_places_and_years_are_right_or_left_open(shared: Path) -> None:
    """Over a sample, a recognised place is right, and a year differs only where the file is misfiled."""
    seen: Counter[str] = Counter()
    for path, place, year in files_of(shared)[3::SAMPLE_STEP]:
        report = read_report(path.read_bytes(), name=path.name)
        seen["places"] += report.jurisdiction is not None
        seen["wrong places"] += report.jurisdiction is not None and not report.jurisdiction.endswith(place)
        seen["years"] += report.year == year
        seen["other years"] += report.year not in (None, year)
        seen["all"] += 1
    assert seen["places"] >= 0.95 * seen["all"]
    assert seen["wrong places"] <= 0.01 * seen["all"]
    assert seen["years"] >= 0.9 * seen["all"]
    assert seen["other years"] <= 0.05 * seen["all"]


def test_raw_sources_parse(shared: Path) -> None:
    """Every raw file, whatever its format and encoding, gives both halves or says which one it lacks."""
    for path in sorted((shared / "corpora/raw").iterdir()):
        report = read_report(path.read_bytes(), name=path.name)
        parts = {node.part for node in report.nodes}
        codes = {issue.code for issue in report.issues}
        assert "review" in parts, path.name
        assert ("plan" in parts) != ("no-plan" in codes), path.name
