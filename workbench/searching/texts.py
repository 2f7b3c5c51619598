"""A report as it is searched: its sentences, one to a line, folded so that writings of one word meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from workbench.model.part import PARTS, Part
from workbench.model.report import Node, Report
from workbench.model.span import Span
from workbench.text.scripts import fold, fold_characters

Numbers = NDArray[np.int64]
_WIDE = {0xFEE0 + code: code for run in ((48, 58), (65, 91), (97, 123)) for code in range(*run)}
_HAS_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One sentence (headings and rows of tables are such): offsets into the report's text.

    ``heading`` is the nearest heading above it, ``section`` the outermost one below the part.
    """

    start: int
    text: str
    part: Part
    heading: str
    section: str


@dataclass(frozen=True, kw_only=True, eq=False)
class SearchText:
    """A report's sentences; ``shown`` as they are written, ``folded`` to be searched, sign for sign.

    ``text_id`` is the SHA-256 of the report's text, ``report`` the id it is opened by.
    """

    report: str
    text_id: str
    place: str
    year: int | None
    units: tuple[Unit, ...]
    folded: str = field(repr=False)

    @cached_property
    def first(self) -> Numbers:
        """Return where each sentence starts in ``folded``."""
        lengths = [len(unit.text) + 1 for unit in self.units]
        return np.array([0, *accumulate(lengths)][: len(lengths)], dtype=np.int64)

    @cached_property
    def parts(self) -> Numbers:
        """Return by sentence which of ``PARTS`` it stands in."""
        return np.array([PARTS.index(unit.part) for unit in self.units], dtype=np.int64)

    @cached_property
    def sections(self) -> tuple[tuple[Part, str], ...]:
        """Return the sections in reading order, each with its part."""
        return tuple(dict.fromkeys((unit.part, unit.section) for unit in self.units))

    @cached_property
    def section_of(self) -> Numbers:
        """Return by sentence which of ``sections`` it stands in."""
        index = {each: number for number, each in enumerate(self.sections)}
        return np.array([index[unit.part, unit.section] for unit in self.units], dtype=np.int64)

    @cached_property
    def characters(self) -> Numbers:
        """Return by sentence how many characters it has, blanks left out."""
        return np.array([len("".join(unit.text.split())) for unit in self.units], dtype=np.int64)

    def unit_at(self, offset: int) -> int:
        """Return the number of the sentence that holds an offset of ``folded``."""
        return int(np.searchsorted(self.first, offset, side="right")) - 1

    def span_of(self, start: int, end: int) -> Span:
        """Return a place of ``folded`` as a place in the report's text; both ends in one sentence."""
        unit = self.unit_at(start)
        shift = self.units[unit].start - int(self.first[unit])
        return Span(start + shift, end + shift)


def search_text(report: Report, text_id: str) -> SearchText:
    """Return a report as it is searched; ``text_id`` is the SHA-256 of its text."""
    headings: dict[str, tuple[str, str]] = {}
    units = []
    end = 0
    for node in sorted(_leaves(report.nodes), key=lambda each: (each.start, -each.end)):
        if node.start < end:
            continue
        end = node.end
        above = node.parent or ""
        if above not in headings:
            headings[above] = _headings(report, node)
        heading, section = headings[above]
        # One line each: no word and no expression reaches from one sentence into the next.
        text = report.text[node.start : node.end].replace("\n", " ")
        units.append(Unit(start=node.start, text=text, part=node.part, heading=heading, section=section))
    return searched(
        report=report.id, text_id=text_id, place=report.jurisdiction or "", year=report.year, units=units
    )


def searched(*, report: str, text_id: str, place: str, year: int | None, units: Sequence[Unit]) -> SearchText:
    """Return sentences ready to be searched."""
    whole = "\n".join(unit.text for unit in units)
    folded = folded_text(fold(whole))
    return SearchText(
        report=report, text_id=text_id, place=place, year=year, units=tuple(units), folded=folded
    )


def folded_text(text: str) -> str:
    """Return a text with small letters and narrow digits, each sign in its place."""
    lowered = text.lower()
    # A few letters change length when lowered (İ); then each is lowered by itself where that is possible.
    if len(lowered) != len(text):
        lowered = "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)
    return lowered.translate(_WIDE) if _HAS_WIDE.search(lowered) else lowered


def folded_words(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return for each word how it may stand in a folded text: as it is written, and in simplified signs.

    Only texts in traditional characters are folded to simplified ones, so either may be met.
    """
    listed = list(dict.fromkeys(words))
    plain = [folded_text(" ".join(word.splitlines())) for word in listed]
    simple = (
        fold_characters("\n".join(plain)).split("\n") if plain else []
    )  # one by one each costs a twentieth of a second
    return {word: tuple(dict.fromkeys(each)) for word, *each in zip(listed, plain, simple, strict=True)}


def _leaves(nodes: Sequence[Node]) -> list[Node]:
    return [node for node in nodes if node.kind in ("sentence", "row") and node.end > node.start]


def _headings(report: Report, node: Node) -> tuple[str, str]:
    above = [each for each in report.ancestors(node) if each.heading]
    below_part = [each for each in above if each.kind != "part"] or above
    if not above:
        return "", ""
    return above[0].heading or "", below_part[-1].heading or ""
