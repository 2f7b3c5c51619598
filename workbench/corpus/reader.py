"""Read a report from raw bytes, or from its clean text that was kept."""

from __future__ import annotations

import hashlib

from workbench.corpus.opening import open_source
from workbench.model.hints import NO_HINTS, Hints
from workbench.model.report import Report
from workbench.settings import CorpusSettings


def read_report(
    raw: bytes,
    *,
    name: str,
    hints: Hints = NO_HINTS,
    charset: str | None = None,
    row: int | None = None,
    settings: CorpusSettings,
) -> Report:
    """Return the report in ``raw``; ``name`` (path, URL or "") helps to tell the format.

    ``charset`` is what a server declared, ``row`` the row of a table that holds several
    reports. Raise CorpusError when the bytes hold no text that can be read.
    """
    # What tells a report's parts is a tenth of a second to load, for who reads one.
    from workbench.corpus.parser import parse_source  # noqa: PLC0415

    source = open_source(raw, name=name, charset=charset, row=row, settings=settings)
    return parse_source(source, sha256=hashlib.sha256(raw).hexdigest(), hints=hints, settings=settings)


def read_kept(text: str, *, sha256: str, hints: Hints = NO_HINTS, settings: CorpusSettings) -> Report:
    """Return the report whose clean text was kept earlier, to the character; nothing is cleaned again."""
    from workbench.corpus.parser import parse_kept  # noqa: PLC0415 - as above

    return parse_kept(text, sha256=sha256, hints=hints, settings=settings)
