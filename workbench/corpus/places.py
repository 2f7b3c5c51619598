"""Places by name: GB/T 2260 codes of today and former names, from two tables of data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NATION = "中华人民共和国"
_NATIONAL = re.compile(r"全国人民代表大会|国务院|中华人民共和国|^全国$")
_RANKS = "省市区县州旗盟"
_LONGEST = 24
"""No name with those above it is longer, in characters."""
_TAIL = re.compile(r"(?:人民政府|行政公署|行署|人民代表大会|人大|政府|(?:第.{1,4})?届.*)+$")


@dataclass(frozen=True, slots=True)
class Place:
    """A jurisdiction: its full name (天津市滨海新区) and its code, None for the nation."""

    name: str
    code: str | None


def find_place(name: str) -> Place | None:
    """Return the place that ``name`` names in full or in a form only one place has, else None.

    >>> find_place("天津市滨海新区人民政府")
    Place(name='天津市滨海新区', code='120116')
    >>> find_place("自治区") is None
    True
    """
    squeezed = "".join(name.split())
    if _NATIONAL.search(squeezed):
        return Place(NATION, None)
    known = _by_name()
    for form in (squeezed, _TAIL.sub("", squeezed)):
        if place := known.get(form):
            return place
    return None


def same_place(one: str, other: str) -> bool:
    """Say whether two names mean the same place, a former name being that of its successor.

    >>> same_place("清苑县", "保定市清苑区"), same_place("海南省", "河南省")
    (True, False)
    """
    first, second = _today(one), _today(other)
    return first.endswith(second) or second.endswith(first)


def _today(name: str) -> str:
    return next((today for former, _, today in _former() if name.endswith(former)), name)


def place_within(text: str) -> Place | None:
    """Return the place whose full name ``text`` ends with or holds last before a government's title."""
    squeezed = "".join(text.split())
    if place := find_place(squeezed):
        return place
    squeezed = _TAIL.sub("", squeezed)
    for start in range(len(squeezed)):
        if place := _by_name().get(squeezed[start:]):
            return place
    return None


def place_ahead(text: str) -> Place | None:
    """Return the place with whose name, of at least two characters and its rank, ``text`` begins, else None.

    >>> place_ahead("山东省青岛市重点工作任务分解表")
    Place(name='青岛市', code='370200')
    >>> place_ahead("城市更新重点任务清单") is None
    True
    """
    squeezed = "".join(text.split())
    for end in range(min(len(squeezed), _LONGEST), 2, -1):
        if squeezed[end - 1] in _RANKS and (place := _by_name().get(squeezed[:end])):
            return place
    return None


def short_name(place: Place) -> str:
    """Return how a province is called in running text.

    >>> short_name(Place("广西壮族自治区", "450000")), short_name(Place("内蒙古自治区", "150000"))
    ('广西', '内蒙古')
    """
    return re.sub(r"(?:壮族|回族|维吾尔)?(?:省|市|自治区|特别行政区)$", "", place.name)


def provinces() -> tuple[Place, ...]:
    """Return the places of the first level."""
    return _provinces()


@cache
def _provinces() -> tuple[Place, ...]:
    return tuple(Place(chain[0], code) for chain, code in chains() if len(chain) == 1)


@cache
def _by_name() -> dict[str, Place]:
    """Map every full name, and every short form that only one place has, to its place."""
    known: dict[str, Place] = {}
    short: dict[str, list[Place]] = {}
    for chain, code in chains():
        place = Place("".join(chain[-2:]) if len(chain) > 1 and _needs_parent(chain) else chain[-1], code)
        known["".join(chain)] = place
        known.setdefault(place.name, place)
        for form in {chain[-1], chain[0] + chain[-1], "".join(chain[-2:])}:
            short.setdefault(form, []).append(place)
    for form, places in short.items():
        if len({place.code for place in places}) == 1:
            known.setdefault(form, places[0])
    for former, code, today in _former():
        known.setdefault(former, Place(former, code))
        parent = re.match(r"^(.+?[市州])", today)
        if parent and parent.group(1) != today:
            known.setdefault(parent.group(1) + former, Place(parent.group(1) + former, code))
    return known


def _needs_parent(chain: tuple[str, ...]) -> bool:
    """Say whether a name is spoken with the city above it: districts and counties are, cities are not."""
    return not chain[-1].endswith("市") and (len(chain) == 3 or chain[0].endswith("市"))


def chains() -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each place's names from the province downwards and its code of six digits."""
    for code, *chain in _rows("places.tsv"):
        yield tuple(chain), code


@cache
def _former() -> tuple[tuple[str, str, str], ...]:
    return tuple((former, code, today) for former, code, today in _rows("former_places.tsv"))


def _rows(name: str) -> Iterator[list[str]]:
    lines = files("workbench.corpus").joinpath("data", name).read_text("utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))
