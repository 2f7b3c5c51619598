"""Attack: SQL in every field, filter and argument."""

from __future__ import annotations

import pytest

from tests.security.attacks import SQL
from workbench.annotation.actions import Actor, Role, create_commitment, give_verdict
from workbench.errors import StoreError
from workbench.model.decision import Search, Verdict
from workbench.model.hints import Hints
from workbench.people.id_token import Identity
from workbench.people.membership import enrol, grant, members
from workbench.pipeline.access import audit
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace
from workbench.store.integrity import check_store

ADMIN = Actor("管理")
OLDER, NEWER = "yunhai-2024", "yunhai-2025"


@pytest.mark.parametrize("attack", SQL)
def test_attack_sql_in_what_is_saved(workspace: Workspace, attack: str) -> None:
    """It is kept as the words it is, under the name it was given, and the store stays sound."""
    coder = Actor(attack, Role.CODER)
    (note,) = create_commitment(
        workspace.store, coder, OLDER, 100, 120, note=attack, tags=(attack,), area=attack
    )
    give_verdict(
        workspace.store,
        coder,
        note,
        NEWER,
        Verdict.NO_EVIDENCE,
        rationale=attack,
        search=Search(queries=(attack,), sections=(attack,)),
    )
    hints = Hints(title=attack, jurisdiction=attack, year=2031, speaker=attack, source=attack)
    text = "各位代表：\n一、2030年工作回顾\n新增就业9.5万人。\n二、2031年工作安排\n" + "建成公园3个。" * 100
    added = add_report(workspace, text.encode(), f"{attack}.txt", hints=hints, actor=coder)
    assert workspace.store.annotations(coder=attack)[0].note == attack
    assert workspace.store.document(added.document.id).title == attack
    assert check_store(workspace.store) == ()


@pytest.mark.parametrize("attack", [*SQL, "%", "_"])
def test_attack_sql_in_what_is_looked_up(workspace: Workspace, attack: str) -> None:
    """A filter that nothing equals finds nothing; it is never part of a statement."""
    store = workspace.store
    assert store.annotations(document=attack) == ()
    assert store.annotations(coder=attack, id=attack) == ()
    assert store.assessments(annotation=attack, against=attack, document=attack) == ()
    assert store.links(older=attack, newer=attack) == ()
    assert store.log(object=attack, actor=attack) == ()
    assert store.lost_copies(attack) == ()
    assert audit(workspace, ADMIN, by=attack, object=attack) == ()
    with pytest.raises(StoreError, match="没有报告"):
        store.document(attack)
    with pytest.raises(StoreError):
        store.undo(attack, attack)
    assert check_store(store) == ()


@pytest.mark.parametrize("attack", SQL)
def test_attack_sql_in_who_signs_in(workspace: Workspace, attack: str) -> None:
    """Names, subjects and the words of a grant are values: nobody else is made administrator."""
    database = workspace.store.database
    at = "2026-01-09T08:00:00.000+00:00"
    enrol(
        database, Identity(issuer="i", subject="other", name="王", email="w@x"), newcomer=Role.READER, at=at
    )
    enrol(
        database, Identity(issuer="i", subject=attack, name=attack, email=attack), newcomer=Role.READER, at=at
    )
    grant(database, ADMIN, attack, Role.ADMIN, at=at)
    assert {each.subject: each.role for each in members(database, ADMIN)} == {
        "other": Role.READER,
        attack: Role.ADMIN,
    }
