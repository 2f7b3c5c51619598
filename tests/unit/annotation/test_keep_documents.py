"""A document can be corrected, put away and taken out; nobody's work is lost by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders.decisions import (
    NEWER,
    OLDER,
    PLAN,
    REVIEW,
    add,
    add_pair,
    annotation,
    assessment,
    quotation,
)
from tests.builders.writers import correct_once
from workbench.annotation import keep_documents as keep
from workbench.annotation.actions import Actor, Role, give_verdict
from workbench.annotation.linking import decide_link
from workbench.errors import ConflictError, ForbiddenError, StoreError
from workbench.model.decision import Quotation, Verdict
from workbench.model.genre import Genre, SourceClass
from workbench.store.integrity import check_store
from workbench.store.store import Store

WANG, LI = Actor("王"), Actor("李", Role.CODER)


@pytest.fixture
def filled(store: Store) -> Store:
    """Give a store with a pair, a note on the older report and a judgement of it against the newer."""
    add_pair(store)
    (note,) = store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    give_verdict(store, WANG, note, NEWER, Verdict.NOT_ASSESSED)
    return store


def test_a_wrong_year_and_place_move_every_annotation_along(filled: Store) -> None:
    """All texts of the report get place and year; notes and judgements stay on it; one undo, one log step."""
    correct_once(filled, "王")
    notes, judged = filled.annotations(), filled.assessments()
    seen = filled.documents(OLDER)[-1]
    keep.correct_document(filled, WANG, seen, {"year": 2023, "jurisdiction": "样里县", "title": "新标题"})
    assert {(d.year, d.jurisdiction) for d in filled.documents(OLDER)} == {(2023, "样里县")}
    assert [d.title for d in filled.documents(OLDER)] == ["政府工作报告", "新标题"]
    assert {d.hints["year"] for d in filled.documents(OLDER)} == {2023}
    assert (filled.annotations(), filled.assessments()) == (notes, judged)
    assert {line.action for line in filled.log()[-2:]} == {"document.edit"}
    assert check_store(filled) == ()
    filled.undo("王")
    assert {d.year for d in filled.documents(OLDER)} == {2024}


def test_another_genre_brings_its_source_class(filled: Store) -> None:
    """A bulletin that was filed as a report is corrected to be one."""
    add(filled, "b", "公报。", year=2022)
    bulletin = keep.correct_document(filled, WANG, filled.document("b"), {"genre": Genre.BULLETIN})
    assert (bulletin.genre, bulletin.source_class) == (Genre.BULLETIN, SourceClass.OFFICIAL_STATISTICS)
    news = keep.correct_document(
        filled, WANG, bulletin, {"genre": "news", "source_class": "official_statistics"}
    )
    assert (news.genre, news.source_class) == (Genre.NEWS, SourceClass.OFFICIAL_STATISTICS)


def test_two_documents_are_never_known_by_the_same(filled: Store) -> None:
    """The place, year and genre of another report are refused, with its name."""
    before = filled.snapshot()
    with pytest.raises(StoreError, match="政府工作报告"):
        keep.correct_document(filled, WANG, filled.document(OLDER), {"year": 2025})
    assert filled.snapshot() == before


@pytest.mark.parametrize("changes", [{"year": None}, {"jurisdiction": " "}, {"id": "x"}, {"text_sha256": ""}])
def test_what_cannot_be_said_is_refused(filled: Store, changes: dict[str, object]) -> None:
    """A document keeps a place and a year, and its text is not corrected here."""
    with pytest.raises(StoreError):
        keep.correct_document(filled, WANG, filled.document(OLDER), changes)


def test_who_was_second_is_told(filled: Store) -> None:
    """A form that was filled in meanwhile does not overwrite what somebody else corrected."""
    seen = filled.document(OLDER)
    keep.correct_document(filled, WANG, seen, {"title": "一"})
    with pytest.raises(ConflictError):
        keep.correct_document(filled, LI, seen, {"title": "二"})
    assert filled.document(OLDER).title == "一"
    assert filled.lost_copies("李")


def test_all_texts_of_a_document_are_known_by_the_same(filled: Store) -> None:
    """The one that was seen comes back; what is said of one text alone is not said of the others."""
    correct_once(filled, "王")
    first, last = filled.documents(OLDER)
    seen = keep.correct_document(filled, WANG, first, {"source": "公报", "year": 2019})
    assert (seen.id, seen.source, seen.year) == (first.id, "公报", 2019)
    assert (filled.document(last.id).source, filled.document(last.id).year) == (last.source, 2019)
    before = filled.document(last.id)
    assert keep.correct_document(filled, WANG, seen, {"source": "简报"}).source == "简报"
    assert filled.document(last.id) == before


def test_news_of_one_year_are_told_apart_by_more_than_that(filled: Store) -> None:
    """So one may be corrected to the year of another."""
    for name, year in (("m1", 2020), ("m2", 2021)):
        add(filled, name, f"消息{name}。", year=year, genre=Genre.NEWS)
    assert keep.correct_document(filled, WANG, filled.document("m2"), {"year": 2020}).year == 2020


def test_what_rests_on_another_document_does_not_go(filled: Store) -> None:
    """A judgement goes that is of its passage, against it, or quotes it; a link that ends on it."""
    add(filled, "other", REVIEW, year=2021)
    add(filled, "third", REVIEW, year=2020)
    note = annotation("n2", "建成公园3个", text=REVIEW, of="other", coder="李")
    filled.save([note], actor="李", action="create")
    elsewhere = quotation("建成公园3个", of="third")
    told = {
        "of it": assessment("v1", "n1", "赵", against="third", evidence=(elsewhere,)),
        "against it": assessment("v2", "n2", "钱", against=OLDER, evidence=(elsewhere,)),
        "quotes it": assessment("v3", "n2", "孙", against="third", evidence=(_of_plan(),)),
        "none": assessment("v4", "n2", "周", against="third", evidence=(elsewhere,)),
    }
    for each in told.values():
        filled.save([each], actor=each.coder, action="judge")
    links = [
        decide_link(filled, WANG, one, two, linked=True)
        for one, two in ((_of_plan().anchor, elsewhere.anchor), (note.anchor, elsewhere.anchor))
    ]
    hanging = keep.hanging_on(filled, OLDER)
    assert {each.id for each in hanging.judgements} >= {"v1", "v2", "v3"}
    assert "v4" not in {each.id for each in hanging.judgements}
    assert [each.id for each in hanging.links] == [links[0].id]
    assert [each.id for each in hanging.annotations] == ["n1"]
    assert hanging.coders == ("孙", "王", "赵", "钱")


def _of_plan() -> Quotation:
    return quotation("新增就业9.5万人以上", text=PLAN, of=OLDER)


def test_archiving_changes_nothing_that_rests_on_it(filled: Store) -> None:
    """Put away and brought back, all is as it was."""
    before = filled.annotations(), filled.assessments()
    keep.archive_document(filled, WANG, OLDER)
    assert filled.log()[-1].action == "document.archive"
    assert filled.document(OLDER).archived
    assert (filled.annotations(), filled.assessments()) == before
    keep.archive_document(filled, WANG, OLDER, archived=False)
    assert filled.log()[-1].action == "document.bring_back"
    assert not filled.document(OLDER).archived
    assert check_store(filled) == ()


@pytest.mark.parametrize("report", [OLDER, NEWER])
def test_removing_takes_what_rests_on_it_and_undo_brings_all_back(filled: Store, report: str) -> None:
    """What goes is told before; one undo restores every record."""
    hanging = keep.hanging_on(filled, report)
    assert (len(hanging.annotations), len(hanging.judgements)) == ((1, 1) if report == OLDER else (0, 1))
    before = [replace(each, version=0) for each in filled.documents()], len(filled.assessments())
    keep.remove_document(filled, WANG, report)
    assert report not in {each.id for each in filled.documents()}
    assert filled.assessments() == ()
    assert check_store(filled) == ()
    filled.undo("王")
    assert ([replace(each, version=0) for each in filled.documents()], len(filled.assessments())) == before
    assert check_store(filled) == ()


def test_a_coder_removes_only_what_nobody_else_worked_on(filled: Store) -> None:
    """Others' work can be archived by a coder, never removed."""
    with pytest.raises(ForbiddenError, match="归档"):
        keep.remove_document(filled, LI, OLDER)
    add(filled, "own", "一则消息。", actor="李", genre=Genre.NEWS)
    keep.remove_document(filled, LI, "own")
    assert len(filled.documents()) == 2


def test_a_reader_changes_nothing(filled: Store) -> None:
    """Each of the three needs the role of a coder."""
    reader = Actor("读", Role.READER)
    for step in (keep.archive_document, keep.remove_document):
        with pytest.raises(ForbiddenError):
            step(filled, reader, OLDER)
    with pytest.raises(ForbiddenError):
        keep.correct_document(filled, reader, filled.document(OLDER), {"title": "x"})
