"""Tell a report's year where it is stated outright, for reports without a date and without years in headings.

Each form was said of no other year in any of the 719 reports at hand whose year is known; what is only likely
(迎接党的十八大) is no such form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from workbench.corpus.assembly import Row
from workbench.corpus.dates import YEAR, years_in
from workbench.corpus.title_lines import is_salutation
from workbench.text.normalise import narrow_digits
from workbench.text.numerals import CHINESE, parse_numeral
from workbench.text.plan_years import first_year_of_plan

_OPENING, _CLOSING, _HEADING = 8, 3, 60
_FOUNDED, _TERM = 1949, 5

_JUST_PAST = re.compile(rf"刚?刚过去的(?={YEAR})")
_EXPECTED = re.compile(
    rf"(?={YEAR}(?:我[省市区县]|全[省市区县国])?(?:国民)?经济[和与]?社会发展的?主要预期目标)"
)
_TOLD_AHEAD = re.compile(
    rf"(?={YEAR}[，,]?是[^。]{{0,80}}(?:一年|之年)[^。]{{0,80}}(?:指导思想|总体要求|总体思路))"
)
_TO_DO = re.compile(rf"(?<![到至])(?={YEAR}[，,]?(?:要|将|计划|力争|安排|确保|重点))")
_TO_FULFIL = re.compile(rf"完成(?={YEAR}度?的?(?:各项|国民经济|目标|任务|工作|政府|经济社会))")
_ANNIVERSARY = re.compile(
    rf"(?:迎接|庆祝)(?:新中国|建国|中华人民共和国)(?:成立)?([{CHINESE}]{{1,5}}|\d{{2,3}})周年"
)
_PUT_FORWARD = re.compile(
    r"审议(?!通过)[^。]{0,24}第(十[一二三四五六]?|[七八九])个五年计划|第(十[一二三四五六]?)个五年规划纲要[（(]草案[）)][^。]{0,8}审议(?!通过)"
)
_LAST_YEAR = re.compile(r"(?:去年|过去的?一年)(?:(?!五年)[^，])*(?:回顾|总结)")
_FIVE_YEARS = re.compile(r"过去的?五年")
_SINCE = re.compile(rf"(?={YEAR}[一二1-4]月[^，。]{{0,12}}(?:人大|人民代表大会)第?一次会议以来)")
_TIMES, _RATIO = 3, 3


def stated_year(rows: Sequence[Row]) -> int | None:
    """Return the year planned for that all statements of a report to its congress name; None without one."""
    if not any(is_salutation(row.text) for row in rows[:_OPENING]):
        return None
    texts = [narrow_digits(row.text) for row in rows]
    stated = {*_outright(texts), *_below_headings(texts), *_at_ends(texts)}
    return stated.pop() if len(stated) == 1 else None


def year_just_past(rows: Sequence[Row]) -> int | None:
    """Return the one year that a report calls just past."""
    named = {
        year for row in rows if "过去的" in row.text for year in _named(_JUST_PAST, narrow_digits(row.text))
    }
    return named.pop() if len(named) == 1 else None


def _named(form: re.Pattern[str], text: str) -> Iterator[int]:
    """Yield the year that stands where each place of a form ends."""
    for found in form.finditer(text):
        yield years_in(text[found.end() : found.end() + 8])[0]


def _outright(texts: Sequence[str]) -> Iterator[int]:
    """Yield what sentences state, wherever they stand."""
    to_do: dict[int, int] = {}
    for text in texts:
        if "年" not in text:
            continue
        yield from (year + 1 for year in _named(_JUST_PAST, text))
        yield from _named(_EXPECTED, text)
        yield from _named(_TOLD_AHEAD, text)
        for year in _named(_TO_DO, text):
            to_do[year] = to_do.get(year, 0) + 1
    most, second = sorted([*to_do.values(), 0, 0], reverse=True)[:2]
    if most >= max(_TIMES, _RATIO * second):
        yield max(to_do, key=lambda year: to_do[year])


def _below_headings(texts: Sequence[str]) -> Iterator[int]:
    """Yield what the first sentence below a heading that looks back says."""
    for above, text in pairwise(texts):
        if len(above) > _HEADING or "。" in above:
            continue
        years = years_in(text[:8])
        if years and _LAST_YEAR.search(above) and re.match(rf"{YEAR}[，,]?是", text):
            yield years[0] + 1
        if _FIVE_YEARS.search(above):
            yield from (year + _TERM for year in _named(_SINCE, text[:40]))


def _at_ends(texts: Sequence[str]) -> Iterator[int]:
    """Yield what the opening puts before the congress, and what the closing calls to fulfil or celebrate."""
    for text in texts[:_OPENING]:
        found = _PUT_FORWARD.search(text)
        if found and (first := first_year_of_plan(found[1] or found[2])) is not None:
            yield first
    for text in texts[-_CLOSING:]:
        yield from _named(_TO_FULFIL, text)
        for years in _ANNIVERSARY.finditer(text):
            count = parse_numeral(years[1])
            if count is not None:
                yield _FOUNDED + int(count)
