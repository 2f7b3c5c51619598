"""Where a sentence stands in a report's outline: its section and theme, and whether it only opens one."""

from __future__ import annotations

from typing import NamedTuple

from workbench.model.report import HEADING_KINDS, Node, Report

_SLACK = 4  # numbering and the full stop that a heading's text may lack


class Place(NamedTuple):
    """A sentence's place: section and theme ids, and the words of its headings as ``title``.

    ``heading`` says that the sentence is the heading of a part or section itself, ``lead`` that it is
    that of a theme, ``preamble`` that it opens a section whose themes follow.
    """

    section: str | None
    theme: str | None
    title: str
    heading: bool
    lead: bool
    preamble: bool


class Outline:
    """The headings of a report, prepared for many questions."""

    def __init__(self, report: Report) -> None:
        self._by_id = report.by_id
        self._first_theme: dict[str, int] = {}
        self._above: dict[str, tuple[Node | None, Node | None, Node | None]] = {}
        for node in report.nodes:
            if node.kind == "theme" and (above := self._headings(node.parent)[0]) is not None:
                self._first_theme.setdefault(above.id, node.start)

    def place(self, sentence: Node) -> Place:
        """Return the place of a sentence."""
        nearest, section, theme = self._headings(sentence.parent)
        title = f"{theme.heading if theme else ''}，{section.heading if section else ''}"
        titles = self._is_heading(sentence, nearest)
        of_theme = nearest is not None and nearest.kind == "theme"
        of_section = nearest is not None and nearest.kind == "section"
        first = self._first_theme.get(nearest.id) if nearest is not None and of_section else None
        return Place(
            section.id if section else None,
            theme.id if theme else None,
            title,
            titles and not of_theme,
            titles and of_theme,
            first is not None and sentence.start < first,
        )

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
