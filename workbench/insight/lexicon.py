"""Word lists of this package, kept as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from workbench.text.lexicon import read_rows

_MARKS = re.compile("[“”]")
Spellings = tuple[str, ...]


@cache
def read_lines(name: str) -> tuple[str, ...]:
    """Return the entries of a word list under ``data/``, one a line, in order and without comments."""
    source = files("workbench.insight").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(line for line in source.splitlines() if line and not line.startswith("#"))


@cache
def graded_terms() -> Mapping[str, int]:
    """Return names and sayings of policy, known wherever they stand, and how telling each is, 1 to 3."""
    return {term: int(grade) for term, grade in read_rows("insight", "policy_terms.tsv")}


@cache
def successions() -> tuple[tuple[Spellings, ...], ...]:
    """Return one matter a row, its names in the order in which they came up, folded as texts are."""
    return tuple(_cells(line.split("\t")) for line in read_lines("successions.tsv"))


@cache
def known_names() -> frozenset[str]:
    """Return every name of that table: names of policies, set phrases wherever they stand."""
    return frozenset(name for names in successions() for spellings in names for name in spellings)


@cache
def known_stances() -> Mapping[str, tuple[Spellings, ...]]:
    """Return the stances that are known of each topic, folded as texts are."""
    rows = (line.split("\t") for line in read_lines("stances.tsv"))
    return {topic: _cells(cells) for topic, *cells in rows}


def _cells(cells: list[str]) -> tuple[Spellings, ...]:
    return tuple(tuple(_MARKS.sub("", cell).split("|")) for cell in cells)
