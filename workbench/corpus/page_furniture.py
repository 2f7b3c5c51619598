"""Tell page furniture from report text, one line at a time, by patterns kept as data."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

from workbench.model.removal_reasons import Reason

# Longer lines are sentences, whatever words they hold.
_FURNITURE, _PARAGRAPH = 60, 200

Zone = Literal["edge", "body"]


def reason_of(text: str, zone: Zone) -> str | None:
    """Return why a line is not report text, or None; the body of a report gets only the strict patterns."""
    anywhere, at_edges, licence = _patterns()
    plain = len(text) > _PARAGRAPH and "&" not in text
    found = None if plain else anywhere.search(text)
    if found is None and zone == "edge":
        found = (at_edges if len(text) <= _FURNITURE else licence).search(text)
    return None if found is None or found.lastgroup is None else found.lastgroup.rstrip("_0123456789")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return one pattern each for everywhere, for the edges, and for notices of any length at the edges.

    A group's name is the reason with a running number behind it, for a name may stand but once.
    """
    lines = files("workbench.corpus").joinpath("data/chrome.tsv").read_text("utf-8").splitlines()
    fields = [line.split("\t") for line in lines if line and not line.startswith("#")]
    named = [
        (zone, reason, f"(?P<{reason}_{n}>{pattern})") for n, (reason, zone, pattern) in enumerate(fields)
    ]
    anywhere = [pattern for zone, _, pattern in named if zone == "any"]
    edges = [pattern for zone, _, pattern in named if zone == "edge"]
    licence = [pattern for _, reason, pattern in named if reason == Reason.LICENCE]
    return re.compile("|".join(anywhere)), re.compile("|".join(edges)), re.compile("|".join(licence))
