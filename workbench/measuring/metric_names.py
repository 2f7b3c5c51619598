"""What a number is called: its metric read together with the words around it in its clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.measuring.equivalent_metrics import MetricName, parse_metric, trim_metric
from workbench.model.commitment import Quantity
from workbench.model.report import Node

_CLAUSE_STOP = re.compile(r"[，；。！？：\n;!?,:](?:(?<![,:])|(?<![0-9].)|(?![0-9]))")
_AFTER_NUMBERS = re.compile(r"^的(?:.*[0-9][万亿千百余多]*[个家项条所座处宗批]?|)")
_LIST_MARK = re.compile(r"^(?:以上|以内|左右|以下)?[、和及与]")
_GROWS = re.compile(r"(?:增长|递增|增加|提高|提升|上升|下降|降低|减少)(?:了|约|近|超过|超|不低于)?$")
_RANGE_START = re.compile(r"(?:由|从)[^，。]{0,12}$")
_LONGEST_COUNTED = 10
_TOWN_AND_COUNTRY = "城乡居民"


class Surroundings(NamedTuple):
    """The words around a number: ``prefix`` back to the number or clause before, ``suffix`` on to the next.

    ``in_list``: the number continues a list after the one before (新增A3家、B5家). ``starts_range``: it is
    where a change began (由3家增加到5家).
    """

    clause: str
    prefix: str
    suffix: str
    in_list: bool
    starts_range: bool


class Called(NamedTuple):
    """A number's name to show, taken apart, and the other half of 总投资5亿元的12个项目 where it is one."""

    label: str
    name: MetricName
    of: MetricName | None


def surroundings(
    text: str, sentence: Node, numbers: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Surroundings]]:
    """Yield the numbers of a sentence, in order, each with the words around it."""
    stops = [stop.span() for stop in _CLAUSE_STOP.finditer(text, sentence.start, sentence.end)]
    begins, ends = [sentence.start, *(after for _, after in stops)], [*(at for at, _ in stops), sentence.end]
    for index, number in enumerate(numbers):
        start = begins[bisect_right(begins, number.start, lo=1) - 1]
        end = ends[bisect_left(ends, number.end, hi=len(stops))]
        before = numbers[index - 1].end if index else sentence.start
        after = numbers[index + 1].start if index + 1 < len(numbers) else sentence.end
        total = text.startswith("的", number.end)
        prefix = text[max(start, before) : number.start]
        yield (
            number,
            Surroundings(
                clause=text[start:end],
                prefix=prefix,
                suffix=text[number.end : end if total else max(number.end, min(end, after))],
                in_list=before > start and bool(_LIST_MARK.match(prefix)),
                starts_range=bool(_RANGE_START.search(prefix)),
            ),
        )


def name_number(number: Quantity, around: Surroundings, inherited: frozenset[str]) -> Called:
    """Name what a number measures; ``inherited`` are the actions of the list it continues."""
    total = around.suffix.startswith("的")
    counted = _AFTER_NUMBERS.sub("", around.suffix) if total else ""
    metric = number.metric or ""
    if around.prefix.startswith("的") and around.suffix:
        metric = around.suffix  # the counted half: its noun follows the number
    name, label = parse_metric(metric), trim_metric(metric)
    of = parse_metric(counted or around.suffix) if total or around.prefix.startswith("的") else None
    if total and counted and len(counted) <= _LONGEST_COUNTED:
        label = counted + name.noun
    grows = _GROWS.search(around.prefix) or name.noun.endswith("价格")  # a price in percent is its rise
    if number.unit == "%" and not name.growth and grows:
        name, label = name._replace(growth=True), label + "增速"
    if _TOWN_AND_COUNTRY in name.noun and "分别" in around.clause:
        side = "农村居民" if around.in_list else "城镇居民"
        own = parse_metric(name.noun.replace(_TOWN_AND_COUNTRY, side))
        name = name._replace(noun=own.noun, core=own.core)
        label = label.replace(_TOWN_AND_COUNTRY, side)
    actions = name.actions | parse_metric(around.prefix.lstrip("、和及与")).actions
    actions |= of.actions if of else parse_metric(around.suffix).actions
    if around.in_list and not actions and not number.cumulative:
        actions = inherited
    return Called(label, name._replace(actions=actions), of)
