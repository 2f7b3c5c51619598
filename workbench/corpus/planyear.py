"""Tell the year a report plans for: from the day it was delivered, else from what its text says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from workbench.corpus.assembly import Row
from workbench.corpus.dates import years_in
from workbench.corpus.outline.halves import half_of
from workbench.corpus.outline.markers import NUMBERED_TOPS, read_marker
from workbench.corpus.stated_years import year_just_past

_LATE_MONTH = 10
_SPAN = re.compile(r"今后|未来|[一二三四五六七八九十]五[”’\"]?|五年|届")
_TASK = re.compile(
    r"(?:做好|抓好|搞好|安排好?|确定|对|完成|开展|为)[^，。]{0,3}?年|年(?:政府|的|我[省市区县]|全[省市区县]|度)*(?:工作|经济|国民|发展|主要|预期|总体|首要|重点)"
)
_IS = re.compile(r"年[，,]?(?:是|，我们|，面对|，在)")
# 2023年工作回顾和2024年工作安排: one heading over both halves
_BOTH_HALVES = re.compile(r"年[^，。]{0,14}(?:回顾|总结|情况)[^，。]{0,4}[和及与][^，。]{4,6}年")
_HEADING = 60
_OPENING_SHARE = 0.12
_PLAN_SHARE = 0.2
_ENOUGH = 3


def plan_year(rows: Sequence[Row], title: str | None, delivered: date | None) -> int | None:
    """Return the year planned for; None where the text does not tell it clearly.

    A session from October on plans for the next year, if the text does not say otherwise.
    """
    if delivered is not None and delivered.month < _LATE_MONTH:
        past = year_just_past(rows)
        # A page may bear the day on which it was put on the web years later.
        return delivered.year if past is None or abs(past + 1 - delivered.year) <= 1 else past + 1
    votes = _votes(rows)
    for year in years_in(title or ""):
        votes[year] += _ENOUGH
    best = votes.most_common(2)
    clear = bool(best) and best[0][1] >= _ENOUGH and (len(best) == 1 or best[0][1] >= 1.5 * best[1][1])
    said = best[0][0] if clear else None
    if delivered is None:
        return said
    return delivered.year + 1 if said in (None, delivered.year + 1) else None


def _votes(rows: Sequence[Row]) -> Counter[int]:
    """Weigh what headings and the first words of paragraphs say of their year."""
    votes: Counter[int] = Counter()
    if not rows:
        return votes
    start, length = rows[0].span.start, max(1, rows[-1].span.end - rows[0].span.start)
    first_heading = True
    for row in rows:
        share = (row.span.start - start) / length
        marker = read_marker(row.text)
        if (
            len(row.text) <= _HEADING
            and (marker is None or marker.style in NUMBERED_TOPS)
            and "。" not in row.text
        ):
            votes.update(_heading_votes(row.text, share, first_heading and marker is not None))
            first_heading = first_heading and marker is None
        elif years := years_in(row.text[:24]):
            _paragraph_votes(votes, row.text[:40], years[0], share)
    return votes


def _heading_votes(text: str, share: float, first: bool) -> Counter[int]:
    years = years_in(text)
    if not years or re.search(r"[—\-－至到]\s*(?:19|20)\d{2}", text):
        return Counter()
    if _BOTH_HALVES.search(text) and max(years) == min(years) + 1:
        return Counter({max(years): 4})
    half = half_of(text)
    if first and share < _OPENING_SHARE and half != "plan":
        return Counter({max(years) + 1: 4})
    if half == "review":
        return Counter({max(years) + 1: 4})
    return Counter({max(years): 2 if _SPAN.search(text) and len(years) == 1 else 4})


def _paragraph_votes(votes: Counter[int], text: str, year: int, share: float) -> None:
    if share < _OPENING_SHARE and (_IS.search(text) or text.startswith(str(year))):
        votes[year + 1] += 2
    elif share > _PLAN_SHARE and (_TASK.search(text) or _IS.search(text)):
        votes[year] += 2
