"""Word lists of this package, kept as data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_lines(name: str) -> tuple[str, ...]:
    """Return the entries of a word list under ``data/``, one a line, in order and without comments."""
    source = files("workbench.insight").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(line for line in source.splitlines() if line and not line.startswith("#"))
