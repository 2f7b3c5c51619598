"""The made-up place's later reports and its task list say what their truth says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders.as_shipped import read_report
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.model.link import Evidence
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of, proposals_of
from workbench.pipeline.answering import evidence_from
from workbench.pipeline.breaking_down import break_down
from workbench.pipeline.tracing import trace

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
FURTHER = CORPORA / "yunhai-further"
LATER: dict[str, Any] = json.loads((FURTHER / "yunhai-later-truth.json").read_text("utf-8"))
TASKS: dict[str, Any] = json.loads((FURTHER / "yunhai-tasks-truth.json").read_text("utf-8"))
PLACE = "云海区（虚构样例）"


def _read(path: Path, name: str = "") -> Report:
    return read_report(path.read_bytes(), name=path.name, hints=Hints(id=name or None, jurisdiction=PLACE))


REPORTS = {
    name: _read((CORPORA if year < 2026 else FURTHER) / f"{name}.txt", name)
    for year in range(2024, 2028)
    for name in (f"yunhai-{year}",)
}
LIST, BULLETIN = _read(FURTHER / TASKS["list"]), _read(CORPORA / TASKS["bulletin"])


def _halves(report: Report) -> tuple[str, str]:
    """Return what a report reviews and what it plans."""
    at = report.text.index("年工作总体要求")
    return report.text[:at], report.text[at:]


@pytest.mark.parametrize("name", ["yunhai-2026", "yunhai-2027"])
def test_the_later_reports_are_read_and_say_that_they_are_made_up(name: str) -> None:
    """Year and both halves are found."""
    report = REPORTS[name]
    assert "虚构样例" in report.text.splitlines()[0]
    assert (report.genre, report.year) == (Genre.WORK_REPORT, int(name[-4:]))
    assert {node.part for node in report.nodes} >= {"review", "plan"}


@pytest.mark.parametrize("pair", LATER["pairs"], ids=lambda pair: pair["newer"])
def test_later_promises_are_answered_as_their_truth_says(pair: dict[str, Any]) -> None:
    """Quotations stand once; nine in ten are found first, and no number is compared wrongly."""
    older, newer = REPORTS[pair["older"]], REPORTS[pair["newer"]]
    found = {each.commitment: each for each in evidence_from(older, [newer]).evidence}
    right, wanted = 0, 0
    for row in pair["commitments"]:
        assert _halves(older)[1].count(row["commitment"]) == 1
        assert all(_halves(newer)[0].count(quote) == 1 for quote in row["evidence"])
        said = found[_commitment(older, row["commitment"])]
        first = [c for c in said.candidates[:1] if any(c.text in q or q in c.text for q in row["evidence"])]
        wanted += bool(row["evidence"])
        right += bool(first)
        told = [c.comparison for c in said.candidates if c.comparison and c.comparison.met is not None]
        if told and row["numbers"]:
            assert (told[0].actual, told[0].met) == (row["numbers"]["actual"], row["numbers"]["met"])
        if row["status"] == "not_mentioned":
            assert said.suggested_status == "no_evidence"
    assert right >= 0.9 * wanted


def _commitment(report: Report, quote: str) -> str:
    return next(c.id for c in proposals_of(report) if c.quote in quote or quote in c.quote)


@pytest.mark.parametrize("life", LATER["threads"], ids=lambda life: life["title"])
def test_a_promise_of_several_years_is_one_life(life: dict[str, Any]) -> None:
    """All but one of its places at most stand in the thread that is called so."""
    threads = [t for t in trace(list(REPORTS.values())) if life["title"] in t.title]
    told = {(e.document, e.quote or "") for t in threads for e in t.events if e.planned}
    held = [
        (name, quote)
        for name, quote in life["places"]
        if any(document == name and (quote in text or text in quote) for document, text in told)
    ]
    assert len(held) >= len(life["places"]) - 1, told


def test_every_row_of_the_list_is_read_and_linked_as_its_truth_says() -> None:
    """Task, offices and date of each row, and the promise of the report that it breaks down."""
    rows = {each.quote: each for each in commitments_of(LIST)}
    assert (LIST.genre, LIST.year, list(rows)) == (Genre.TASK_LIST, 2024, [r["task"] for r in TASKS["rows"]])
    report = REPORTS[TASKS["report"]]
    promises = {each.id: each.quote for each in commitments_of(report)}
    links = break_down(LIST, report).links
    for row in TASKS["rows"]:
        made = rows[row["task"]]
        assert (made.bodies, made.deadline) == ((*row["lead"], *row["support"]), row["deadline"])
        linked = [promises[link.promise] for link in links if link.row == made.id]
        assert (row["promise"] in linked) if row["promise"] else not linked, linked


def _said() -> dict[str, Evidence]:
    report = REPORTS[TASKS["report"]]
    quotes = {each.id: each.quote for each in proposals_of(report)}
    found = evidence_from(report, [REPORTS["yunhai-2025"], BULLETIN, LIST])
    return {quotes[each.commitment]: each for each in found.evidence}


def test_the_list_answers_by_its_results() -> None:
    """Each promise is answered by the result of its row, which alone amounts to what the truth says."""
    report, together = REPORTS[TASKS["report"]], _said()
    quotes = {each.id: each.quote for each in proposals_of(report)}
    alone = {quotes[each.commitment]: each for each in evidence_from(report, [LIST]).evidence}
    for row in TASKS["rows"]:
        if row["promise"]:
            own = [c for c in together[row["promise"]].candidates if c.source == LIST.id]
            assert row["result"] in own[0].text
            assert alone[row["promise"]].suggested_status == row["verdict"], row


def test_the_list_differs_from_the_bulletin_where_the_truth_says_so() -> None:
    """What the offices report and what the statistics count is told as a conflict."""
    told = _said()
    for row in TASKS["differs"]:
        pairs = [set(each.values) for each in told[row["promise"]].conflicts if LIST.id in each.sources]
        assert {row["list"], row["bulletin"]} in pairs
