"""Numbers with what is told of them, made by hand for the tests of measuring."""

from __future__ import annotations

from typing import Any

from workbench.measuring.measured_numbers import Measure
from workbench.model.commitment import Quantity


def made(metric: str, value: float, unit: str = "个", *, at: int = 0, **told: Any) -> Measure:
    """Return a number of five characters that starts at ``at``, with what is told of it."""
    number = {each: told.pop(each) for each in ("direction", "comparator", "role", "raw") if each in told}
    quantity = Quantity(**{"raw": "", **number}, start=at, end=at + 5, metric=metric, value=value, unit=unit)
    return Measure(
        quantity,
        told.pop("names", (metric,)),
        told.pop("unfinished", False),
        told.pop("former", False),
        told.pop("scope", None),
        told.pop("capped", False),
        **told,
    )
