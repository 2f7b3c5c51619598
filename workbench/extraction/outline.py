"""Where a sentence stands in a report's outline: its section and theme, and whether it only opens one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workbench.extraction import commitment_signs as signs
from workbench.model.genre import Genre
from workbench.model.report import HEADING_KINDS, Node, Report

_SLACK = 4  # numbering and the full stop that a heading's text may lack


class Place(NamedTuple):
    """A sentence's place: section and theme ids, and the words of its headings as ``title``.

    ``goals`` says that a heading announces targets, ``silent`` says that nothing is promised: the sentence is
    the heading of a part or section itself, or stands under one about circumstances; ``lead`` that it is the
    heading of a theme, ``preamble`` that it opens a section whose themes follow, ``principles`` that a
    heading announces guiding principles and no tasks.
    """

    section: str | None
    theme: str | None
    title: str
    goals: bool
    silent: bool
    lead: bool
    preamble: bool
    principles: bool


NOWHERE = Place(None, None, "，", goals=False, silent=False, lead=False, preamble=False, principles=False)
_PRINCIPLES = re.compile("总体要求|指导思想|总体思路|基本原则|基本遵循")
_PRINCIPLES_OF_PLANS = re.compile(f"{_PRINCIPLES.pattern}|指导方针|遵循的?原则")
_TASKS = re.compile("任务|重点|安排|措施|举措|部署|工作目标|主要目标|预期目标")
# 第一章 发展环境, 二、面临的形势 tells what is so; 优化发展环境 and 面临的形势和任务 tell what is to be done.
_CIRCUMSTANCE = "(?:环境|形势|背景|现状|基础|条件|机遇|挑战)"
_ON_CIRCUMSTANCES = re.compile(
    r"(?:第[一二三四五六七八九十\d]{1,3}[章节篇]|[（(]?[一二三四五六七八九十\d]{1,3}[）).、．])?\s*"
    r"(?:我国|我[省市区县州]|全[国省市区县州]|国内外|国内国际|当前)?(?:经济社会)?(?:发展(?:面临)?|面临)的?"
    rf"(?:主要|宏观|外部|国际)?{_CIRCUMSTANCE}(?:[和与及、]{_CIRCUMSTANCE})*(?:分析)?[。：]?"
)


class _Under(NamedTuple):
    """What is so of the sentences under a heading: the usual place, and those that are apart from it.

    A sentence that begins at ``start`` and is no longer than ``longest`` is the heading ``itself``; one
    before ``first_theme`` is ``above`` the themes.
    """

    start: int
    longest: int
    first_theme: int
    usual: Place
    itself: Place
    above: Place


_UNDER_NOTHING = _Under(-1, 0, -1, NOWHERE, NOWHERE, NOWHERE)


class Outline:
    """The headings of a report, prepared for many questions."""

    def __init__(self, report: Report) -> None:
        self._by_id = report.by_id
        # In others such headings often stand over more than their own words.
        self._of_five_years = report.genre is Genre.FIVE_YEAR_PLAN
        self._first_theme: dict[str, int] = {}
        self._under: dict[str, _Under] = {}
        self._above: dict[str, tuple[Node | None, Node | None, Node | None]] = {}
        for node in report.headings:
            if node.kind == "theme" and (above := self._headings(node.parent)[0]) is not None:
                self._first_theme.setdefault(above.id, node.start)

    def place(self, sentence: Node) -> Place:
        """Return the place of a sentence."""
        return self.places([sentence])[0]

    def places(self, sentences: Iterable[Node]) -> list[Place]:
        """Return the place of each of some sentences."""
        found: list[Place] = []
        parent: str | None = None
        heading, longest, first_theme, usual, itself, above = _UNDER_NOTHING
        for sentence in sentences:
            if sentence.parent != parent:  # those of a paragraph stand under the same headings
                parent = sentence.parent
                heading, longest, first_theme, usual, itself, above = self._told_under(parent)
            start = sentence.start
            if start == heading and sentence.end - start <= longest:
                found.append(itself)
            else:
                found.append(above if start < first_theme else usual)
        return found

    def _told_under(self, parent: str | None) -> _Under:
        """Return what is so of the sentences right below a node."""
        nearest, section, theme = self._headings(parent)
        if nearest is None:
            return _UNDER_NOTHING
        if nearest.id not in self._under:
            title = f"{theme.heading if theme else ''}，{section.heading if section else ''}"
            section_id, theme_id = section.id if section else None, theme.id if theme else None
            goals, principles = signs.TARGETS.search(title) is not None, self._announces_principles(nearest)
            silent = self._of_five_years and self._tells_circumstances(nearest)
            # Written out: for each heading ``_replace`` would take three times as long.
            usual, itself, above = (
                Place(section_id, theme_id, title, goals, of_heading or silent, lead, preamble, principles)
                for of_heading, lead, preamble in (
                    (False, False, False),
                    (nearest.kind != "theme", nearest.kind == "theme", False),
                    (False, False, True),
                )
            )
            self._under[nearest.id] = _Under(
                nearest.start if nearest.heading is not None else -1,
                len(nearest.heading or "") + _SLACK,
                self._first_theme.get(nearest.id, -1) if nearest.kind == "section" else -1,
                usual,
                itself,
                above,
            )
        return self._under[nearest.id]

    def _headings(self, parent: str | None) -> tuple[Node | None, Node | None, Node | None]:
        """Return the nearest heading above, the nearest section and the nearest theme."""
        if parent is None:
            return None, None, None
        if parent in self._above:
            return self._above[parent]
        node = self._by_id[parent]
        nearest, section, theme = self._headings(node.parent)
        if node.kind in HEADING_KINDS:
            nearest = node
            if node.kind == "theme":
                theme = node
            else:
                section, theme = (node if node.kind == "section" else None), None
        self._above[parent] = nearest, section, theme
        return self._above[parent]

    def _tells_circumstances(self, heading: Node) -> bool:
        """Say whether a heading, or one above it, is about circumstances alone (发展环境)."""
        return any(_ON_CIRCUMSTANCES.fullmatch(words) for words in self._words_above(heading))

    def _announces_principles(self, heading: Node) -> bool:
        """Say whether a heading, or one above it, announces principles (工作总体要求) and no tasks."""
        principles = _PRINCIPLES_OF_PLANS if self._of_five_years else _PRINCIPLES
        for words in self._words_above(heading):
            if principles.search(words):
                return _TASKS.search(words) is None
        return False

    def _words_above(self, heading: Node) -> Iterator[str]:
        """Yield the words of a heading, then of those above it."""
        above: Node | None = heading
        while above is not None:
            yield above.heading or ""
            above = self._by_id[above.parent] if above.parent else None
