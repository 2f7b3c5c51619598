"""Rows without what others wrote, for who is to judge them blind and has not yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from copy import copy
from typing import TypeVar

from workbench.ui.shapes.items import Notes

_Row = TypeVar("_Row", bound=Notes)


def written(names: Iterable[str]) -> bool:
    """Say whether one of these fields is what people write."""
    return any(name in Notes.__annotations__ for name in names)


def masked(row: _Row) -> _Row:
    """Return a row whose notes, tags and coded fields are empty."""
    bare = copy(row)
    bare["note"] = ""
    bare["tags"] = []
    if "fields" in bare:
        bare["fields"] = {}
    if "coded" in bare:
        bare["coded"] = []
    return bare


def masked_by_item(rows: Mapping[str, _Row], hidden: Collection[str]) -> dict[str, _Row]:
    """Return the rows by their item, those of ``hidden`` masked."""
    return {item: masked(row) if item in hidden else row for item, row in rows.items()}
