"""Take the malformed fields off a record that today's program refuses, where it still says something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from workbench.model.decision import Document
from workbench.model.plain import to_plain
from workbench.store.record_form import fault_of

# What a decision consists of: without it a record would say something that nobody decided.
_ESSENTIAL = frozenset(
    ("id", "anchor", "decision", "verdict", "evidence", "search", "linked", "older", "newer", "adjudicated")
)


def mended(type: type[Any], plain: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return a record's plain form that is whole, with as little as possible taken off; None where none is.

    A field that was taken off has the value it has when nobody says anything. The version is raised.
    """
    version = plain.get("version")
    now = dict(plain)
    if isinstance(version, int) and not isinstance(version, bool) and 0 <= version < 2**31 - 1:
        now["version"] = version + 1
    elif "version" in plain:
        now["version"] = 1
    for _ in range(len(now) + 20):
        fault = fault_of(type, now)
        if not fault:
            return now
        better = _without(type, now, fault)
        if better is None:
            return None
        now = better
    return None


def _without(type: type[Any], plain: dict[str, Any], fault: str) -> dict[str, Any] | None:
    """Return the record without the one thing that is at fault, None where that cannot be taken off."""
    known = {each.name: each for each in fields(type)}
    for name, held in plain.items():
        if name not in known:
            return {key: value for key, value in plain.items() if key != name}
        if name in _ESSENTIAL:
            continue
        for value in _instead(known[name], held, hints=type is Document and name == "hints"):
            candidate = plain | {name: value}
            if fault_of(type, candidate) != fault:
                return candidate
    return None


def _instead(field: Any, value: Any, *, hints: bool) -> list[Any]:
    """Return what a field could hold instead, the least loss first."""
    found: list[Any] = []
    if hints and isinstance(value, Mapping):
        found += [{key: each for key, each in value.items() if key != gone} for gone in value]
    if field.default is not MISSING:
        found.append(to_plain(field.default))
    elif field.default_factory is not MISSING:
        found.append(to_plain(field.default_factory()))
    return found
