"""A change of the scheme is taken back with what came with it retired, and what came later kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders.decisions import annotation, assessment
from workbench.annotation.codebook import Stale, recode, stale
from workbench.annotation.scheme_revisions import field_meanings, without_scheme
from workbench.model.decision import Code, Codebook, Verdict
from workbench.model.scheme import Choice, SchemeField

LAW, MONEY, RULE = (Choice(id=each, zh=each, en=each) for each in ("law", "money", "rule"))
TOOL = SchemeField(id="tool", kind="choice", zh="工具", en="Tool", options=(LAW, MONEY))
MEMO = SchemeField(id="memo", kind="text", zh="说明", en="Memo")
WHO = SchemeField(id="who", kind="text", zh="人群", en="Groups")
BOOK = Codebook(revision=1, codes=(), types=(LAW,), fields=(TOOL,), source="甲")


def test_types_fields_and_source_go_back_to_what_they_were() -> None:
    """What came with the change is retired; options that came with it too."""
    wider = replace(TOOL, zh="手段", options=(LAW, RULE))
    after = replace(BOOK, types=(MONEY, LAW), fields=(wider, MEMO), source="乙")
    back = without_scheme(after, BOOK, after)
    assert back.source == "甲"
    assert back.types == (LAW, replace(MONEY, retired=True))
    assert back.fields == (
        replace(TOOL, options=(LAW, MONEY, replace(RULE, retired=True))),
        replace(MEMO, retired=True),
    )


def test_what_the_change_left_alone_stays_as_it_is_now() -> None:
    """Later types stay where only fields are taken back, later fields where only types are."""
    later = replace(BOOK, types=(LAW, RULE), fields=(TOOL, WHO), source="丙")
    assert without_scheme(later, BOOK, BOOK) == later
    only_types = replace(BOOK, types=(LAW, MONEY))
    back = without_scheme(replace(later, types=(LAW, MONEY, RULE)), BOOK, only_types)
    assert back.fields == later.fields
    assert back.types == (LAW, replace(MONEY, retired=True), replace(RULE, retired=True))
    only_fields = replace(BOOK, fields=(TOOL, MEMO))
    back = without_scheme(replace(later, fields=(TOOL, MEMO, WHO)), BOOK, only_fields)
    assert back.types == later.types
    assert back.fields == (TOOL, replace(MEMO, retired=True), replace(WHO, retired=True))


@pytest.mark.parametrize(("now", "source"), [("乙", "甲"), ("丙", "丙")])
def test_a_source_that_was_named_later_stays(now: str, source: str) -> None:
    """The one that the change named goes."""
    assert without_scheme(replace(BOOK, source=now), BOOK, replace(BOOK, source="乙")).source == source


def test_a_field_that_is_gone_comes_back_as_it_was() -> None:
    """With its own options."""
    after = replace(BOOK, fields=(MEMO,))
    assert without_scheme(after, BOOK, after).fields == (TOOL, replace(MEMO, retired=True))


def test_what_a_field_means_is_its_definitions_its_bounds_and_whether_it_is_asked() -> None:
    """And that of each option; names are no part of it."""
    how = SchemeField(id="how", kind="number", zh="程度", en="Degree", low=0, high=4)
    assert field_meanings((how, TOOL)).keys() == {
        "field.how",
        "field.tool",
        "field.tool=law",
        "field.tool=money",
    }
    for change in (
        {"definition_zh": "甲"},
        {"definition_en": "a"},
        {"low": 1},
        {"high": 5},
        {"retired": True},
    ):
        assert field_meanings((replace(how, **change),)) != field_meanings((how,))
    assert field_meanings((replace(how, zh="深浅"),)) == field_meanings((how,))


def test_a_judgement_is_stale_by_each_code_it_used() -> None:
    """Its area, its tags and what was chosen in fields, each once; a verdict by its own code."""
    names = ("jobs", "parks", "verdict.fulfilled")
    codes = tuple(Code(id=each, parent=None, zh="", en="") for each in names)
    first = replace(BOOK, codes=codes)
    told = tuple(replace(each, definition_zh="另有所指") for each in codes)
    second = replace(first, revision=2, codes=told, fields=(replace(TOOL, definition_zh="另有所指"),))
    note = annotation("n", "建成公园3个", area="jobs", tags=("parks", "jobs"), fields={"tool": "law"})
    judged = assessment("v", "n", "王")
    other = assessment("w", "n", "王", Verdict.PARTIAL)
    assert stale([note, judged, other], (first, second)) == (
        Stale(record=note, codes=("jobs", "parks", "field.tool")),
        Stale(record=judged, codes=("verdict.fulfilled",)),
    )
    assert stale([replace(note, codebook_revision=2)], (second, first)) == ()
    bare = annotation("b", "建成公园3个", tags=("parks",))
    assert stale([bare], (first, second)) == (Stale(record=bare, codes=("parks",)),)


def test_a_code_that_was_divided_or_merged_means_something_else() -> None:
    """A part below it, or another that it went into; a part below another code does not."""
    codes = tuple(Code(id=each, parent=None, zh="", en="") for each in ("jobs", "parks"))
    part = Code(id="green", parent="parks", zh="", en="")
    merged = (replace(codes[0], archived_into="parks"), codes[1])
    note = annotation("n", "建成公园3个", area="jobs", tags=("parks",))
    for now, expected in (((*codes, part), ("parks",)), (merged, ("jobs",))):
        books = (Codebook(revision=1, codes=codes), Codebook(revision=2, codes=now))
        assert [each.codes for each in stale([note], books)] == [expected]


def test_a_recoding_leaves_a_trail_behind_the_one_before() -> None:
    """What it does not change is not in it, wherever it stands."""
    same = annotation("a", "建成公园3个", area="homes")
    note = annotation("n", "建成公园3个", area="jobs", tags=("jobs", "work"))
    change = {"jobs": "work", "work": "labour"}
    (once,) = recode([same, note], 2, lambda _, code: change.get(code, code))
    assert (once.area, once.tags, once.codebook_revision) == ("work", ("work", "labour"), 2)
    (twice,) = recode([once, same], 3, lambda _, code: change.get(code, code))
    assert (twice.area, twice.tags) == ("labour", ("labour",))
    assert [(each["revision"], each["was"], each["now"]) for each in twice.extra["recoded"]] == [
        (2, ["jobs", ["jobs", "work"]], ["work", ["work", "labour"]]),
        (3, ["work", ["work", "labour"]], ["labour", ["labour"]]),
    ]
    assert recode([annotation("e", "建成公园3个")], 2, lambda *_: "x") == ()
