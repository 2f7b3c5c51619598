"""Word lists of this package, kept as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from workbench.text.lexicon import read_rows


@cache
def read_lines(name: str) -> tuple[str, ...]:
    """Return the entries of a word list under ``data/``, one a line, in order and without comments."""
    source = files("workbench.insight").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(line for line in source.splitlines() if line and not line.startswith("#"))


@cache
def graded_terms() -> Mapping[str, int]:
    """Return names and sayings of policy, known wherever they stand, and how telling each is, 1 to 3."""
    return {term: int(grade) for term, grade in read_rows("insight", "policy_terms.tsv")}
