"""A scheme of one's own is loaded as a revision, coded by, changed and taken back; nothing coded is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders.decisions import OLDER, PLAN, add, annotation
from workbench.annotation.codebook import plan_rename, plan_revert, revise, seed_codebook, stale
from workbench.annotation.coding import edit
from workbench.annotation.own_scheme import load_scheme, plan_scheme, scheme_of
from workbench.errors import ForbiddenError, StoreError
from workbench.exchange import json_format
from workbench.model.decision import Annotation, Code, Codebook
from workbench.model.roles import Actor, Role
from workbench.model.scheme import Choice, Scheme, SchemeArea, SchemeField
from workbench.settings import DEFAULTS
from workbench.store.integrity import check_store
from workbench.store.store import Store

ADMIN, CODER = Actor("陈", Role.ADMIN), Actor("王", Role.CODER)
CODES = tuple(Code(id=name, parent=None, zh=name, en=name) for name in ("jobs", "parks"))
TOOLS = (Choice(id="law", zh="规制", en="Law"), Choice(id="money", zh="投入", en="Money"))
SCHEME = Scheme(
    source="云海区课题组",
    areas=(SchemeArea(id="green", parent=None, zh="绿地", en="Green", replaces=("parks",)),),
    types=(Choice(id="service", zh="服务", en="service"),),
    fields=(
        SchemeField(id="tool", kind="choice", zh="工具", en="Tool", options=TOOLS),
        SchemeField(id="who", kind="several", zh="人群", en="Groups", options=TOOLS),
        SchemeField(id="how", kind="number", zh="程度", en="Degree", low=0, high=4),
        SchemeField(id="memo", kind="text", zh="说明", en="Memo"),
    ),
)
SAID = {"tool": "law", "who": ["money", "law"], "how": 2.5, "memo": "=1+1 <b>"}


@pytest.fixture
def loaded(local: Store) -> Store:
    """Give a store with the scheme loaded and two coded passages."""
    add(local, OLDER, PLAN)
    seed_codebook(local, ADMIN, Codebook(revision=1, codes=CODES))
    notes = [
        annotation("n1", "新增就业9.5万人以上", area="jobs"),
        annotation("n2", "建成公园3个", area="parks"),
    ]
    local.save(notes, actor="王", action="create")
    load_scheme(local, ADMIN, plan_scheme(local, SCHEME))
    return local


def one(store: Store, name: str = "n1") -> Annotation:
    """Return an annotation."""
    return store.annotations(id=name)[0]


def test_loading_is_a_revision_that_recodes_what_is_replaced(loaded: Store) -> None:
    """The fields are there, the area that was replaced is merged, and the log replays."""
    book = loaded.codebook()
    assert book is not None
    assert (book.revision, book.source, book.fields) == (2, "云海区课题组", SCHEME.fields)
    assert one(loaded, "n2").area == "green"
    assert scheme_of(book).fields == SCHEME.fields
    assert check_store(loaded) == ()


def test_only_administrators_load_a_scheme(local: Store) -> None:
    """Everybody codes by it afterwards."""
    seed_codebook(local, ADMIN, Codebook(revision=1, codes=CODES))
    with pytest.raises(ForbiddenError):
        load_scheme(local, Actor("李", Role.ADJUDICATOR), plan_scheme(local, SCHEME))


def test_values_are_kept_as_they_were_given(loaded: Store) -> None:
    """Every kind of value comes back from the store, with the revision it was given under."""
    edit(loaded, CODER, [one(loaded)], fields=SAID)
    assert (one(loaded).fields, one(loaded).codebook_revision) == (SAID, 2)
    assert check_store(loaded) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"tool": "none"},
        {"tool": ["law"]},
        {"tool": ""},
        {"tool": 1},
        {"who": []},
        {"who": "law"},
        {"who": ["law", "law"]},
        {"who": [["law"]]},
        {"how": 4.1},
        {"how": -0.1},
        {"how": True},
        {"how": "3"},
        {"how": float("nan")},
        {"memo": 3},
        {"memo": "  "},
        {"nothing": "x"},
        {"tool": {"law": 1}},
    ],
)
def test_a_value_against_the_scheme_is_not_stored(loaded: Store, wrong: dict[str, object]) -> None:
    """Whoever writes: the store itself refuses what is not of the field's kind, options and bounds."""
    with pytest.raises(StoreError):
        edit(loaded, CODER, [one(loaded)], fields=wrong)
    with pytest.raises(StoreError):
        loaded.save([replace(one(loaded), fields=wrong, codebook_revision=2)], actor="王", action="x")
    assert one(loaded).fields == {}


def test_an_import_is_held_to_the_scheme_too(loaded: Store) -> None:
    """A file with a value that its own scheme does not know is refused when it is merged."""
    edit(loaded, CODER, [one(loaded)], fields=SAID)
    snapshot = loaded.snapshot()
    marks = tuple(
        replace(each, fields={"tool": "none"}) if each.id == "n1" else each for each in snapshot.annotations
    )
    with pytest.raises(StoreError):
        loaded.merge(replace(snapshot, annotations=marks), actor="王")


def test_what_was_coded_stays_when_the_scheme_changes(loaded: Store) -> None:
    """Options and fields that a later scheme leaves out are retired; values stay and may be kept on."""
    edit(loaded, CODER, [one(loaded)], fields=SAID)
    narrow = SchemeField(id="how", kind="number", zh="程度", en="Degree", low=0, high=2)
    other = replace(SCHEME.fields[0], options=TOOLS[1:])
    load_scheme(loaded, ADMIN, plan_scheme(loaded, Scheme(fields=(other, narrow))))
    book = loaded.codebook()
    assert book is not None
    by_id = {each.id: each for each in book.fields}
    assert [each.id for each in by_id["tool"].options if each.retired] == ["law"]
    assert (by_id["who"].retired, by_id["memo"].retired, by_id["how"].retired) == (True, True, False)
    edit(loaded, CODER, [one(loaded)], area="green")
    assert one(loaded).fields == SAID
    edit(loaded, CODER, [one(loaded)], fields={**SAID, "tool": "money"})
    with pytest.raises(StoreError):
        edit(loaded, CODER, [one(loaded)], fields={**SAID, "how": 3})
    assert check_store(loaded) == ()


def test_a_field_never_changes_its_kind(loaded: Store) -> None:
    """Else what was coded would be nonsense."""
    with pytest.raises(StoreError, match="另一种类型"):
        plan_scheme(loaded, Scheme(fields=(SchemeField(id="tool", kind="text", zh="工具", en="Tool"),)))
    with pytest.raises(StoreError, match="没有改动"):
        plan_scheme(loaded, SCHEME)


def test_a_redefined_field_makes_its_judgements_stale_and_a_rename_of_areas_keeps_the_fields(
    loaded: Store,
) -> None:
    """Who chose under another definition is asked again; a change of areas does not lose the scheme."""
    edit(loaded, CODER, [one(loaded)], fields=SAID)
    revise(loaded, ADMIN, plan_rename(loaded, "jobs", zh="就业"))
    assert stale(loaded.annotations(), loaded.codebooks()) == ()
    told = replace(SCHEME.fields[0], options=(replace(TOOLS[0], definition_zh="只算立法"), TOOLS[1]))
    load_scheme(loaded, ADMIN, plan_scheme(loaded, replace(SCHEME, fields=(told, *SCHEME.fields[1:]))))
    assert [each.codes for each in stale(loaded.annotations(), loaded.codebooks())] == [("field.tool=law",)]


def test_loading_is_taken_back_with_its_fields_retired(loaded: Store) -> None:
    """Taking back the revision offers the fields no more, and keeps what was coded by them."""
    edit(loaded, CODER, [one(loaded)], fields=SAID)
    book = revise(loaded, ADMIN, plan_revert(loaded, 2))
    assert all(each.retired for each in book.fields)
    assert all(each.retired for each in book.types)
    assert one(loaded).fields == SAID
    assert one(loaded, "n2").area == "parks"
    assert check_store(loaded) == ()


def test_a_store_without_a_scheme_is_written_as_it_always_was(local: Store) -> None:
    """No record, log line or export names fields where nobody uses any."""
    add(local, OLDER, PLAN)
    seed_codebook(local, ADMIN, Codebook(revision=1, codes=CODES))
    local.save([annotation("n1", "新增就业9.5万人以上", area="jobs")], actor="王", action="create")
    assert b'"fields"' not in json_format.write(local.snapshot(), settings=DEFAULTS.exchange)
