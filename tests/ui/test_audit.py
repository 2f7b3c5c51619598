"""The log as an administrator reads it: words for actions, and which fields changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import workbench
from workbench.model.decision import LogEntry
from workbench.model.member import MemberEvent
from workbench.model.roles import Role
from workbench.ui.i18n import Language
from workbench.ui.team.audit_presenter import action_name, audit_rows, changed_fields, event_rows, role_name

ACTION = re.compile(r'action="([a-z]+\.[a-z_]+)"|"((?:document|link|anchor)\.[a-z]+)"\)')


def line(before: dict[str, object] | None, after: dict[str, object] | None, action: str = "x") -> LogEntry:
    """Return a line of the log."""
    return LogEntry(
        seq=1,
        at="2026-01-09T08:00:00.000+00:00",
        actor="王",
        action=action,
        object="annotation:n1",
        batch="b",
        before=before,
        after=after,
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_action_of_the_store_has_a_name(language: Language) -> None:
    """What the program writes into the log is told in words, in both languages."""
    folder = Path(workbench.__file__).parent
    source = "".join(p.read_text("utf-8") for p in (folder / "annotation").glob("*.py"))
    actions = {a or b for a, b in ACTION.findall(source)}
    assert len(actions) > 8
    assert [each for each in actions if action_name(each, language) == each] == []


def test_undo_and_imported_history_are_told_apart() -> None:
    """Undo, redo and other people's history name what they are about."""
    assert action_name("undo:abc", "zh") == "撤销"
    assert action_name("redo:abc", "en") == "redo"
    assert action_name("theirs:annotation.edit", "zh") == "导入的历史：修改标注"
    assert action_name("something.new", "zh") == "something.new"


def test_only_fields_that_changed_are_named() -> None:
    """The row says what changed, not what it holds, and not the version that always changes."""
    before = {"note": "一", "tags": ["a"], "version": 1, "modified": "x"}
    assert (
        changed_fields(line(before, before | {"note": "二", "version": 2, "modified": "y"}), "zh") == "note"
    )
    assert changed_fields(line(None, before), "zh") == "新建"
    assert changed_fields(line(before, None), "en") == "removed"
    (row,) = audit_rows([line(before, before | {"note": "秘密"})], "zh")
    assert "秘密" not in str(row)
    assert row["记录"] == "annotation:n1"


def test_changes_of_roles_are_rows() -> None:
    """Who gave whom which role, before and after."""
    event = MemberEvent(at="", actor="管理", name="王", subject="u-1", before=Role.READER, after=Role.CODER)
    (row,) = event_rows([event], "zh")
    assert list(row.values())[1:] == ["管理", "王", "读者", "编码员"]
    assert {role_name(role, "en") for role in Role} >= {"no access", "administrator"}
