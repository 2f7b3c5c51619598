"""Say of each row whether it belongs to front, review, plan, closing or appendix."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.corpus.assembly import Row
from workbench.corpus.outline.halves import (
    Half,
    half_by_words,
    half_of,
    is_divided,
    opens_what_comes,
    opens_what_was,
)
from workbench.corpus.outline.levels import Levelled
from workbench.corpus.tables import find_tables
from workbench.model.part import Part

_PLAN_CUE = re.compile(
    r"(?:今年|明年|今后[五三]?年|新的一年|\d{4}年).{0,40}(?:总体要求|总的要求|预期目标|工作思路|总体思路|主要目标|奋斗目标|主要任务|重点抓好|重点做好|工作重点)"
    r"|(?:做好|抓好|搞好)(?:今年|明年|\d{4}年)|(?:总体要求|预期目标|主要目标|工作思路)(?:是|为)[：:，]?"
)
# The year's requirements and goals, at the head of a paragraph, stand in a plan whatever its heading says.
_GOALS = re.compile(
    r"(?:今年|新的一年|\d{4}年)[^，。]{0,20}(?:总体要求|预期目标|主要目标)[^，。]{0,6}(?:是|为|[:：])|主要预期目标(?:是|为|[:：])"
)
_DRAWS_LESSONS = re.compile(r"体会|经验|启示|问题|困难|差距|不足|成绩|成就|历程")
_CALLS = re.compile(
    r"^[^、]{0,4}、?(?:深入|加快|坚持|坚决|着力|大力|全力|努力|扎实|切实|全面|积极|进一步|突出|抢抓|统筹|推进|推动|实施|深化|加强|促进|保持|确保|奋力|抓|聚焦)"
)
_REACHED = re.compile(
    r"取得|成效|明显|显著|新(?:的)?(?:进展|突破|成效|台阶|局面|步伐|面貌|提高|改善)|不断|得到|迈出|良好|实现了|增强$|提高$|改善$|发展$"
)
# One clause that begins so wants what it names, though it be a 新局面: 努力开创渔业新局面.
_STRIVES = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、)?(?:努力|奋力|力争|争取|全力)[^，,。]+$")
_NEW_YEAR = re.compile(
    r"(?:当前，)?(?:进入|迈入|跨入|面对|在)?新的?一年|今年(?:是|政府工作|全[省市区县]|我们要)"
)
_OPENING_ROWS = 3
_PREAMBLE, _LONG_PREAMBLE = 300, 1200
_EARLY = 0.08
_FIRST_HEADING_SHARE = 0.2


def assign_parts(
    rows: Sequence[Row], levelled: Sequence[Levelled], body: range, appendix: int, year: int | None
) -> list[Part]:
    """Return the part of every row."""
    parts: list[Part] = ["front"] * len(rows)
    halves = _halves_of_tops(rows, levelled, body, year)
    current: Half | None = None
    starts = dict(halves)
    before = _before_first(rows, levelled, halves, body)
    for index in body:
        current = starts.get(index, current)
        parts[index] = current or before
    if year is not None:
        _divide(rows, parts, levelled, body, year)
    if "plan" not in parts:
        _split_by_cue(rows, parts, levelled, body)
    for table in find_tables([row.text for row in rows[: body.stop]]):
        if table.promises:
            parts[table.first : table.stop] = ["plan"] * (table.stop - table.first)
    for index in range(body.stop, len(rows)):
        parts[index] = "closing" if index < appendix else "appendix"
    return parts


def _divide(
    rows: Sequence[Row], parts: list[Part], levelled: Sequence[Levelled], body: range, year: int
) -> None:
    """Part what was reached from what is to come where one top heading announces both."""
    tops = [item for item in levelled if item.level == 1]
    ends = [item.heading.row for item in tops[1:]] + [body.stop] * min(1, len(tops))
    for item, end in zip(tops, ends, strict=True):
        if not is_divided(_title_of(rows, item), year):
            continue
        inside = range(item.heading.row + 1, end)
        if not any(opens_what_was(rows[i].text, year) for i in inside):
            continue
        current: Part = "review"
        parts[item.heading.row] = current
        for index in inside:
            if opens_what_comes(rows[index].text, year):
                current = "plan"
            elif opens_what_was(rows[index].text, year):
                current = "review"
            parts[index] = current


def _halves_of_tops(
    rows: Sequence[Row], levelled: Sequence[Levelled], body: range, year: int | None
) -> list[tuple[int, Half]]:
    tops = [(item.heading.row, _title_of(rows, item)) for item in levelled if item.level == 1]
    found = [half_of(title, year) for _, title in tops]
    if len(tops) > 1 and "review" not in found and _looks_back(rows, tops, body, year):
        found[0] = "review"
    if found and found[0] == "review" and "plan" not in [half_by_words(title, year) for _, title in tops]:
        found[1:] = [
            half or (None if _DRAWS_LESSONS.search(title) else "plan")
            for (_, title), half in zip(tops[1:], found[1:], strict=True)
        ]
    silent = found and "review" not in found and found[0] is None
    if silent and _preamble(rows, tops, body) > _LONG_PREAMBLE and not _begins_reached(tops, found):
        found[0] = "plan"
    if found and found[0] == "review" and half_of(tops[0][1], year) == "review":
        found = [
            half or ("plan" if _sets_to_work(title) else None)
            for (_, title), half in zip(tops, found, strict=True)
        ]
    found = [
        half or ("plan" if at and _STRIVES.search(title) else None)
        for at, ((_, title), half) in enumerate(zip(tops, found, strict=True))
    ]
    found = _with_goals(rows, [row for row, _ in tops], found, body)
    if found:
        found = [
            half or ("plan" if at and _turns_ahead(rows, tops, at, body, year or 0) else None)
            for at, half in enumerate(found)
        ]
    out: list[tuple[int, Half]] = []
    current: Half = "review"
    for (row, title), half in zip(tops, found, strict=True):
        if half == "review" and current == "plan" and not re.search(r"回顾|总结", title):
            continue_as: Half = "plan"
        else:
            continue_as = half or current
        current = continue_as
        out.append((row, current))
    return out


def _begins_reached(tops: Sequence[tuple[int, str]], found: Sequence[Half | None]) -> bool:
    """Say whether the first top heading tells what was reached, and a later one announces the plan."""
    return _REACHED.search(tops[0][1]) is not None and "plan" in found[1:]


def _with_goals(
    rows: Sequence[Row], tops: Sequence[int], found: Sequence[Half | None], body: range
) -> list[Half | None]:
    """Return the halves, with ``plan`` for a silent heading behind the first under which goals are set."""
    ends = [*tops[1:], body.stop]
    return [
        "plan"
        if half is None and at and any(_GOALS.match(rows[i].text) for i in range(tops[at] + 1, ends[at]))
        else half
        for at, half in enumerate(found)
    ]


def _turns_ahead(
    rows: Sequence[Row], tops: Sequence[tuple[int, str]], at: int, body: range, year: int
) -> bool:
    """Say whether what stands right below a top heading turns to the year planned for."""
    row, title = tops[at]
    end = tops[at + 1][0] if at + 1 < len(tops) else body.stop
    opening = range(row + 1, min(row + 1 + _OPENING_ROWS, end))
    if _DRAWS_LESSONS.search(title) or any(opens_what_was(rows[i].text, year) for i in opening):
        return False
    return any(opens_what_comes(rows[i].text, year) or _NEW_YEAR.match(rows[i].text) for i in opening)


def _sets_to_work(title: str) -> bool:
    """Say whether a heading behind the review calls to work rather than reports what was reached."""
    return bool(_CALLS.search(title)) and not _REACHED.search(title) and not _DRAWS_LESSONS.search(title)


def _title_of(rows: Sequence[Row], item: Levelled) -> str:
    row = rows[item.heading.row]
    return row.text[: item.heading.end - row.span.start]


def _looks_back(rows: Sequence[Row], tops: Sequence[tuple[int, str]], body: range, year: int | None) -> bool:
    """Say whether the first top heading opens the report without naming the year planned for."""
    row, title = tops[0]
    begins_early = rows[row].span.start < _FIRST_HEADING_SHARE * rows[-1].span.end
    if year is not None and f"{year - 1}年" in title:
        return begins_early
    if _preamble(rows, tops, body) > _LONG_PREAMBLE:
        return False
    ahead = re.search(r"今后|未来|今年|新一年", title) or (year is not None and f"{year}年" in title)
    return begins_early and not ahead


def _preamble(rows: Sequence[Row], tops: Sequence[tuple[int, str]], body: range) -> int:
    """Return how much stands before the first top heading, in characters."""
    return sum(len(rows[index].text) for index in range(body.start, tops[0][0]))


def _before_first(
    rows: Sequence[Row], levelled: Sequence[Levelled], halves: Sequence[tuple[int, Half]], body: range
) -> Part:
    """Return the part of what stands between the opening and the first top heading.

    A preamble has no headings: what is told under one before the first numbered part is the review.
    """
    if not halves:
        return "review"
    first = halves[0][0]
    headed = any(body.start <= item.heading.row < first and not item.heading.inline for item in levelled)
    length = sum(len(rows[i].text) for i in body if i < first)
    tells = headed or halves[0][1] == "plan"
    return "review" if tells and length >= _PREAMBLE else "front"


def _split_by_cue(rows: Sequence[Row], parts: list[Part], levelled: Sequence[Levelled], body: range) -> None:
    """Where no heading announces the plan, let it begin at the first heading or paragraph that does."""
    if not len(body):
        return
    early = rows[body[0]].span.start + _EARLY * (rows[body[-1]].span.end - rows[body[0]].span.start)
    heads = {item.heading.row: item for item in levelled if not item.heading.inline}
    for index in body:
        row = rows[index]
        if row.span.start < early:
            continue
        item = heads.get(index)
        title = row.text[: item.heading.end - row.span.start] if item else ""
        if (title and half_of(title) == "plan") or _PLAN_CUE.search(row.text[:80]):
            tops = [other.heading.row for other in levelled if other.level == 1][1:]
            for later in range(max((top for top in tops if top <= index), default=index), body.stop):
                parts[later] = "plan"
            return
