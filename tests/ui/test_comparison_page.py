"""The comparison's cards: counts agree with what is seen, marks everywhere, scores in words."""

from __future__ import annotations

import itertools
import json
import re

import pytest

from tests.unit.difference.test_sentence_changes import (
    CARE,
    FARM,
    FLAT,
    PLAN,
    PORT,
    REVIEW,
    ROAD,
    SCHOOL,
    WATER,
    made,
)
from workbench.model.report import Report
from workbench.pipeline.comparing import compare, compare_opening
from workbench.ui.comparison.presenter import present_comparison, present_opening
from workbench.ui.presenting.numbers import reason_strength
from workbench.ui.shapes.comparison import PairsContent

TRADE = "推动外贸稳规模优结构，进出口总额增长百分之五，培育跨境电商企业三十家。"
TRADE_AGAIN = "外贸方面，今年要支持企业开拓新市场，办好跨境电商园区，力争进出口总额有较大增长。"


def compared(scope: str) -> tuple[Report, Report]:
    """Return two made-up years, or one year twice where its halves are compared."""
    if scope in ("review-plan", "plan-review"):
        return (both := made(2025, REVIEW, PLAN)), both
    older = made(2024, REVIEW, [PORT + SCHOOL, WATER, FARM, CARE, TRADE, ROAD])
    return older, made(2025, REVIEW, [ROAD, PORT + SCHOOL, FARM, FLAT, TRADE_AGAIN, CARE])


def shown(scope: str = "like") -> PairsContent:
    """Return the properties of a comparison of two made-up years, or of one year's halves."""
    older, newer = compared(scope)
    both = compare(older, newer, scope)  # type: ignore[arg-type]
    return present_comparison(older, newer, both.alignment, both.difference, both.sentences, "zh")


@pytest.mark.parametrize("scope", ["like", "plan-plan", "plan-review", "review-plan"])
@pytest.mark.parametrize("first", [1, 2, 4, 40])
def test_the_first_cards_are_those_of_the_whole(scope: str, first: int) -> None:
    """What is sent first does not change when all cards come, but for the way to a card behind it."""
    older, newer = compared(scope)
    opening = compare_opening(older, newer, first, scope)  # type: ignore[arg-type]
    props = present_opening(
        older, newer, opening.alignment, opening.difference, opening.sentences, "zh", first
    )
    whole = shown(scope)
    assert list(props["cards"]) == [{**card, "neighbour": None} for card in whole["cards"][:first]]
    assert {**whole, **props, "cards": whole["cards"]} == whole


@pytest.mark.parametrize("scope", ["like", "plan-plan", "plan-review", "review-plan"])
def test_the_list_counts_what_the_cards_show(scope: str) -> None:
    """One sign in a card for each entry; what moved has one, or counts in the head of its card."""
    props = shown(scope)
    listed = {kind: len(entries) for kind, entries in props["sentences"].items()}
    signs = {"added": 0, "dropped": 0, "moved": 0}
    for card in props["cards"]:
        for side in ("older", "newer"):
            passage = card[side]
            if passage is None:
                continue
            for _, _, state in passage["sentences"]:
                if state != "moved" or side == "newer":
                    signs[state] += 1
            if side == "newer" and card["kind"] == "moved":
                signs["moved"] += passage["moved"]
    assert signs == listed
    assert all(each["card"] for entries in props["sentences"].values() for each in entries)


def test_every_card_without_a_word_diff_is_marked_all_through() -> None:
    """The runs of a rewritten or lone passage cover its text without a gap, something in it marked."""
    props = shown()
    bare = [
        (card, passage)
        for card in props["cards"]
        for passage in (card["older"], card["newer"])
        if passage and not (card["ops"] and card["readable"])
    ]
    assert bare
    for card, passage in bare:
        runs = passage["runs"]
        assert runs
        assert [runs[0][0], runs[-1][1]] == [0, len(passage["text"])]
        assert all(before[1] == after[0] for before, after in itertools.pairwise(runs))
        assert any(changed for _, _, changed in runs) or passage["moved"], card["kind"]
        for start, end, state in passage["sentences"]:
            marked = [run for run in runs if run[2] and run[0] < end and start < run[1]]
            assert bool(marked) == (state != "moved")


def test_the_outline_keeps_to_the_newer_report() -> None:
    """Every heading of the outline says whose it is, and none is there twice."""
    props = shown()
    entries = [(entry["whose"], entry["title"]) for entry in props["outline"]]
    assert len(entries) == len(set(entries))
    assert {whose for whose, _ in entries} <= {props["newerTitle"], props["olderTitle"]}
    assert sum(entry["count"] for entry in props["outline"]) == len(props["cards"])


@pytest.mark.parametrize("scope", ["like", "review-plan"])
def test_no_bare_score_reaches_the_page(scope: str) -> None:
    """Log-odds and likeness are told as words and shares: 很强, 较大, 83%."""
    cards = shown(scope)["cards"]
    told = [[c["score"], c.get("nearest"), c["runner"], [row[:2] for row in c["why"]]] for c in cards]
    assert not re.search(r"\d\.\d", json.dumps(told, ensure_ascii=False))
    assert {c["score"] for c in cards if c["ops"] is not None} <= {"很大", "较大", "一般"}


def test_reasons_are_told_by_their_size() -> None:
    """What adds next to nothing is left out; what speaks against says so."""
    assert [reason_strength(value, "zh") for value in (4.45, 1.2, 0.4, 0.01, -0.9)] == [
        "很强",
        "明显",
        "略有",
        "",
        "不利",
    ]


@pytest.mark.parametrize("scope", ["like", "plan-plan", "plan-review", "review-plan"])
def test_no_passage_stands_in_two_cards(scope: str) -> None:
    """What one card shows on a side, no other card repeats there."""
    cards = shown(scope)["cards"]
    for passages in ([card["older"] for card in cards], [card["newer"] for card in cards]):
        nodes = [node for passage in passages if passage for node in passage["nodes"]]
        assert nodes
        assert len(nodes) == len(set(nodes))


@pytest.mark.parametrize("scope", ["plan-review", "review-plan"])
def test_nothing_moves_between_the_halves_of_one_report(scope: str) -> None:
    """A plan and a review stand in different places anyway: no card and no sentence is called moved."""
    props = shown(scope)
    assert props["sentences"]["moved"] == []
    assert not [card for card in props["cards"] if card["kind"] == "moved"]
