"""The codebook changes by revisions; what was coded goes along and can come back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders.decisions import OLDER, PLAN, add, annotation
from workbench.annotation.codebook import (
    plan_merge,
    plan_rename,
    plan_revert,
    plan_split,
    revise,
    seed_codebook,
    stale,
)
from workbench.errors import ConflictError, ForbiddenError, StoreError
from workbench.model.decision import Annotation, Code, Codebook
from workbench.model.roles import Actor, Role
from workbench.store.integrity import check_store
from workbench.store.store import Store

HEAD = Actor("陈", Role.ADJUDICATOR)
CODES = tuple(
    Code(id=name, parent=None, zh=zh, en=name, definition_zh=f"关于{zh}")
    for name, zh in (("jobs", "就业"), ("parks", "公园"), ("housing", "住房"))
)


@pytest.fixture
def coded(local: Store) -> Store:
    """Give a store with a codebook and three coded passages."""
    add(local, OLDER, PLAN)
    seed_codebook(local, HEAD, Codebook(revision=1, codes=CODES))
    local.save(
        [
            annotation("n1", "新增就业9.5万人以上", area="jobs"),
            annotation("n2", "建成公园3个", area="parks", tags=("housing", "重点")),
            annotation("n3", "改造老旧小区12公里管网", area="housing"),
        ],
        actor="王",
        action="create",
    )
    return local


def areas(store: Store) -> dict[str, str | None]:
    """Return the area of each annotation."""
    return {each.id: each.area for each in store.annotations()}


def test_a_rename_leaves_no_dead_labels(coded: Store) -> None:
    """A code has a new label and its old id: every annotation shows the new label at once."""
    book = revise(coded, HEAD, plan_rename(coded, "jobs", zh="稳就业"))
    assert book.revision == 2
    assert next(each.zh for each in book.codes if each.id == "jobs") == "稳就业"
    assert areas(coded)["n1"] == "jobs"
    assert stale(coded.annotations(), coded.codebooks()) == ()


def test_a_merge_shows_what_it_would_do_and_does_it(coded: Store) -> None:
    """The preview names the annotations that change; merging recodes them and archives the code."""
    plan = plan_merge(coded, ["housing"], "parks")
    assert {each.id for each in plan.annotations} == {"n2", "n3"}
    assert areas(coded)["n3"] == "housing"
    book = revise(coded, HEAD, plan)
    assert areas(coded) == {"n1": "jobs", "n2": "parks", "n3": "parks"}
    assert next(each.archived_into for each in book.codes if each.id == "housing") == "parks"


def test_a_merge_is_undone_in_one_step(coded: Store) -> None:
    """Undo brings codebook and annotations back together."""
    before = areas(coded)
    revise(coded, HEAD, plan_merge(coded, ["housing"], "parks"))
    coded.undo("陈")
    assert areas(coded) == before
    assert coded.codebook_revision() == 1


def test_a_merge_is_taken_back_after_other_work(coded: Store) -> None:
    """Later the merge is reverted by a new revision; what was coded anew meanwhile stays."""
    revise(coded, HEAD, plan_merge(coded, ["housing"], "parks"))
    note = next(each for each in coded.annotations() if each.id == "n3")
    other = next(each for each in coded.annotations() if each.id == "n2")
    coded.save([replace(other, area="jobs")], actor="李", action="edit")
    coded.save([replace(note, note="后来")], actor="李", action="edit")
    book = revise(coded, HEAD, plan_revert(coded, 2))
    assert areas(coded) == {"n1": "jobs", "n2": "jobs", "n3": "housing"}
    assert (book.revision, book.codes) == (3, CODES)
    assert check_store(coded) == ()


def test_a_split_sends_each_where_assigned(coded: Store) -> None:
    """Assigned annotations get the part; the others keep the code and are listed as stale."""
    parts = [Code(id=f"housing.{n}", parent=None, zh=n, en=n) for n in ("old", "new")]
    extra = annotation("n4", "建成养老院1家", area="housing")
    coded.save([extra], actor="王", action="create")
    book = revise(coded, HEAD, plan_split(coded, "housing", parts, {"n3": "housing.old"}))
    assert areas(coded)["n3"] == "housing.old"
    assert [each.parent for each in book.codes if each.id.startswith("housing.")] == ["housing", "housing"]
    found = {each.record.id: each.codes for each in stale(coded.annotations(), coded.codebooks())}
    assert found == {"n2": ("housing",), "n4": ("housing",)}


def test_a_new_definition_makes_earlier_judgements_stale(coded: Store) -> None:
    """Each judgement names the revision it was made under; redefining a code lists those to look at."""
    revise(coded, HEAD, plan_rename(coded, "jobs", definition_zh="只算城镇新增就业"))
    (found,) = stale(coded.annotations(), coded.codebooks())
    assert (found.record.id, found.codes) == ("n1", ("jobs",))
    assert isinstance(found.record, Annotation)
    coded.save([replace(found.record, codebook_revision=2)], actor="王", action="review")
    assert stale(coded.annotations(), coded.codebooks()) == ()


def test_two_revisions_at_once_conflict(coded: Store) -> None:
    """Of two people who change the same revision, the second is told."""
    first, second = plan_rename(coded, "jobs", zh="甲"), plan_rename(coded, "parks", zh="乙")
    revise(coded, HEAD, first)
    with pytest.raises(ConflictError):
        revise(coded, Actor("李"), second)


def test_a_later_change_must_be_taken_back_first(coded: Store) -> None:
    """A revision whose codes changed again cannot be reverted underneath."""
    revise(coded, HEAD, plan_rename(coded, "jobs", zh="甲"))
    revise(coded, HEAD, plan_rename(coded, "jobs", zh="乙"))
    with pytest.raises(StoreError, match="较晚"):
        plan_revert(coded, 2)


def test_the_codebook_is_not_everybodys(coded: Store) -> None:
    """A coder does not change the codebook, an unknown code is named."""
    with pytest.raises(ForbiddenError):
        revise(coded, Actor("王", Role.CODER), plan_rename(coded, "jobs", zh="甲"))
    with pytest.raises(StoreError, match="没有 nothing"):
        plan_merge(coded, ["nothing"], "jobs")
