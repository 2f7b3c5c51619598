"""Give each heading its level from the order in which styles appear; no style has a fixed level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.corpus import title_lines
from workbench.corpus.assembly import Row
from workbench.corpus.outline.headings import Heading
from workbench.corpus.outline.markers import RANK, SOFT, Style
from workbench.corpus.outline.series import series_go_on

# Paragraphs that speak of the whole half again: what stands above them has ended.
_BACK_TO_THE_HALF = re.compile(
    r"^(?:在(?:肯定|看到|总结|充分肯定).{0,8}成绩|(?:同时|但)?.{0,6}我们也?(?:要)?.{0,6}清醒|.{0,24}(?:来之不易|来之极为不易)"
    r"|[\u3400-\u9fff·]{2,6}在(?:作)?政府工作报告(?:时|中)?(?:说|指出|强调|提出)"
    r"|(?:回顾|回首|回望)(?:过去|一年|五年|这)|(?:取得|能够取得)这些成绩|过去(?:一|的一|五|的五)年.{0,12}成绩)"
)
TOPS: tuple[Style, ...] = ("half", "division", "chapter", "cn")
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
    titled = _parts_with_titled_sections(headings)
    going = series_go_on(headings)
    last = rows[body[-1]].span.end if len(body) else 0
    levels, ends = [0] * len(headings), [last] * len(headings)
    stack: list[int] = []
    for at, number in _events(rows, headings, body):
        if number is None:
            while stack and levels[stack[-1]] > 1:
                ends[stack.pop()] = at
            continue
        heading = headings[number]
        while stack and _gives_way(headings[stack[-1]], heading, stack[-1] in going):
            ends[stack.pop()] = at
        levels[number] = _level_under(stack, levels, heading, titled)
        stack.append(number)
    return [
        Levelled(heading, level, min(end, rows[heading.row].span.end) if heading.inline else end)
        for heading, level, end in zip(headings, levels, ends, strict=True)
    ]


def _events(rows: Sequence[Row], headings: Sequence[Heading], body: range) -> list[tuple[int, int | None]]:
    """Return the headings by number, and as None the rows that end all below the half, by offset."""
    numbered = {heading.row for heading in headings if not heading.inline and heading.style not in SOFT}
    events: list[tuple[int, int | None]] = [
        (heading.start, number) for number, heading in enumerate(headings)
    ]
    events += [(rows[i].span.start, None) for i in body if i not in numbered and _closes(rows[i].text)]
    return sorted(events, key=lambda event: (event[0], event[1] is not None))


def _gives_way(above: Heading, heading: Heading, going: bool) -> bool:
    """Say whether the open heading ``above`` ends where ``heading`` begins; ``going``: its series goes on."""
    if heading.inline or above.inline:
        # What stands in the middle of a paragraph is no part of what a paragraph before it was titled.
        return above.inline or (above.style in SOFT and above.row != heading.row and not going)
    if above.style == heading.style:
        return True
    if heading.style == "lead" and going:
        return False
    return RANK[above.style] >= RANK[heading.style]


def _level_under(
    stack: Sequence[int], levels: Sequence[int], heading: Heading, titled: frozenset[int]
) -> int:
    if not stack:
        return 1 if heading.style in TOPS else 2
    level = levels[stack[-1]] + 1
    if heading.style == "lead" and level == 2 and stack[0] in titled:
        level = THEME_LEVEL
    return min(level, DEEPEST)


def _parts_with_titled_sections(headings: Sequence[Heading]) -> frozenset[int]:
    """Return the numbers of the top headings whose sections have title lines without a number.

    There lead sentences are themes wherever they stand, also before the first section.
    """
    titled: set[int] = set()
    top: int | None = None
    for number, heading in enumerate(headings):
        if heading.style in TOPS and (top is None or heading.style != "cn" or headings[top].style == "cn"):
            top = number
        elif heading.style == "own" and top is not None:
            titled.add(top)
    return frozenset(titled)


def _closes(text: str) -> bool:
    return title_lines.is_salutation(text) or bool(_BACK_TO_THE_HALF.search(text))
