"""Check a payload against the published JSON Schema, each shape of record once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from workbench.errors import ExchangeError

_KINDS = {
    "documents": "document",
    "annotations": "annotation",
    "assessments": "assessment",
    "links": "link",
    "codebooks": "codebook",
    "log": "logentry",
    "team": "teamevent",
}


@cache
def schema() -> dict[str, Any]:
    """Return the published JSON Schema of ``gwr-annotations/1``."""
    path = files("workbench.exchange") / "schema" / "gwr-annotations-1.schema.json"
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded


def validate(payload: Any) -> None:
    """Raise ExchangeError, naming the place, where a payload does not fit the schema."""
    for place, error in _errors(payload):
        where = "/".join(str(part) for part in (*place, *error.absolute_path)) or "/"
        raise ExchangeError(
            "exchange.not_of_schema", told=error.message[:120], code="exchange.schema", place=where
        )


def validate_hull(payload: Any) -> None:
    """Raise ExchangeError unless a payload, whatever its records are, is one of ours."""
    for _place, error in _hull_errors(payload):
        raise ExchangeError("exchange.not_complete", told=error.message[:120], code="exchange.schema")


def faulty_records(payload: dict[str, Any]) -> dict[tuple[str, int], str]:
    """Return what is wrong with each record that does not fit the schema, by its list and its number."""
    found: dict[tuple[str, int], str] = {}
    for name, kind in _KINDS.items():
        told: dict[Any, str] = {}
        for number, record in enumerate(payload.get(name, ())):
            shape = _shape(record)
            if shape not in told:
                error = next(_validator(kind).iter_errors(record), None)
                where = "/".join(str(part) for part in error.absolute_path) if error else ""
                told[shape] = f"{where} {error.message[:120]}".strip() if error else ""
            if told[shape]:
                found[name, number] = told[shape]
    return found


def _hull_errors(payload: Any) -> Iterator[tuple[tuple[str | int, ...], ValidationError]]:
    if not isinstance(payload, dict):
        yield from (((), error) for error in _validator(None).iter_errors(payload))
        return
    hull = {
        name: [] if name in _KINDS and isinstance(value, list) else value for name, value in payload.items()
    }
    yield from (((), error) for error in _validator(None).iter_errors(hull))


def _errors(payload: Any) -> Iterator[tuple[tuple[str | int, ...], ValidationError]]:
    """Yield faults: those of the whole first, then record by record.

    A validator takes about a millisecond for a record, which is long for 20,000; records of the same
    shape pass or fail together, so one of each shape is enough.
    """
    yield from _hull_errors(payload)
    for name, kind in _KINDS.items() if isinstance(payload, dict) else ():
        passed = set()
        for number, record in enumerate(payload.get(name, ())):
            shape = _shape(record)
            if shape not in passed:
                yield from (((name, number), error) for error in _validator(kind).iter_errors(record))
                passed.add(shape)


@cache
def _validator(kind: str | None) -> Draft202012Validator:
    whole = schema()
    if kind is None:
        return Draft202012Validator(whole)
    return Draft202012Validator({"$ref": f"#/$defs/{kind}", "$defs": whole["$defs"]})


@cache
def _words() -> frozenset[str]:
    """Return the strings that the schema itself names."""
    found: set[str] = set()
    waiting: list[Any] = [schema()]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            found.update(word for word in (each.get("const"), *each.get("enum", ())) if isinstance(word, str))
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)
    return frozenset(found)


def _shape(value: Any) -> Any:
    """Return what the schema can tell two values apart by: type, keys, sign, emptiness, named words."""
    if isinstance(value, str):
        return value if value in _words() else ("text", value != "")
    if isinstance(value, dict):
        return tuple([(name, _shape(inner)) for name, inner in value.items()])
    if isinstance(value, list):
        return ("list", *[_shape(inner) for inner in value])
    if value is None or isinstance(value, bool):
        return ("constant", str(value))
    whole = not isinstance(value, float) or value.is_integer()  # neither infinity nor what is no number is
    return (type(value).__name__, whole, (value > 0) - (value < 0))
