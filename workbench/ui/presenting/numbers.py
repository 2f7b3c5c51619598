"""Numbers and reasons as short wordings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.model.change import NumberChange
from workbench.ui.i18n import Language, figure, table, translate

_REASONS = 3
# What Chinese counts in; English writes the figures out.
_SIZES = ((100_000_000, "number.yi"), (10_000, "number.wan"))


def big(value: float, language: Language) -> str:
    """Return a number with 万 or 亿 where Chinese readers expect them."""
    for size, wording in _SIZES if language == "zh" else ():
        if abs(value) >= size:
            return translate(language, wording, value=figure(value / size, 2))
    return figure(value, 2)


def change(number: NumberChange, language: Language) -> str:
    """Return by how much a number went up or down; empty where the two can't be compared."""
    if number.change is None or not number.comparable:
        return ""
    if number.change == 0:
        return translate(language, "number.unchanged")
    arrow = "▲" if number.change > 0 else "▼"
    size = abs(number.change)
    if number.unit == "%":
        return f"{arrow} {translate(language, 'number.points', value=figure(size, 2))}"
    return f"{arrow} {big(size, language)}{number.unit}"


def number_row(number: NumberChange, language: Language) -> dict[str, Any]:
    """Return a changed number as a chip."""
    return {
        "metric": number.metric,
        "older": number.older_raw,
        "newer": number.newer_raw,
        "change": change(number, language),
        "comparable": number.comparable,
        "note": in_language(number.note, number.note_english, language),
    }


def in_language(chinese: str, english: str, language: Language) -> str:
    """Return what the machine says of a finding; where it has no English words, the Chinese ones."""
    return chinese if language == "zh" else english or chinese


def reason_name(name: str, language: Language) -> str:
    """Return a feature's name in the visitor's language; a feature without a wording keeps its own."""
    return table(language).get(f"why.{name}", name)


def reasons(why: Mapping[str, float | str], language: Language) -> list[str]:
    """Return the strongest reasons of a match, words first."""
    words = [
        f"{reason_name(name, language)} {value}"
        for name, value in why.items()
        if isinstance(value, str) and value
    ]
    weights = sorted(
        ((name, float(value)) for name, value in why.items() if not isinstance(value, str)),
        key=lambda pair: -abs(pair[1]),
    )
    return words + [
        f"{reason_name(name, language)} {value:.2f}" for name, value in weights[:_REASONS] if value
    ]
