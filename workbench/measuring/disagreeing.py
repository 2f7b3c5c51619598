"""Whether two sources that tell of one thing give different numbers for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from workbench.measuring.measured_numbers import Measure
from workbench.measuring.sameness import kind_of, sameness
from workbench.model.commitment import Quantity
from workbench.settings import AlignmentSettings
from workbench.text.lexicon import read_rows

_CLAUSE_END = re.compile("[，,；;。：:！？!?\n\t]")
_PER_HEAD = re.compile("人均|户均|平均工资|平均收入|平均年龄|平均预期|平均受教育")
_LOOK_BACK = 40
_FIGURES = re.compile(r"\d+(?:[,，]\d{3})*(?:\.(\d+))?")
_FEW_FIGURES = 2
_NEARLY = 0.01


@dataclass(frozen=True, slots=True)
class ReportedNumber:
    """A number in the text of its source."""

    quantity: Quantity
    text: str

    @property
    def moment(self) -> frozenset[str]:
        """Return what its clause says of when it is told: ``mean``, ``end``, ``part``, or nothing."""
        start = self.quantity.start
        ahead = _CLAUSE_END.split(self.text[max(0, start - _LOOK_BACK) : start])[-1]
        told = _PER_HEAD.sub("", f"{ahead}\n{self.quantity.metric or ''}")
        return frozenset(kind for kind, word in _words() if word in told)


def disagree(one: ReportedNumber, other: ReportedNumber, settings: AlignmentSettings) -> bool:
    """Say whether both numbers surely measure one thing, told of one moment, and are not the same.

    A rounded number is the same as the exact one, and a bound the same as what keeps to it.

    >>> from workbench.measuring.quantities import find_quantities_in
    >>> from workbench.settings import DEFAULTS
    >>> told = [ReportedNumber(find_quantities_in(t)[0], t) for t in ("新建公园9个", "新建公园12个")]
    >>> disagree(*told, DEFAULTS.alignment)
    True
    """
    first, second = (Measure.read(each.quantity, each.text) for each in (one, other))
    if one.moment != other.moment or _is_change(first) != _is_change(second):
        return False
    if first.prices != second.prices:
        return False  # 实际增长5.3% is no other word on 增长5.7%, which may be nominal
    sure = min(sameness(first, second, settings), sameness(second, first, settings))
    return sure >= settings.exact_likeness and not _agree(first, second, settings)


def _is_change(measure: Measure) -> bool:
    """Say whether an amount or share is told by how much it changed, not as what it came to."""
    told = measure.quantity.direction in ("up", "down") and not measure.level
    return told and kind_of(measure.quantity) in ("amount", "share")


def _agree(one: Measure, other: Measure, settings: AlignmentSettings) -> bool:
    """Say whether both numbers may be the same: equal, one rounded, or one a bound that the other keeps."""
    first, second = _signed(one.quantity), _signed(other.quantity)
    apart = abs(first - second)
    if apart <= max(_rounding(one.quantity, first, second), _rounding(other.quantity, second, first)):
        return True
    return _bounds(one, first, second, settings) or _bounds(other, second, first, settings)


def _signed(quantity: Quantity) -> float:
    return -abs(quantity.value) if quantity.direction == "down" else quantity.value


def _rounding(quantity: Quantity, own: float, other: float) -> float:
    """Return how far a number may lie from one that it was rounded from."""
    found = _FIGURES.search(quantity.raw)
    if found is None:
        return 0.0
    figures = re.sub("[,，]", "", found[0])
    if float(figures) == 0:
        return 0.0
    last = abs(own) / float(figures) * 10.0 ** -len(found[1] or "")
    few = len(figures.replace(".", "").strip("0")) < _FEW_FIGURES
    half = last / 2 * (1 + 1e-9)
    return min(half, _NEARLY * abs(other)) if few else half


def _bounds(bound: Measure, own: float, other: float, settings: AlignmentSettings) -> bool:
    near = abs(own - other) <= settings.around_tolerance * abs(own)
    if bound.short or bound.quantity.comparator == "~":
        return near
    if bound.quantity.direction == "down":
        own, other = -own, -other  # 下降3%以上 says how deep the fall is at least
    if bound.quantity.comparator in (">=", ">"):
        return other >= own
    return bound.quantity.comparator in ("<=", "<") and other <= own


@cache
def _words() -> tuple[tuple[str, str], ...]:
    return tuple((kind, word) for kind, word in read_rows("measuring", "moments.tsv"))
