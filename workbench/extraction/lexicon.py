"""Read the package's lexicons: tab-separated data files with a comment line on top."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a lexicon file, each as a tuple of fields; comments and blank lines are left out."""
    text = (files("workbench.extraction") / "data" / name).read_text(encoding="utf-8")
    return tuple(
        tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#")
    )
