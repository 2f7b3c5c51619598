"""Rows without what others wrote, for who is to judge them blind and has not yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

_WRITTEN: Mapping[str, Any] = {"note": "", "tags": [], "fields": {}, "coded": []}
"""What people write of a commitment, by the name under which it is sent."""


def written(names: Iterable[str]) -> bool:
    """Say whether one of these fields is what people write."""
    return any(name in _WRITTEN for name in names)


def masked(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row whose notes, tags and coded fields are empty."""
    return {name: _WRITTEN.get(name, value) for name, value in row.items()}


def masked_rows(rows: Iterable[Mapping[str, Any]], hidden: Collection[str]) -> list[dict[str, Any]]:
    """Return the rows, those of ``hidden`` masked."""
    return [masked(row) if row["id"] in hidden else dict(row) for row in rows]


def masked_by_item(rows: Mapping[str, Mapping[str, Any]], hidden: Collection[str]) -> dict[str, Any]:
    """Return the rows by their item, those of ``hidden`` masked."""
    return {item: masked(row) if item in hidden else row for item, row in rows.items()}
