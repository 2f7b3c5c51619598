"""Small reports made of given sentences, for tests of stages that start from a parsed report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.measuring.quantities import find_quantities
from workbench.model.commitment import Quantity
from workbench.model.part import Part
from workbench.model.report import Node, Report


def build_report(
    year: int,
    *,
    review: Sequence[str] = (),
    plan: Sequence[str] = (),
    place: str | None = "某市",
    review_heading: str = "工作回顾",
) -> Report:
    """Return a report whose review and plan have one section each, one paragraph a given string."""
    lines: list[str] = []
    nodes: list[Node] = []
    at = 0

    def add(kind: str, text: str, part: Part, parent: str | None, heading: str | None = None) -> str:
        name = f"{kind}-{year}-{len(nodes)}"
        node = Node(
            id=name,
            kind=kind,  # type: ignore[arg-type]
            level=1 if heading else None,
            heading=heading,
            part=part,
            start=at,
            end=at + len(text),
            parent=parent,
        )
        nodes.append(node)
        return name

    parts: list[tuple[Part, str, Sequence[str]]] = [
        ("review", review_heading, review),
        ("plan", "工作安排", plan),
    ]
    for part, heading, paragraphs in parts:
        body = "\n".join((heading, *paragraphs))
        top = add("section", body, part, None, heading)
        lines.append(heading)
        at += len(heading) + 1
        for paragraph in paragraphs:
            home = add("paragraph", paragraph, part, top)
            start = at
            for match in re.finditer(r"[^。！？]+[。！？]?", paragraph):
                at = start + match.start()
                add("sentence", match.group(), part, home)
            lines.append(paragraph)
            at = start + len(paragraph) + 1
    return Report(
        id=f"{place}-{year}",
        title=None,
        jurisdiction=place,
        place_code=None,
        year=year,
        review_year=year - 1,
        delivered_on=None,
        published_on=None,
        speaker=None,
        meeting=None,
        source=None,
        sha256="",
        text="\n".join(lines),
        nodes=tuple(nodes),
    )


def quantities_by_report(reports: Sequence[Report]) -> dict[str, tuple[Quantity, ...]]:
    """Return each report's numbers by its id."""
    return {report.id: find_quantities(report) for report in reports}
