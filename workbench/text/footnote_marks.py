"""Footnote marks inside sentences (生产总值[2]312亿元), taken off for reading, with the way back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

_MARK = re.compile(r"[\[［](?<=[^\s\[［].)\d{1,3}[\]］]")


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A text without its footnote marks; ``cuts`` are where they stood, ``lost`` their lengths so far."""

    text: str
    cuts: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of this text stands in the marked one.

        A mark at its start stays outside, one within it or right behind its last letter but inside a
        longer stretch is enclosed.
        """
        return self._after(start), max(self._after(start), self._before(end))

    def forth(self, at: int) -> int:
        """Return where a place of the marked text is in this one; inside a mark, where the mark stood."""
        return self.forth_all((at,))[0]

    def forth_all(self, places: Iterable[int]) -> list[int]:
        """Return where places of the marked text are in this one, in the order given."""
        before = (0, *self.lost)
        begins = [cut + gone for cut, gone in zip(self.cuts, before, strict=False)]
        found = []
        for at in places:
            index = bisect_left(begins, at)  # marks that begin before the place
            inside = at - self.cuts[index - 1] if index else 0
            found.append(at - min(before[index], inside))
        return found

    def _after(self, at: int) -> int:
        index = bisect_right(self.cuts, at)
        return at + (self.lost[index - 1] if index else 0)

    def _before(self, at: int) -> int:
        index = bisect_right(self.cuts, at - 1)
        return at + (self.lost[index - 1] if index else 0)


def without_marks(text: str) -> Unmarked:
    """Take the footnote marks off a text.

    >>> without_marks("国内生产总值[2]100亿元").text
    '国内生产总值100亿元'
    """
    marks = [found.span() for found in _MARK.finditer(text)]
    if not marks:
        return Unmarked(text)
    lost = tuple(accumulate(end - start for start, end in marks))
    cuts = tuple(start - gone for (start, _), gone in zip(marks, (0, *lost[:-1]), strict=True))
    return Unmarked(_MARK.sub("", text), cuts, lost)
