"""Whatever is broken behind the store's back is found and named; a sound store is clean."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace

import pytest
from sqlalchemy import text

from tests.builders.decisions import NEWER, OLDER, add_pair, annotation, assessment
from workbench.errors import AnchorError, StoreError
from workbench.model.decision import AnchorState, Snapshot
from workbench.store.integrity import check_store
from workbench.store.store import Store


@pytest.fixture
def used(store: Store) -> Store:
    """Give a store with a commitment, its verdict and an undone edit, on either database."""
    add_pair(store)
    (note,) = store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    store.save([assessment("v1", "n1", "李")], actor="李", action="judge")
    store.save([replace(note, note="改")], actor="王", action="edit")
    store.undo("王")
    return store


def tamper(store: Store, statement: str, **values: object) -> None:
    """Change a row as somebody with a database tool would."""
    if not store.database.sqlite:
        statement = statement.replace("x'00'", r"'\x00'::bytea")
    with store.database.engine.begin() as connection:
        connection.execute(text(statement), values)


def rewrite(store: Store, kind: str, old: str, new: str) -> None:
    """Replace a piece of a stored body, in the record and in its log, so that only that is wrong."""
    for table, column in (("record", "body"), ("log", "before"), ("log", "after")):
        where = "kind = :kind" if table == "record" else "object LIKE :kind || ':%'"
        tamper(
            store,
            f'UPDATE {table} SET "{column}" = replace("{column}", :old, :new) WHERE {where}',  # noqa: S608 - names written in this file
            old=old,
            new=new,
            kind=kind,
        )


def codes(store: Store) -> set[str]:
    """Return what the check finds."""
    return {finding.code for finding in check_store(store)}


def test_a_used_store_is_clean(used: Store) -> None:
    """Normal work, undo included, leaves nothing to find."""
    assert check_store(used) == ()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE record SET body = '{' WHERE kind = 'annotation'", "record.unreadable"),
        ("UPDATE record SET coder = '别人' WHERE kind = 'annotation'", "record.columns"),
        ("UPDATE record SET version = 9 WHERE kind = 'annotation'", "record.columns"),
        ("DELETE FROM record WHERE kind = 'annotation'", "assessment.annotation"),
        ("DELETE FROM record WHERE kind = 'document' AND id LIKE '%2024'", "anchor.document"),
        ("DELETE FROM record WHERE kind = 'document' AND id LIKE '%2025'", "assessment.against"),
        ("DELETE FROM record WHERE kind = 'assessment'", "log.state"),
        ("DELETE FROM log WHERE seq = 3", "log.gap"),
        ("UPDATE log SET after = '{}' WHERE seq = 3", "log.break"),
        ("UPDATE counter SET value = 99", "counter.value"),
        ("UPDATE blob SET data = x'00'", "text.changed"),
        ("DELETE FROM blob", "text.missing"),
        ("UPDATE batch SET status = 'done'", "batch.status"),
        ("INSERT INTO batch VALUES ('x', 1, '王', 'done')", "batch.status"),
    ],
)
def test_each_kind_of_damage_is_named(used: Store, statement: str, code: str) -> None:
    """A row changed, removed or added with a database tool is found under its own name."""
    tamper(used, statement)
    found = [finding for finding in check_store(used) if finding.code == code]
    assert found
    assert all(finding.message and finding.english and finding.object for finding in found)


@pytest.mark.parametrize(
    ("kind", "old", "new", "code"),
    [
        ("annotation", "建成公园3个", "建成公园5个", "anchor.quote"),
        (
            "assessment",
            '"verdict":"fulfilled","official',
            '"verdict":"no_evidence","official',
            "assessment.search",
        ),
        ("annotation", '"codebook_revision":1', '"codebook_revision":7', "codebook.revision"),
        ("annotation", '"quantities":[]', '"quantities":[{"raw":"3个","start":1,"end":3}]', "quantity.place"),
        ("document", '"supersedes":null', '"supersedes":"没有"', "document.supersedes"),
    ],
)
def test_each_broken_invariant_is_named(used: Store, kind: str, old: str, new: str, code: str) -> None:
    """A consistent but wrong record is found: a misquotation, a verdict without ground, a dead reference."""
    rewrite(used, kind, old, new)
    assert codes(used) == {code}


def test_a_verdict_without_quotation_is_found(used: Store) -> None:
    """A verdict whose evidence was taken away behind the store's back is named."""
    (record,) = used.assessments()
    with used.database.engine.begin() as connection:
        body = json.loads(
            connection.execute(text("SELECT body FROM record WHERE kind='assessment'")).scalar_one()
        )
        body["evidence"] = []
        connection.execute(
            text("UPDATE record SET body = :body WHERE kind = 'assessment'"), {"body": json.dumps(body)}
        )
    assert "assessment.quotation" in codes(used)
    assert record.evidence


def test_a_misquoting_record_is_shown_as_orphan_and_not_exported(used: Store) -> None:
    """Damage shows in the queue of orphans instead of at a wrong place, and never leaves the store."""
    rewrite(used, "annotation", "建成公园3个", "建成公园5个")
    (note,) = used.annotations(document=OLDER)
    assert (note.anchor.state, note.anchor.start) == (AnchorState.ORPHAN, None)
    with pytest.raises(AnchorError):
        used.snapshot()


def test_a_changed_text_is_not_served(used: Store) -> None:
    """A text that no longer matches its hash is refused in a sentence."""
    tamper(used, "UPDATE blob SET data = x'00'")
    with pytest.raises(StoreError, match="备份"):
        used.raw(NEWER)


@pytest.mark.parametrize("body", ["{", "[1]", "3", "[" * 100_000])
@pytest.mark.parametrize("column", ["before", "after"])
def test_a_line_of_history_that_cannot_be_read_is_named(used: Store, column: str, body: str) -> None:
    """The check ends in a sentence about that line, never in an exception, and blames nothing else."""
    tamper(used, f'UPDATE log SET "{column}" = :body WHERE seq = 3', body=body)  # noqa: S608 - names written here
    (finding,) = check_store(used)
    assert (finding.code, finding.object) == ("log.unreadable", "log:3")
    assert "备份" in finding.message
    assert finding.english.isascii()


def test_what_older_stores_hold_is_named_apart_from_what_cannot_be_read(used: Store) -> None:
    """A record that today's door refuses can still be read; the finding says so, in each language."""
    rewrite(used, "annotation", '"codebook_revision":1', '"codebook_revision":0')
    (finding,) = check_store(used)
    assert (finding.code, finding.object) == ("record.malformed", "annotation:n1")
    assert "没有保存" not in finding.message
    assert finding.english.isascii()
    assert [each.id for each in used.annotations()] == ["n1"]


@pytest.mark.parametrize("body", ["{", "[" * 100_000, "[]"])
def test_a_record_that_cannot_be_read_is_told_in_one_sentence(used: Store, body: str) -> None:
    """Opening what holds it says to run the check, which names the record."""
    tamper(used, "UPDATE record SET body = :body WHERE kind = 'annotation'", body=body)
    with pytest.raises(StoreError, match="workbench check"):
        used.annotations()
    assert "record.unreadable" in codes(used)


GRANTED = (
    "INSERT INTO member (issuer, subject, name, email, role, since) "
    "VALUES ('i', 's', '王', '', 'coder', 't')",
    "INSERT INTO member_event (at, actor, issuer, subject, name, before, after) "
    "VALUES ('t', '王', 'i', 's', '王', 'none', 'coder')",
)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE member SET role = 'admin'", "member.role"),
        ("UPDATE member SET role = 'owner'", "member.unreadable"),
        ("UPDATE member SET subject = ''", "member.unreadable"),
        ("DELETE FROM member", "member.missing"),
        ("UPDATE member_event SET after = 'boss'", "member.event"),
        ("INSERT INTO member VALUES ('i', 's2', '王', '', 'none', 't')", "member.name"),
    ],
)
def test_members_who_are_not_what_was_noted_of_them_are_found(used: Store, statement: str, code: str) -> None:
    """A role that nobody gave, a person who is gone or two of one name are told, each in a sentence."""
    for each in GRANTED:
        tamper(used, each)
    assert check_store(used) == ()
    tamper(used, statement)
    found = {each.code: each for each in check_store(used)}
    assert code in found
    assert "workbench grant" in found[code].message


def test_an_annotation_of_nobody_is_found_and_given_to_who_brought_it(used: Store) -> None:
    """An older program let it in; without an owner only an administrator could change it."""
    rewrite(used, "annotation", '"coder":"王"', '"coder":""')
    tamper(used, "UPDATE record SET coder = '' WHERE kind = 'annotation'")
    assert codes(used) == {"record.coder"}
    used.repair("管理")
    assert [each.coder for each in used.annotations()] == ["王"]
    assert check_store(used) == ()


@pytest.mark.parametrize("name", ["\ud800", "a\0b", "长" * 70_000])
def test_an_id_that_no_database_can_hold_is_a_sentence_or_not_there(used: Store, name: str) -> None:
    """Events and files ask for what they like: no raw exception, and the store goes on."""
    for ask in (
        lambda: used.find([("annotation", name)]),
        lambda: used.merge(Snapshot(annotations=(replace(used.annotations()[0], id=name),)), actor="王"),
        lambda: used.undo(name),
        lambda: used.log(f"annotation:{name}"),
    ):
        with suppress(StoreError):
            ask()
    assert check_store(used) == ()
