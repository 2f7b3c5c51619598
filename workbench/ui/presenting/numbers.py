"""Numbers and reasons as short wordings."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from workbench.model.change import NumberChange
from workbench.model.figures import changed_by, signed_pair
from workbench.settings import DEFAULTS
from workbench.ui.i18n import Language, table, translate
from workbench.ui.shapes.items import PairNumber

_REASONS = 3


def change(number: NumberChange, language: Language) -> str:
    """Return by how much a number went up or down; empty where the two can't be compared."""
    if number.change is None or not number.comparable:
        return ""
    return changed_by(number.change, number.unit, chinese=language == "zh")


def number_row(number: NumberChange, language: Language) -> PairNumber:
    """Return a changed number as a chip."""
    older, newer = signed_pair(
        *(number.older_raw, number.older_value, number.newer_raw, number.newer_value),
        *(number.older_comparator, number.newer_comparator),
    )
    return {
        "metric": number.metric,
        "older": older,
        "newer": newer,
        "older_raw": number.older_raw,
        "newer_raw": number.newer_raw,
        "change": change(number, language),
        "comparable": number.comparable,
        "note": number.note.in_language(language),
    }


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
    told = ((name, reason_strength(value, language)) for name, value in weights)
    telling = islice(((name, strength) for name, strength in told if strength), _REASONS)
    return words + [f"{reason_name(name, language)} {strength}" for name, strength in telling]


def reason_strength(value: float, language: Language) -> str:
    """Return how much a reason speaks for a match, or against it, as a word; empty where next to nothing."""
    settings, size = DEFAULTS.alignment, abs(value)
    if size < settings.slight_reason:
        return ""
    if value < 0:
        return translate(language, "why.against")
    strong, clear = size >= settings.strong_reason, size >= settings.clear_reason
    return translate(language, "why.strong" if strong else "why.clear" if clear else "why.slight")
