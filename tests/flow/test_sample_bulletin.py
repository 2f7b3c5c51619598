"""The made-up bulletin answers what its truth says, and differs from the report where it says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.builders.as_shipped import read_report
from workbench.model.link import Evidence
from workbench.model.report import Report
from workbench.pipeline.analysing import proposals_of
from workbench.pipeline.answering import evidence_from

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
TRUTH: dict[str, Any] = json.loads((CORPORA / "yunhai-bulletin-truth.json").read_text("utf-8"))


def _read(name: str) -> Report:
    return read_report((CORPORA / name).read_bytes(), name=name)


PLAN, REVIEW, BULLETIN = _read("yunhai-2024.txt"), _read("yunhai-2025.txt"), _read(TRUTH["bulletin"])


def _found() -> dict[str, Evidence]:
    quotes = {each.id: each.quote for each in proposals_of(PLAN)}
    report = evidence_from(PLAN, [REVIEW, BULLETIN])
    return {quotes[each.commitment]: each for each in report.evidence}


def test_the_truth_quotes_the_plan_and_the_bulletin() -> None:
    """Every quotation stands once in its text, and the bulletin says that it is made up."""
    assert "虚构样例" in BULLETIN.text.splitlines()[0]
    for row in TRUTH["answers"]:
        assert PLAN.text.count(row["commitment"]) == 1
        assert BULLETIN.text.count(row["evidence"]) == 1
        if row["report_says"]:
            assert row["report_says"] in REVIEW.text


def test_the_bulletin_answers_and_its_number_stands_first() -> None:
    """The passage is among the bulletin's first three; a number that is compared is the right one."""
    found = _found()
    missed = []
    for row in TRUTH["answers"]:
        candidates = [c for c in found[row["commitment"]].candidates if c.source == BULLETIN.id][:3]
        spot = BULLETIN.text.index(row["evidence"])
        if not any(c.start <= spot < c.end for c in candidates):
            missed.append(row["commitment"])
        compared = [c.comparison for c in candidates if c.comparison and c.comparison.met is not None]
        if compared and row["numbers"] and row["numbers"]["met"] is not None:
            assert (compared[0].actual, compared[0].met) == (row["numbers"]["actual"], row["numbers"]["met"])
            assert found[row["commitment"]].candidates[0].source == BULLETIN.id
    assert missed == []


def test_the_two_documents_differ_where_the_truth_says_so_and_nowhere_else() -> None:
    """A conflict is told for each number that the report gives otherwise."""
    told = {quote: {v for c in each.conflicts for v in c.values} for quote, each in _found().items()}
    expected = {
        row["commitment"]: {row["numbers"]["actual"], row["report_says"]}
        for row in TRUTH["answers"]
        if row["report_says"]
    }
    assert {quote: values for quote, values in told.items() if values} == expected
