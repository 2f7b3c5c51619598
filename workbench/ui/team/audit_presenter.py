"""The log as an administrator reads it: who did what to which record, and which fields changed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.model.decision import LogEntry
from workbench.model.member import MemberEvent
from workbench.model.roles import Role
from workbench.model.suggestion import ModelCall
from workbench.ui.i18n import Language, moment, table, translate

# Fields that change with every write and say nothing.
_QUIET = frozenset(("version", "modified", "created"))


def role_name(role: Role, language: Language) -> str:
    """Return what a role is called."""
    return translate(language, f"role.{role.name.lower()}")


def action_name(action: str, language: Language) -> str:
    """Return what an action is called; its own name where the tables have none."""
    prefix, _, rest = action.partition(":")
    if rest and prefix in ("undo", "redo"):
        return translate(language, f"audit.{prefix}")
    if rest:
        return translate(language, "audit.theirs", action=action_name(rest, language))
    return table(language).get(f"action.{re.sub(r'[^a-z]', '_', action)}", action)


def audit_rows(log: Iterable[LogEntry], language: Language) -> list[dict[str, str | int]]:
    """Return the lines of the log as rows of a table, each with the fields that changed."""
    label = {name: translate(language, f"audit.{name}") for name in ("seq", "at", "actor", "action")}
    return [
        {
            label["seq"]: line.seq,
            label["at"]: moment(language, line.at),
            label["actor"]: line.actor,
            label["action"]: action_name(line.action, language),
            translate(language, "audit.object"): line.object,
            translate(language, "audit.changed"): changed_fields(line, language),
        }
        for line in log
    ]


def foreign_rows(lines: Iterable[tuple[LogEntry, str]], language: Language) -> list[dict[str, str | int]]:
    """Return lines of other stores' history as rows: what a file said, and who brought it here."""
    said, brought = (translate(language, f"audit.{name}") for name in ("said_by", "brought_by"))
    return [
        {
            brought: who,
            translate(language, "audit.said_at"): line.at,
            said: line.actor,
            translate(language, "audit.action"): action_name(line.action, language),
            translate(language, "audit.object"): line.object,
            translate(language, "audit.changed"): changed_fields(line, language),
        }
        for line, who in lines
    ]


def changed_fields(line: LogEntry, language: Language) -> str:
    """Return the names of the fields that a line of the log changed."""
    if line.before is None and line.after is None:
        return ""
    if line.before is None:
        return translate(language, "audit.made")
    if line.after is None:
        return translate(language, "audit.removed")
    names = sorted({*line.before, *line.after} - _QUIET)
    return ", ".join(name for name in names if line.before.get(name) != line.after.get(name))


def event_rows(events: Iterable[MemberEvent], language: Language) -> list[dict[str, str]]:
    """Return first sign-ins and changes of roles as rows of a table."""
    return [
        {
            translate(language, "audit.at"): moment(language, each.at),
            translate(language, "audit.actor"): each.actor,
            translate(language, "team.member"): each.name or each.subject,
            translate(language, "team.before"): role_name(each.before, language),
            translate(language, "team.after"): role_name(each.after, language),
        }
        for each in events
    ]


def model_rows(calls: Iterable[ModelCall], language: Language) -> list[dict[str, str]]:
    """Return what a model was asked and answered as rows of a table."""

    def named(key: str) -> str:
        return translate(language, key)

    return [
        {
            named("audit.at"): moment(language, each.at),
            named("audit.actor"): each.actor,
            named("audit.model_name"): each.model,
            named("audit.model_address"): each.address,
            named("audit.model_task"): named(f"model.task_{each.task}"),
            named("audit.model_subject"): each.subject,
            named("audit.model_outcome"): named(f"model.outcome_{each.outcome}"),
            named("audit.model_prompt"): each.prompt,
            named("audit.model_answer"): each.answer,
        }
        for each in calls
    ]
