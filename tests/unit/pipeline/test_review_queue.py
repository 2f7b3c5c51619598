"""What the review queue reads of a store is what reading all of it would show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders.decisions import add_pair, annotation, assessment, quotation
from workbench.annotation.codebook import plan_merge, plan_rename, plan_split, revise, seed_codebook, stale
from workbench.model.decision import Code, Codebook, Verdict
from workbench.model.roles import Actor, Role
from workbench.model.scheme import Choice, SchemeField
from workbench.pipeline.review_queue import outdated, quotes_of
from workbench.store.store import Store

HEAD = Actor("陈", Role.ADJUDICATOR)
JOBS, PARK, HOMES = "新增就业9.5万人以上", "建成公园3个", "改造老旧小区12公里管网"
CODES = ("jobs", "parks", "housing", "verdict.fulfilled", "verdict.partial")
CITY = Choice(id="city", zh="市", en="City")
FIELD = SchemeField(id="who", kind="choice", zh="谁", en="Who", options=(CITY,))


@pytest.fixture
def coded(store: Store) -> Store:
    """Give a store with areas, tags, a field and verdicts, coded under the first codebook."""
    add_pair(store)
    codes = tuple(Code(id=each, parent=None, zh=each, en=each) for each in CODES)
    seed_codebook(store, HEAD, Codebook(revision=1, codes=codes, fields=(FIELD,)))
    notes = [
        annotation("n1", JOBS, area="jobs"),
        annotation("n2", PARK, area="parks", tags=("housing",)),
        annotation("n3", HOMES, fields={"who": "city"}),
    ]
    store.save(notes, actor="王", action="create")
    said = (quotation("新增就业9.8万人"),)
    given = [assessment("v1", "n1", "王", evidence=said), assessment("v2", "n2", "王", evidence=said)]
    store.save([given[0], replace(given[1], verdict=Verdict.PARTIAL)], actor="王", action="create")
    return store


def shown(store: Store) -> list[tuple[str, tuple[str, ...]]]:
    """Return what the queue shows, which must be what all records tell."""
    found = outdated(store)
    assert found == stale((*store.annotations(), *store.assessments()), store.codebooks())
    return [(each.record.id, each.codes) for each in found]


def redefine(store: Store, *fields: SchemeField) -> None:
    """Make the next revision, with other fields."""
    book = store.codebooks()[-1]
    new = replace(book, revision=book.revision + 1, created="", created_by="", note="scheme", fields=fields)
    store.save([new], actor="陈", action="codebook.scheme")


def test_nothing_is_outdated_under_the_first_codebook(coded: Store) -> None:
    """Nor after a new label, which changes no meaning."""
    assert shown(coded) == []
    revise(coded, HEAD, plan_rename(coded, "jobs", zh="稳就业"))
    assert shown(coded) == []


def test_areas_tags_fields_and_verdicts_are_found_by_their_codes(coded: Store) -> None:
    """Each change adds those that use the code, wherever in the record it is written."""
    revise(coded, HEAD, plan_rename(coded, "housing", definition_zh="住房"))
    assert shown(coded) == [("n2", ("housing",))]
    revise(coded, HEAD, plan_rename(coded, "verdict.fulfilled", definition_zh="全部完成"))
    assert shown(coded) == [("n2", ("housing",)), ("v1", ("verdict.fulfilled",))]
    option = replace(CITY, definition_zh="市级")
    redefine(coded, replace(FIELD, options=(option,)))
    assert [name for name, _ in shown(coded)] == ["n2", "n3", "v1"]
    revise(coded, HEAD, plan_split(coded, "jobs", [Code(id="jobs.1", parent="jobs", zh="新", en="new")], {}))
    assert [name for name, _ in shown(coded)] == ["n1", "n2", "n3", "v1"]


def test_what_was_coded_under_an_unknown_codebook_is_found(coded: Store) -> None:
    """An import may bring a record whose codebook is not here: nobody knows what its codes meant."""
    coded.save([annotation("n4", "增长6%", area="parks", codebook_revision=7)], actor="李", action="import")
    assert shown(coded) == [("n4", ("parks",))]


def test_what_was_recoded_by_a_merge_is_of_the_new_codebook(coded: Store) -> None:
    """Only the verdicts and notes that the merge left as they were can be outdated."""
    revise(coded, HEAD, plan_merge(coded, ["parks"], "jobs"))
    assert shown(coded) == []


def test_the_quotations_of_outdated_records_are_named_by_their_commitments(coded: Store) -> None:
    """Of a verdict it is that of the commitment it was given on, of an annotation its own."""
    revise(coded, HEAD, plan_rename(coded, "housing", definition_zh="住房"))
    revise(coded, HEAD, plan_rename(coded, "verdict.fulfilled", definition_zh="全部完成"))
    assert quotes_of(coded, outdated(coded)) == {"n1": JOBS, "n2": PARK}
