"""The made-up place: two reports and what became of every promise."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from workbench.model.decision import Verdict

CORPORA = Path(__file__).resolve().parents[3] / "corpora"
OLDER = (CORPORA / "yunhai-2024.txt").read_text("utf-8")
NEWER = (CORPORA / "yunhai-2025.txt").read_text("utf-8")
TRUTH: dict[str, Any] = json.loads((CORPORA / "yunhai-truth.json").read_text("utf-8"))
COMMITMENTS: list[dict[str, Any]] = TRUTH["commitments"]

OLDER_PLAN = OLDER[OLDER.index("二、2024年工作总体要求") :]
NEWER_REVIEW = NEWER[NEWER.index("一、2024年工作回顾") : NEWER.index("二、2025年工作总体要求")]
NEWER_PLAN = NEWER[NEWER.index("二、2025年工作总体要求") :]

VERDICTS = {
    "kept": Verdict.FULFILLED,
    "missed": Verdict.NOT_FULFILLED,
    "partial": Verdict.PARTIAL,
    "changed": Verdict.SUPERSEDED,
    "not_mentioned": Verdict.NO_EVIDENCE,
    "replaced": Verdict.SUPERSEDED,
}


@pytest.mark.parametrize("text", [OLDER, NEWER])
def test_each_report_is_of_the_promised_length_and_says_that_it_is_made_up(text: str) -> None:
    """A sample report has 4,000 to 6,000 characters and its title line says 虚构样例."""
    assert 4000 <= len("".join(text.split())) <= 6000
    assert "虚构样例" in text.splitlines()[0]


def test_every_commitment_stands_once_in_the_older_plan() -> None:
    """A quotation is unique in the 2024 plan, so it names one place."""
    assert len(COMMITMENTS) >= 45
    assert {c["commitment"]: OLDER_PLAN.count(c["commitment"]) for c in COMMITMENTS} == {
        c["commitment"]: 1 for c in COMMITMENTS
    }


def test_evidence_stands_in_the_newer_review_and_repeats_in_the_newer_plan() -> None:
    """Evidence is quoted from the 2025 review, promises made again from the 2025 plan."""
    for commitment in COMMITMENTS:
        for quote in commitment["evidence"]:
            assert NEWER_REVIEW.count(quote) == 1, quote
        if commitment["again"] is not None:
            assert NEWER_PLAN.count(commitment["again"]) == 1, commitment["again"]


def test_every_status_occurs_with_its_verdict() -> None:
    """Kept, missed, partly kept, changed, replaced and silent promises all occur, verdict by status."""
    counts = Counter(c["status"] for c in COMMITMENTS)
    assert set(counts) == set(VERDICTS)
    assert min(counts.values()) >= 2
    assert all(VERDICTS[c["status"]] == c["verdict"] for c in COMMITMENTS)
    assert sum(c["again"] is not None for c in COMMITMENTS if c["status"] != "kept") >= 5
    assert {c["type"] for c in COMMITMENTS} == {"target", "project", "measure"}


def test_silence_has_no_evidence_and_everything_else_has_some() -> None:
    """Only a promise that the review does not mention lacks evidence."""
    for commitment in COMMITMENTS:
        assert (commitment["status"] == "not_mentioned") == (commitment["evidence"] == [])


def test_numbers_are_those_of_the_quotations() -> None:
    """The planned number stands in the commitment, the actual one in its evidence."""
    for commitment in COMMITMENTS:
        if (numbers := commitment["numbers"]) is not None:
            assert numbers["planned"] in commitment["commitment"]
            assert any(numbers["actual"] in quote for quote in commitment["evidence"])
            assert numbers["met"] in (True, False, None)


def test_changed_targets_stand_in_both_plans() -> None:
    """Each target series quotes both plans; some rise, some fall, some stay."""
    for target in TRUTH["targets"]:
        assert target["older_quote"] in OLDER_PLAN
        assert target["newer_quote"] in NEWER_PLAN
        assert target["change"] == pytest.approx(target["newer"] - target["older"])
    signs = {(t["change"] > 0) - (t["change"] < 0) for t in TRUTH["targets"]}
    assert signs == {-1, 0, 1}


def test_wording_is_new_dropped_or_kept_as_the_truth_says() -> None:
    """A new phrase is absent from 2024, a dropped one from 2025; one stance was reworded."""
    wording = TRUTH["wording"]
    for entry in wording["new"]:
        assert entry["phrase"] not in OLDER
        assert entry["quote"] in NEWER_PLAN
    for entry in wording["dropped"]:
        assert entry["phrase"] not in NEWER
        assert entry["quote"] in OLDER_PLAN
    assert all(entry["phrase"] in OLDER and entry["phrase"] in NEWER for entry in wording["kept"])
    assert len(wording["new"]) >= 5
    assert len(wording["dropped"]) >= 3
    (stance,) = wording["stance"]
    assert stance["older_phrase"] in OLDER_PLAN
    assert stance["newer_phrase"] in NEWER_PLAN


@pytest.mark.parametrize("kind", ["moved", "merged", "split"])
def test_moved_merged_and_split_passages_stand_in_both_plans(kind: str) -> None:
    """Every passage that moved, merged or split is quoted from both plans."""
    assert TRUTH[kind]
    for entry in TRUTH[kind]:
        older = [entry["older"]] if isinstance(entry["older"], str) else entry["older"]
        newer = [entry["newer"]] if isinstance(entry["newer"], str) else entry["newer"]
        assert all(OLDER_PLAN.count(quote) == 1 for quote in older)
        assert all(quote in NEWER_PLAN for quote in newer)


def test_the_catalogue_lists_both_reports_as_made_up() -> None:
    """The catalogue's hashes are those of the files, and only the sample is marked as fictional."""
    with (CORPORA / "catalogue.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    for name in ("yunhai-2024", "yunhai-2025"):
        row = rows[name]
        assert hashlib.sha256((CORPORA / row["file"]).read_bytes()).hexdigest() == row["sha256"]
        assert "虚构样例" in row["jurisdiction"]
        assert row["fictional"].lower() in ("true", "1", "yes")
    assert rows["tianjin-binhai-2024"]["fictional"].lower() in ("", "false", "0", "no")
