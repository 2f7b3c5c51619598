"""JSON across the border: bounded in size and depth, no key twice, no number that is none, all UTF-8."""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from workbench.errors import ExchangeError
from workbench.settings import ExchangeSettings

_LONE = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def dump_json(value: Any, *, indent: int | None = None) -> str:
    """Return a value as JSON text; raise ExchangeError where it is none."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    except (TypeError, ValueError) as error:
        raise ExchangeError("exchange.not_json", error=str(error)) from error


def encode_json(text: str) -> bytes:
    """Return JSON text as UTF-8 bytes, lone surrogates escaped; raise ExchangeError for pairs of them."""
    if _PAIR.search(text):
        raise ExchangeError("exchange.broken_characters")
    return _LONE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()


def decode_text(data: bytes, settings: ExchangeSettings) -> str:
    """Return a file's text; raise ExchangeError where it is too large or not UTF-8."""
    if len(data) > settings.max_bytes:
        limit = settings.max_bytes // (1024 * 1024)
        raise ExchangeError("exchange.too_large", limit=limit)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExchangeError("exchange.not_utf8") from error


def load_json(data: bytes, settings: ExchangeSettings) -> Any:
    """Return the value a JSON file holds; raise ExchangeError where it is malformed or hostile."""
    return parse_json(decode_text(data, settings), settings)


def parse_json(text: str, settings: ExchangeSettings) -> Any:
    """Return the value of a JSON text, checked as ``load_json`` does."""
    try:
        value = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_finite_float
        )
    except RecursionError as error:
        raise _too_deep(settings) from error
    except json.JSONDecodeError as error:
        raise ExchangeError("exchange.incomplete_json", line=error.lineno, column=error.colno) from error
    except ValueError as error:
        raise ExchangeError("exchange.faulty_json", error=str(error)) from error
    check_depth(value, settings)
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"duplicate key {twice[:40]!r}")
    return found


def _finite_float(raw: str) -> float:
    number = float(raw)
    if not math.isfinite(number):
        raise ValueError(f"number out of range {raw[:40]!r}")
    return number


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"not a number {name!r}")


def check_depth(value: Any, settings: ExchangeSettings) -> None:
    """Raise ExchangeError where objects and lists are nested deeper than a file may be."""
    level = [value]
    for _ in range(settings.max_depth):
        level = [
            inner
            for each in level
            for inner in (each.values() if isinstance(each, dict) else each if isinstance(each, list) else ())
            if isinstance(inner, (dict, list))
        ]
        if not level:
            return
    raise _too_deep(settings)


def _too_deep(settings: ExchangeSettings) -> ExchangeError:
    return ExchangeError("exchange.too_deep", most=settings.max_depth)
