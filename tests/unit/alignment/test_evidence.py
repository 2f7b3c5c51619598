"""What a later review says of earlier commitments, on the made-up place's two reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders.as_shipped import propose_commitments, read_report
from tests.unit.alignment.outlines import make_report
from workbench.alignment.evidence import find_evidence
from workbench.alignment.prepared import PreparedReport, prepare
from workbench.measuring.quantities import find_quantities
from workbench.model.commitment import Commitment
from workbench.model.link import EvidenceReport
from workbench.pipeline.judging import evidence as judge
from workbench.settings import DEFAULTS

SETTINGS = DEFAULTS.alignment
TRUTH = Path(__file__).resolve().parents[3] / "corpora" / "yunhai-truth.json"


@pytest.fixture(scope="module")
def promised(older: PreparedReport) -> tuple[Commitment, ...]:
    return propose_commitments(older.report, find_quantities(older.report))


@pytest.fixture(scope="module")
def found(promised: tuple[Commitment, ...], older: PreparedReport, newer: PreparedReport) -> EvidenceReport:
    quantities = find_quantities(newer.report)
    return find_evidence(
        promised,
        older,
        newer,
        newer_quantities=quantities,
        newer_commitments=propose_commitments(newer.report, quantities),
        settings=SETTINGS,
    )


def test_every_answer_is_among_the_first_three(
    found: EvidenceReport, promised: tuple[Commitment, ...]
) -> None:
    """The passages that the truth file names stand among the first three candidates."""
    candidates = {e.commitment: [c.text for c in e.candidates[:3]] for e in found.evidence}
    asked = missed = 0
    for row in json.loads(TRUTH.read_text(encoding="utf-8"))["commitments"]:
        own = [c for c in promised if row["commitment"] in c.quote]
        if own and row["evidence"]:
            asked += 1
            texts = candidates[own[0].id]
            missed += not any(quote in text for quote in row["evidence"] for text in texts)
    assert asked > 60
    assert missed == 0


def test_in_brief_the_same_is_proposed_of_the_same_passage(
    older: PreparedReport, newer: PreparedReport
) -> None:
    """Whoever only counts gets the best passage and the status of each commitment, and little else."""
    full, brief = (judge(older.report, newer.report, again=False, brief=each) for each in (False, True))
    asked = {each.commitment for each in brief.evidence}
    told = [each for each in full.evidence if each.commitment in asked]
    assert len(asked) > 60
    for one, other in zip(told, brief.evidence, strict=True):
        assert (one.suggested_status, one.why) == (other.suggested_status, other.why)
        first, same = (
            each.candidates[0]._replace(why={}) if each.candidates else None for each in (one, other)
        )
        assert first == same
    assert sum(len(e.candidates) for e in brief.evidence) < sum(len(e.candidates) for e in told)


def test_candidates_stand_in_the_newer_review(found: EvidenceReport, newer: PreparedReport) -> None:
    """A candidate's offsets, text and sentence agree, and only the first may be marked confident."""
    report = newer.report
    for evidence in found.evidence:
        for rank, candidate in enumerate(evidence.candidates):
            assert report.text[candidate.start : candidate.end] == candidate.text
            assert report.by_id[candidate.sentence].part == "review"
            assert str(candidate.why["clause"]) in report.text
            assert rank == 0 or not candidate.confident


def test_sentences_come_best_first(found: EvidenceReport) -> None:
    """The sentences offered are ranked by score."""
    for evidence in found.evidence:
        scores = [c.score for c in evidence.candidates if "number" not in c.why]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) == SETTINGS.candidates


def test_silence_is_proposed_as_silence(found: EvidenceReport, promised: tuple[Commitment, ...]) -> None:
    """What the review does not mention is never proposed as failed, and its best candidate is not sure."""
    by_id = {c.id: c for c in promised}
    silent = {
        row["commitment"]
        for row in json.loads(TRUTH.read_text(encoding="utf-8"))["commitments"]
        if not row["evidence"]
    }
    for evidence in found.evidence:
        if by_id[evidence.commitment].quote in silent:
            assert evidence.suggested_status != "not_fulfilled"


def test_every_proposal_gives_its_reason_in_one_sentence(found: EvidenceReport) -> None:
    """Each proposal, and each abstention, says why in one Chinese sentence."""
    for evidence in found.evidence:
        assert evidence.why.zh.endswith("。")
        assert evidence.why.zh.count("。") == 1


def test_what_is_promised_again_is_carried_over(found: EvidenceReport) -> None:
    """A target set anew a year later is found with what changed."""
    changes = {c.older_quote: c.change for c in found.carried_over}
    assert any(quote.startswith("地区生产总值增长") for quote in changes)
    assert "→" in "".join(change.zh if change else "" for change in changes.values())


def test_no_commitments_no_evidence(older: PreparedReport, newer: PreparedReport) -> None:
    """Nothing promised, nothing found."""
    empty = find_evidence((), older, newer, settings=SETTINGS)
    assert (empty.evidence, empty.carried_over) == ((), ())


def test_a_report_without_review_answers_nothing(
    promised: tuple[Commitment, ...], older: PreparedReport
) -> None:
    """Where there is no review, every commitment is shown as not mentioned."""
    nothing = prepare(make_report("plan-only", [("plan", [("任务", ["建设港口，修复岸线。"])])]), SETTINGS)
    found = find_evidence(promised[:3], older, nothing, settings=SETTINGS)
    assert [(e.candidates, e.suggested_status) for e in found.evidence] == [((), "no_evidence")] * 3


def test_a_commitment_made_by_hand_takes_the_numbers_of_its_quotation(
    older: PreparedReport, newer: PreparedReport
) -> None:
    """A person's commitment without quantities is compared by those found in its quotation."""
    quantities = find_quantities(older.report)
    quote = "城镇新增就业"
    start = older.report.text.rindex(quote)
    number = next(q for q in quantities if q.start >= start)
    by_hand = Commitment(
        id="hand",
        report=older.report.id,
        quote=older.report.text[start : number.end],
        start=start,
        end=number.end,
        sentence=next(s.id for s in older.report.sentences if s.start <= start < s.end),
        section=None,
        theme=None,
        type="target",
    )
    found = find_evidence(
        [by_hand],
        older,
        newer,
        older_quantities=quantities,
        newer_quantities=find_quantities(newer.report),
        settings=SETTINGS,
    )
    comparison = found.evidence[0].candidates[0].comparison
    assert comparison is not None
    assert comparison.planned == number.raw


def test_what_is_due_in_a_later_year_is_not_missed_yet() -> None:
    """Part of a sum over several years is under way, and its number is set beside without a judgement."""
    plan = read_report(
        "2023年云海新区政府工作报告\n\n一、2023年工作安排\n\n今明两年职业技能培训35万人次以上。\n".encode(),
        name="云海新区2023.txt",
    )
    review = read_report(
        "2024年云海新区政府工作报告\n\n一、2023年工作回顾\n\n2023年，职业技能培训19万人次。\n".encode(),
        name="云海新区2024.txt",
    )
    (told,) = judge(plan, review).evidence
    assert told.suggested_status == "in_progress"
    compared = [c.comparison for c in told.candidates if c.comparison]
    assert [(c.actual_value, c.met, c.why_null) for c in compared] == [(190000, None, "period")]


def test_what_is_to_stay_stable_is_answered_by_its_change_whatever_it_is_called() -> None:
    """物价 in a plan is 居民消费价格 in a review: the sentence that shares no word with it stands first."""
    plan = read_report(
        "2023年云海新区政府工作报告\n\n一、2023年工作安排\n\n保持物价总水平基本稳定。\n".encode(),
        name="云海新区2023.txt",
    )
    said = (
        "全区生产总值增长6%。经济总体运行平稳。就业保持稳定。社会大局基本稳定。外贸总量稳定。产业水平提升。"
    )
    review = read_report(
        f"2024年云海新区政府工作报告\n\n一、2023年工作回顾\n\n{said}居民消费价格涨幅1.9%。\n".encode(),
        name="云海新区2024.txt",
    )
    (told,) = judge(plan, review).evidence
    assert told.candidates[0].text == "居民消费价格涨幅1.9%。"
    assert [c.comparison.met for c in told.candidates if c.comparison] == [None]


@pytest.mark.parametrize(
    ("promise", "again", "told"),
    [
        ("外贸出口增长3%", "生产总值增长8%", False),
        ("人口自然增长率控制在5‰以内", "城镇登记失业率控制在5%以内", False),
        ("外贸出口增长3%", "外贸出口总额增长4%", True),
        ("财政收入增长6%", "一般公共财政预算收入增长5%", True),
    ],
)
def test_a_rate_of_another_thing_is_not_promised_again(promise: str, again: str, told: bool) -> None:
    """Growth of one thing a year ago is not renewed by growth of another, however alike they are put."""
    past = "政府工作报告\n（{year}年）\n一、去年工作\n各项工作有序开展。\n"
    plan = past + "二、今年工作\n全力做好各项工作。\n{said}。\n"
    older, newer = (
        read_report(plan.format(year=year, said=said).encode(), name=f"{year}.txt")
        for year, said in ((2030, promise), (2031, again))
    )
    assert (promise in {each.older_quote for each in judge(older, newer, DEFAULTS).carried_over}) == told


@pytest.mark.parametrize(
    ("again", "change"),
    [
        ("城镇新增就业7万人", "6万人 → 7万人"),
        ("今后五年，城镇新增就业30万人", "措辞有改动"),
    ],
)
def test_a_year_s_number_is_set_against_a_year_s_alone(again: str, change: str) -> None:
    """What is promised again for five years changed no number of the one."""
    plan = "{year}年云海区政府工作报告\n一、去年工作\n各项工作有序开展。\n二、工作安排\n{said}。\n"
    older, newer = (
        read_report(plan.format(year=year, said=said).encode(), name=f"{year}.txt")
        for year, said in ((2030, "城镇新增就业6万人"), (2031, again))
    )
    (told,) = judge(older, newer, DEFAULTS).carried_over
    assert told.change is not None
    assert told.change.zh == change
