"""What a coding scheme must be before anybody codes by it; each fault is one sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from workbench.errors import ExchangeError
from workbench.exchange.qdpx.guids import is_fit
from workbench.model.said import Said
from workbench.model.scheme import Choice, Scheme, SchemeArea, SchemeField, scheme_fault
from workbench.settings import ExchangeSettings

RESERVED = ("area", "type", "source", "decision", "tag", "verdict", "evidence", "领域", "类型", "来源")
"""What no field of a scheme may be called, since it means something already; in a table also in Chinese."""
# In the browser every object has these, so that nothing could be kept under them.
_TAKEN = frozenset({"__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty"})
_ID = re.compile(r"\w[\w.\-]*")


def refused(why: Said) -> ExchangeError:
    """Return the error that says why a file is no coding scheme."""
    return ExchangeError("scheme.not_readable", why=why, code="exchange.scheme")


def check_scheme(scheme: Scheme, settings: ExchangeSettings) -> Scheme:
    """Return the scheme; raise ExchangeError, naming the first fault, where nobody could code by it."""
    fault = next(_faults(scheme, settings), None)
    if fault is not None:
        raise refused(fault)
    return scheme


def _faults(scheme: Scheme, settings: ExchangeSettings) -> Iterator[Said]:
    size = len(scheme.areas) + len(scheme.types)
    size += sum(1 + len(each.options) for each in scheme.fields)
    if not size:
        yield Said("scheme.empty")
    if size > settings.most_codes:
        yield Said("scheme.too_many_codes", most=settings.most_codes)
    entries: list[SchemeArea | Choice | SchemeField] = [*scheme.areas, *scheme.types, *scheme.fields]
    for each in entries:
        yield from _entry_faults(each.id, each.zh, each.en, settings)
        yield from _text_faults(
            each.id, (each.definition_zh, each.definition_en), settings.longest_definition
        )
    for one in scheme.fields:
        if one.id in RESERVED:
            yield Said("scheme.reserved_field", field=one.id)
        for option in one.options:
            yield from _entry_faults(option.id, option.zh, option.en, settings)
            said = (option.definition_zh, option.definition_en)
            yield from _text_faults(option.id, said, settings.longest_definition)
        if one.kind in ("choice", "several") and not one.options:
            yield Said("scheme.no_options", field=one.id)
    yield from _text_faults("source", (scheme.source,), settings.longest_definition)
    yield from _area_faults(scheme.areas)
    if said_twice := _twice(scheme):
        yield Said("scheme.code_twice", code_id=said_twice)
    if fault := scheme_fault(scheme.types, scheme.fields):
        yield Said("scheme.at_odds", fault=fault)


def _entry_faults(name: str, zh: str, en: str, settings: ExchangeSettings) -> Iterator[Said]:
    if not _ID.fullmatch(name) or len(name) > settings.longest_code:
        yield Said("scheme.bad_code", id=name[:40], most=settings.longest_code)
    if name in _TAKEN:
        yield Said("scheme.taken_code", id=name)
    if not zh.strip() or not en.strip():
        yield Said("scheme.no_label", id=name)
    yield from _text_faults(name, (zh, en), settings.longest_label)


def _text_faults(name: str, texts: Iterable[str], longest: int) -> Iterator[Said]:
    for text in texts:
        if len(text) > longest:
            yield Said("scheme.text_too_long", id=name, most=longest)
        if not is_fit(text):
            yield Said("scheme.control_characters", id=name)


def _area_faults(areas: Iterable[SchemeArea]) -> Iterator[Said]:
    above = {each.id: each.parent for each in areas}
    for each, first in above.items():
        seen, at = {each}, first
        while at is not None and at in above:
            if at in seen:
                yield Said("scheme.circle", area=each)
                return
            seen.add(at)
            at = above[at]


def _twice(scheme: Scheme) -> str:
    lists: list[list[str]] = [
        [each.id for each in scheme.areas],
        [each.id for each in scheme.types],
        [each.id for each in scheme.fields],
        *(_ids(each.options) for each in scheme.fields),
        [old for each in scheme.areas for old in each.replaces],
    ]
    return next((name for ids in lists for name, times in Counter(ids).items() if times > 1), "")


def _ids(options: Iterable[Choice]) -> list[str]:
    return [each.id for each in options]
