"""Records as plain JSON values and back, for whoever stores or sends them."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decoder = Callable[[Any], Any]
# Metadata of a dataclass's field that is written only where it says something.
SELDOM: Mapping[str, bool] = types.MappingProxyType({"seldom": True})


def to_plain(value: Any) -> Any:
    """Return ``value`` as dictionaries, lists, strings, numbers, booleans and None; order is kept.

    Dataclasses become dictionaries in the order of their fields, enums their values. A field with the
    metadata ``SELDOM`` is left out where it is empty: records that never use it stay as they always were.
    """
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        cls = type(value)
        plain = {name: to_plain(getattr(value, name)) for name in field_names(cls)}
        for name in _seldom(cls):
            if not plain[name]:
                del plain[name]
        return plain
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_plain(item) for item in value]
    raise TypeError(f"not a plain value: {type(value).__name__}")


def from_plain(cls: type[T], data: Mapping[str, Any]) -> T:
    """Return the dataclass ``cls`` that ``to_plain`` turned into ``data``.

    Raises ValueError naming a field that is missing, unknown or of the wrong shape.
    """
    plan: dict[str, Field] = _plan(cls)  # type: ignore[arg-type]
    if len(data) != len(plan) or data.keys() != plan.keys():
        _check_names(cls, plan, data)
    return cls(
        **{
            name: value
            if type(value) in plan[name].as_it_is
            else _decode(cls, name, plan[name].decode, value)
            for name, value in data.items()
        }
    )


@dataclass(frozen=True, slots=True)
class Field:
    """How one field is read: values of the types ``as_it_is`` stay, others go through ``decode``."""

    required: bool
    as_it_is: frozenset[type]
    decode: Decoder


@cache
def field_names(cls: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields in order."""
    return tuple(each.name for each in fields(cls))


@cache
def _seldom(cls: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(cls) if each.metadata.get("seldom"))


def _check_names(cls: type, plan: Mapping[str, Field], data: Mapping[str, Any]) -> None:
    unknown = sorted(data.keys() - plan.keys())
    if unknown:
        raise ValueError(f"{cls.__name__}: unknown field {unknown[0]!r}")
    missing = [name for name, each in plan.items() if each.required and name not in data]
    if missing:
        raise ValueError(f"{cls.__name__}: missing field {missing[0]!r}")


def _decode(cls: type, name: str, decode: Decoder, value: Any) -> Any:
    try:
        return decode(value)
    except (TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"{cls.__name__}.{name}: {error}") from error


@cache
def _plan(cls: Any) -> dict[str, Field]:
    hints = get_type_hints(cls)
    return {
        each.name: Field(
            each.default is MISSING and each.default_factory is MISSING,
            _as_it_is(hints[each.name]),
            _decoder(hints[each.name]),
        )
        for each in fields(cls)
    }


def _as_it_is(hint: Any) -> frozenset[type]:
    """Return the types whose values need no look: most fields are plain strings and numbers."""
    if get_origin(hint) in (Union, types.UnionType):
        return frozenset().union(*(_as_it_is(each) for each in get_args(hint)))
    if hint is float:
        return frozenset((int, float))
    return frozenset((hint,)) if hint in (str, int, bool, type(None)) else frozenset()


def _decoder(hint: Any) -> Decoder:
    """Return what turns a plain value into ``hint``."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = _decoder(next(each for each in get_args(hint) if each is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _sequence(get_args(hint)[0])
    if isinstance(hint, type) and issubclass(hint, Enum):
        members = {member.value: member for member in hint}
        return lambda value: members[value] if value in members else _refuse(value, f"one of {list(members)}")
    if is_dataclass(hint):
        return lambda value: from_plain(hint, _mapping(value))  # type: ignore[arg-type]
    if origin is dict or hint is dict:
        return lambda value: dict(_mapping(value))
    if origin is Literal:
        return _one_of(get_args(hint))
    wanted = getattr(hint, "__name__", str(hint))
    return lambda value: _refuse(value, wanted)


def _sequence(hint: Any) -> Decoder:
    inner, as_it_is = _decoder(hint), _as_it_is(hint)

    def decode(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)):
            raise TypeError(f"not a list: {value!r}")
        return tuple(each if type(each) in as_it_is else inner(each) for each in value)

    return decode


def _one_of(allowed: tuple[Any, ...]) -> Decoder:
    return lambda value: value if value in allowed else _refuse(value, f"one of {allowed}")


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise TypeError(f"not an object: {value!r}")
    return value


def _refuse(value: Any, wanted: str) -> Any:
    raise ValueError(f"{value!r} is not {wanted}")
