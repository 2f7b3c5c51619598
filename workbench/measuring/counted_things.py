"""What two numbers count, by their units and the nouns behind them."""

from __future__ import annotations

import re

from workbench.measuring.equivalent_metrics import COUNTED
from workbench.model.commitment import Quantity

_FIRMS = "家"
_WORKS = re.compile("(?:项目|工程|场景|课题|成果|产品)$")
_LONG_NAME = 8
_LISTED = re.compile("[、和与及]")


def counts_firms(one: Quantity, other: Quantity) -> bool:
    """Say whether one number counts firms and the other what they make (12家企业入选, 示范项目10个)."""
    firms = one.unit == _FIRMS, other.unit == _FIRMS
    works = [_WORKS.search(each.metric or "") is not None for each in (one, other)]
    return firms[0] != firms[1] and works[0] != works[1] and works[firms[0]]


def counts_the_named(one: Quantity, other: Quantity) -> bool:
    """Say whether just as many are told of what begins with one long name (9条重点产业链建设, …链图谱)."""
    if one.value != other.value or one.unit != other.unit or one.unit not in COUNTED:
        return False
    name, told = one.metric or "", other.metric or ""
    alike = len(name) >= _LONG_NAME and name[:_LONG_NAME] == told[:_LONG_NAME]
    return alike and not _LISTED.search(name) and not _LISTED.search(told)
