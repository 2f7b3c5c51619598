"""Records as plain JSON values and back, for whoever stores or sends them."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decoder = Callable[[Any], Any]


def to_plain(value: Any) -> Any:
    """Return ``value`` as dictionaries, lists, strings, numbers, booleans and None; order is kept.

    Dataclasses become dictionaries in the order of their fields, enums their values.
    """
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {name: to_plain(getattr(value, name)) for name in field_names(type(value))}
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_plain(item) for item in value]
    raise TypeError(f"not a plain value: {type(value).__name__}")


def from_plain(cls: type[T], data: Mapping[str, Any]) -> T:
    """Return the dataclass ``cls`` that ``to_plain`` turned into ``data``.

    Raises ValueError naming a field that is missing, unknown or of the wrong shape.
    """
    plan: tuple[dict[str, Decoder | None], frozenset[str]] = _plan(cls)  # type: ignore[arg-type]
    decoders, required = plan
    unknown = data.keys() - decoders.keys()
    if unknown:
        raise ValueError(f"{cls.__name__}: unknown field {sorted(unknown)[0]!r}")
    missing = required - data.keys()
    if missing:
        raise ValueError(f"{cls.__name__}: missing field {sorted(missing)[0]!r}")
    return cls(**{name: _decode(cls, name, decoders[name], value) for name, value in data.items()})


@cache
def field_names(cls: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields in order."""
    return tuple(each.name for each in fields(cls))


def _decode(cls: type, name: str, decoder: Decoder | None, value: Any) -> Any:
    if decoder is None:
        return value
    try:
        return decoder(value)
    except (TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"{cls.__name__}.{name}: {error}") from error


@cache
def _plan(cls: Any) -> tuple[dict[str, Decoder | None], frozenset[str]]:
    hints = get_type_hints(cls)
    required = frozenset(
        each.name for each in fields(cls) if each.default is MISSING and each.default_factory is MISSING
    )
    return {name: _decoder(hints[name]) for name in field_names(cls)}, required


def _decoder(hint: Any) -> Decoder | None:
    """Return what turns a plain value into ``hint``, None where it may stay as it is."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _optional(hint)
    if origin is tuple:
        return _sequence(get_args(hint)[0])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if is_dataclass(hint):
        return lambda value: from_plain(hint, _mapping(value))  # type: ignore[arg-type]
    if origin is dict or hint is dict:
        return lambda value: dict(_mapping(value))
    if origin is Literal:
        return _one_of(get_args(hint))
    if hint is float:
        return lambda value: value if _is_number(value) else _refuse(value, "number")
    if hint in (str, int, bool):
        return lambda value: value if type(value) is hint else _refuse(value, hint.__name__)
    return None


def _optional(hint: Any) -> Decoder:
    inner = _decoder(next(each for each in get_args(hint) if each is not type(None)))
    return lambda value: value if value is None or inner is None else inner(value)


def _sequence(hint: Any) -> Decoder:
    inner = _decoder(hint)

    def decode(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)):
            raise TypeError(f"not a list: {value!r}")
        return tuple(value) if inner is None else tuple(inner(each) for each in value)

    return decode


def _one_of(allowed: tuple[Any, ...]) -> Decoder:
    return lambda value: value if value in allowed else _refuse(value, f"one of {allowed}")


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise TypeError(f"not an object: {value!r}")
    return value


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _refuse(value: Any, wanted: str) -> Any:
    raise ValueError(f"{value!r} is not {wanted}")
