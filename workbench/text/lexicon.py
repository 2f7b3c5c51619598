"""Read the package's lexicons: tab-separated data files with a comment line on top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple


@cache
def read_rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a lexicon file in ``package``/data, each as a tuple of fields, comments left out."""
    text = (files(f"workbench.{package}") / "data" / name).read_text(encoding="utf-8")
    return tuple(
        tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#")
    )


class Beginning(NamedTuple):
    """Which words may begin with one or two characters: longer ones, longest first, else the ``least`` one.

    The least is what the characters are by themselves, "" for none.
    """

    longer: tuple[str, ...]
    least: str


_NO_BEGINNING = Beginning((), "")


def index_beginnings(words: Iterable[str]) -> dict[str, Beginning]:
    """Return what may stand where a word's first two characters do, or its only one."""
    known = frozenset(words)
    longer: dict[str, list[str]] = {word[:2]: [] for word in known}
    for word in sorted(known, key=len, reverse=True):
        if len(word) > 2:
            longer[word[:2]].append(word)
    return {
        begins: Beginning(tuple(found), next((word for word in (begins, begins[0]) if word in known), ""))
        for begins, found in longer.items()
    }


def longest_at(index: Mapping[str, Beginning], text: str, at: int) -> str:
    """Return the longest of the indexed words that stands in ``text`` at ``at``, else ""."""
    longer, least = index.get(text[at : at + 2]) or index.get(text[at : at + 1], _NO_BEGINNING)
    for word in longer:
        if text.startswith(word, at):
            return word
    return least
