"""Where a sentence stands in a report's outline: its section and theme, and whether it only opens one."""

from __future__ import annotations

from typing import NamedTuple

from workbench.extraction import commitment_signs as signs
from workbench.model.report import HEADING_KINDS, Node, Report

_SLACK = 4  # numbering and the full stop that a heading's text may lack


class Place(NamedTuple):
    """A sentence's place: section and theme ids, and the words of its headings as ``title``.

    ``goals`` says that a heading announces targets, ``heading`` says that the sentence is the heading of a
    part or section itself, ``lead`` that it is that of a theme, ``preamble`` that it opens a section
    whose themes follow.
    """

    section: str | None
    theme: str | None
    title: str
    goals: bool
    heading: bool
    lead: bool
    preamble: bool


_NOWHERE = Place(None, None, "，", goals=False, heading=False, lead=False, preamble=False)


class Outline:
    """The headings of a report, prepared for many questions."""

    def __init__(self, report: Report) -> None:
        self._by_id = report.by_id
        self._first_theme: dict[str, int] = {}
        self._places: dict[str, Place] = {}
        self._above: dict[str, tuple[Node | None, Node | None, Node | None]] = {}
        for node in report.nodes:
            if node.kind == "theme" and (above := self._headings(node.parent)[0]) is not None:
                self._first_theme.setdefault(above.id, node.start)

    def place(self, sentence: Node) -> Place:
        """Return the place of a sentence."""
        nearest, section, theme = self._headings(sentence.parent)
        if nearest is None:
            return _NOWHERE
        if nearest.id not in self._places:
            title = f"{theme.heading if theme else ''}，{section.heading if section else ''}"
            goals = signs.TARGETS.search(title) is not None
            ids = section.id if section else None, theme.id if theme else None
            self._places[nearest.id] = Place(*ids, title, goals, heading=False, lead=False, preamble=False)
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

    @staticmethod
    def _is_heading(sentence: Node, nearest: Node | None) -> bool:
        if nearest is None or nearest.heading is None or sentence.start != nearest.start:
            return False
        return sentence.end - sentence.start <= len(nearest.heading) + _SLACK
