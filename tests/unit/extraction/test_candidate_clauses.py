"""The clauses of a plan as candidates, and what is around the sentences in which they stand."""

from __future__ import annotations

import math

from tests.unit.extraction.reports import make_report
from workbench.extraction.candidate_clauses import Candidates, place_clauses
from workbench.extraction.outline import NOWHERE, Outline
from workbench.settings import DEFAULTS

PLAN = (
    "#工作安排",
    "开局之年意义重大。",
    "##壮大特色产业。",
    "新建冷库五座，改造湖湾码头。",
    "过去五年，建成公园三座。",
    "绿地增加两成。",
    "今后，实施引水工程，提升服务。",
    "#",
    "修好水渠。",
)


def _candidates(*lines: str) -> Candidates:
    return place_clauses(make_report(*lines), (), ("plan", "closing"), DEFAULTS.extraction)


def test_headings_of_sections_and_what_looks_back_are_no_candidates() -> None:
    """A paragraph goes on looking back until a sentence turns to what is to come."""
    found = _candidates(*PLAN)
    assert [node.id for node in found.sentences] == ["s1", "s2", "s3", "s6", "s8"]
    assert found.of_each(node.id for node in found.sentences) == ["s1", "s2", "s3", "s3", "s6", "s6", "s8"]
    assert found.choices.clauses.texts == [
        "开局之年意义重大",
        "壮大特色产业",
        "新建冷库五座",
        "改造湖湾码头",
        "实施引水工程",
        "提升服务",
        "修好水渠",
    ]


def test_a_sentence_is_told_by_its_place_in_its_paragraph() -> None:
    around = _candidates(*PLAN).around
    assert around.number.tolist() == [0, 0, 1, 2, 0]
    assert around.of.tolist() == [1, 3, 3, 3, 1]
    assert [place.lead for place in around.places] == [False, True, False, False, False]
    assert [place.preamble for place in around.places] == [True, False, False, False, False]
    assert not around.listed.any()


def test_the_share_is_that_of_the_others_in_the_paragraph() -> None:
    """A sentence alone in its paragraph has none beside it."""
    found = _candidates(*PLAN)
    ends = found.counts.cumsum().tolist()
    inside = [
        found.choices.chosen[end - count : end]
        for end, count in zip(ends, found.counts.tolist(), strict=True)
    ]
    for at, share in enumerate(found.around.chosen.tolist()):
        others = [taken for other in {1, 2, 3} - {at} for taken in inside[other].tolist()]
        if at in (0, 4):
            assert math.isnan(share)
        else:
            assert share == sum(others) / len(others)


def test_sentences_asked_together_stand_where_each_stands_alone() -> None:
    report = make_report(*PLAN)
    sentences = [node for node in report.nodes if node.kind == "sentence"]
    outline = Outline(report)
    assert outline.places(sentences) == [Outline(report).place(sentence) for sentence in sentences]
    assert outline.places(reversed(sentences)) == outline.places(sentences)[::-1]
    assert NOWHERE not in outline.places(sentences)


def test_a_plan_without_sentences_has_no_candidates() -> None:
    found = _candidates()
    assert (list(found.sentences), found.choices.clauses.texts, found.counts.tolist()) == ([], [], [])
