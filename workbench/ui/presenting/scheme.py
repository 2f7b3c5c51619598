"""The types and fields of a coding scheme as the screen shows them, and what was coded by them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.model.decision import Codebook
from workbench.model.scheme import BUILT_IN_TYPES, Choice, SchemeField
from workbench.ui.i18n import Language, translate
from workbench.ui.shapes import items as shapes


def label_of(each: Choice | SchemeField, language: Language) -> str:
    """Return what a type, a field or an option is called."""
    return each.zh if language == "zh" else each.en


def help_of(each: Choice | SchemeField, language: Language) -> str:
    """Return how a type, a field or an option is defined, in the other language where only that one says."""
    said = (each.definition_zh, each.definition_en)
    return next((one for one in (said if language == "zh" else said[::-1]) if one), "")


def present_types(book: Codebook | None) -> list[str]:
    """Return the types that may be given: the machine's own, then those of the scheme."""
    own = [each.id for each in (book.types if book else ()) if not each.retired]
    return [*BUILT_IN_TYPES, *(each for each in own if each not in BUILT_IN_TYPES)]


def type_strings(book: Codebook | None, language: Language) -> dict[str, str]:
    """Return the wordings of the scheme's types, by the names under which the page looks for them."""
    return {f"type.{each.id}": label_of(each, language) for each in (book.types if book else ())}


def present_scheme(book: Codebook | None, language: Language) -> list[shapes.SchemeField]:
    """Return the fields of the newest scheme; retired ones stand there for what was coded by them."""
    return [
        {
            "id": each.id,
            "kind": each.kind,
            "label": label_of(each, language),
            "help": help_of(each, language),
            "low": each.low,
            "high": each.high,
            "retired": each.retired,
            "options": [
                {
                    "id": option.id,
                    "label": label_of(option, language),
                    "help": help_of(option, language),
                    "retired": option.retired,
                }
                for option in each.options
            ],
        }
        for each in (book.fields if book else ())
    ]


def present_coded(
    values: Mapping[str, Any], book: Codebook | None, language: Language
) -> list[tuple[str, str]]:
    """Return what was coded in each field as label and words, in the order of the scheme."""
    found = []
    for each in book.fields if book else ():
        if each.id in values:
            value = values[each.id]
            names = {option.id: label_of(option, language) for option in each.options}
            several = value if isinstance(value, (list, tuple)) else [value]
            words = translate(language, "common.list_mark").join(names.get(str(v), _told(v)) for v in several)
            found.append((label_of(each, language), words))
    return found


def _told(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
