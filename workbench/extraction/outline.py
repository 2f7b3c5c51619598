"""Where a sentence stands in a report's outline: its section and theme, and whether it only opens one."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.extraction import commitment_signs as signs
from workbench.model.report import HEADING_KINDS, Node, Report

_SLACK = 4  # numbering and the full stop that a heading's text may lack


class Place(NamedTuple):
    """A sentence's place: section and theme ids, and the words of its headings as ``title``.

    ``goals`` says that a heading announces targets, ``heading`` says that the sentence is the heading of a
    part or section itself, ``lead`` that it is that of a theme, ``preamble`` that it opens a section
    whose themes follow, ``principles`` that a heading announces guiding principles and no tasks.
    """

    section: str | None
    theme: str | None
    title: str
    goals: bool
    heading: bool
    lead: bool
    preamble: bool
    principles: bool


NOWHERE = Place(None, None, "，", goals=False, heading=False, lead=False, preamble=False, principles=False)
_PRINCIPLES = re.compile("总体要求|指导思想|总体思路|基本原则|基本遵循")
_TASKS = re.compile("任务|重点|安排|措施|举措|部署|工作目标|主要目标|预期目标")


class Outline:
    """The headings of a report, prepared for many questions."""

    def __init__(self, report: Report) -> None:
        self._by_id = report.by_id
        self._first_theme: dict[str, int] = {}
        self._places: dict[str, Place] = {}
        self._above: dict[str, tuple[Node | None, Node | None, Node | None]] = {}
        for node in report.headings:
            if node.kind == "theme" and (above := self._headings(node.parent)[0]) is not None:
                self._first_theme.setdefault(above.id, node.start)

    def place(self, sentence: Node) -> Place:
        """Return the place of a sentence."""
        nearest, section, theme = self._headings(sentence.parent)
        if nearest is None:
            return NOWHERE
        if nearest.id not in self._places:
            title = f"{theme.heading if theme else ''}，{section.heading if section else ''}"
            goals = signs.TARGETS.search(title) is not None
            ids = section.id if section else None, theme.id if theme else None
            self._places[nearest.id] = Place(
                *ids,
                title,
                goals,
                heading=False,
                lead=False,
                preamble=False,
                principles=self._announces_principles(nearest),
            )
        place = self._places[nearest.id]
        if self._is_heading(sentence, nearest):
            of_theme = nearest.kind == "theme"
            return place._replace(heading=not of_theme, lead=of_theme)
        first = self._first_theme.get(nearest.id) if nearest.kind == "section" else None
        if first is not None and sentence.start < first:
            return place._replace(preamble=True)
        return place

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

    def _announces_principles(self, heading: Node) -> bool:
        """Say whether a heading, or one above it, announces principles (工作总体要求) and no tasks."""
        above: Node | None = heading
        while above is not None:
            words = above.heading or ""
            if _PRINCIPLES.search(words):
                return _TASKS.search(words) is None
            above = self._by_id[above.parent] if above.parent else None
        return False

    @staticmethod
    def _is_heading(sentence: Node, nearest: Node | None) -> bool:
        if nearest is None or nearest.heading is None or sentence.start != nearest.start:
            return False
        return sentence.end - sentence.start <= len(nearest.heading) + _SLACK
