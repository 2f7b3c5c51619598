"""Roles come from our own table; names are given once; every change of a role is kept."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders.decisions import add_pair, annotation
from workbench.annotation.actions import undo
from workbench.errors import ForbiddenError, StoreError
from workbench.model.roles import Actor, Role
from workbench.people.id_token import Identity
from workbench.people.membership import enrol, grant, member_events, members, revoke, role_of
from workbench.store.backup import back_up, bring_back
from workbench.store.integrity import check_store
from workbench.store.store import Store

OPERATOR = Actor("运维")
ISSUER = "https://id.example"
AT = "2025-01-09T08:00:00.000+00:00"
WANG = Identity(issuer=ISSUER, subject="u-1", name="王芳", email="wang@example.org")


def test_a_stranger_becomes_a_reader_and_keeps_the_role_given(store: Store) -> None:
    """The first sign-in makes a reader; a granted role is there at the next look and survives signing in."""
    assert role_of(store.database, ISSUER, "u-1") is Role.NONE
    assert enrol(store.database, WANG, newcomer=Role.READER, at=AT).role is Role.READER
    grant(store.database, OPERATOR, "Wang@Example.org", Role.ADJUDICATOR, at=AT)
    assert role_of(store.database, ISSUER, "u-1") is Role.ADJUDICATOR
    assert enrol(store.database, WANG, newcomer=Role.READER, at=AT).role is Role.ADJUDICATOR
    revoke(store.database, OPERATOR, "u-1", at=AT)
    assert role_of(store.database, ISSUER, "u-1") is Role.NONE


def test_the_same_subject_of_another_provider_is_somebody_else(store: Store) -> None:
    """A role belongs to issuer and subject together, and the second person gets a name of their own."""
    enrol(store.database, WANG, newcomer=Role.READER, at=AT)
    grant(store.database, OPERATOR, "u-1", Role.ADMIN, at=AT)
    other = enrol(store.database, replace(WANG, issuer="https://evil.example"), newcomer=Role.READER, at=AT)
    assert (other.role, other.name) == (Role.READER, "王芳（2）")


def test_the_first_admin_may_be_named_before_signing_in(store: Store) -> None:
    """Whoever runs the server names issuer and subject; the name follows at the first sign-in."""
    grant(store.database, OPERATOR, "u-1", Role.ADMIN, issuer=ISSUER, at=AT)
    member = enrol(store.database, WANG, newcomer=Role.READER, at=AT)
    assert (member.name, member.role) == ("王芳", Role.ADMIN)


@pytest.mark.parametrize("claimed", ["王芳", "王 芳", "ＷＡＮＧ", "wang"])
def test_nobody_gets_a_name_that_stands_in_the_log(store: Store, claimed: str) -> None:
    """Judgements belong to a name, so a newcomer never inherits one, nor one that looks the same."""
    enrol(store.database, replace(WANG, subject="x", name="Wang"), newcomer=Role.READER, at=AT)
    add_pair(store)
    store.save([annotation("n1", "建成公园3个")], actor="王芳", action="create")
    enrol(store.database, WANG, newcomer=Role.READER, at=AT)
    late = enrol(store.database, replace(WANG, subject="late", name=claimed), newcomer=Role.READER, at=AT)
    assert late.name not in {"王芳", "王芳（2）", "Wang"}


def test_a_name_is_kept_when_the_provider_says_another(store: Store) -> None:
    """Renaming oneself at the provider does not change whose judgements are whose."""
    enrol(store.database, WANG, newcomer=Role.READER, at=AT)
    assert enrol(store.database, replace(WANG, name="李强"), newcomer=Role.READER, at=AT).name == "王芳"


def test_names_are_no_address(store: Store) -> None:
    """Somebody who calls themselves by another's address does not get that person's role."""
    sly = replace(WANG, subject="sly", name="boss@example.org", email="")
    enrol(store.database, sly, newcomer=Role.READER, at=AT)
    with pytest.raises(StoreError, match="没有邮箱或用户标识"):
        grant(store.database, OPERATOR, "boss@example.org", Role.ADMIN, at=AT)


def test_two_people_with_one_address_must_be_told_apart(store: Store) -> None:
    """An address that two members have gives nobody a role until the subject is named."""
    enrol(store.database, WANG, newcomer=Role.READER, at=AT)
    enrol(store.database, replace(WANG, subject="u-2"), newcomer=Role.READER, at=AT)
    with pytest.raises(StoreError, match="2 个人"):
        grant(store.database, OPERATOR, "wang@example.org", Role.ADMIN, at=AT)
    assert grant(store.database, OPERATOR, "u-2", Role.CODER, issuer=ISSUER, at=AT).role is Role.CODER


def test_the_last_admin_stays(store: Store) -> None:
    """Nobody can lock the whole team out."""
    grant(store.database, OPERATOR, "u-1", Role.ADMIN, issuer=ISSUER, at=AT)
    with pytest.raises(StoreError, match="最后一位管理员"):
        revoke(store.database, OPERATOR, "u-1", at=AT)


@pytest.mark.parametrize("role", [Role.NONE, Role.READER, Role.CODER, Role.ADJUDICATOR])
def test_only_an_admin_gives_roles_or_sees_them(store: Store, role: Role) -> None:
    """The service refuses, whatever page the call came from."""
    enrol(store.database, WANG, newcomer=Role.READER, at=AT)
    mine = Actor("王芳", role)
    with pytest.raises(ForbiddenError):
        grant(store.database, mine, "u-1", Role.ADMIN, at=AT)
    with pytest.raises(ForbiddenError):
        members(store.database, mine)
    with pytest.raises(ForbiddenError):
        member_events(store.database, mine)
    assert role_of(store.database, ISSUER, "u-1") is Role.READER


def test_every_change_is_kept(store: Store) -> None:
    """The first sign-in and each change of a role stay on record, newest first."""
    enrol(store.database, WANG, newcomer=Role.READER, at=AT)
    grant(store.database, OPERATOR, "u-1", Role.CODER, at=AT)
    revoke(store.database, OPERATOR, "u-1", at=AT)
    changes = [(e.actor, e.before, e.after) for e in member_events(store.database, OPERATOR)]
    assert changes == [
        ("运维", Role.CODER, Role.NONE),
        ("运维", Role.READER, Role.CODER),
        ("王芳", Role.NONE, Role.READER),
    ]


def test_many_first_sign_ins_at_once_make_one_member(store: Store) -> None:
    """Eight tabs of one new person make one member with one name."""
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: enrol(store.database, WANG, newcomer=Role.READER, at=AT), range(8)))
    assert len(set(found)) == 1
    assert len(members(store.database, OPERATOR)) == 1


def test_a_demoted_coder_cannot_even_undo(store: Store) -> None:
    """What somebody did stays theirs, but to take it back needs the role too."""
    add_pair(store)
    store.save([annotation("n1", "建成公园3个")], actor="王芳", action="create")
    with pytest.raises(ForbiddenError):
        undo(store, Actor("王芳", Role.READER))
    undo(store, Actor("王芳", Role.CODER))
    assert store.annotations() == ()


def test_members_are_in_the_backup_and_in_no_export(store: Store, tmp_path: Path) -> None:
    """Roles come back with a backup; a backup without members leaves those there are; exports hold none."""
    add_pair(store)
    back_up(store, OPERATOR, tmp_path / "before.gz")
    enrol(store.database, WANG, newcomer=Role.READER, at=AT)
    grant(store.database, OPERATOR, "u-1", Role.ADMIN, at=AT)
    there, events = members(store.database, OPERATOR), member_events(store.database, OPERATOR)
    back_up(store, OPERATOR, tmp_path / "after.gz")
    assert b"u-1" in gzip.decompress((tmp_path / "after.gz").read_bytes())
    bring_back(store, OPERATOR, tmp_path / "before.gz", replace_all=True)
    assert members(store.database, OPERATOR) == there
    grant(store.database, OPERATOR, "u-9", Role.ADMIN, issuer=ISSUER, at=AT)
    assert bring_back(store, OPERATOR, tmp_path / "after.gz", replace_all=True) == ()
    assert members(store.database, OPERATOR) == there
    assert member_events(store.database, OPERATOR) == events
    assert "wang@example.org" not in repr(store.snapshot())
    assert check_store(store) == ()
