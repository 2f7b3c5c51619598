"""Cells that a spreadsheet shows and never runs."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What makes Excel, LibreOffice or WPS read a cell as a formula or a DDE call; full-width forms count in
# Chinese and Japanese versions. Blanks before it do not help: some programs trim them.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_LONGEST = 32_767  # characters that a cell of a workbook can hold

Cell = str | int | float | bool | None


def neutral(value: Cell) -> Cell:
    """Return a cell whose text cannot be a formula, by an apostrophe before it; numbers stay numbers.

    Characters that a worksheet cannot hold become U+FFFD.
    """
    if not isinstance(value, str):
        return value
    text = _FORBIDDEN.sub("\ufffd", value)
    return f"'{text}" if text.startswith(_STARTS) or text.lstrip().startswith(_STARTS) else text


def plain_text(text: str) -> str:
    """Return a text as it was before ``neutral`` made it safe."""
    return text[1:] if text.startswith("'") and text[1:].lstrip().startswith(_STARTS) else text


def clipped(value: Cell) -> Cell:
    """Return a cell no longer than a worksheet allows, saying so where it is cut."""
    mark = "…（超长，全文见 JSON）"
    return value[: _LONGEST - len(mark)] + mark if isinstance(value, str) and len(value) > _LONGEST else value


def is_altered(value: Cell) -> bool:
    """Say whether a cell loses something: forbidden characters or length."""
    return isinstance(value, str) and (len(value) > _LONGEST or _FORBIDDEN.search(value) is not None)


def listed(values: Iterable[str]) -> str:
    """Return several values as one cell."""
    return "；".join(values)
