"""Marks that turn the direction of writing, made visible where foreign text stands among our own."""

from __future__ import annotations

import re

_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def show_directions(text: str) -> str:
    r"""Return ``text`` with each direction mark as its number, so that it cannot reorder what is around.

    >>> show_directions("甲\u202e乙")
    '甲[U+202E]乙'
    """
    return _MARKS.sub(lambda mark: f"[U+{ord(mark.group()):04X}]", text)


def show_in_page(value: object) -> object:
    """Return what a template prints, a text with its direction marks visible; what is markup stays markup."""
    return show_directions(value) if type(value) is str and _MARKS.search(value) else value
