"""What a reader found in a source, to a Report: clean text, outline, metadata."""

from __future__ import annotations

from workbench.corpus.assembly import assemble
from workbench.corpus.cleaning import clean
from workbench.corpus.hints import Hints
from workbench.corpus.outline.extent import end_of_front, start_of_closing
from workbench.corpus.outline.headings import find_headings
from workbench.corpus.outline.levels import assign_levels
from workbench.corpus.outline.parts import assign_parts
from workbench.corpus.outline.tree import build_nodes
from workbench.corpus.source import Source
from workbench.model.report import Report
from workbench.settings import DEFAULTS, CorpusSettings


def parse_source(
    source: Source, *, sha256: str, hints: Hints = Hints(), settings: CorpusSettings = DEFAULTS.corpus
) -> Report:
    """Return the report that ``source`` holds; ``hints`` win over what is recognised."""
    text, rows, removed = assemble(clean(source.blocks, hints))
    first = end_of_front(rows)
    closing, appendix = start_of_closing(rows, first)
    body = range(first, max(first, closing))
    levelled = assign_levels(rows, find_headings(rows, body), body)
    parts = assign_parts(rows, levelled, body, appendix, hints.year)
    nodes = build_nodes(text, rows, levelled, parts)
    return Report(
        id=hints.id or sha256[:12],
        title=hints.title,
        jurisdiction=hints.jurisdiction,
        place_code=None,
        year=hints.year,
        review_year=hints.year - 1 if hints.year else None,
        delivered_on=hints.delivered_on,
        published_on=None,
        speaker=hints.speaker,
        meeting=None,
        source=hints.source,
        sha256=sha256,
        text=text,
        nodes=nodes,
        removed=removed,
        issues=source.issues,
        fictional=hints.fictional,
    )
