"""What a number in a text measures, by its metric and the words around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from workbench.measuring.number_signs import NO_SIGNS, Signs
from workbench.measuring.read_once import ReadOnce
from workbench.measuring.words_around import WordsAround
from workbench.model.commitment import Quantity


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity with the names that its surroundings give to what it measures, normalised.

    The noun may stand before the number (设施农业2万亩) or behind it (33个重点项目), or around it.
    ``unfinished``: the words around speak of something begun and not of anything finished. ``former``:
    the number is what something was changed from (由8000亩调整为…),
    or only cited (与8%的目标有差距). ``scope``: a number of things added
    in the year, of all there are, or None where that is not said. ``capped``: it is to be kept down.
    ``level``: it is where something comes to (下降到47), not by how much. ``over_years``: it is told of
    several years together, ``partial``: of a part of the year.
    ``stock``: the words say that it is all there is by now, not what a year brought.
    ``risen``: it is where something has come to from a number told before it (从29%提高到36%).
    ``each``: the things of a list that the one number is of each (A、B均增长7%).
    ``short``: the word that says that it was not quite reached (接近2.8%).
    ``sized``: by what size those are that are counted (产值超百亿元的园区9家).
    ``helped``: what is counted was helped. ``place``: the prefecture that its name begins with.
    ``signs``: what else tells it from its like. ``years``: the five-year plan that its sentence names.
    ``condition``: a sum that says which things are counted (过10亿元的企业). ``prices``: whether the words
    say that growth is real, nominal or on a like basis. ``stage``: how far works have come, by the words
    around.
    ``than_last``: it is by how much more or less than the year before (比去年增加600亿元), or than planned.
    ``twice``: the growth just told, on another basis (增长7%，同口径增长9%).
    ``zone``: its paragraph opens with a sentence about a zone.
    ``part``: the zones, corps and owners that its passage is about, where it is not the whole place.
    """

    quantity: Quantity
    names: tuple[str, ...]
    unfinished: bool
    former: bool
    scope: str | None
    capped: bool
    level: bool = False
    over_years: bool = False
    partial: bool = False
    stock: bool = False
    each: tuple[str, ...] = ()
    part: frozenset[str] = frozenset()
    short: str = ""
    condition: bool = False
    prices: str = ""
    stage: int = 0
    than_last: bool = False
    helped: bool = False
    sized: str = ""
    place: str = ""
    signs: Signs = NO_SIGNS
    years: str = ""
    zone: bool = False
    twice: bool = False
    risen: bool = False

    @staticmethod
    def read(quantity: Quantity, text: str) -> Measure:
        """Name the quantity from its metric and the words around it in ``text``."""
        return _MeasureOnDemand.of(WordsAround(quantity, text))


class _MeasureOnDemand(Measure):
    """A measure of which each field is read when it is first asked for: most are compared by names alone."""

    _words: WordsAround

    @staticmethod
    def of(words: WordsAround) -> Measure:
        """Return what a number measures by the words around it."""
        measure = object.__new__(_MeasureOnDemand)
        object.__setattr__(measure, "_words", words)
        object.__setattr__(measure, "quantity", words.quantity)
        return measure


for _name in (each.name for each in fields(Measure) if each.name != "quantity"):
    _read = ReadOnce[Any](attrgetter(f"_words.{_name}"))
    _read.__set_name__(_MeasureOnDemand, _name)
    setattr(_MeasureOnDemand, _name, _read)


def read_measures(
    quantities: Sequence[Quantity],
    text: str,
    spanning: Callable[[int], bool] | None = None,
    own_place: str = "",
) -> list[Measure]:
    """Name quantities in order; one that replaces a former one is named like it (由X调整为Y).

    ``spanning`` says of a place whether what stands there is told of several years; ``own_place`` is that
    of the report, whose name tells no number from another.
    """
    found: list[Measure] = []
    words: WordsAround | None = None
    for quantity in quantities:
        words = WordsAround(quantity, text, words, spanning, own_place)
        found.append(_MeasureOnDemand.of(words))
    return found
