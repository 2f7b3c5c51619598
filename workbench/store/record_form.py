"""Whether a record can be read back and exported: its types, and what exchange asks beyond them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

from workbench.errors import StoreError
from workbench.model.decision import Codebook, Document
from workbench.model.genre import Genre, SourceClass
from workbench.model.plain import from_plain
from workbench.model.scheme import scheme_fault

MAX_KEY = 255
# Everybody reads every record: one of many megabytes would slow all pages for all; a codebook has 20,000.
MAX_BODY = 1_000_000
_LONGEST_PASSAGE = 20_000  # a whole report has some 15,000 characters; a link binds passages
_DEEPEST = 40  # far beyond what people write, far below where reading JSON back gives up


def check_form(kind: str, type: type[Any], plain: Mapping[str, Any]) -> None:
    """Raise StoreError, naming the field, unless ``plain`` is a whole record of ``type``."""
    fault = fault_of(type, plain)
    if fault:
        raise StoreError("store.malformed_record", kind=kind, fault=fault, code="store.malformed")


def fault_of(type: type[Any], plain: Mapping[str, Any]) -> str:
    """Return what is wrong with the plain form of a record, empty where it can be read and exported."""
    try:
        from_plain(type, plain)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        return str(error)[:200] or "not a record"
    return next(_faults(type, plain), "")


def check_key(value: object, name: str, longest: int = MAX_KEY) -> None:
    """Raise StoreError unless both databases can hold ``value`` as an id or a name."""
    if not isinstance(value, str):
        raise StoreError("store.name_not_text", name=name, code="store.malformed")
    if len(value) > longest or any(ord(char) < 32 or 0xD800 <= ord(char) < 0xE000 for char in value):
        raise StoreError("store.bad_name", name=name)


def _faults(type: type[Any], plain: Mapping[str, Any]) -> Iterator[str]:
    for name in ("id", "report", "annotation"):
        if plain.get(name) == "":
            yield f"{name} is empty"
    for name in ("version", "codebook_revision", "number", "revision"):
        if name in plain and (isinstance(plain[name], bool) or not 1 <= plain[name] < 2**31):
            yield f"{name} is {plain[name]!r}, not a number from 1"
    for name in ("anchor", "older", "newer"):
        yield from _anchor_faults(name, plain.get(name))
    for name in ("older", "newer"):
        if name in plain and len(plain[name]["exact"]) > _LONGEST_PASSAGE:
            yield f"{name} is {len(plain[name]['exact'])} characters, which is no passage"
    for each in plain.get("evidence", ()):
        yield from _anchor_faults("evidence", each["anchor"])
        yield from _number_faults("suggested_score", each.get("suggested_score"))
    yield from _number_faults("attainment", plain.get("attainment"))
    for each in plain.get("codes", ()):
        if not each["id"]:
            yield "a code's id is empty"
    if type is Codebook and (fault := _scheme_fault_of(plain)):
        yield fault
    if type is Document:
        if not _HINTS["year"](plain["year"]):
            yield f"year is {plain['year']!r}"
        for name, fits in _HINTS.items():
            if not fits(plain["hints"].get(name)):
                yield f"hints.{name} is {plain['hints'][name]!r}"
    if _too_deep(plain, _DEEPEST):
        yield "nested too deeply"
    elif _not_finite(plain):
        yield "it holds a number that is none"


def _scheme_fault_of(plain: Mapping[str, Any]) -> str:
    """Return what is wrong with the types and fields in the plain form of a codebook."""
    book = from_plain(Codebook, plain)
    return scheme_fault(book.types, book.fields)


def _anchor_faults(name: str, plain: Mapping[str, Any] | None) -> Iterator[str]:
    if plain is None:
        return
    if not plain["document"] or not plain["exact"]:
        yield f"{name} quotes nothing or names no document"
    yield from _number_faults(f"{name}.score", plain.get("score"))
    start, end = plain["start"], plain["end"]
    if (start is None) != (end is None) or (start is not None and not 0 <= start < end):
        yield f"{name} stands at {start}–{end}"


def _number_faults(name: str, value: Any) -> Iterator[str]:
    # whole numbers beyond what a float holds cannot be told by other programs either
    if value is not None and not (abs(value) < 2**53 and math.isfinite(value)):
        yield f"{name} is {value!r}"


def _too_deep(value: Any, left: int) -> bool:
    inner = (
        value.values() if isinstance(value, Mapping) else value if isinstance(value, (list, tuple)) else ()
    )
    return any(left == 0 or _too_deep(each, left - 1) for each in inner)


def _not_finite(value: Any) -> bool:
    if isinstance(value, float):
        return not math.isfinite(value)
    inner = (
        value.values() if isinstance(value, Mapping) else value if isinstance(value, (list, tuple)) else ()
    )
    return any(_not_finite(each) for each in inner)


def _text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _day(value: Any) -> bool:
    try:
        return value is None or bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def _one_of(kind: type[Enum]) -> Callable[[Any], bool]:
    values = {each.value for each in kind}
    return lambda value: value is None or (isinstance(value, str) and value in values)


_HINTS: dict[str, Callable[[Any], bool]] = {
    "id": _text,
    "title": _text,
    "jurisdiction": _text,
    "speaker": _text,
    "source": _text,
    "year": lambda value: value is None or (type(value) is int and 0 < value < 10000),
    "delivered_on": _day,
    "fictional": lambda value: value is None or isinstance(value, bool),
    "genre": _one_of(Genre),
    "source_class": _one_of(SourceClass),
    "kept": lambda value: (
        value is None or (isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value))
    ),
}
