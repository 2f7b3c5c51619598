"""The store keeps what it acknowledges, refuses what is stale, and can say what happened."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests.builders.as_shipped import open_store
from tests.builders.decisions import (
    NEWER,
    OLDER,
    PLAN,
    add,
    add_pair,
    annotation,
    assessment,
    document,
)
from workbench.errors import AnchorError, ConflictError, StoreError
from workbench.model.decision import Code, Codebook, LinkRecord, Snapshot
from workbench.model.plain import to_plain
from workbench.store.integrity import check_store
from workbench.store.record_types import key_of, object_of
from workbench.store.replaying import replay
from workbench.store.snapshots import records_of
from workbench.store.store import Store


def test_a_saved_record_comes_back_as_it_was(store: Store) -> None:
    """What is saved is read again, equal in every field, with who, when and version filled in."""
    add_pair(store)
    (saved,) = store.save(
        [annotation("n1", "建成公园3个", tags=("民生",), extra={"未知": [1, None, 0.5]})],
        actor="王",
        action="create",
    )
    assert (saved.coder, saved.version, saved.created) == ("王", 1, saved.modified)
    assert store.annotations() == (saved,)


def test_a_store_opened_again_holds_everything(url: str) -> None:
    """Closing and opening changes nothing."""
    with open_store(url) as store:
        add_pair(store)
        store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
        before = store.snapshot()
    with open_store(url) as again:
        assert again.snapshot() == before


def test_texts_and_raw_bytes_are_kept_exactly(store: Store) -> None:
    """The raw file and the text come back byte for byte, astral characters included."""
    add(store, OLDER, PLAN)
    assert store.text(OLDER) == PLAN
    assert store.raw(OLDER) == PLAN.encode()


def test_adding_the_same_document_twice_is_one(store: Store) -> None:
    """A second adding of the same file changes nothing and makes no log line."""
    first = add(store, OLDER, PLAN)
    revision = store.revision()
    assert add(store, OLDER, PLAN, actor="李") == first
    assert store.revision() == revision


def test_another_text_under_the_same_id_is_refused(store: Store) -> None:
    """A document is never overwritten by another text."""
    add(store, OLDER, PLAN)
    with pytest.raises(ConflictError):
        add(store, OLDER, PLAN + "。")
    assert store.text(OLDER) == PLAN


def test_a_text_must_match_its_hash(store: Store) -> None:
    """A document whose text is not what its hash says is not taken."""
    with pytest.raises(StoreError):
        store.add_document(document(OLDER, text_sha256="0" * 64), b"", PLAN, actor="王")


def test_an_update_needs_the_stored_version(store: Store) -> None:
    """The second of two who changed the same version is told, and neither copy is lost."""
    add_pair(store)
    (seen,) = store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    (hers,) = store.save([replace(seen, note="李的")], actor="李", action="edit")
    with pytest.raises(ConflictError) as refused:
        store.save([replace(seen, note="王的")], actor="王", action="edit")
    assert refused.value.details["stored"] == (hers,)
    assert "李" in refused.value.message
    (copy,) = store.lost_copies("王")
    assert (copy.mine["note"], copy.stored["note"] if copy.stored else None) == ("王的", "李的")
    assert store.annotations() == (hers,)


def test_a_new_record_never_replaces_another(store: Store) -> None:
    """A record that was never stored conflicts with one of the same id instead of overwriting it."""
    add_pair(store)
    (first,) = store.save([annotation("n1", "建成公园3个", note="先")], actor="王", action="create")
    with pytest.raises(ConflictError):
        store.save([annotation("n1", "建成公园3个", note="后")], actor="李", action="create")
    assert store.annotations() == (first,)


def test_a_record_made_anew_is_not_the_one_deleted(store: Store) -> None:
    """A copy from before a deletion cannot overwrite a record made anew under the same id."""
    add_pair(store)
    (old,) = store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    store.delete([old], actor="王", action="remove")
    with pytest.raises(ConflictError):
        store.save([replace(old, note="迟到")], actor="李", action="edit")
    assert store.annotations() == ()


def test_one_stale_record_stops_the_whole_action(store: Store) -> None:
    """An action is stored as a whole or not at all."""
    add_pair(store)
    first, second = store.save(
        [annotation("n1", "建成公园3个"), annotation("n2", "新增就业9.5万人以上")],
        actor="王",
        action="create",
    )
    store.save([replace(second, note="李的")], actor="李", action="edit")
    with pytest.raises(ConflictError):
        store.save([replace(first, note="x"), replace(second, note="y")], actor="王", action="edit")
    assert [each.note for each in store.annotations()] == ["李的", ""]


def test_saving_what_is_stored_changes_nothing(store: Store) -> None:
    """Saving a record as it is makes no version and no log line."""
    add_pair(store)
    (saved,) = store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    revision = store.revision()
    assert store.save([saved], actor="王", action="edit") == (saved,)
    assert store.revision() == revision


def test_a_quotation_must_stand_where_it_says(store: Store) -> None:
    """A record whose quotation is one character off is refused, and nothing is stored."""
    add_pair(store)
    wrong = annotation("n1", "建成公园3个")
    wrong = replace(wrong, anchor=replace(wrong.anchor, start=(wrong.anchor.start or 0) + 1))
    with pytest.raises(AnchorError):
        store.save([wrong], actor="王", action="create")
    assert store.annotations() == ()


def test_nothing_may_point_into_the_void(store: Store) -> None:
    """A judgement of a commitment that is not there is refused."""
    add_pair(store)
    with pytest.raises(StoreError):
        store.save([assessment("v1", "没有", "王")], actor="王", action="judge")
    assert store.assessments() == ()


def test_what_others_build_on_cannot_be_deleted(store: Store) -> None:
    """A commitment with a verdict, and a document with annotations, stay until those are gone."""
    add_pair(store)
    (note,) = store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    (verdict,) = store.save([assessment("v1", "n1", "李")], actor="李", action="judge")
    for record in (note, store.document(OLDER), store.document(NEWER)):
        with pytest.raises(StoreError, match=r"李|王"):
            store.delete([record], actor="王", action="remove")
    store.delete([verdict, note], actor="王", action="remove")
    assert store.annotations() == ()


def test_records_are_found_by_document_and_coder(store: Store) -> None:
    """Filters return what they name, annotations in reading order."""
    add_pair(store)
    late, early = store.save(
        [annotation("n1", "建成公园3个"), annotation("n2", "新增就业9.5万人以上")],
        actor="王",
        action="create",
    )
    (verdict,) = store.save([assessment("v1", "n1", "李")], actor="李", action="judge")
    assert store.annotations(document=OLDER) == (early, late)
    assert store.annotations(coder="李") == ()
    assert store.assessments(document=OLDER, coder="李") == (verdict,)
    assert store.assessments(against=OLDER) == ()


def test_counts_say_how_many_records_there_are(store: Store) -> None:
    """What is counted is what would be read: annotations by document, and all verdicts."""
    add_pair(store)
    assert (store.annotation_counts(), store.assessment_count()) == ({}, 0)
    notes = store.save(
        [annotation("n1", "建成公园3个"), annotation("n2", "新增就业9.5万人")], actor="王", action="tag"
    )
    store.save([assessment("v1", notes[0].id, "王")], actor="王", action="judge")
    assert store.annotation_counts() == {OLDER: len(store.annotations(document=OLDER))} == {OLDER: 2}
    assert store.assessment_count() == len(store.assessments()) == 1


def test_what_may_be_blind_is_found_without_the_rest(store: Store) -> None:
    """A coder's records with the mark are returned, those of others and those without it are not."""
    add_pair(store)
    blind = annotation("n1", "建成公园3个", coder="李", extra={"blind": True})
    spoken = annotation("n2", "新增就业9.5万人", coder="李", note='"blind":true')
    store.save([blind, spoken], actor="李", action="tag")
    store.save(
        [annotation("n3", "新增就业9.5万人以上", coder="王", extra={"blind": True})], actor="王", action="tag"
    )
    store.save(
        [
            assessment("v1", "n1", "李", blind=True),
            assessment("v2", "n2", "李"),
            assessment("v3", "n1", "王", blind=True),
        ],
        actor="李",
        action="judge",
    )
    notes, given = store.coded_blind("李")
    assert ([each.id for each in notes], [each.id for each in given]) == (["n1"], ["v1"])


def test_the_log_replays_to_the_present_state(store: Store) -> None:
    """The log alone, read from the start, gives exactly what is stored."""
    add_pair(store)
    (note,) = store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    (note,) = store.save([replace(note, note="改")], actor="李", action="edit")
    link = LinkRecord(id="l1", older=note.anchor, newer=note.anchor, linked=True, coder="王")
    store.save([link], actor="王", action="link")
    store.undo("王")
    snapshot = store.snapshot()
    stored = {object_of(key_of(each)): to_plain(each) for each in records_of(snapshot)}
    assert replay(snapshot.log) == stored
    assert [entry.seq for entry in snapshot.log] == list(range(1, store.revision() + 1))


def test_history_tells_who_changed_what_from_what_to_what(store: Store) -> None:
    """Each change of a record is there with actor, time, before and after."""
    add_pair(store)
    (note,) = store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    (note,) = store.save([replace(note, note="改")], actor="李", action="edit")
    first, second = store.history(note)
    assert (first.actor, first.before, second.actor, second.action) == ("王", None, "李", "edit")
    assert second.before is not None
    assert second.after == to_plain(note)
    assert second.before["note"] == ""


def test_a_codebook_revision_is_never_changed(store: Store) -> None:
    """A revision of the codebook cannot be saved again with other content."""
    book = Codebook(revision=1, codes=(Code(id="a", parent=None, zh="甲", en="A"),))
    (saved,) = store.save([book], actor="王", action="codebook")
    with pytest.raises(ConflictError):
        store.save([replace(saved, codes=())], actor="李", action="codebook")
    assert store.codebook() == saved


def test_a_snapshot_restores_exactly(store: Store, local: Store) -> None:
    """A snapshot put into an empty store gives an equal snapshot, and undo goes on working there."""
    add_pair(store)
    (note,) = store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    store.save([replace(note, note="改")], actor="王", action="edit")
    store.undo("王")
    snapshot = store.snapshot()
    if local.database.url != store.database.url:
        local.restore(snapshot, actor="管理")
        assert local.snapshot() == snapshot
        assert local.redo("王") == store.redo("王")
    store.restore(snapshot, actor="管理", replace_all=True)
    assert store.snapshot() == snapshot
    assert check_store(store) == ()


def test_a_store_in_use_is_not_replaced_unasked(store: Store) -> None:
    """Restoring over work is refused unless it is said that all may go."""
    add_pair(store)
    with pytest.raises(StoreError):
        store.restore(store.snapshot(), actor="管理")


def test_what_was_saved_meanwhile_is_not_replaced(local: Store) -> None:
    """A restore decided on an older state is refused where anybody saved anything since."""
    add_pair(local)
    seen = local.revision()
    (note,) = local.save([annotation("n1", "建成公园3个")], actor="李", action="create")
    with pytest.raises(ConflictError):
        local.restore(Snapshot(), actor="管理", replace_all=True, seen=seen)
    assert local.annotations() == (note,)


def test_merging_adds_and_can_be_undone(store: Store) -> None:
    """Another person's records come in as one action; their history is kept apart; undo takes them out."""
    add_pair(store)
    (mine,) = store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    base = store.snapshot()
    (theirs,) = store.save([replace(mine, note="李的")], actor="李", action="edit")
    (more,) = store.save([annotation("n2", "新增就业9.5万人以上")], actor="李", action="create")
    other = store.snapshot()
    store.restore(base, actor="管理", replace_all=True)
    changed = store.merge(other, actor="王")
    assert [each.id for each in changed if not isinstance(each, Codebook)] == ["n1", "n2"]
    assert [each.note for each in store.annotations()] == ["", "李的"]
    assert not any(entry.actor == "李" for entry in store.log())
    assert any(entry.actor == "李" for entry in store.foreign_log())
    assert check_store(store) == ()
    assert store.merge(other, actor="王") == ()
    store.undo("王")
    assert [each.note for each in store.annotations()] == [""]
    assert {theirs.id, more.id} == {"n1", "n2"}
    assert check_store(store) == ()


def test_versions_come_in_the_order_of_their_numbers(store: Store) -> None:
    """The tenth version of a report comes after the second."""
    for n in (1, 10, 2):
        add(store, OLDER if n == 1 else f"{OLDER}@{n}", f"第{n}版", number=n)
    assert [each.number for each in store.documents(report=OLDER)] == [1, 2, 10]


def test_threads_share_a_store(store: Store) -> None:
    """Eight threads of one program write through one store and lose nothing."""
    add_pair(store)

    def work(n: int) -> None:
        store.save(
            [annotation(f"n{n}", "建成公园3个", coder=f"人{n % 8}")], actor=f"人{n % 8}", action="create"
        )

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(40)))
    assert len(store.annotations()) == 40
    assert check_store(store) == ()


def test_hostile_texts_are_only_texts(store: Store) -> None:
    """Quotes, NUL, astral and lone surrogate characters in any text field come back as they went in."""
    add_pair(store)
    nasty = "'; DROP TABLE record; -- \" \x00 \u202e 𠮷 \ud800 %_\\"
    (saved,) = store.save(
        [annotation("n1", "建成公园3个", note=nasty, extra={nasty: nasty})], actor="王", action="create"
    )
    assert store.annotations() == (saved,)
    assert saved.note == nasty


def test_an_unusable_name_is_refused_in_a_sentence(store: Store) -> None:
    """A name that no database column can hold is refused before anything is written."""
    add_pair(store)
    for coder in ("王\x00", "王" * 300):
        with pytest.raises(StoreError, match="姓名"):
            store.save([annotation("n1", "建成公园3个", coder=coder)], actor="王", action="create")
    assert store.annotations() == ()
