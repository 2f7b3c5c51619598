"""What the fields of a scheme meant at a revision, and how a revision's fields are taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from workbench.model.decision import Codebook
from workbench.model.scheme import Choice, SchemeField


def field_codes(name: str, value: Any) -> tuple[str, ...]:
    """Return the codes that a field's value uses: the field, and each option chosen in it."""
    chosen = value if isinstance(value, (list, tuple)) else [value]
    return (f"field.{name}", *(f"field.{name}={each}" for each in chosen if isinstance(each, str)))


def field_meanings(fields: Iterable[SchemeField]) -> dict[str, tuple[object, ...]]:
    """Return what each field and option meant, by the names of ``field_codes``."""
    found: dict[str, tuple[object, ...]] = {}
    for each in fields:
        found[f"field.{each.id}"] = (
            each.definition_zh,
            each.definition_en,
            each.low,
            each.high,
            each.retired,
        )
        for option in each.options:
            told = (option.definition_zh, option.definition_en, option.retired)
            found[f"field.{each.id}={option.id}"] = told
    return found


def without_scheme(now: Codebook, before: Codebook, after: Codebook) -> Codebook:
    """Return ``now`` with types, fields and source as before the change that led to ``after``.

    Fields and options that came with it are retired and not removed: somebody may have coded by them.
    """
    return replace(
        now,
        source=before.source if now.source == after.source else now.source,
        types=now.types if before.types == after.types else _back(before.types, now.types),
        fields=now.fields if before.fields == after.fields else _fields_back(before.fields, now.fields),
    )


def _back(before: Sequence[Choice], now: Sequence[Choice]) -> tuple[Choice, ...]:
    named = {each.id for each in before}
    return (*before, *(replace(each, retired=True) for each in now if each.id not in named))


def _fields_back(before: Sequence[SchemeField], now: Sequence[SchemeField]) -> tuple[SchemeField, ...]:
    held = {each.id: each for each in now}
    kept = tuple(
        replace(each, options=_back(each.options, held[each.id].options)) if each.id in held else each
        for each in before
    )
    named = {each.id for each in before}
    return (*kept, *(replace(each, retired=True) for each in now if each.id not in named))
