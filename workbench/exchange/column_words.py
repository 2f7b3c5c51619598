"""What heads the tables to hand on; in the tables' own code a column bears its Chinese heading."""

from __future__ import annotations

from workbench.words.catalogue import word


def heading(name: str, language: str) -> str:
    """Return what a column or a set word is called in a language."""
    return word(f"tables.heading.{name}", language)


def sheet_title(name: str, language: str) -> str:
    """Return what a sheet is called in a language."""
    return word(f"tables.sheet.{name}", language)
