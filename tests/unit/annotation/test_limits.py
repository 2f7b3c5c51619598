"""What a revision, a scheme, a correction and a search do at their limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.builders.decisions import NEWER, OLDER, PLAN, add, add_pair, annotation, document
from workbench.annotation import keep_documents as keep
from workbench.annotation.codebook import (
    plan_merge,
    plan_rename,
    plan_revert,
    plan_split,
    revise,
    seed_codebook,
    stale,
)
from workbench.annotation.mark_everywhere import find_alike, mark_everywhere, occurrences
from workbench.annotation.orphan_queue import look_for
from workbench.annotation.own_scheme import load_scheme, plan_scheme, scheme_of
from workbench.annotation.scheme_revisions import field_codes, field_meanings
from workbench.errors import StoreError
from workbench.model.decision import Code, Codebook
from workbench.model.genre import Genre, SourceClass
from workbench.model.roles import Actor, Role
from workbench.model.scheme import Choice, Scheme, SchemeArea, SchemeField
from workbench.store.store import Store

ADMIN, WANG = Actor("陈", Role.ADMIN), Actor("王", Role.CODER)
CODES = tuple(Code(id=name, parent=None, zh=name, en=name) for name in ("jobs", "parks", "homes"))


@pytest.fixture
def coded(local: Store) -> Store:
    """Give a store with three codes, of which one passage has two."""
    add(local, OLDER, PLAN)
    seed_codebook(local, ADMIN, Codebook(revision=1, codes=CODES))
    notes = [
        annotation("n1", "新增就业9.5万人以上", area="jobs"),
        annotation("n2", "建成公园3个", tags=("parks", "homes")),
    ]
    local.save(notes, actor="王", action="create")
    return local


def _codes(book: Codebook) -> dict[str, Code]:
    return {each.id: each for each in book.codes}


def test_the_first_codebook_stays(coded: Store) -> None:
    """Another first one is not taken; the one that is there is returned."""
    there = seed_codebook(coded, ADMIN, Codebook(revision=1, codes=CODES[:1]))
    assert {each.id for each in there.codes} == {"jobs", "parks", "homes"}


def test_merging_recodes_tags_once_and_spares_the_rest(coded: Store) -> None:
    """Two tags that become one stand once; what has none of the codes is not touched; into itself is none."""
    planned = plan_merge(coded, ["homes", "parks"], "parks")
    assert [(each.id, each.area, each.tags) for each in planned.annotations] == [("n2", None, ("parks",))]
    assert {name: each.archived_into for name, each in _codes(planned.codebook).items()} == {
        "jobs": None,
        "parks": None,
        "homes": "parks",
    }
    trail = planned.annotations[0].extra["recoded"]
    assert trail == [{"revision": 2, "was": [None, ["parks", "homes"]], "now": [None, ["parks"]]}]


@pytest.mark.parametrize(
    ("parts", "assigned"),
    [
        ((), {}),
        (("jobs",), {}),
        (("new", "new"), {}),
        (("new",), {"n1": "other"}),
        (("new",), {"n1": "jobs"}),
    ],
)
def test_a_code_is_not_split_badly(coded: Store, parts: tuple[str, ...], assigned: dict[str, str]) -> None:
    """Parts have names, each its own, and only to them is anything assigned."""
    with pytest.raises(StoreError):
        plan_split(coded, "jobs", [Code(id=each, parent=None, zh="", en="") for each in parts], assigned)


def test_a_split_moves_what_is_assigned_alone(coded: Store) -> None:
    """Of the passages with the code; another code of an assigned passage stays; the parts stand below it."""
    parts = [Code(id="town", parent=None, zh="", en=""), Code(id="land", parent="homes", zh="", en="")]
    planned = plan_split(coded, "parks", parts, {"n1": "town", "n2": "land"})
    assert [(each.id, each.tags) for each in planned.annotations] == [("n2", ("land", "homes"))]
    assert [_codes(planned.codebook)[each].parent for each in ("town", "land")] == ["parks", "parks"]


def test_what_does_not_exist_is_not_changed(coded: Store) -> None:
    """A code that is nowhere, a label that codes do not have, and revisions that are not there."""
    plans: tuple[Callable[[], object], ...] = (
        lambda: plan_rename(coded, "none", zh="无"),
        lambda: plan_rename(coded, "jobs", parent="parks"),
        lambda: plan_split(coded, "none", [Code(id="new", parent=None, zh="", en="")], {}),
        lambda: plan_merge(coded, ["none"], "jobs"),
        lambda: plan_merge(coded, ["jobs"], "none"),
        lambda: plan_revert(coded, 1),
        lambda: plan_revert(coded, 2),
    )
    for plan in plans:
        with pytest.raises(StoreError):
            plan()


def test_taking_back_leaves_later_work_on_other_codes(coded: Store) -> None:
    """A code that came with the revision goes, one that came later stays, as does what was coded anew."""
    revise(coded, ADMIN, plan_merge(coded, ["jobs"], "homes"))
    part = Code(id="green", parent=None, zh="", en="")
    revise(coded, ADMIN, plan_split(coded, "parks", [part], {"n2": "green"}))
    planned = plan_revert(coded, 2)
    assert planned.codebook.revision == 4
    assert _codes(planned.codebook).keys() == {"jobs", "parks", "homes", "green"}
    assert _codes(planned.codebook)["jobs"].archived_into is None
    assert [(each.id, each.area) for each in planned.annotations] == [("n1", "jobs")]
    assert "recoded" not in planned.annotations[0].extra
    revise(coded, ADMIN, planned)
    back = plan_revert(coded, 3)
    assert _codes(back.codebook).keys() == {"jobs", "parks", "homes"}
    assert [(each.id, each.tags) for each in back.annotations] == [("n2", ("parks", "homes"))]
    (note,) = coded.annotations(id="n2")
    coded.save([replace(note, tags=("homes",))], actor="王", action="edit")
    assert plan_revert(coded, 3).annotations == ()


def test_of_two_recodings_the_later_is_taken_back_first(coded: Store) -> None:
    """And leaves the trail of the earlier, which can be taken back then."""
    revise(coded, ADMIN, plan_merge(coded, ["jobs"], "homes"))
    book = revise(coded, ADMIN, plan_merge(coded, ["homes"], "parks"))
    assert book.created_by == "陈"
    for revision, area, left in ((3, "homes", [2]), (2, "jobs", None)):
        revise(coded, ADMIN, plan_revert(coded, revision))
        (note,) = coded.annotations(id="n1")
        trail = note.extra.get("recoded")
        assert (note.area, trail and [each["revision"] for each in trail]) == (area, left)
        assert note.codebook_revision == coded.codebook_revision()


def test_only_another_meaning_makes_stale(coded: Store) -> None:
    """Which codes it was is told, of those alone that the passage has; without a codebook nothing is."""
    revise(coded, ADMIN, plan_rename(coded, "homes", definition_en="Homes"))
    assert [(each.record.id, each.codes) for each in stale(coded.annotations(), coded.codebooks())] == [
        ("n2", ("homes",))
    ]
    assert stale(coded.annotations(), ()) == ()


def test_what_fields_mean_is_told_by_field_and_option() -> None:
    """A value that is chosen names its option, a number only its field."""
    assert field_codes("tool", "law") == ("field.tool", "field.tool=law")
    assert field_codes("tool", ["law", "money"]) == ("field.tool", "field.tool=law", "field.tool=money")
    assert field_codes("how", 2.5) == ("field.how",)
    law = Choice(id="law", zh="规制", en="Law")
    fields = (SchemeField(id="tool", kind="choice", zh="工具", en="Tool", options=(law,)),)
    renamed = (replace(fields[0], en="Means", options=(replace(law, en="Rule"),)),)
    retired = (replace(fields[0], options=(replace(law, retired=True),)),)
    assert field_meanings(fields) == field_meanings(renamed)
    assert field_meanings(fields)["field.tool"] == field_meanings(retired)["field.tool"]
    assert field_meanings(fields)["field.tool=law"] != field_meanings(retired)["field.tool=law"]


def _area(name: str, **values: object) -> SchemeArea:
    return SchemeArea(**{"id": name, "parent": None, "zh": name, "en": name, **values})  # type: ignore[arg-type]


def test_a_scheme_renames_adds_and_replaces_areas(coded: Store) -> None:
    """An area that replaces itself is renamed only; a definition that is left empty stays."""
    revise(coded, ADMIN, plan_rename(coded, "jobs", definition_zh="就业", definition_en="work"))
    areas = (
        _area("jobs", zh="稳就业", replaces=("jobs",)),
        _area("green", parent="homes", definition_zh="绿地", replaces=("parks",)),
    )
    planned = plan_scheme(coded, Scheme(source="云海", areas=areas))
    codes = _codes(planned.codebook)
    assert (codes["jobs"].zh, codes["jobs"].definition_zh, codes["jobs"].definition_en) == (
        "稳就业",
        "就业",
        "work",
    )
    assert (codes["jobs"].archived_into, codes["parks"].archived_into) == (None, "green")
    assert (codes["green"].parent, codes["green"].definition_zh) == ("homes", "绿地")
    assert [(each.id, each.tags) for each in planned.annotations] == [("n2", ("green", "homes"))]
    assert load_scheme(coded, ADMIN, planned).created_by == "陈"
    written = scheme_of(coded.codebook() or Codebook(revision=0, codes=()))
    assert {each.id: each.replaces for each in written.areas} == {
        "jobs": (),
        "homes": (),
        "green": ("parks",),
    }
    with pytest.raises(StoreError, match="相同"):
        plan_scheme(coded, written)


def test_an_area_that_says_more_is_taken_at_its_word(coded: Store) -> None:
    """Its place and its definitions replace those that were there; what it leaves empty stays."""
    first = _area("jobs", parent="homes", definition_zh="就业", definition_en="work")
    load_scheme(coded, ADMIN, plan_scheme(coded, Scheme(source="", areas=(first,))))
    for area, told in (
        (_area("jobs", parent="parks", definition_zh="岗位"), ("parks", "岗位", "work")),
        (_area("jobs", definition_en="posts"), ("homes", "就业", "posts")),
    ):
        code = _codes(plan_scheme(coded, Scheme(source="", areas=(area,))).codebook)["jobs"]
        assert (code.parent, code.definition_zh, code.definition_en) == told


@pytest.mark.parametrize("area", [_area("green", parent="none"), _area("green", replaces=("jobs", "none"))])
def test_a_scheme_names_only_codes_that_are_there(coded: Store, area: SchemeArea) -> None:
    """An area may name another that comes with the scheme, and none that is nowhere."""
    with pytest.raises(StoreError, match="none"):
        plan_scheme(coded, Scheme(source="", areas=(area,)))
    assert plan_scheme(coded, Scheme(source="", areas=(area, _area("none")))).codebook.revision == 2


def test_options_that_a_scheme_leaves_out_are_retired(coded: Store) -> None:
    """And fields; what a scheme says nothing of at all stays."""
    one, two = (Choice(id=name, zh=name, en=name) for name in ("one", "two"))
    tool = SchemeField(id="tool", kind="choice", zh="工具", en="Tool", options=(one, two))
    memo = SchemeField(id="memo", kind="text", zh="说明", en="Memo")
    load_scheme(coded, ADMIN, plan_scheme(coded, Scheme(source="甲", types=(one,), fields=(tool, memo))))
    less = plan_scheme(coded, Scheme(source="", fields=(replace(tool, options=(two,)),))).codebook
    assert [(each.id, each.retired) for each in less.fields] == [("tool", False), ("memo", True)]
    assert [(each.id, each.retired) for each in less.fields[0].options] == [("two", False), ("one", True)]
    assert (less.types, less.source) == ((one,), "甲")
    other = plan_scheme(coded, Scheme(source="", types=(two,))).codebook
    assert [(each.id, each.retired) for each in other.types] == [("two", False), ("one", True)]
    assert other.fields == (tool, memo)


@pytest.mark.parametrize(
    ("words", "text", "most", "expected"),
    [
        ("", "公园", 3, []),
        (" 公园 ", "公园和公园", 3, ["公园", "公园"]),
        ("公园", "公园和公园", 1, ["公园"]),
        ("园园", "园园园", 3, ["园园", "园园"]),
        ("建成公园三个", "修路。建成公园两个。", 3, ["建成公园两个"]),
        ("甲乙丙丁", "全是别的话。", 3, []),
    ],
)
def test_words_are_looked_for_as_they_are_then_as_the_likest(
    words: str, text: str, most: int, expected: list[str]
) -> None:
    """Up to so many, overlapping ones as well; nothing that is not half alike."""
    assert [each.of(text) for each in look_for(words, text, most)] == expected


def test_the_likest_come_first() -> None:
    """Of several that are alike the nearest, and of no more than are asked for."""
    text = "建成公园三处。建成公园三个整。建成校园两个。"
    first, *_ = found = look_for("建成公园三个，", text, 2)
    assert len(found) == 2
    assert text.index("建成公园三个") == first.start


def test_the_same_words_are_marked_where_nobody_did(local: Store) -> None:
    """In each document that is named, every place once, with what the first one has."""
    add_pair(local)
    add(local, "more", "公园公园。公园", year=2023)
    note = annotation("n1", "公园", area="parks", tags=("重点",))
    local.save([note, annotation("n2", "公园", text="公园", of="more")], actor="王", action="create")
    (saved,) = local.annotations(id="n1")
    assert [each.id for each in find_alike(local, saved)] == ["n2"]
    found = occurrences(local, saved, [OLDER, NEWER, "more"])
    assert [(each.document, each.start) for each in found if each.document == "more"] == [
        ("more", 2),
        ("more", 5),
    ]
    assert [each.document for each in found] == [NEWER, "more", "more"]
    made = mark_everywhere(local, WANG, saved, found)
    assert {(each.area, each.tags) for each in made} == {("parks", ("重点",))}
    assert occurrences(local, saved, [OLDER, NEWER, "more"]) == ()
    add(local, "first", "公园公园", year=2022)
    assert [each.start for each in occurrences(local, saved, ["first"])] == [0, 2]


def test_a_correction_is_kept_as_it_will_be_read_again(local: Store) -> None:
    """Hints follow what is said, by plain values; an emptied one goes; another genre's source class comes."""
    add(local, "r", "报告。")
    seen = local.document("r")
    seen = keep.correct_document(local, WANG, seen, {"speaker": " 王  某 ", "delivered_on": date(2024, 1, 5)})
    assert (seen.hints["speaker"], seen.hints["delivered_on"]) == ("王 某", "2024-01-05")
    seen = keep.correct_document(local, WANG, seen, {"speaker": " ", "version_kind": "adopted"})
    assert "speaker" not in seen.hints
    assert "version_kind" not in seen.hints
    assert seen.version_kind == "adopted"
    seen = keep.correct_document(local, WANG, seen, {"source_class": SourceClass.THIRD_PARTY})
    assert (seen.source_class, seen.hints["source_class"]) == (
        SourceClass.THIRD_PARTY,
        SourceClass.THIRD_PARTY.value,
    )
    seen = keep.correct_document(local, WANG, seen, {"genre": seen.genre.value})
    assert seen.source_class is SourceClass.THIRD_PARTY
    seen = keep.correct_document(local, WANG, seen, {"genre": Genre.BULLETIN})
    assert (seen.genre, seen.source_class) == (Genre.BULLETIN, Genre.BULLETIN.rule.source_class)
    assert "source_class" not in seen.hints


def test_who_may_correct_unseen() -> None:
    """A coder what they added, an adjudicator all, a reader nothing."""
    mine = replace(document("r"), added_by="王")
    assert keep.may_correct_unseen(WANG, mine)
    assert not keep.may_correct_unseen(Actor("李", Role.CODER), mine)
    assert keep.may_correct_unseen(Actor("李", Role.ADJUDICATOR), mine)
    assert not keep.may_correct_unseen(Actor("王", Role.READER), mine)
