"""A report's text as the text component draws it: blocks, headings, sentences, outline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from workbench.model.report import Node, Report

# A line is the heading itself when little more than its numbering stands beside the heading's text.
_NUMBERING = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text with its blocks ``(start, end, level)``, lead sentences and sentences; level 0 is prose."""

    text: str
    blocks: tuple[tuple[int, int, int], ...]
    leads: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]

    def as_props(self) -> dict[str, Any]:
        """Return what the component is handed."""
        return {"text": self.text, "blocks": self.blocks, "leads": self.leads, "sentences": self.sentences}


def present_page(report: Report) -> Page:
    """Return the text of ``report`` cut into lines; every character that is not a line end is in a block."""
    places = [(node, span) for node in report.headings if (span := heading_span(report, node)) is not None]
    blocks: list[tuple[int, int, int]] = []
    leads: list[tuple[int, int]] = []
    at = 0
    for line in report.text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if not line.strip():
            continue
        inside = [(node, span) for node, span in places if start <= span[0] < end]
        level = next((node.level or 0 for node, span in inside if _fills(line, span)), 0)
        blocks.append((start, end, level))
        if level == 0:
            leads.extend(span for _, span in inside)
    sentences = tuple((node.start, node.end) for node in report.sentences)
    return Page(text=report.text, blocks=tuple(blocks), leads=tuple(leads), sentences=sentences)


def _fills(line: str, span: tuple[int, int]) -> bool:
    return len(line.strip()) - (span[1] - span[0]) <= _NUMBERING


def heading_span(report: Report, node: Node) -> tuple[int, int] | None:
    """Return where a heading's own words stand; None when the node has none in the text."""
    if not node.heading:
        return None
    room = node.start + len(node.heading) + 4 * _NUMBERING
    at = report.text.find(node.heading, node.start, room)
    return None if at < 0 else (at, at + len(node.heading))


def heading_path(report: Report, start: int | None) -> list[str]:
    """Return the headings above a place, part first, themes left out."""
    if start is None:
        return []
    return [
        node.heading
        for node in report.headings
        if node.heading and node.kind != "theme" and node.start <= start < node.end
    ]


def present_outline(report: Report, starts: Iterable[int] = ()) -> list[dict[str, Any]]:
    """Return the outline's entries with the number of marks that stand in each, itself only."""
    entries = [node for node in report.headings if node.heading and node.kind != "theme"]
    counts = [0] * len(entries)
    for start in starts:
        inside = [i for i, node in enumerate(entries) if node.start <= start < node.end]
        if inside:
            counts[inside[-1]] += 1
    return [
        {"title": node.heading, "level": node.level or 1, "start": node.start, "count": count}
        for node, count in zip(entries, counts, strict=True)
    ]
