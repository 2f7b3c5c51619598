"""Give each heading its level from the order in which styles appear; no style has a fixed level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.corpus import front
from workbench.corpus.assembly import Row
from workbench.corpus.outline.headings import Heading
from workbench.corpus.outline.markers import RANK, SOFT, Style

# Paragraphs that speak of the whole half again: what stands above them has ended.
_BACK_TO_THE_HALF = re.compile(
    r"^(?:在(?:肯定|看到|总结|充分肯定).{0,8}成绩|(?:同时|但)?.{0,6}我们也?(?:要)?.{0,6}清醒|.{0,24}(?:来之不易|来之极为不易)"
    r"|[\u3400-\u9fff·]{2,6}在(?:作)?政府工作报告(?:时|中)?(?:说|指出|强调|提出)"
    r"|(?:回顾|回首|回望)(?:过去|一年|五年|这)|(?:取得|能够取得)这些成绩|过去(?:一|的一|五|的五)年.{0,12}成绩)"
)
DEEPEST = 4
THEME_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Levelled:
    """A heading with its level (1..4) and the offset where what it titles ends."""

    heading: Heading
    level: int
    end: int


def assign_levels(rows: Sequence[Row], headings: Sequence[Heading], body: range) -> list[Levelled]:
    """Return the headings with level and extent; extents nest."""
    titled_parts = _parts_with_titled_sections(headings)
    stack: list[tuple[Style, int, int]] = []
    levels: list[int] = []
    ends: list[int] = []
    closers = [i for i in body if _closes(rows[i].text)]
    by_row = {heading.row for heading in headings if not heading.inline and heading.style not in SOFT}
    events: list[tuple[int, int]] = [(rows[i].span.start, -1) for i in closers if i not in by_row]
    events += [(heading.start, number) for number, heading in enumerate(headings)]
    last = rows[body[-1]].span.end if len(body) else 0
    levels, ends = [0] * len(headings), [last] * len(headings)
    for at, number in sorted(events):
        if number < 0:
            stack = _close(stack, ends, at, lambda entry: entry[1] > 1)
            continue
        heading = headings[number]
        stack = _close(stack, ends, at, lambda entry, h=heading: _gives_way(entry[0], h, entry[2], headings))
        levels[number] = _level_under(stack, heading, titled_parts)
        stack.append((heading.style, levels[number], number))
    return [
        Levelled(
            heading,
            level,
            rows[heading.row].span.end if heading.inline and end > rows[heading.row].span.end else end,
        )
        for heading, level, end in zip(headings, levels, ends, strict=True)
    ]


def _close(stack, ends, at, gives_way):  # type: ignore[no-untyped-def]
    while stack and gives_way(stack[-1]):
        ends[stack.pop()[2]] = at
    return stack


def _gives_way(style: Style, heading: Heading, number: int, headings: Sequence[Heading]) -> bool:
    """Say whether an open heading of ``style`` ends where ``heading`` begins."""
    above = headings[number]
    if heading.inline:
        return above.inline
    if above.inline:
        return True
    if style == heading.style:
        return True
    return RANK[style] >= RANK[heading.style]


def _level_under(stack: Sequence[tuple[Style, int, int]], heading: Heading, titled: frozenset[int]) -> int:
    if not stack:
        return 1 if heading.style in ("half", "division", "cn") else 2
    level = stack[-1][1] + 1
    if heading.style == "lead" and level == 2 and stack[0][2] in titled:
        level = THEME_LEVEL
    return min(level, DEEPEST)


def _parts_with_titled_sections(headings: Sequence[Heading]) -> frozenset[int]:
    """Return the numbers of the top headings whose sections have title lines without a number.

    There lead sentences are themes wherever they stand, also before the first section.
    """
    titled: set[int] = set()
    top = -1
    for number, heading in enumerate(headings):
        if heading.style in ("half", "division", "cn") and not (
            heading.style == "cn" and top >= 0 and headings[top].style != "cn"
        ):
            top = number
        elif heading.style == "own" and top >= 0:
            titled.add(top)
    return frozenset(titled)


def _closes(text: str) -> bool:
    return front.is_salutation(text) or bool(_BACK_TO_THE_HALF.search(text))
