"""Tell page furniture from report text, one line at a time, by patterns kept as data."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from workbench.model.removal_reasons import Reason
from workbench.text.prefilter import needed_signs

# Longer lines are sentences, whatever words they hold.
_FURNITURE, _PARAGRAPH = 60, 200

Zone = Literal["edge", "body"]


def reason_of(text: str, zone: Zone) -> str | None:
    """Return why a line is not report text, or None; the body of a report gets only the strict patterns."""
    patterns = _patterns()
    plain = len(text) > _PARAGRAPH and "&" not in text
    found = None if plain else patterns.find_anywhere(text)
    if found is None and zone == "edge":
        found = (patterns.at_edges if len(text) <= _FURNITURE else patterns.licence).search(text)
    return None if found is None or found.lastgroup is None else found.lastgroup.rstrip("_0123456789")


class _Patterns(NamedTuple):
    """One pattern each for everywhere, for the edges, and for notices of any length at the edges.

    Of those for everywhere most hold where a line begins; of the ``others`` one of the ``signs`` stands in
    every match.
    """

    anywhere: re.Pattern[str]
    others: re.Pattern[str]
    signs: re.Pattern[str]
    at_edges: re.Pattern[str]
    licence: re.Pattern[str]

    def find_anywhere(self, text: str) -> re.Match[str] | None:
        """Return what ``anywhere.search`` returns, without a try of all of it at every place."""
        if found := self.anywhere.match(text):
            return found
        return self.others.search(text, 1) if self.signs.search(text) else None


@cache
def _patterns() -> _Patterns:
    """Return the patterns of the table.

    A group's name is the reason with a running number behind it, for a name may stand but once.
    """
    lines = files("workbench.corpus").joinpath("data/chrome.tsv").read_text("utf-8").splitlines()
    fields = [line.split("\t") for line in lines if line and not line.startswith("#")]
    named = [
        (zone, reason, f"(?P<{reason}_{n}>{pattern})") for n, (reason, zone, pattern) in enumerate(fields)
    ]
    others = re.compile("|".join([pattern for zone, _, pattern in named if zone == "any"]))
    return _Patterns(
        anywhere=re.compile("|".join([pattern for zone, _, pattern in named if zone in ("any", "start")])),
        others=others,
        signs=re.compile("|".join(map(re.escape, sorted(needed_signs(others) or ("",))))),
        at_edges=re.compile("|".join([pattern for zone, _, pattern in named if zone == "edge"])),
        licence=re.compile("|".join([pattern for _, reason, pattern in named if reason == Reason.LICENCE])),
    )
