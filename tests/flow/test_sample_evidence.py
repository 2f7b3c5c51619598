"""On the made-up pair, whose truth is known, the machine finds what an analyst needs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders.as_shipped import make_anchor, read_report
from workbench.model.commitment import Commitment
from workbench.model.decision import Annotation
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.indicators_wording import wording
from workbench.pipeline.judging import evidence, made_commitments

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
TRUTH: dict[str, Any] = json.loads((CORPORA / "yunhai-truth.json").read_text(encoding="utf-8"))
ANSWERED = [
    row
    for row in TRUTH["commitments"]
    if row["status"] in ("kept", "missed", "changed", "partial", "replaced")
]


@pytest.fixture(scope="module")
def pair() -> tuple[Report, Report]:
    """Give the two made-up reports."""
    names = ("yunhai-2024.txt", "yunhai-2025.txt")
    older, newer = (read_report((CORPORA / n).read_bytes(), name=n) for n in names)
    return older, newer


def _proposed(quote: str, older: Report) -> Commitment | None:
    start = older.text.index(quote)
    near = [c for c in commitments_of(older) if c.start < start + len(quote) and start < c.end]
    return max(near, key=lambda c: min(start + len(quote), c.end) - max(start, c.start), default=None)


def _by_hand(quote: str, older: Report) -> Annotation:
    start = older.text.index(quote)
    anchor = make_anchor(older.id, older.text, start, start + len(quote))
    return Annotation(id="by-hand", anchor=anchor, decision="created", type="measure")


@pytest.mark.parametrize("row", ANSWERED, ids=lambda row: row["commitment"])
def test_the_answer_is_among_the_first_three(row: dict[str, Any], pair: tuple[Report, Report]) -> None:
    """Every verdict with evidence is supported by one of the first three candidates.

    A commitment that the machine does not propose is marked by hand, and then its answer is found too.
    """
    older, newer = pair
    commitment = _proposed(row["commitment"], older)
    made = () if commitment else made_commitments(older, [_by_hand(row["commitment"], older)])
    asked = commitment or made[0]
    found = evidence(older, newer, made=made).evidence
    first = next(e for e in found if e.commitment == asked.id).candidates[:3]
    spots = [(newer.text.index(q), newer.text.index(q) + len(q)) for q in row["evidence"]]
    assert any(c.start < end and start < c.end for c in first for start, end in spots)


def test_nearly_every_promise_is_proposed(pair: tuple[Report, Report]) -> None:
    """At least 95 % of the truth's commitments are found."""
    rows = TRUTH["commitments"]
    proposed = sum(_proposed(r["commitment"], pair[0]) is not None for r in rows)
    assert proposed / len(rows) >= 0.95


def test_what_is_promised_again_is_told_rightly(pair: tuple[Report, Report]) -> None:
    """Of what is said to be promised again, and of what is, at least 95 % agree with the truth."""
    older, newer = pair
    again = {c.older: c.newer_quote for c in evidence(older, newer).carried_over}
    said = right = true = 0
    for row in TRUTH["commitments"]:
        commitment = _proposed(row["commitment"], older)
        quote = again.get(commitment.id) if commitment else None
        said += quote is not None
        true += row["again"] is not None
        if quote and row["again"]:
            start, spot = newer.text.index(quote), newer.text.index(row["again"])
            right += start < spot + len(row["again"]) and spot < start + len(quote)
    assert right / said >= 0.95
    assert right / true >= 0.95


def test_a_changed_stance_surfaces(pair: tuple[Report, Report]) -> None:
    """The stance that the truth says was reworded is named with both wordings."""
    stances = {(s.older_phrase, s.newer_phrase) for s in wording(*pair).stances}
    for row in TRUTH["wording"]["stance"]:
        assert any(o in row["older_quote"] and n in row["newer_quote"] for o, n in stances), stances


def test_most_new_and_dropped_phrases_are_named(pair: tuple[Report, Report]) -> None:
    """At least four in five of the truth's set phrases are listed on the right side."""
    found = wording(*pair)
    wanted = [(kind, row["phrase"]) for kind in ("new", "dropped") for row in TRUTH["wording"][kind]]
    missed = [
        phrase
        for kind, phrase in wanted
        if not any(phrase in p.phrase or p.phrase in phrase for p in getattr(found, kind))
    ]
    assert len(missed) / len(wanted) <= 0.2, missed
