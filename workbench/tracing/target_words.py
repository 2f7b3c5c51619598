"""What the words around a planned number tell of how it counts: a level, a rate, a change or a sum."""

from __future__ import annotations

import re
from functools import cache

from workbench.measuring.measured_numbers import Measure
from workbench.model.plan_target import TargetKind
from workbench.text.lexicon import read_rows

_MEAN = re.compile("年均(?!浓度|气温|值)|年平均|平均每年|每年|逐年")
_SINCE = re.compile("(?:比|较)(?:20[0-9]{2}年|“?十[一二三四五]五)|五年(?:累计|共)?|累计")
_SUMMED = re.compile("新增|净增|累计|五年共")
_TO = re.compile("[到至为在]$")
_GROWS = re.compile("(?:增长|增速)[^，。]{0,4}$")
_PRICES = re.compile("(?:价格|物价|CPI)[^占]*$")
_GROWTH = "增速"
_YEARLY_AT_MOST = 15.0
_PEOPLE = re.compile("(?<!新增)(?:总人口|常住人口|户籍人口)$")
_UNTOLD = frozenset(("番", "倍"))


def kind_of_target(measure: Measure, ahead: str, before: str) -> TargetKind:
    """Return how a planned number counts over the years of its plan.

    ``ahead`` are the words of its own clause before it, ``before`` those of its sentence. A rise in
    percent without a word for its years is a yearly rate where it is as small as such rates are; a fall is
    one over the plan.
    """
    number = measure.quantity
    name = number.metric or ""
    if number.unit in _UNTOLD:
        return "unclear"
    if is_of_prices(name):
        return "limit"
    if number.unit == "百分点":
        return "growth" if _MEAN.search(before) else "change"
    moves = number.direction in ("up", "down") and not measure.level and _TO.search(ahead) is None
    if number.unit in ("%", "‰") and (name.endswith(_GROWTH) or moves):
        if _MEAN.search(before):
            return "growth"
        small = 0 < number.value <= _YEARLY_AT_MOST and _SINCE.search(before) is None
        return "growth" if small and _GROWS.search(ahead) else "change"
    if number.unit in ("%", "‰"):
        return "limit" if number.comparator in ("<", "<=") else "level"
    if _SUMMED.search(name + ahead):
        return "total"
    if number.direction not in ("up", "down") and _PEOPLE.search(name):
        return "limit" if number.comparator in ("<", "<=") else "level"
    word = _nearest_word(ahead)
    if word == "level" or measure.level:
        return "limit" if number.comparator in ("<", "<=") else "level"
    if number.direction in ("up", "down"):
        return "change"
    if word == "total" or _nearest_word(name) == "total":
        return "total"
    return "unclear"


def is_of_prices(name: str) -> bool:
    """Say whether something is the rise of prices, which no year is to pass (居民消费价格涨幅3%左右)."""
    return _PRICES.search(name) is not None


def as_rate(name: str) -> str:
    """Return the name of a rise or fall of something, as numbers in percent are called (生产率增速)."""
    return name if name.endswith(_GROWTH) else name + _GROWTH


def tells_a_kind(name: str) -> bool:
    """Say whether a name is no more than a word that tells a kind (建成)."""
    return _SUMMED.fullmatch(name) is not None or any(word == name for word, _ in _words())


def _nearest_word(text: str) -> str:
    """Return what the last word of a text that tells a kind tells; empty for none."""
    found = [(at + len(word), len(word), kind) for word, kind in _words() if (at := text.rfind(word)) >= 0]
    return max(found)[2] if found else ""


def plain_name(name: str) -> str:
    """Return the one name of what is called in several ways: 单位GDP能耗 for 万元国内生产总值能耗."""
    for said, pattern in _names():
        name = pattern.sub(said, name)
    return name


@cache
def _names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((said, re.compile(pattern)) for said, pattern in read_rows("tracing", "target_names.tsv"))


@cache
def _words() -> tuple[tuple[str, str], ...]:
    return tuple((word, kind) for kind, word in read_rows("tracing", "target_words.tsv"))
