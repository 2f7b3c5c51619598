"""Tell neighbours of one kind apart: another number of a series, another side, another name in quotes."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from functools import cache

from workbench.measuring.other_places import is_prefecture
from workbench.text.lexicon import read_rows
from workbench.text.numerals import parse_numeral

_NAME = re.compile(r"[“《「]([^”》」]{2,16})[”》」]")
_ROAD = re.compile("([GS]?[0-9]{2,4})(国道|省道|县道)|(国道|省道|县道)([GS]?[0-9]{2,4})")
_AROUND_A_PLACE = re.compile(
    "^(?:支持|加快|推进|推动|促进|加强|积极|全面|和|及|与|、)+|(?:等|等地|和|及|与|、)$"
)
# 柳河至青禾高速, 青禾—松岭段: between which places a road or railway runs.
_STRETCH = re.compile(
    r"([\u4e00-\u9fff]{2,5})(?:至|到|—|－|-)([\u4e00-\u9fff]{2,4}?)"
    "(?=段|高速|铁路|公路|客专|高铁|快速|城际|一级|二级|轻轨|扩容|改扩建|改建|等|、|$)"
)
_TOWN = re.compile("[市区县州盟旗]")
_SIGNS = 2
_LIKE_ENOUGH = 0.5
_SIDE = "[东西南北]"
_MORE_SIDES = re.compile(rf"(?:{_SIDE}[、和及])+$|城[镇市](?:居民)?[、和及]$")
_SHORT_FORM = re.compile(
    "([一二三四五六七八九十]{1,2})([中小])(?=$|分校|校区|新校|迁建|扩建|改扩建|项目|建设)"
)
_FULL = {"中": "中学", "小": "小学"}


def are_neighbours(one: str, other: str) -> bool:
    """Say whether two names are surely of different things of one kind.

    Both count through the same series (第二中学, 第五中学), lie on a side (东出口, 西出口) or are of
    residents (城镇居民, 农村居民), and have nothing of it in common; who says nothing of it tells nothing.
    Stretches of a line (甲至乙段, 乙至丙段) are two where one of their ends is another.
    """
    named = any(_apart(read(one), read(other)) for read in (_numbers, _sides, _residents))
    return named or _other_stretches(_stretches(one), _stretches(other))


def other_names(one: str, other: str) -> bool:
    """Say whether both stand in quotation marks under names of which none holds one of the other's."""
    first, second = set(_NAME.findall(one)), set(_NAME.findall(other))
    if not first or not second:
        return False
    return not any(a in b or b in a for a in first for b in second)


def share_only_a_place(one: str, other: str, common: str) -> bool:
    """Say whether two texts have a prefecture's name in common and speak of different things there.

    >>> share_only_a_place("芜湖国家物流枢纽", "芜湖跨境电商试验区", "芜湖")
    True
    """
    if not is_prefecture(_AROUND_A_PLACE.sub("", common)):
        return False
    rests = one.replace(common, "", 1), other.replace(common, "", 1)
    return SequenceMatcher(None, *rests, autojunk=False).ratio() < _LIKE_ENOUGH


def with_sides(name: str, before: str) -> str:
    """Return a member of a list with the sides that stand before it alone: 东、 before 西外环路."""
    found = _MORE_SIDES.search(before)
    if found is None:
        return name
    shared = found.group()
    return ("城镇居民、" if shared[0] == "城" else shared) + name


def _stretches(text: str) -> set[frozenset[str]]:
    """Return the two ends of each stretch of a line that a text names, by their last and first signs."""
    return {
        frozenset((_TOWN.sub("", found[1])[-_SIGNS:], _TOWN.sub("", found[2])[:_SIGNS]))
        for found in _STRETCH.finditer(text)
    }


def _other_stretches(one: set[frozenset[str]], other: set[frozenset[str]]) -> bool:
    return bool(one and other) and not one & other


def _apart(one: dict[str, set[str]], other: dict[str, set[str]]) -> bool:
    common = one.keys() & other.keys()
    return bool(common) and all(not one[noun] & other[noun] for noun in common)


def _numbers(text: str) -> dict[str, set[str]]:
    """Return the numbers by which each kind of thing is counted through."""
    found: dict[str, set[str]] = defaultdict(set)
    for number, noun in _numbered().findall(text):
        found[noun].add(_value(number))
    for number, short in _SHORT_FORM.findall(text):
        found[_FULL[short]].add(_value(number))
    for number, kind, other_kind, behind in _ROAD.findall(text):
        found[kind or other_kind].add((number or behind).lstrip("GS"))
    return found


def _value(number: str) -> str:
    value = parse_numeral(number)
    return number if value is None else str(int(value))


def _sides(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for sides, noun in _sided().findall(text):
        found[noun].update(side for side in sides if side in _SIDE)
    return found


def _residents(text: str) -> dict[str, set[str]]:
    found = {whose for whose, word in read_rows("tracing", "residents.tsv") if word in text}
    return {"residents": found} if found else {}


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(f"第?([0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})({_listed('numbered.txt')})")


@cache
def _sided() -> re.Pattern[str]:
    return re.compile(f"({_SIDE}(?:[、和及]?{_SIDE})*)({_listed('sided.txt')})")


def _listed(file: str) -> str:
    return "|".join(sorted((row[0] for row in read_rows("tracing", file)), key=len, reverse=True))
