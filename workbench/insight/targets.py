"""Targets of two plans that measure one thing: raised, lowered, or put more or less firmly."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from workbench.insight.folded_text import Body
from workbench.insight.paces import paces_of
from workbench.measuring.equivalent_metrics import parse_metric
from workbench.measuring.names_alike import broad_names, is_only_paid
from workbench.measuring.periods import tells_of_years
from workbench.measuring.quantities import find_quantities_in
from workbench.measuring.years_of_sentences import spanning_sentences
from workbench.model.commitment import Quantity
from workbench.model.insight import RewordingKind

_PAUSE = re.compile("[，。；：！？\n、,;:]")
_DIGIT = re.compile("[0-9]")
_CAP = "控制在"
_NAMELESS = re.compile(
    r"(?:达到|超过|突破|不低于|不少于|不超过|[约近达超第\d.%％万亿元个家人])*(?:以上|左右|以内|以下)?"
)
_AMOUNTS = re.compile("[0-9.，、；。%％]")
# Of 23 pairs of 120 reports ten of the eleven below were of two matters, and two of the twelve above.
_LEAST_ALIKE = 40.0  # rapidfuzz, 0 to 100
_FIRM = {">": 3, ">=": 3, "=": 2, "~": 1, "<=": 2, "<": 2}


class MovedTarget(NamedTuple):
    """One target in either report: its clause's place in each report's text, and which way it moved."""

    older: tuple[int, int]
    newer: tuple[int, int]
    kind: RewordingKind


_Key = tuple[str, bool, str, bool]
"""What a target measures: its name, whether it grows, its unit, and whether it is for several years."""

_UNNUMBERED = re.compile(
    "(?<=[，、；。：\n])([\u4e00-\u9fff]{3,14}?)(?:实现|保持|力争)?"
    "(?:正增长|稳定增长|平稳增长|稳步增长|基本持平|(?:增长|增速|增幅)?(?:保持)?[与同和快高]于?经济(?:增长|发展|增速)(?:基本|保持)*(?:同步)?)"
    "(?=[，、；。])"
)
# 投资50亿元以上园区12个, 海拔4000米以上县城, 省级和13个市: the size or the level of what is counted.
_SIZED = re.compile("(?:以上|以下)的?(?!的?(?:目标|任务|水平)|并)[一-龥]")
_NO_MEASURE = re.compile(".*海拔|(?:国家|[省市县区乡])级(?:以上)?")
_SUMS = frozenset(("元", "美元"))
_TAKEN_FROM = re.compile("从[^，。；]*中")  # 从收到的90条建议中选出 tells what there was
_APART = ("在建", "净增", "增加")  # being built, more than was lost, more than before: each is counted apart
_NEW, _FAR = "新增", 4  # 新增企业80家, 企业突破900家
_GROWTH = ("增长", "持平", "经济")  # no growth without a number is told without one of these
_KEPT_LOW = re.compile("失业率|价格|物价|赤字率|负债率|自然增长率")
_PRICES = re.compile("价格(?:总水平|指数)?$")
_VOWED = re.compile("确保|保证|务必|必须")
_TRIED = re.compile("力争|争取|努力|尽力")


# More is tried for than what is promised (增长5%左右，力争更好).
_EACH_YEAR = re.compile("每年|年均")
_MORE = re.compile(
    "[，,](?:并)?(?:在实际工作中)?(?:力争|争取|努力)[^，。；、]{0,4}?(?:更[高好快多]|达到|突破|[0-9])"
)


class _Target(NamedTuple):
    number: Quantity
    start: int
    end: int
    text: str
    tries_more: bool
    sentence: str


def find_moved_targets(older: Body, newer: Body) -> Iterator[MovedTarget]:
    """Yield the targets whose number or firmness differs, where one name stands once in each plan."""
    before, after = _targets(older), _targets(newer)
    # Of two numbers in one clause, one that moved tells more than one that only got another bound.
    for one, other in sorted(_both(before, after), key=_is_kept):
        kind = _direction(one, other)
        if kind is not None:
            yield MovedTarget((one.start, one.end), (other.start, other.end), kind)
    yield from _levels_moved(older, newer)
    yield from _paces_moved(older, newer)
    yield from _unnumbered(before, newer, after, "weakened")
    for told, numbered, kind in _unnumbered(after, older, before, "strengthened"):
        yield MovedTarget(numbered, told, kind)


def _both(
    before: Mapping[_Key, _Target | None], after: Mapping[_Key, _Target | None]
) -> Iterator[tuple[_Target, _Target]]:
    for key, one in before.items():
        other = after.get(key)
        if one is None or other is None:
            continue
        if any((word in one.text) != (word in other.text) for word in _APART) or _adds_to_all(one, other):
            continue
        bare = key[0] in broad_names() or is_only_paid(one.number.metric or "")
        if not bare or _alike(one, other):
            yield one, other


def _adds_to_all(one: _Target, other: _Target) -> bool:
    """Say whether one target adds to a thing of which the other, far more, is all there is to be."""
    low, high = sorted((abs(one.number.value), abs(other.number.value)))
    return (_NEW in one.text) != (_NEW in other.text) and high > _FAR * low


def _is_kept(pair: tuple[_Target, _Target]) -> bool:
    one, other = pair
    return one.number.value == other.number.value


def _alike(one: _Target, other: _Target) -> bool:
    """Say whether targets stand in sentences that speak of one matter, whatever their names (完成投资)."""
    said = [_AMOUNTS.sub("", target.sentence) for target in (one, other)]
    return fuzz.ratio(*said) >= _LEAST_ALIKE


def _levels_moved(older: Body, newer: Body) -> Iterator[MovedTarget]:
    """Yield levels to be reached that are put otherwise with the same number, or capped by another.

    A level that is only to be higher than a year ago is no firmer target for that.
    """
    for one, other in _both(_targets(older, levels=True), _targets(newer, levels=True)):
        capped = _CAP in one.text and _CAP in other.text
        if (_is_level(one.number) or _is_level(other.number)) and (
            capped or one.number.value == other.number.value
        ):
            kind = _direction(one, other)
            if kind is not None:
                yield MovedTarget((one.start, one.end), (other.start, other.end), kind)


def _is_level(number: Quantity) -> bool:
    return number.cumulative and number.direction != "hold"


def _paces_moved(older: Body, newer: Body) -> Iterator[MovedTarget]:
    """Yield what one plan wants to grow with the economy, and the other faster than it, or about so."""
    before, after = paces_of(older), paces_of(newer)
    for name, (pace, place) in before.items():
        now, there = after.get(name, (pace, place))
        kind = _kind(now - pace)
        if kind is not None:
            yield MovedTarget(place, there, kind)


def _unnumbered(
    numbered: Mapping[_Key, _Target | None],
    other: Body,
    there: Mapping[_Key, _Target | None],
    kind: RewordingKind,
) -> Iterator[MovedTarget]:
    """Yield growth targets that the other plan gives without a number (…增长3% → …实现正增长)."""
    wanted = {
        key[0]: one
        for key, one in numbered.items()
        if one is not None and key[1] and key not in there and not _PRICES.search(key[0])
    }
    if not wanted:
        return
    for name, place in _without_number(other):
        one = wanted.pop(name, None)
        if one is not None:
            yield MovedTarget((one.start, one.end), place, kind)


@lru_cache(maxsize=64)
def _without_number(body: Body) -> tuple[tuple[str, tuple[int, int]], ...]:
    """Return what a plan wants to grow without saying by how much, and where."""
    text = body.report.text
    return tuple(
        (parse_metric(match.group(1)).noun, match.span())
        for part in body.report.sentences
        if part.part == "plan" and any(text.find(word, part.start, part.end) >= 0 for word in _GROWTH)
        for match in _UNNUMBERED.finditer(text, part.start, part.end)
    )


def _direction(one: _Target, other: _Target) -> RewordingKind | None:
    before, after = one.number, other.number
    if before.value != after.value:
        # A cut is the firmer the deeper it is, and so is a cap, or a rate that is to be low, the lower it is.
        if before.value < 0 and after.value < 0:
            return "strengthened" if after.value < before.value else "weakened"
        lower_is_more = (
            (_CAP in one.text and _CAP in other.text)
            or (before.comparator in ("<", "<=") and after.comparator in ("<", "<="))
            or _KEPT_LOW.search(before.metric or "") is not None
        )
        more = (after.value > before.value) != lower_is_more
        return "strengthened" if more else "weakened"
    if before.comparator != after.comparator:
        return _kind(_FIRM[after.comparator] - _FIRM[before.comparator])
    effort = _effort(other.text) - _effort(one.text)
    return _kind(effort or other.tries_more - one.tries_more)


def _kind(firmer: int) -> RewordingKind | None:
    return None if not firmer else "strengthened" if firmer > 0 else "weakened"


def _effort(clause: str) -> int:
    """Return how firmly a clause takes a number upon itself: vowed 1, aimed at 0, tried for −1."""
    return -1 if _TRIED.search(clause) else 1 if _VOWED.search(clause) else 0


def _targets(body: Body, *, levels: bool = False) -> dict[_Key, _Target | None]:
    """Return a plan's targets by what they measure; None where several numbers measure one thing.

    With ``levels``, those that are only to be reached by then (达到) are among them.
    """
    found: dict[_Key, _Target | None] = {}
    for key, target in _wanted(body):
        if levels or not _is_level(target.number):
            found[key] = None if key in found else target
    return found


@lru_cache(maxsize=64)
def _wanted(body: Body) -> tuple[tuple[_Key, _Target], ...]:
    """Return every target of a plan, with what it measures."""
    found: list[tuple[_Key, _Target]] = []
    text = body.report.text
    clauses, spanning = _Clauses(text), spanning_sentences(body.report)
    for part in (node for node in body.report.sentences if node.part == "plan"):
        if not _DIGIT.search(text, part.start, part.end):
            continue
        said = text[part.start : part.end]
        for number in _numbers(said):
            if number.metric is None or number.role != "target" or _is_none(number, said):
                continue
            start, end = clauses.around(part.start + number.start, part.start + number.end)
            name = parse_metric(number.metric)
            # A rate of prices is their rise, whether or not the plan says so (控制在3%以内).
            rise = number.unit == "%" and _PRICES.search(name.noun) is not None
            years = part.id in spanning or tells_of_years(text, part.start + number.start)
            years = years or _EACH_YEAR.search(text, start, part.start + number.start) is not None
            key = (name.noun.removesuffix("按"), name.growth or rise, number.unit, years)
            more = _MORE.match(text, end, part.end) is not None
            found.append((key, _Target(number, start, end, text[start:end], more, said)))
    return tuple(found)


def _is_none(number: Quantity, sentence: str) -> bool:
    """Say whether a number of a plan tells which things are meant, or what there was, and no target."""
    sized = number.unit in _SUMS and _SIZED.match(sentence, number.end) is not None
    if sized or _NO_MEASURE.fullmatch(number.metric or ""):
        return True
    clause = _PAUSE.split(sentence[: number.start])[-1] + _PAUSE.split(sentence[number.start :])[0]
    return _TAKEN_FROM.match(clause) is not None


@lru_cache(maxsize=4096)
def _numbers(sentence: str) -> tuple[Quantity, ...]:
    return find_quantities_in(sentence)


class _Clauses:
    """The clauses of a text, by the pauses between them: one may run on for thousands of characters."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [found.start() for found in _PAUSE.finditer(text)]
        self._begins = [0, *(at + 1 for at in self._ends)]
        self._lists = [0, *(at + 1 for at in self._ends if text[at] != "、")]  # where a list of them begins

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the clause around a number, a list of several numbers cut at its own.

        A number that names nothing of itself (分别增长13%、20%) takes the numbers and the names before it
        along.
        """
        number, start = start, self._begins[bisect_right(self._begins, start) - 1]
        if start > 0 and self._text[start - 1] == "、" and _NAMELESS.fullmatch(self._text, start, number):
            start = self._begins[bisect_left(self._begins, start) - 1]
        if self._text.find("分别", start, number) >= 0:
            start = self._lists[bisect_right(self._lists, start) - 1]
        at = bisect_left(self._ends, end)
        return start, self._ends[at] if at < len(self._ends) else len(self._text)
