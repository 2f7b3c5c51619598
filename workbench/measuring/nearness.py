"""Whether two amounts may be of one thing by their size."""

from __future__ import annotations

from workbench.measuring.measured_numbers import Measure
from workbench.measuring.names_alike import core_of
from workbench.measuring.times_taken import DAYS
from workbench.settings import AlignmentSettings

NEAR_FACTOR = 1.5
"""So many times as much is still near, of what has hardly a name and of what is a year's part of a task."""
_SHORT = 2
_OF_THE_YEAR = "年度"


def are_near(plan: Measure, actual: Measure, settings: AlignmentSettings, *, answering: bool = False) -> bool:
    """Say whether two amounts may be of one thing by their size.

    What is told as a level reached (达到) beside a plan that adds, and what has hardly a name, must lie
    nearer than others.
    """
    if plan.quantity.unit in DAYS:
        return True  # 20天 came down to 1天 within a year or two
    values = sorted((abs(plan.quantity.value), abs(actual.quantity.value)))
    factor = settings.largest_factor
    if any(_OF_THE_YEAR in name for name in plan.names):
        factor = NEAR_FACTOR  # 年度6万人搬迁任务 is not the 18万人 of all years
    if actual.scope == "stock" and plan.scope != "stock":
        factor = settings.largest_level_factor
    if len(core_of(plan.quantity.metric or "")) <= _SHORT and not answering:
        added = plan.scope == actual.scope == "added"
        added = added and core_of(plan.quantity.metric or "") == core_of(actual.quantity.metric or "")
        factor = settings.largest_level_factor if added else NEAR_FACTOR
    return values[1] <= factor * values[0]
