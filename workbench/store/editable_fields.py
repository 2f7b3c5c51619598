"""Which fields of a record a person may change, and in which shape they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.errors import StoreError

OF_ANNOTATION = frozenset(
    ("type", "area", "items", "bodies", "deadline", "quantities", "tags", "note", "reason", "extra", "fields")
)
OF_ASSESSMENT = frozenset(
    (
        *("official_claim", "schedule", "attainment", "evidence", "search", "rationale", "successor"),
        *("considered", "incomparable", "extra"),
    )
)


def changes(values: Mapping[str, Any], editable: frozenset[str]) -> dict[str, Any]:
    """Return the values as a record keeps them (lists as tuples).

    Raises StoreError where one of them may not be changed.
    """
    wrong = sorted(values.keys() - editable)
    if wrong:
        raise StoreError("store.cannot_be_changed", field=wrong[0], editable=tuple(sorted(editable)))
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
