"""How the contract writes numbers."""

from __future__ import annotations

from typing import Any

from workbench.model.commitment import Period

Json = dict[str, Any]


def period_json(period: Period | None) -> Json | None:
    """Return the years that a promise runs over."""
    return None if period is None else {"from": period.since, "to": period.until}


def plain_number(value: float | None) -> float | int | None:
    """Return whole numbers as integers, so that 95000 does not read 95000.0."""
    return int(value) if value is not None and float(value).is_integer() else value
