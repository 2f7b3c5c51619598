"""Numbers and reasons as short wordings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.model.change import NumberChange
from workbench.text.figures import changed_by, with_sign
from workbench.ui.i18n import Language, table

_REASONS = 3


def change(number: NumberChange, language: Language) -> str:
    """Return by how much a number went up or down; empty where the two can't be compared."""
    if number.change is None or not number.comparable:
        return ""
    return changed_by(number.change, number.unit, chinese=language == "zh")


def number_row(number: NumberChange, language: Language) -> dict[str, Any]:
    """Return a changed number as a chip."""
    return {
        "metric": number.metric,
        "older": with_sign(number.older_raw, number.older_comparator),
        "newer": with_sign(number.newer_raw, number.newer_comparator),
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
