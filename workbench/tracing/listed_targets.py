"""Read targets that share a clause: 城市、县城污水集中处理率分别达到95%和85%."""

from __future__ import annotations

import re
from dataclasses import dataclass

_EACH = re.compile("分别")
_AND = re.compile("[、和与]|(?<!普)及(?!以上|其)")
_VALUE = re.compile(r"[0-9][0-9.,]*(?:/[0-9]*)?[^、和与及，。；0-9]*")
# Words that end the name of something measured: what stands before them needs no more.
_MEASURED = re.compile("(?:消耗|能耗|率|量|数|浓度|强度|比重|比例|规模|水平|面积|收入|寿命|人口)$")
# Groups that a name may begin with: 城市污水处理率, 县城污水处理率.
_GROUP = re.compile("(?:城镇|城市|县城|农村|乡村|城区|建制镇|男性|女性)(?:居民)?")


@dataclass(frozen=True, slots=True)
class Listed:
    """One of several targets in a clause; ``name`` is empty where its own words do not tell it.

    ``verb_end`` is where the words before the first value end.
    """

    name: str
    verb_end: int


def read_listed(clause: str, at: int) -> Listed | None:
    """Return how the number at ``at`` of a clause with 分别 is named, None for a clause without.

    Raise ValueError where names and values are not as many: whose a value is can't be told then.
    """
    each = _EACH.search(clause, 0, at)
    if each is None:
        return None
    names = [name for name in _AND.split(clause[: each.start()]) if name]
    values = list(_VALUE.finditer(clause, each.end()))
    order = next((number for number, value in enumerate(values) if value.start() == at), None)
    if len(values) < 2 or order is None:
        return None
    if len(names) != len(values):
        raise ValueError("as many names as values are needed")
    return Listed(_whole(names[order], names[-1]), values[0].start())


def _whole(name: str, last: str) -> str:
    """Return a name of a list with what it shares with the last one, empty where that is not plain."""
    if _MEASURED.search(name):
        return name
    own, other = _GROUP.fullmatch(name), _GROUP.match(last)
    return name + last[other.end() :] if own and other else ""
