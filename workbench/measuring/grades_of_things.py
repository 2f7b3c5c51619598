"""Whether two names are of things of other grades (3A级景区) or levels (省级, 国家级)."""

from __future__ import annotations

import re

from workbench.measuring.equivalent_metrics import parse_metric

_GRADE = re.compile("[1-5]?A+级|[1-5]A(?=景区)|[一二三四五1-5]星")
# 省实验室 are not 全国重点实验室; what does not say its level may be of any.
_OF_LEVEL = re.compile("(全国|国家级?|[省市县区]级|[省市](?=重点|实验室|工程))")


def grades_apart(one: str, other: str) -> bool:
    """Say whether two names are of other grades (A级景区 counts all, 3A级景区 some of them)."""
    return _grades(one) != _grades(other)


def _grades(name: str) -> frozenset[str]:
    return frozenset(_GRADE.findall(name) if "A" in name or "星" in name else ())


def levels_apart(one: str, other: str) -> bool:
    """Say whether two names begin, behind their verbs, with two levels (省实验室, 全国重点实验室)."""
    found = [_OF_LEVEL.match(name) or _OF_LEVEL.match(parse_metric(name).noun) for name in (one, other)]
    return len({match[1][0].replace("全", "国") for match in found if match}) > 1
