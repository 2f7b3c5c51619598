"""Several documents answer one plan: each passage names its own, and where they differ that is told."""

from __future__ import annotations

from workbench.contract.comparing import evidence_json
from workbench.corpus.reader import read_report
from workbench.model.report import Report
from workbench.pipeline.analysing import proposals_of
from workbench.pipeline.answering import evidence_from

_PLAN = "城镇新增就业3万人以上。\n\n新建公园12个。"


def _report(title: str, part: str, text: str) -> Report:
    return read_report(f"{title}\n\n一、{part}\n\n{text}\n".encode(), name="云海新区.txt")


def _plan() -> Report:
    return _report("2023年云海新区政府工作报告", "2023年工作安排", _PLAN)


def _review() -> Report:
    return _report("2024年云海新区政府工作报告", "2023年工作回顾", "城镇新增就业3.2万人。\n\n新建公园12个。")


def _bulletin(people: str) -> Report:
    return _report("云海新区2023年国民经济和社会发展统计公报", "综合", f"全年城镇新增就业{people}万人。")


def test_every_passage_stands_in_the_document_it_names() -> None:
    """Offsets are into the source that a candidate names, and all sources are listed with their class."""
    review, bulletin = _review(), _bulletin("3.2")
    texts = {review.id: review.text, bulletin.id: bulletin.text}
    assert len(texts) == 2
    told = evidence_json(
        evidence_from(_plan(), [review, bulletin]), proposals_of(_plan()), [review, bulletin]
    )
    assert [s["source_class"] for s in told["sources"]] == ["self_report", "official_statistics"]
    passages = [c for each in told["commitments"] for c in each["candidates"]]
    assert {c["source"] for c in passages} == set(texts)
    assert all(texts[c["source"]][c["b_start"] : c["b_end"]] == c["b_text"] for c in passages)


def test_statistics_stand_before_what_a_government_says_of_itself() -> None:
    """Where both give the number, the bulletin's comes first and decides; they agree, so nothing differs."""
    review, bulletin = _review(), _bulletin("3.2")
    jobs = evidence_from(_plan(), [review, bulletin]).evidence[0]
    assert (jobs.candidates[0].source, jobs.suggested_status) == (bulletin.id, "fulfilled")
    assert not jobs.conflicts


def test_two_numbers_for_one_thing_are_a_conflict() -> None:
    """A review that claims more than the bulletin counts is told, and the status is the bulletin's."""
    review, bulletin = _review(), _bulletin("2.4")
    jobs = evidence_from(_plan(), [review, bulletin]).evidence[0]
    (conflict,) = jobs.conflicts
    assert set(conflict.sources) == {review.id, bulletin.id}
    assert set(conflict.values) == {"3.2万人", "2.4万人"}
    first = jobs.candidates[0].comparison
    assert first is not None
    assert first.met is False
    assert jobs.suggested_status != "fulfilled"


def test_a_second_source_that_says_nothing_takes_nothing_away() -> None:
    """What the review answers stays answered beside a bulletin that does not speak of it."""
    parks = evidence_from(_plan(), [_review(), _bulletin("3.2")]).evidence[1]
    assert parks.suggested_status == "fulfilled"
    assert evidence_from(_plan(), [_review()]).evidence[1].suggested_status == "fulfilled"
