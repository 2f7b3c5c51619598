"""Several documents answer one plan: each passage names its own, and where they differ that is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders.as_shipped import read_report
from workbench.contract.comparing import evidence_json
from workbench.errors import CorpusError
from workbench.model.decision import Document
from workbench.model.genre import Genre
from workbench.model.link import Candidate
from workbench.model.report import Node, Report
from workbench.pipeline.analysing import proposals_of
from workbench.pipeline.answering import (
    answering_documents,
    evidence_from,
    put_prose_first,
    steps_to_evidence,
)
from workbench.pipeline.judging import evidence
from workbench.pipeline.memo import forget_all
from workbench.settings import DEFAULTS

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


def test_a_reason_names_the_source_that_it_rests_on() -> None:
    """A number of the bulletin's is never said to be the review's; one source alone needs no name."""
    review, bulletin = (replace(each, jurisdiction="云海新区") for each in (_review(), _bulletin("2.8")))
    jobs, parks = evidence_from(_plan(), [review, bulletin]).evidence
    assert jobs.why.zh.startswith("云海新区2023年统计公报：")
    assert "2.8万人" in jobs.why.zh
    assert jobs.why.en.startswith("云海新区 2023 statistical bulletin: ")
    assert parks.why.zh.startswith("云海新区2024年政府工作报告：")
    assert not evidence_from(_plan(), [review]).evidence[0].why.zh.startswith("云海新区")


def test_silence_of_all_sources_is_told_as_silence_of_all() -> None:
    """Where no source comes near, none of them is named as the silent one."""
    plan = _report("2023年云海新区政府工作报告", "2023年工作安排", "修订古树名木名录。")
    (trees,) = evidence_from(plan, [_review(), _bulletin("3.2")]).evidence
    assert (trees.suggested_status, trees.why.zh) == ("no_evidence", "2份来源中都没有与之足够接近的表述。")


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


def _document(report: str, genre: Genre, year: int, place: str = "云海市云海新区", **values: Any) -> Document:
    return Document(
        id=report,
        report=report,
        number=1,
        version_kind="delivered",
        genre=genre,
        jurisdiction=place,
        year=year,
        title=None,
        source=None,
        sha256="0",
        text_sha256="0",
        added_by="li",
        added_at="",
        **values,
    )


PLAN, NEXT = _document("plan", Genre.WORK_REPORT, 2024), _document("next", Genre.WORK_REPORT, 2025)


@pytest.mark.parametrize(
    ("genre", "year", "place", "answers"),
    [
        (Genre.BULLETIN, 2024, "云海新区", True),  # the short name of the same place
        (Genre.BULLETIN, 2025, "云海市云海新区", False),
        (Genre.BULLETIN, 2024, "云海市望潮区", False),
        (Genre.PLAN_EXECUTION, 2025, "云海市云海新区", True),
        (Genre.PLAN_EXECUTION, 2024, "云海市云海新区", False),
        (Genre.BUDGET, 2025, "云海市云海新区", True),
        (Genre.TASK_LIST, 2024, "云海市云海新区", True),
        (Genre.TASK_LIST, 2025, "云海市云海新区", False),
        (Genre.NEWS, 2024, "云海市云海新区", True),
        (Genre.NOTICE, 2025, "云海市云海新区", True),
        (Genre.NEWS, 2026, "云海市云海新区", False),
        (Genre.FIVE_YEAR_PLAN, 2025, "云海市云海新区", False),
        (Genre.WORK_REPORT, 2026, "云海市云海新区", False),
    ],
)
def test_documents_of_the_place_and_year_answer(genre: Genre, year: int, place: str, answers: bool) -> None:
    """What reports on the plan's year, or lists its tasks, stands beside the next report."""
    other = _document("other", genre, year, place)
    found = answering_documents([PLAN, NEXT, other], PLAN, NEXT)
    assert found == ((NEXT, other) if answers else (NEXT,))


def test_archived_texts_and_earlier_versions_do_not_answer() -> None:
    """Of a document only the newest text answers, and none that was put away."""
    first = _document("bulletin", Genre.BULLETIN, 2024)
    second = replace(first, id="bulletin@2", number=2)
    away = _document("news", Genre.NEWS, 2024, archived=True)
    assert answering_documents([first, second, away], PLAN, NEXT) == (NEXT, second)


def test_a_source_of_another_place_is_refused() -> None:
    """Both sentences name the document and both places."""
    elsewhere = replace(_bulletin("3.2"), jurisdiction="望潮县")
    with pytest.raises(CorpusError, match="望潮县") as told:
        evidence_from(replace(_plan(), jurisdiction="云海新区"), [_review(), elsewhere])
    assert "望潮县" in told.value.english
    assert "云海新区" in told.value.english


def test_prose_stands_before_a_cell_that_fits_as_well() -> None:
    """A cell makes room for a sentence that tells as much and scores nearly the same, for no other."""
    table = "| 指标 | 数值 |\n| --- | --- |\n| 城镇新增就业（万人） | 3.2 |\n\n全年城镇新增就业3.2万人。"
    source = read_report(
        f"云海新区2023年国民经济和社会发展统计公报\n\n一、综合\n\n{table}\n".encode(), name="公报.md"
    )
    sentence = next(n for n in source.sentences if source.text_of(n).startswith("全年"))
    row = next(n for n in source.nodes if n.kind == "row" and "3.2" in source.text_of(n))

    def order(cell: float, prose: float) -> list[str]:
        def candidate(node: Node, score: float) -> Candidate:
            text = source.text_of(node)
            return Candidate(
                text=text,
                start=node.start,
                end=node.end,
                sentence=node.id,
                score=score,
                why={},
                confident=False,
                source=source.id,
            )

        candidates = [candidate(row, cell), candidate(sentence, prose)]
        put_prose_first(candidates, {source.id: source}, DEFAULTS.alignment.cell_margin)
        return [each.sentence for each in candidates]

    assert order(0.9, 0.85) == [sentence.id, row.id]
    assert order(0.9, 0.5) == [row.id, sentence.id]


def test_the_steps_do_all_the_work_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the last step nothing is searched again, and the answer is what it is without the steps."""
    review, bulletin = _review(), _bulletin("3.3")
    expected = evidence_from(_plan(), [review, bulletin])
    forget_all()
    steps = steps_to_evidence(_plan(), [review, bulletin])
    assert [each.kind for each in steps] == ["plan", "plan", "review", "review", "evidence", "evidence"]
    assert [each.report.id for each in steps[-2:]] == [review.id, bulletin.id]
    for step in steps:
        step.work()
    monkeypatch.setattr("workbench.alignment.evidence.answer", None)
    assert evidence_from(_plan(), [review, bulletin]) == expected


def test_what_is_promised_again_is_told_by_the_first_source_alone() -> None:
    """A document beside the report is not asked what it promises; nothing else of its answer changes."""
    again = "新建公园12个。\n\n二、2024年工作安排\n\n城镇新增就业3万人以上。\n\n新建公园15个。"
    review = _report("2024年云海新区政府工作报告", "2023年工作回顾", again)
    further = replace(review, id="further", genre=Genre.PLAN_EXECUTION)
    alone, both = evidence_from(_plan(), [review]), evidence_from(_plan(), [review, further])
    assert both.carried_over == alone.carried_over != ()
    asked, unasked = evidence(_plan(), further), evidence(_plan(), further, again=False)
    assert (unasked.evidence, unasked.carried_over) == (asked.evidence, ())
