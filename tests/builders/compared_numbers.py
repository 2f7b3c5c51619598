"""Numbers of a plan set beside those of an answer, as the tests of measuring ask for them."""

from __future__ import annotations

from workbench.measuring.comparing import compare_numbers, told_apart
from workbench.measuring.measured_numbers import read_measures
from workbench.measuring.quantities import find_quantities_in
from workbench.settings import DEFAULTS


def compared(plan: str, answer: str, *, answering: bool = False) -> list[tuple[str, str, bool | None]]:
    """Return planned, actual and verdict of each comparison, as printed."""
    planned, reported = (read_measures(find_quantities_in(text), text) for text in (plan, answer))
    found = compare_numbers(told_apart(planned), reported, DEFAULTS.alignment, answering=answering)
    return [(each.comparison.planned, each.comparison.actual, each.comparison.met) for each in found]
