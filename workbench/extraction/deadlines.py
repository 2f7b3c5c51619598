"""Read what a list gives as the time by which a task is due: nothing but a date, as offices write it."""

from __future__ import annotations

import re
from collections.abc import Callable

from workbench.extraction.periods import find_period
from workbench.model.commitment import Period

_TIMES: tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str]], int]], ...
] = (  # the last month that each of these may mean, by its groups
    (re.compile(r"(?<!\d)(?:(20\d\d)年)?(\d{1,2})月"), lambda found: int(found[2])),
    (re.compile(r"(?<!\d)(20\d\d)\s*[-/.．]\s*(\d{1,2})(?!\d)"), lambda found: int(found[2])),
    (re.compile(r"(?:(20\d\d)年)?()第?([一二三四1-4])季度"), lambda found: _quarter(found[3])),
    (re.compile(r"(?:(20\d\d)年)?()上半年"), lambda _: 6),
    (re.compile(r"(?:(20\d\d)年|今年|当年|本年)?()(?:年底|年末|岁末|下半年|(?<![月度])底前)"), lambda _: 12),
)
_YEAR = re.compile(r"(20\d\d)年")


def read_deadline(text: str, year: int | None) -> Period | None:
    """Return the period that a list's date ends, None where it names none; the last one named counts.

    >>> read_deadline("12月底", 2024), read_deadline("2024.06", 2024)
    (Period(since='2024-01', until='2024-12'), Period(since='2024-01', until='2024-06'))
    >>> read_deadline("持续推进", 2024) is None
    True
    """
    ends: list[tuple[int, int]] = []
    for pattern, month_of in _TIMES:
        for found in pattern.finditer(text):
            named, month = int(found[1]) if found[1] else year, month_of(found)
            if named is not None and 1 <= month <= 12:
                ends.append((named, month))
    since = year or min((named for named, _ in ends), default=None)
    if ends and since is not None:
        last = max(ends)
        first = min(since, last[0])
        return Period(f"{first}-01", f"{last[0]}-{last[1]:02d}")
    years = [int(found[1]) for found in _YEAR.finditer(text)]
    if years and since is not None:
        return Period(str(min(since, max(years))), str(max(years)))
    return find_period(text, year)


def _quarter(digit: str) -> int:
    return 3 * (("一二三四".find(digit) + 1) or int(digit))
