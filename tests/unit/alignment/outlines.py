"""Small reports with a known outline: sentences of paragraphs of sections of parts."""

from __future__ import annotations

import hashlib

from workbench.model.part import Part
from workbench.model.report import Node, NodeKind, Report
from workbench.text.sentences import split_sentences

Outline = list[tuple[Part, list[tuple[str, list[str]]]]]


def make_report(name: str, outline: Outline) -> Report:
    """Build a report; ids: ``plan-0`` (section), ``plan-0.1`` (paragraph), ``plan-0.1.2`` (sentence)."""
    text, nodes = "", []
    for part, sections in outline:
        start_of_part, inside = len(text), []
        for s, (heading, paragraphs) in enumerate(sections):
            section, start_of_section, below = f"{part}-{s}", len(text), []
            text += heading + "\n"
            for p, paragraph in enumerate(paragraphs):
                at, own = len(text), f"{section}.{p}"
                text += paragraph + "\n"
                below.append(_node(own, "paragraph", part, at, len(text) - 1, section))
                below += [
                    _node(f"{own}.{k}", "sentence", part, at + span.start, at + span.end, own)
                    for k, span in enumerate(split_sentences(paragraph))
                ]
            inside.append(_node(section, "section", part, start_of_section, len(text) - 1, part, heading))
            inside += below
        nodes.append(_node(part, "part", part, start_of_part, len(text) - 1, None, part))
        nodes += inside
    return Report(
        id=name,
        title=None,
        jurisdiction=None,
        place_code=None,
        year=None,
        review_year=None,
        delivered_on=None,
        published_on=None,
        speaker=None,
        meeting=None,
        source=None,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        nodes=tuple(nodes),
    )


def _node(
    own: str, kind: NodeKind, part: Part, start: int, end: int, parent: str | None, heading: str | None = None
) -> Node:
    level = {"part": 1, "section": 2}.get(kind)
    return Node(
        id=own, kind=kind, level=level, heading=heading, part=part, start=start, end=end, parent=parent
    )
