"""The sections by which the reading and judging of a report can be divided."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.workspace import Workspace


def section_names(workspace: Workspace, document: str) -> tuple[str, ...]:
    """Return the sections of a report by which work can be divided: those that hold commitments."""
    report = workspace.report(document)
    starts = [each.start for each in commitments_of(report, workspace.settings)]
    return tuple(
        dict.fromkeys(
            node.heading
            for node in report.headings
            if node.heading
            and node.kind != "theme"
            and any(node.start <= start < node.end for start in starts)
        )
    )


def within_sections(report: Report, sections: Iterable[str]) -> Callable[[int | None], bool]:
    """Return what says whether a place stands in one of the sections, anywhere where none are named."""
    wanted = set(sections)
    stretches = [(node.start, node.end) for node in report.headings if node.heading in wanted]

    def inside(start: int | None) -> bool:
        return not wanted or (start is not None and any(a <= start < b for a, b in stretches))

    return inside
