"""Small reports built by hand, so that tests need no parser."""

from __future__ import annotations

from workbench.model.genre import Genre
from workbench.model.part import Part
from workbench.model.report import Node, NodeKind, Report


def make_report(
    *lines: str, part: Part = "plan", year: int | None = 2024, genre: Genre = Genre.WORK_REPORT
) -> Report:
    """Build a report of one part: a line with # titles a section, with ## a theme, else it is a sentence."""
    nodes = [Node(id="part", kind="part", level=1, heading=None, part=part, start=0, end=0, parent=None)]
    text, section, theme = "", "part", ""
    for number, line in enumerate(lines):
        words = line.lstrip("#")
        start, end = len(text), len(text) + len(words)
        text += words + "\n"
        marks = len(line) - len(words)
        if marks:
            parent = "part" if marks == 1 else section
            kind: NodeKind = "section" if marks == 1 else "theme"
            nodes.append(
                Node(
                    id=f"h{number}", kind=kind, level=marks + 1, heading=words.rstrip("。"), part=part,
                    start=start, end=end, parent=parent,
                )
            )  # fmt: skip
            section, theme = (f"h{number}", "") if marks == 1 else (section, f"h{number}")
        nodes.append(
            Node(
                id=f"s{number}", kind="sentence", level=None, heading=None, part=part,
                start=start, end=end, parent=theme or section,
            )
        )  # fmt: skip
    return Report(
        id="test", title=None, jurisdiction=None, place_code=None, year=year, review_year=None,
        delivered_on=None, published_on=None, speaker=None, meeting=None, source=None, sha256="0",
        text=text, nodes=tuple(nodes), genre=genre,
    )  # fmt: skip
