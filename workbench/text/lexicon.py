"""Read the package's lexicons: tab-separated data files with a comment line on top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files


@cache
def read_rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a lexicon file in ``package``/data, each as a tuple of fields, comments left out."""
    text = (files(f"workbench.{package}") / "data" / name).read_text(encoding="utf-8")
    return tuple(
        tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#")
    )


def index_beginnings(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return words by their first two characters, or their only one: few to try at a place, longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(words, key=len, reverse=True):
        found[word[:2]] = (*found.get(word[:2], ()), word)
    alone = {key for key in found if len(key) == 1}
    return {
        key: (*longer, key[0]) if len(key) == 2 and key[0] in alone else longer
        for key, longer in found.items()
    }


def longest_at(index: Mapping[str, tuple[str, ...]], text: str, at: int) -> str:
    """Return the longest of the indexed words that stands in ``text`` at ``at``, else ""."""
    for word in index.get(text[at : at + 2]) or index.get(text[at : at + 1], ()):
        if text.startswith(word, at):
            return word
    return ""
