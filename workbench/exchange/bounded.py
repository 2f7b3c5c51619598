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
        raise ExchangeError(
            f"有记录不能写成 JSON（{error}）；请运行 workbench check 找出并改正它。",
            english=f"A record cannot be written as JSON ({error}); run workbench check to find it.",
        ) from error


def encode_json(text: str) -> bytes:
    """Return JSON text as UTF-8 bytes, lone surrogates escaped; raise ExchangeError for pairs of them."""
    if _PAIR.search(text):
        raise ExchangeError(
            "有文字含损坏的字符（成对的代理码点）；请重新加入那份报告。",
            english="A text holds broken characters (a surrogate pair); add that report again.",
        )
    return _LONE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()


def decode_text(data: bytes, settings: ExchangeSettings) -> str:
    """Return a file's text; raise ExchangeError where it is too large or not UTF-8."""
    if len(data) > settings.max_bytes:
        limit = settings.max_bytes // (1024 * 1024)
        raise ExchangeError(
            f"文件超过 {limit} MB，未导入；请分批导出后再导入。",
            english=f"The file is larger than {limit} MB; nothing was imported. Export it in parts.",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExchangeError(
            "文件不是 UTF-8 编码的文本，未导入；请换用导出的原文件。",
            english="The file is not UTF-8 text; nothing was imported. Use the file as it was exported.",
        ) from error


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
        raise ExchangeError(
            f"文件不是完整的 JSON（第 {error.lineno} 行第 {error.colno} 列），未导入；请重新导出一份。",
            english=f"The file is not complete JSON (line {error.lineno}, column {error.colno}); "
            "nothing was imported. Export it again.",
        ) from error
    except ValueError as error:
        raise ExchangeError(
            f"文件内容有误（{error}），未导入；请重新导出一份。",
            english=f"The file is faulty ({error}); nothing was imported. Export it again.",
        ) from error
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
    return ExchangeError(
        f"内容嵌套超过 {settings.max_depth} 层，无法交换；请换用未改动过的导出文件。",
        english=f"The content is nested more than {settings.max_depth} deep; use an unedited export.",
    )
