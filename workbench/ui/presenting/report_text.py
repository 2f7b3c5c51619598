"""A report's text as the text component draws it: blocks, headings, sentences, outline."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model.report import Node, Report
from workbench.ui.shapes.items import OutlineEntry, PageText

# A line is the heading itself when little more than its numbering stands beside the heading's text.
_NUMBERING = 8


def present_page(report: Report) -> PageText:
    """Return the text of ``report`` cut into lines; every character that is not a line end is in a block.

    Blocks are ``(start, end, level)``; level 0 is prose.
    """
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
    return {"text": report.text, "blocks": tuple(blocks), "leads": tuple(leads), "sentences": sentences}


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


def present_outline(report: Report, starts: Iterable[int] = ()) -> list[OutlineEntry]:
    """Return the outline's entries with the number of marks that stand in each, itself only."""
    entries = [node for node in report.headings if node.heading and node.kind != "theme"]
    counts = [0] * len(entries)
    for start in starts:
        inside = [i for i, node in enumerate(entries) if node.start <= start < node.end]
        if inside:
            counts[inside[-1]] += 1
    return [
        {"title": node.heading or "", "level": node.level or 1, "start": node.start, "count": count}
        for node, count in zip(entries, counts, strict=True)
    ]
