"""The colours of verdicts where a plan's fulfilment is printed: on the page, light and dark, and in Word."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.model.verdicts import DISPUTED, ROWS, TALLIED, Hue, Verdict

_LIGHT: Mapping[Hue, str] = {
    "green": "#0b6e63",
    "orange": "#c9822b",
    "blue": "#1d5fa8",
    "red": "#a33a2a",
    "violet": "#5b3fa0",
    "gray": "#7b8591",
    "pale": "#d9dee3",
    "hollow": "#fff",
}
_DARK: Mapping[Hue, str] = {
    "green": "#3fb3a2",
    "orange": "#d99a45",
    "blue": "#6ea8ec",
    "red": "#e0705f",
    "violet": "#a78bf0",
    "gray": "#8b96a3",
    "pale": "#4a545f",
    "hollow": "#14181d",
}
_LIGHT_DISPUTED, _DARK_DISPUTED = "#e8b9b1", "#7d3b31"
# Of words, so darker than of areas; the others are as black as the text.
_WORDS: Mapping[Hue, str] = {
    "green": "0B6E63",
    "orange": "7A4B00",
    "blue": "1D5FA8",
    "red": "A33A2A",
    "violet": "5B3FA0",
}


def page_colours(*, dark: bool) -> dict[str, str]:
    """Return the colour of each code's area on the page, in the order of the bars."""
    hues, disputed = (_DARK, _DARK_DISPUTED) if dark else (_LIGHT, _LIGHT_DISPUTED)
    return {code: disputed if code == DISPUTED else hues[ROWS[Verdict(code)].hue] for code in TALLIED}


def word_colour(code: str) -> str | None:
    """Return the colour of a verdict's name in Word as six hexadecimal digits, None for that of the text."""
    return None if code == DISPUTED else _WORDS.get(ROWS[Verdict(code)].hue)
