"""Which codes a table to hand on tells in words, and what areas are called in it."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.model.decision import Codebook
from workbench.words.catalogue import LANGUAGES, word

CODES: Mapping[str, tuple[str, ...]] = {
    "decision": ("accepted", "recut", "rejected", "created"),
    "type": ("target", "project", "measure"),
    "official_claim": ("exceeded", "fulfilled", "mostly_fulfilled", "not_fulfilled", "not_stated"),
    "schedule": ("early", "on_time", "late", "overdue"),
    "anchor": ("exact", "shifted", "fuzzy", "orphan"),
    "stance": ("supports", "contradicts", "context"),
    "source_class": ("self_report", "official_statistics", "law_or_budget", "third_party"),
}
"""The codes of each kind in the order in which files with labels number them."""


def code_word(kind: str, code: str | None, language: str) -> str | None:
    """Return what a code of a kind is called; a code without a word stays as it is."""
    return word(f"codes.{kind}.{code}", language) if code in CODES[kind] else code


def code_of(kind: str, name: str) -> str:
    """Return the code of a kind that a word of either language stands for; a word of none stays."""
    return next((code for code in CODES[kind] if name in (code, *_words(kind, code))), name)


def _words(kind: str, code: str) -> tuple[str, ...]:
    return tuple(word(f"codes.{kind}.{code}", language) for language in LANGUAGES)


def area_names(codebooks: tuple[Codebook, ...], language: str) -> Mapping[str, str]:
    """Return what each area is called, by the newest revision that has it."""
    names: dict[str, str] = {}
    for book in sorted(codebooks, key=lambda one: one.revision):
        names.update((code.id, code.zh if language == "zh" else code.en) for code in book.codes)
    return names
