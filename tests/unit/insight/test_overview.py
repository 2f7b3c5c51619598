from __future__ import annotations

from typing import Any

from tests.builders.plain_reports import build_report
from workbench.insight.overview import AGAIN, Judged, flow, judge, promised_again, tally
from workbench.model.decision import Anchor, Annotation, Assessment, Decision, Quotation, Verdict
from workbench.model.link import CarryOver, EvidenceReport
from workbench.model.report import Report
from workbench.model.said import Said
from workbench.model.verdicts import DISPUTED

OLDER = build_report(2023, plan=["改造老旧小区101个。", "新增学位1万个。", "引进企业3家。"], place="甲市")
NEWER = build_report(2024, review=["完成老旧小区改造107个。"], plan=["引进企业5家。"], place="甲市")


def _anchor(report: Report, quote: str) -> Anchor:
    start = report.text.index(quote)
    return Anchor(document=report.id, start=start, end=start + len(quote), exact=quote)


def _annotation(quote: str, decision: Decision = "accepted", **more: Any) -> Annotation:
    return Annotation(
        id=f"n-{quote}", anchor=_anchor(OLDER, quote), decision=decision, proposal=f"c-{quote}", **more
    )


def _assessment(
    quote: str,
    verdict: Verdict,
    coder: str = "甲",
    modified: str = "1",
    adjudicated: bool = False,
    evidence: str | None = None,
) -> Assessment:
    return Assessment(
        id=f"{quote}-{coder}-{modified}",
        annotation=f"n-{quote}",
        against=NEWER.id,
        coder=coder,
        verdict=verdict,
        modified=modified,
        adjudicated=adjudicated,
        evidence=(Quotation(anchor=_anchor(NEWER, evidence)),) if evidence else (),
    )


def _judge(*assessments: Assessment) -> tuple[Judged, ...]:
    annotations = [
        _annotation("引进企业3家", area="产业"),
        _annotation("改造老旧小区101个", area="住房"),
        _annotation("新增学位1万个", decision="rejected"),
    ]
    return judge(OLDER, annotations, assessments, newer=NEWER)


def test_only_accepted_commitments_count_in_reading_order() -> None:
    """Rejected proposals are left out; the rest stand as in the report, unjudged ones included."""
    judged = _judge()
    assert [one.quote for one in judged] == ["改造老旧小区101个", "引进企业3家"]
    assert {one.verdict for one in judged} == {Verdict.NOT_ASSESSED}


def test_adjudication_beats_coders_and_the_latest_word_counts() -> None:
    """A coder's newer verdict replaces the older one; an adjudicated one replaces all."""
    quote = "改造老旧小区101个"
    changed = _judge(_assessment(quote, Verdict.PARTIAL), _assessment(quote, Verdict.FULFILLED, modified="2"))
    assert changed[0].verdict == Verdict.FULFILLED
    ruled = _judge(
        _assessment(quote, Verdict.PARTIAL),
        _assessment(quote, Verdict.FULFILLED, coder="乙"),
        _assessment(quote, Verdict.IN_PROGRESS, coder="丙", adjudicated=True),
    )
    assert ruled[0].verdict == Verdict.IN_PROGRESS


def test_disagreement_is_not_hidden() -> None:
    """Two coders of different minds give no verdict and count as disputed."""
    quote = "改造老旧小区101个"
    judged = _judge(_assessment(quote, Verdict.PARTIAL), _assessment(quote, Verdict.FULFILLED, coder="乙"))
    assert judged[0].verdict is None
    [whole] = tally(judged, "place")
    assert whole.counts == {DISPUTED: 1, "not_assessed": 1}
    assert whole.kept is None


def test_shares_leave_out_what_says_nothing() -> None:
    """Open and unverifiable commitments are no part of the share kept; partly kept weighs half."""
    judged = _judge(
        _assessment("改造老旧小区101个", Verdict.FULFILLED), _assessment("引进企业3家", Verdict.PARTIAL)
    )
    [year] = tally(judged, "year")
    assert (year.key, year.total, year.judged, year.kept, year.weighted) == ("2023", 2, 2, 0.5, 0.75)
    assert {t.key: t.total for t in tally(judged, "area")} == {"住房": 1, "产业": 1}
    unsaid = _judge(_assessment("引进企业3家", Verdict.NOT_VERIFIABLE))
    assert tally(unsaid, "area")[1].kept is None


def _evidence() -> EvidenceReport:
    again = CarryOver(
        older="c-引进企业3家",
        newer="x",
        older_quote="引进企业3家",
        newer_quote="引进企业5家",
        score=0.9,
        change=Said("carryover.changed", older="3家", newer="5家"),
    )
    return EvidenceReport(older=OLDER.id, newer=NEWER.id, evidence=(), carried_over=(again,))


def test_promised_again_says_what_became_of_it() -> None:
    """A commitment repeated in the next plan stands with its verdict and with what changed."""
    [again] = promised_again(_judge(_assessment("引进企业3家", Verdict.NO_EVIDENCE)), _evidence())
    assert (again.newer_quote, again.change, again.verdict) == (
        "引进企业5家",
        Said("carryover.changed", older="3家", newer="5家"),
        Verdict.NO_EVIDENCE,
    )


def test_flow_leads_from_plan_over_verdict_to_review() -> None:
    """Ribbons run from plan section to verdict, on to the section of the quotation, or to a new promise."""
    judged = _judge(
        _assessment("改造老旧小区101个", Verdict.FULFILLED, evidence="完成老旧小区改造107个"),
        _assessment("引进企业3家", Verdict.NO_EVIDENCE),
    )
    ribbons = {(f.source, f.target): f.count for f in flow(judged, _evidence())}
    assert ribbons == {
        ("工作安排", "fulfilled"): 1,
        ("工作安排", "no_evidence"): 1,
        ("fulfilled", "工作回顾"): 1,
        ("no_evidence", AGAIN): 1,
    }
