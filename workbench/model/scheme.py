"""A coding scheme of one's own: types and typed fields beside the areas, and what a field may hold."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from workbench.model.plain import SELDOM
from workbench.model.said import Said
from workbench.words.catalogue import Bilingual

# Beyond it whole numbers of the programs that read ours are no longer exact.
_LARGEST = 2.0**53
FieldKind = Literal["choice", "several", "number", "text"]
BUILT_IN_TYPES = ("target", "project", "measure")
"""The types of commitment that the machine proposes; every scheme has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A type, or what may be chosen in a field; ``retired`` is no longer offered, but keeps its meaning."""

    id: str
    zh: str
    en: str
    definition_zh: str = field(default="", metadata=SELDOM)
    definition_en: str = field(default="", metadata=SELDOM)
    retired: bool = field(default=False, metadata=SELDOM)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeField:
    """One typed field: ``low`` and ``high`` bound a number, ``options`` are what may be chosen."""

    id: str
    kind: FieldKind
    zh: str
    en: str
    definition_zh: str = field(default="", metadata=SELDOM)
    definition_en: str = field(default="", metadata=SELDOM)
    options: tuple[Choice, ...] = field(default=(), metadata=SELDOM)
    low: float | None = None
    high: float | None = None
    retired: bool = field(default=False, metadata=SELDOM)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeArea:
    """An area as a scheme's file gives it; codes it ``replaces`` are merged into it."""

    id: str
    parent: str | None
    zh: str
    en: str
    definition_zh: str = ""
    definition_en: str = ""
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A whole coding scheme as a file gives it; ``source`` says whose it is."""

    source: str = ""
    areas: tuple[SchemeArea, ...] = ()
    types: tuple[Choice, ...] = ()
    fields: tuple[SchemeField, ...] = ()


def field_labels(fields: Iterable[SchemeField], *, chinese: bool) -> dict[str, str]:
    """Return what fields and options are called, ``field.<id>`` and ``field.<id>=<option>``."""
    found: dict[str, str] = {}
    for each in fields:
        label = each.zh if chinese else each.en
        found[f"field.{each.id}"] = label
        for option in each.options:
            found[f"field.{each.id}={option.id}"] = f"{label} · {option.zh if chinese else option.en}"
    return found


def values_fault(
    values: Mapping[str, Any], scheme: Iterable[SchemeField], known: Mapping[str, Any] | None = None
) -> Said | None:
    """Return what is wrong with the values of fields, None where each is of its field's kind and bounds.

    Values that stood so in ``known`` already are not looked at again: bounds may have been narrowed since.
    """
    fields = {each.id: each for each in scheme}
    for name, value in values.items():
        if known is not None and name in known and known[name] == value:
            continue
        if name not in fields:
            return Said("scheme.unknown_field", field=name)
        fault = value_fault(fields[name], value)
        if fault is not None:
            return fault
    return None


def value_fault(of: SchemeField, value: Any) -> Said | None:
    """Return what is wrong with one value of a field, None for nothing."""
    name = Bilingual(of.zh, of.en)
    if of.kind == "number":
        return _number_fault(of, value)
    if of.kind == "text":
        fits = isinstance(value, str) and bool(value.strip())
        return None if fits else Said("field.takes_text", field=name)
    chosen = value if of.kind == "several" else [value]
    if not isinstance(chosen, (list, tuple)) or not chosen or len({*map(repr, chosen)}) < len(chosen):
        return Said("field.takes_codes", field=name)
    options = {each.id for each in of.options}
    wrong = next((each for each in chosen if not isinstance(each, str) or each not in options), None)
    if wrong is None:
        return None
    return Said("field.no_such_option", field=name, option=str(wrong)[:40])


def _number_fault(of: SchemeField, value: Any) -> Said | None:
    name = Bilingual(of.zh, of.en)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) < _LARGEST:
        return Said("field.takes_number", field=name)
    if (of.low is not None and value < of.low) or (of.high is not None and value > of.high):
        low, high = ("…" if each is None else bound_text(each) for each in (of.low, of.high))
        return Said("field.takes_between", field=name, low=low, high=high)
    return None


def bound_text(bound: float) -> str:
    """Return a bound of a number as digits that say exactly it."""
    return repr(float(bound)).removesuffix(".0")


def scheme_fault(types: Iterable[Choice], fields: Iterable[SchemeField]) -> str:
    """Return what is wrong with the types and fields of a codebook, empty where nothing is."""
    types, fields = tuple(types), tuple(fields)
    for name, ids in (
        ("types", [each.id for each in types]),
        ("fields", [each.id for each in fields]),
        *((f"fields.{each.id}.options", [one.id for one in each.options]) for each in fields),
    ):
        if "" in ids or len({*ids}) < len(ids):
            return f"{name}: an id is empty or stands twice"
    for each in fields:
        if bool(each.options) != (each.kind in ("choice", "several")):
            return f"fields.{each.id}: a {each.kind} has {len(each.options)} options"
        bounds = [bound for bound in (each.low, each.high) if bound is not None]
        if (bounds and each.kind != "number") or not all(map(math.isfinite, bounds)):
            return f"fields.{each.id}: bounds {bounds}"
        if len(bounds) == 2 and bounds[0] > bounds[1]:
            return f"fields.{each.id}: low is above high"
    return ""
