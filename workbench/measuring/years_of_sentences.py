"""Which sentences of a report tell of several years together, by their headings, paragraphs and words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.measuring.parts_for_years import TERM, YEARS_AHEAD, parts_for_years
from workbench.measuring.periods import ABOUT_YEARS, OLD_PLAN_NAME, PLAN_NAME, SPAN, YEARS_BEGIN
from workbench.model.genre import Genre
from workbench.model.report import Report
from workbench.text.prefilter import Bits, Prefilter

_SPAN_HEADING = re.compile(
    rf"(?<![0-9〇零一二三四五六七八九])[五5]年(?:来|工作|的|和|及|与|主要|发展|回顾|回眸|成就|成绩|历程|奋斗|目标|总体|任务|规划|愿景|蓝图|思路|重点)|(?:{PLAN_NAME}|{OLD_PLAN_NAME})(?:时期|期间|回顾|目标|计划)|本届政府"
    # “十五”经济社会发展目标全面实现 heads what the five years brought.
    rf"|(?:{PLAN_NAME}|{OLD_PLAN_NAME})[^，。]{{0,10}}(?:目标|任务|规划|计划|蓝图)(?:全面|胜利|圆满|顺利|如期|超额|提前)*(?:实现|完成)"
    # 过去五年政府工作的回顾, 奋发前进的五年, “十二五”发展取得重大成就; “十二五”开局 is a year's.
    r"|(?:过去|这|回首|回顾|走过)(?:的|了)?[五5]年|(?:^|[，、])[^，。]{2,24}的[五5]年(?=$|[，、。])"
    rf"|(?:{PLAN_NAME}|{OLD_PLAN_NAME})(?![^，。]{{0,8}}(?:开局|起步|开好局|开头))[^，。]{{0,14}}(?:回顾|成就|成绩|历程|执行情况)"
)
# “十五五”规划实现良好开局 heads what the first year brought.
_STARTED = re.compile("开局|起步|开端|开门红")
_SEVERAL = re.compile("[五5]年|收官|圆满|胜利|本届|时期")
# A plan's part under 创造“十一五”新的辉煌 is for five years; 为“十四五”开好局 is the year's own.
_PLAN_HEADING = re.compile(
    f"(?:{PLAN_NAME}|{OLD_PLAN_NAME})(?!.{{0,12}}(?:开局|开好局|开头|起步|起好步|开门红|收官|开端|开篇|圆满|决胜|基础))"
)
# 为1997年以来最高 is a record of one year.
_SINCE = re.compile("(?:^|[，；：])(?:自|从)?((?:19|20)[0-9]{2})年以来(?!的?最|首次)")
_PAST_YEAR = re.compile(r"去年|过去的?一年|一年来|[上全]年(?!均)|这一年")
_ADDRESS = re.compile(r"\s*(?:各位(?:代表|委员|同志)|同志们)[，、！!：:\s]*(?:各位委员[！!]?)?")
_OPENING = 60
_YEARS_OF_PLAN = 5
_TURNS = 16  # characters into a sentence within which 去年 turns it to the past year alone
_OWN_YEAR = re.compile("(?:19|20)[0-9]{2}年|[去今]年|过去一年|一年")
_OPENS_YEAR = re.compile(
    "(?:各位代表[，！])?(?:特别是|尤其是)?(?:回顾|在)?"
    "(?:(?:[^，。]{2,12}[，：])?(?:刚刚?)?过去的(?=一年|(?:19|20)[0-9]{2}年))?"
    "(?:((?:19|20)[0-9]{2})年(?![0-9—－-]|以来|至|到)|去年|过去一年|一年来|(?<=过去的)一年)"
)
_HEADS_YEARS = re.compile("(?:这|也|又)*是[^。，]{2,40}的[五三四]年[。！]?")
_DATES_ALONE = re.compile("20[0-9]{2}年(?![，,、：]|是|底，|末，|以)")
# 过去五年内 tells of five years.
_THIS_YEAR = re.compile("今年|本年|当年|(?<![0-9一二两三四五六七八九十])年内")
# 今年起，… begins something that goes on.
_OPENS_THIS_YEAR = re.compile(
    "(?:各位代表[，！])?(?:今年(?=[是要的，]|工作|政府|经济|主要|预期|总体|目标|重点|[我全][省市区州县])"
    "|((?:19|20)[0-9]{2})年是)"
)
_NO_PART = "-"
_UNTIL = re.compile(r"(?:到|至)(20[0-9]{2})年")
_BEFORE_YEAR = re.compile("(20[0-9]{2})年(?:底|末)?之?前")
_THAN_LAST_YEAR = re.compile("[比较](?:上年|去年)|同比|今年|本年|当年")

# What a sentence may hold of these is looked for in all of a report at once; most hold none of them.
_YEARS = Prefilter()
_MAY_ADDRESS, _MAY_SPAN, _MAY_OPEN_YEAR = map(_YEARS.bit, (_ADDRESS, SPAN, _OPENS_YEAR))
_MAY_TURN, _MAY_LOOK_AHEAD, _MAY_COMPARE = map(_YEARS.bit, (_PAST_YEAR, _UNTIL, _THAN_LAST_YEAR))
_MAY_BEGIN, _MAY_BE_SINCE, _MAY_NAME_THIS = map(_YEARS.bit, (YEARS_BEGIN, _SINCE, _THIS_YEAR))
_MAY_BE_DUE = _YEARS.bit(_BEFORE_YEAR)
# Of a sentence's beginning and of all of it: where neither holds any of these, it says nothing of years.
_MAY_BEGIN_SO = _MAY_ADDRESS | _MAY_SPAN | _MAY_OPEN_YEAR | _MAY_TURN | _MAY_BEGIN | _MAY_BE_SINCE
_MAY_SAY = _MAY_LOOK_AHEAD | _MAY_COMPARE | _MAY_NAME_THIS | _MAY_BE_DUE
_MAY_OPEN_PLAN = _MAY_NAME_THIS | _MAY_OPEN_YEAR | _MAY_SPAN
_MAY_BE_AHEAD = _YEARS.bit(YEARS_AHEAD)


class _Above(NamedTuple):
    """What stands above a sentence: its part, its paragraph, and what the headings name.

    ``years``: several years; ``own_year``: the one year as well; ``years_first``: the years before it.
    """

    part: str | None = None
    paragraph: str | None = None
    years: bool = False
    own_year: bool = False
    years_first: bool = False


_NOTHING_ABOVE = _Above()


def last_planned_year(report: Report) -> int | None:
    """Return the last year that a document plans for: of a five-year plan a fifth one, else its own."""
    if report.year is None or report.genre is not Genre.FIVE_YEAR_PLAN:
        return report.year
    return report.year + -report.year % _YEARS_OF_PLAN  # they end with 2020, 2025, 2030


@lru_cache(maxsize=16)
def spanning_sentences(report: Report) -> frozenset[str]:
    """Return the sentences that stand under a heading, or in a paragraph, about several years.

    From where a paragraph turns to the past year alone (去年, 一年来), its sentences count as that year's;
    under a heading about the years only the sentence that says so.
    Under a heading that names both, what it names first comes first: the year (2015年和“十二五”时期) until a
    paragraph opens with the years, or the years (过去五年和2015年) until one opens with the year. A plan for
    years is for this year from a paragraph on that opens with it (今年是…) until one opens with the years.
    """
    lead: dict[str, bool] = {}
    found: set[str] = set()
    told_of_years: dict[str, list[int]] = defaultdict(list)  # of a paragraph of the review
    apart: set[int] = set()  # sentences that turn to the one year, or only address the audience
    mixed = met_both = False
    sentences = report.sentences
    seen, seen_first, told_above = _looked_through(report)
    years_ahead, this_year = years_of_parts(report), _on_this_year(report, seen | seen_first, told_above)
    speak = (seen & _MAY_SAY | seen_first & _MAY_BEGIN_SO) != 0
    for at, end in _stretches(speak, told_above):
        sentence, above, plan = sentences[at], told_above[at], sentences[at].part == "plan"
        paragraph, both = above.paragraph or sentence.id, above.own_year
        headed = above.years or above.part in years_ahead
        if both and not met_both:
            met_both, mixed = True, above.years_first
        standing = (mixed if both else headed) and not this_year[at]
        if not speak[at]:  # as most: what stands before them holds on
            if lead.setdefault(paragraph, standing):
                found.update([each.id for each in sentences[at:end]])
            continue
        may, first = int(seen[at]), int(seen_first[at])
        text = report.text[sentence.start : sentence.end]
        if first & _MAY_ADDRESS and _ADDRESS.fullmatch(text):
            apart.add(at)
            continue
        begins, spanned = paragraph not in lead, first & _MAY_SPAN != 0 and _spans_years(text)
        opening = _OPENS_YEAR.match(text) if first & _MAY_OPEN_YEAR else None
        if both and begins and not this_year[at]:
            mixed = standing = (mixed or spanned) and not opening
        spans = lead.get(paragraph, standing or spanned)
        if plan:
            spans = _spans_in_plan(text, may, spans, opening, report.year)
        dated = False
        if begins and opening and opening[1] in (None, str(report.review_year)):
            # 2025年全区民生支出9亿元 in a part about the years tells of that year in this sentence alone.
            dated = headed and not both and _DATES_ALONE.match(text) is not None
            spans = (plan and spans) or (dated and sentence.part == "review")
        turns = dated or (first & _MAY_TURN != 0 and _PAST_YEAR.search(text[:_TURNS]) is not None)
        # Under a heading about the years alone one sentence on the past year does not turn those behind it.
        lead[paragraph] = (spans and (not turns or (headed and not both))) or _heads_years(text, spanned)
        mixed = mixed or (both and spanned and not this_year[at])
        if sentence.part == "review":
            if _tells_of_years(text, first, spanned=spanned):
                told_of_years[paragraph].append(at)
            if turns or (may & _MAY_COMPARE and _THAN_LAST_YEAR.search(text)):
                apart.add(at)
        later = plan and may & _MAY_BE_DUE != 0 and _looks_ahead(text, report.year, _BEFORE_YEAR)
        since = first & _MAY_BE_SINCE != 0 and _is_since(text, report.review_year)
        if (lead[paragraph] and not turns) or later or since:
            found.add(sentence.id)
    # What stands between two that tell of the years does so too (五年累计…。建成…。五年完成…).
    amid = [at for told in told_of_years.values() for at in range(told[0], told[-1]) if at not in apart]
    return frozenset(found.union(sentences[at].id for at in amid))


def _spans_years(text: str) -> bool:
    return SPAN.search(text[:_OPENING]) is not None


def _on_this_year(report: Report, seen: Bits, above: Sequence[_Above]) -> Sequence[bool]:
    """Say of each sentence whether a plan for years is on this one: a part from where a paragraph opens so.

    It is for the years again from where one opens with these (今后五年…).
    """
    turned, last, told = _NO_PART, "", [False] * len(above)
    for at, (sentence, over) in enumerate(zip(report.sentences, above, strict=True)):
        if sentence.part != "plan":
            continue
        paragraph, begins = over.paragraph or sentence.id, False
        if paragraph != last:
            last, begins = paragraph, bool(seen[at] & _MAY_OPEN_PLAN)
        if begins:
            text = report.text_of(sentence)
            opens = _OPENS_THIS_YEAR.match(text)
            if opens and opens[1] in (None, str(report.year)):
                turned = over.part or ""
            elif TERM.match(text):
                turned = _NO_PART
        told[at] = (over.part or "") == turned
    return told


def _heads_years(text: str, spanned: bool) -> bool:
    """Say whether a sentence heads what stands behind it in its paragraph (这是民生改善最大的五年。)."""
    return spanned and _HEADS_YEARS.fullmatch(text) is not None


def _tells_of_years(text: str, first: int, *, spanned: bool) -> bool:
    """Say whether a sentence of a review begins with several years; ``spanned``: its opening names some."""
    if spanned and SPAN.search(text[:_TURNS]) is not None:
        return True
    return first & _MAY_BEGIN != 0 and YEARS_BEGIN.match(text) is not None


def _stretches(speak: NDArray[np.bool_], above: Sequence[_Above]) -> Iterator[tuple[int, int]]:
    """Yield where sentences begin and end that stand under the same and say nothing; others are alone."""
    changes = [0, *[at for at in range(1, len(above)) if above[at] is not above[at - 1]]]
    alone = np.flatnonzero(speak).tolist()
    return pairwise(sorted({*changes, *alone, *[at + 1 for at in alone], len(above)}))


@lru_cache(maxsize=16)
def _looked_through(report: Report) -> tuple[Bits, Bits, Sequence[_Above]]:
    """Return which patterns may be found in each sentence and in its opening, and what stands above it."""
    return *_signs_of_years(report), _told_above(report)


def _signs_of_years(report: Report) -> tuple[Bits, Bits]:
    """Return which patterns may be found in each sentence, and which in its opening."""
    scan, starts = _YEARS.scan(report.text), [s.start for s in report.sentences]
    openings = scan.bits(starts, [min(s.start + _OPENING, s.end) for s in report.sentences])
    return scan.bits(starts, [s.end for s in report.sentences]), openings


def _spans_in_plan(text: str, may: int, spans: bool, opening: re.Match[str] | None, year: int | None) -> bool:
    """Say whether a sentence of a plan sets a goal for several years; ``spans``: those before did."""
    spans = spans or (may & _MAY_LOOK_AHEAD != 0 and _looks_ahead(text, year))
    if may & _MAY_NAME_THIS and _THIS_YEAR.search(text):
        return False
    # 2011年的主要目标是 sets goals for the first of several years.
    return spans and not (opening and opening[1] and opening[1] == str(year))


@lru_cache(maxsize=16)
def years_of_parts(report: Report) -> Mapping[str | None, str]:
    """Return how each part of the plan that is for several years alone calls them (今后五年，“十五”时期)."""
    _, seen_first, above = _looked_through(report)
    ahead = np.flatnonzero(seen_first & _MAY_BE_AHEAD).tolist()
    return parts_for_years(report, ahead, [each.part for each in above])


def _is_since(text: str, review_year: int | None) -> bool:
    """Say whether a sentence sums up the years since one before the year reviewed (2003年以来)."""
    since = _SINCE.search(text[:_OPENING]) if "年以来" in text else None
    return since is not None and review_year is not None and int(since[1]) < review_year


def _told_above(report: Report) -> list[_Above]:
    """Return of each sentence what stands above it; what a heading names depends on the sentence's part."""
    known: dict[tuple[str | None, bool], _Above] = {}
    told: list[_Above] = []
    last: tuple[str | None, bool] | None = None
    for sentence in report.sentences:
        key = sentence.parent, sentence.part == "plan"
        if key != last:
            above, last = known.get(key) or _add_above(report, key, known), key
        told.append(above)
    return told


def _add_above(
    report: Report, key: tuple[str | None, bool], known: dict[tuple[str | None, bool], _Above]
) -> _Above:
    """Return what stands at and above a node, as its parent has it with what the node adds."""
    name, plan = key
    if name is None:
        return _NOTHING_ABOVE
    node = report.by_id[name]
    over = known.get((node.parent, plan)) or _add_above(report, (node.parent, plan), known)
    years, own_year, years_first = _told_in(node.heading, plan) if node.heading else (False, False, False)
    known[key] = told = _Above(
        over.part or (name if node.kind == "part" else None),
        name if node.kind == "paragraph" else over.paragraph,
        years or over.years,
        own_year or over.own_year,
        years_first or over.years_first,
    )
    return told


@lru_cache(maxsize=1024)
def _told_in(heading: str, plan: bool) -> tuple[bool, bool, bool]:
    """Say whether a heading names years, the one year as well, and the years before it."""
    years = _SPAN_HEADING.search(heading) if ABOUT_YEARS.search(heading) else None
    if years and _STARTED.search(heading) and not _SEVERAL.search(heading):
        years = None
    if years is None and not (plan and ABOUT_YEARS.search(heading) and _PLAN_HEADING.search(heading)):
        return False, False, False
    named = _OWN_YEAR.search(heading)
    return True, named is not None, bool(named and years and years.start() < named.start())


def _looks_ahead(text: str, year: int | None, until: re.Pattern[str] = _UNTIL) -> bool:
    """Say whether a sentence of a plan names a year behind the one planned for (到2017年)."""
    named = until.search(text)
    return named is not None and (year is None or int(named[1]) > year)
