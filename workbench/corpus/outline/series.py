"""Judge headings by the company they keep: series that go on, and lines that stand outside a series."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.corpus.assembly import Row
from workbench.corpus.outline.headings import Heading
from workbench.corpus.outline.markers import RANK, SOFT, Marker, read_marker

_OWN_GOVERNMENT = re.compile(r"政府.{0,6}自身建设|政府自身|(?:建设|建立|打造).{0,14}政府$")
_NEAR = 2
_WRONG = re.compile(r"清醒.*(?:问题|困难|不足|矛盾|挑战)")
_ANNOUNCES = 120


def keep_sound(rows: Sequence[Row], headings: Sequence[Heading]) -> list[Heading]:
    """Return the headings without lists and lonely leads, and with late halves recognised."""
    plain = _without_problems(rows, _without_inner_lists(rows, headings))
    return _late_halves(rows, _without_lonely_leads(plain))


def _without_problems(rows: Sequence[Row], headings: Sequence[Heading]) -> list[Heading]:
    """Drop the dashes and counted sentences right below a paragraph that admits what is wrong."""
    listed: set[int] = set()
    for at, (row, below) in enumerate(pairwise(rows)):
        if (at in listed or _admits(row.text)) and _is_soft(below.text):
            listed.add(at + 1)
    return [heading for heading in headings if heading.row not in listed or heading.style not in SOFT]


def _admits(text: str) -> bool:
    """Say whether a short paragraph announces problems: what follows lists them."""
    return len(text) <= _ANNOUNCES and bool(_WRONG.search(text))


def _is_soft(text: str) -> bool:
    marker = read_marker(text)
    return marker is not None and marker.style in SOFT


def _without_inner_lists(rows: Sequence[Row], headings: Sequence[Heading]) -> list[Heading]:
    """Drop 一、二、三、 inside of 二、 where 三、 goes on behind them: a list of tasks, not parts."""
    markers = [(at, marker.number) for at, row in enumerate(rows) if (marker := _top(row.text))]
    headed = {heading.row for heading in headings if heading.style == "cn"}
    inner: set[int] = set()
    for here in range(1, len(markers)):
        (outer, number), (_, first) = markers[here - 1], markers[here]
        if first != 1 or outer not in headed:
            continue
        stop = here + 1
        while stop < len(markers) and markers[stop][1] == markers[stop - 1][1] + 1:
            stop += 1
        goes_on = stop < len(markers) and markers[stop][1] == number + 1 and markers[stop][0] in headed
        if goes_on and not any(heading.style == "half" for heading in headings):
            inner.update(row for row, _ in markers[here:stop])
    return [heading for heading in headings if heading.row not in inner or heading.style != "cn"]


def _top(text: str) -> Marker | None:
    """Return the numbering of a line that begins 一、."""
    marker = read_marker(text)
    return marker if marker is not None and marker.style == "cn" else None


def series_go_on(headings: Sequence[Heading]) -> frozenset[int]:
    """Return the indexes of dashes and ordinals whose series is taken up again further on.

    The last one of a series whose others stand above leads stands above those right below it.
    """
    going: set[int] = set()
    above_leads: set[int] = set()  # members of a series that has stood above leads
    for index, heading in enumerate(headings):
        if heading.style not in ("dash", "ordinal"):
            continue
        leads = _leads_below(headings, index)
        if index in above_leads and leads:
            going.add(index)
        for at, later in enumerate(headings[index + 1 :], start=index + 1):
            if later.style == heading.style and not later.inline:
                if heading.style == "dash" or later.number == heading.number + 1:
                    going.add(index)
                    if leads or index in above_leads:
                        above_leads.add(at)
                break
            if later.style not in SOFT:
                break
    return frozenset(going)


def _leads_below(headings: Sequence[Heading], index: int) -> bool:
    """Say whether the paragraph right below a heading begins with a lead."""
    if index + 1 >= len(headings):
        return False
    below = headings[index + 1]
    return below.style == "lead" and not below.inline and below.row == headings[index].row + 1


def _without_lonely_leads(headings: Sequence[Heading]) -> list[Heading]:
    """Drop lead sentences that stand alone outside any section: they are plain first sentences."""
    kept: list[Heading] = []
    in_section = False
    outer = [heading for heading in headings if not heading.inline]
    for heading in headings:
        if heading.style not in SOFT:
            in_section = RANK[heading.style] > RANK["cn"]
        if heading.style == "lead" and not heading.inline and not in_section:
            place = outer.index(heading)
            near = outer[max(0, place - _NEAR) : place] + outer[place + 1 : place + _NEAR + 1]
            if not any(other.style in SOFT and abs(other.row - heading.row) <= _NEAR for other in near):
                continue
        kept.append(heading)
    return kept


def _late_halves(rows: Sequence[Row], headings: Sequence[Heading]) -> list[Heading]:
    """Raise an unnumbered line behind numbered sections to a half where numbering starts again below."""
    if not any(heading.style == "half" for heading in headings):
        return list(headings)
    out: list[Heading] = []
    numbered: set[str] = set()
    for index, heading in enumerate(headings):
        if heading.style == "half":
            numbered = set()
        elif heading.style in ("cn", "paren"):
            numbered.add(heading.style)
        elif heading.style == "own" and numbered:
            following = headings[index + 1] if index + 1 < len(headings) else None
            restarts = following is not None and following.number == 1 and following.style in numbered
            title = rows[heading.row].text
            if restarts or (len(title) <= 24 and _OWN_GOVERNMENT.search(title)):
                out.append(replace(heading, style="half"))
                numbered = set()
                continue
        out.append(heading)
    return out
