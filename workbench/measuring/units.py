"""Units of measure and counting words: their names, what they measure, and their base units."""

from __future__ import annotations

from typing import NamedTuple

from workbench.text.lexicon import index_beginnings, longest_at, read_rows


class Unit(NamedTuple):
    """A unit as written: its base unit, the factor to it, and what kind of thing it measures.

    ``arabic_only`` marks units that form ordinary words with a Chinese numeral (十分, 一次, 三期);
    ``not_before`` holds the characters that make another word of it (5部|门, 3天|然气).
    """

    base: str
    factor: float
    kind: str
    arabic_only: bool
    not_before: str


UNITS: dict[str, Unit] = {
    surface: Unit(base, float(factor), kind, numerals == "arabic", "" if not_before == "-" else not_before)
    for surface, base, factor, kind, numerals, not_before in read_rows("measuring", "units.tsv")
}
PERCENT = UNITS["%"]
DOUBLED = Unit("番", 1.0, "word", False, "")
UNCHANGED = Unit("%", 1.0, "word", False, "")
RANK = Unit("位", 1.0, "rank", False, "")
PURE = Unit("", 1.0, "count", False, "")
CHANGE_KINDS = frozenset({"share", "ratio"})
"""Units in which a fall is written as a negative value."""
COUNTED_KINDS = frozenset({"count", "person", "box"})
"""Units that are followed by the noun they count (3家企业)."""
CAPACITY_KINDS = frozenset({"mass", "energy", "volume", "data"})
"""Units that stand inside the names of works (120万吨乙烯项目)."""

_IN_TONNES = {"吨": 1.0, "公斤": 0.001, "斤": 0.0005}
_BEGINNINGS = index_beginnings(UNITS)


def kind_of_unit(unit: str) -> str:
    """Return one unit for all weights, else the unit itself: what is told in 斤 is told in 吨 elsewhere."""
    return "吨" if unit in _IN_TONNES else unit


def conversion(unit: str, to: str) -> float:
    """Return the factor from one weight to another (斤 to 吨: .0005), 1 for any other units."""
    return _IN_TONNES[unit] / _IN_TONNES[to] if unit in _IN_TONNES and to in _IN_TONNES else 1.0


def find_unit(text: str, at: int) -> str:
    """Return the longest unit that stands at ``at``, with a blank before it where there is one; else ""."""
    if unit := longest_at(_BEGINNINGS, text, at):
        return unit
    if text.startswith(" ", at) and (unit := longest_at(_BEGINNINGS, text, at + 1)):
        return f" {unit}"
    return ""
