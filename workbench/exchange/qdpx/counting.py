"""How another tool counts characters: found out from the passages that are known, else as the standard says.

The standard counts code points. Tools built on 16-bit characters count some characters twice, some count
``CR LF`` as one character or the byte order mark as one, and some name the last character as the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Counting:
    """One way of counting; all false is the standard's."""

    units: bool = False
    """Characters beyond U+FFFF count as two."""
    breaks: bool = False
    """``CR LF`` counts as one."""
    mark: bool = False
    """The byte order mark counts."""
    inclusive: bool = False
    """The end names the last character, not what follows it."""


@dataclass(frozen=True, slots=True)
class Told:
    """Where a file says that a selection stands, and what is known to stand there.

    ``name`` often is the beginning of the passage; ``place`` is where the same selection stands here.
    """

    start: int
    end: int
    name: str = ""
    place: tuple[int, int] | None = None


Offsets = tuple[int, int] | None


def plain(raw: str) -> str:
    """Return a file's text as the library writes it: no mark, ``LF`` between lines."""
    return raw.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")


def places(raw: str, told: Sequence[Told]) -> tuple[list[Offsets], bool]:
    """Return each selection's place in ``plain(raw)`` in code points, None where it has none there.

    The second value says whether the file leaves open how it counts and places depend on it.
    """
    text = plain(raw)
    best: list[Offsets] = []
    most = -1
    plainly: set[tuple[Offsets, ...]] = set()
    for counting in _countings(raw):
        stops = _stops(raw, counting)
        found = [_place(stops, each, counting) for each in told]
        proofs = sum(_proves(text, place, each) for place, each in zip(found, told, strict=True))
        if not counting.inclusive and None not in found:
            plainly.add(tuple(found))
        if proofs > most:
            best, most = found, proofs
    return best, most == 0 and len(plainly) > 1


def _countings(raw: str) -> list[Counting]:
    """Return the ways that make a difference in this text, the standard's first."""
    options = (
        (False, True) if any(each > "\uffff" for each in raw) else (False,),
        (False, True) if "\r\n" in raw else (False,),
        (False, True) if raw.startswith(_MARK) else (False,),
        (False, True),
    )
    return sorted((Counting(*each) for each in product(*options)), key=_rank)


def _rank(counting: Counting) -> int:
    return 8 * counting.inclusive + sum((counting.units, counting.breaks, counting.mark)) * 2 + counting.mark


def _stops(raw: str, counting: Counting) -> list[int]:
    """Return, for each position the tool can name, the position in the plain text."""
    stops: list[int] = []
    at = 0
    if raw.startswith(_MARK):
        raw = raw[1:]
        if counting.mark:
            stops.append(0)
    after_return = False
    for each in raw:
        if each == "\n" and after_return:
            if not counting.breaks:
                stops.append(at - 1)
            after_return = False
            continue
        stops.append(at)
        if counting.units and each > "\uffff":
            stops.append(at)
        at += 1
        after_return = each == "\r"
    stops.append(at)
    return stops


def _place(stops: list[int], told: Told, counting: Counting) -> Offsets:
    end = told.end + 1 if counting.inclusive else told.end
    if not 0 <= told.start < end < len(stops):
        return None
    first, last = stops[told.start], stops[end]
    return (first, last) if first < last else None


def _proves(text: str, place: Offsets, told: Told) -> bool:
    """Say whether a place is what is known of the selection; its name may be cut off."""
    if place is None:
        return False
    if told.place is not None and place == told.place:
        return True
    name = _squeezed(told.name).rstrip("….")
    return len(name) > 1 and _squeezed(text[place[0] : place[1]]).startswith(name)


def _squeezed(text: str) -> str:
    return "".join(text.split())
