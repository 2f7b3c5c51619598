"""Read a report from raw bytes."""

from __future__ import annotations

import hashlib

from workbench.corpus.hints import NO_HINTS, Hints
from workbench.corpus.opening import open_source
from workbench.corpus.parser import parse_source
from workbench.model.report import Report
from workbench.settings import DEFAULTS, CorpusSettings


def read_report(
    raw: bytes, *, name: str, hints: Hints = NO_HINTS, settings: CorpusSettings = DEFAULTS.corpus
) -> Report:
    """Return the report in ``raw``; ``name`` (path, URL or "") helps to tell the format.

    Raise CorpusError when the bytes hold no text that can be read.
    """
    source = open_source(raw, name=name, settings=settings)
    return parse_source(source, sha256=hashlib.sha256(raw).hexdigest(), hints=hints, settings=settings)
