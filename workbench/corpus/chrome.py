"""Tell page furniture from report text, one line at a time, by patterns kept as data."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

from workbench.corpus.reasons import Reason

# Longer lines are sentences, whatever words they hold.
_FURNITURE = 60

Zone = Literal["edge", "body"]


def reason_of(text: str, zone: Zone) -> str | None:
    """Return why a line is not report text, or None; the body of a report gets only the strict patterns."""
    for reason, where, pattern in _patterns():
        judged = where == "any" or (zone == "edge" and (len(text) <= _FURNITURE or reason == Reason.LICENCE))
        if judged and pattern.search(text):
            return reason
    return None


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    lines = files("workbench.corpus").joinpath("data/chrome.tsv").read_text("utf-8").splitlines()
    fields = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((reason, zone, re.compile(pattern)) for reason, zone, pattern in fields)
