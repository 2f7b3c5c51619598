"""What one action is, and what it does to one record."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.store.record_types import Key, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an action does to one record; ``before`` or ``after`` is None where there was or is none."""

    key: Key
    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Who does what, when; ``batch`` names the action in the log and for undo."""

    actor: str
    name: str
    at: str
    batch: str
