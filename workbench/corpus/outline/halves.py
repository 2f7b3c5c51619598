"""Tell from a heading's words whether what stands below it looks back or ahead."""

from __future__ import annotations

import re
from typing import Literal

from workbench.corpus.outline.periods import five_year_periods

Half = Literal["review", "plan"]

_PLAN = re.compile(
    r"安排|任务|目标|部署|建议|打算|举措|措施|总体要求|总要求|总体思路|基本思路|思路|政策取向|指导思想"
    r"|(?:重点|主要|各项|做好|抓好).{0,14}工作|规划|展望|蓝图|今后|未来|下一步|下一阶段|新一年|工作要点|工作意见|设想"
    r"|工作重点|奋斗|主要考虑|总体考虑|重要要求|面临的?形势|形势和任务|实现.{0,12}(?:新|更)|(?:今年|\d{4}年).{0,6}(?:要|将)"
)
_REVIEW = re.compile(
    r"回顾|总结|过去|上届|本届政府工作|五年来|三年来|两年来|一年来|去年|上年|取得的?.{0,8}(?:成就|成绩|进展)|完成情况|执行情况"
    r"|工作(?:进展)?情况|工作成就|发展成就|主要成就|发展历程|主要成绩|(?:的)?基本估价|时期.{0,10}(?:发展|成就|成绩)"
)
_DONE = re.compile(
    r"回顾|总结|工作(?:进展|开展)?情况$|(?:目标|任务|计划)[^，]{0,10}(?:完成|实现)(?!.{0,6}(?:目标|任务))|(?:胜利|圆满|较好)(?:完成|实现)(?:了)?[^，]{0,24}(?:目标|任务)$"
)
_PAST_WORK = re.compile(
    r"^(?:关于)?(?:(\d{4})年(?:以来)?|[“\"]?[一二三四五六七八九十]+五[”\"]?(?:时期|期间)?).{0,16}(?:工作|成就|情况|主要工作)$"
)
_TIME = re.compile(
    r"\d{4}|今年|今后|过去|去年|上年|新一年|未来|下一步|下一阶段|[一二三四五六七八九十两]年来?|[“\"]?十[一二三四五六七八九]?五[”\"]?|本届|上届|全年|当前"
)
_WORK = re.compile(r"工作|任务|回顾|总结|建议|安排|打算|成就|发展|奋斗")
_NARROW = re.compile(r"(?:预期|主要|发展|具体|奋斗)目标$|(?:总体|总的?)要求$|指标$|思路$|指导思想$")


_BEHIND = re.compile(
    r"过去|五年来|[一二三四五六七八九十]+年来|这五年|回顾|上届|本届政府(?:工作|任期)|成就|成绩"
)
_AHEAD = re.compile(
    r"今后(?:[一二三四五]|几|一个时期)|未来(?:[一二三四五]|几|一个时期)|展望|下一个五年|到20\d\d年|今后五年|奋斗目标"
    r"|主要考虑|总体考虑"
)
# What was taken is told of years gone by: 采取了增加供给等措施 announces no measures to come.
_TAKEN = re.compile(r"采取了.{0,40}措施")
_CHINESE_YEAR = re.compile(r"([一二][〇○零九])([〇○零一二三四五六七八九]{2})(?=年)")
_FIGURES = str.maketrans("〇○零一二三四五六七八九", "000123456789")
# What is to be done this year, behind a salutation: 各位代表！2026年…。做好今年的工作….
_SALUTATION = re.compile(r"(?:各位(?:代表|委员)|同志们)[！!：:，,]\s*")
_THIS_YEAR = re.compile(
    "做好今年|今年[一-龥]{0,10}工作的?(?:总体|总的|指导|基本|主要)[一-龥]{0,6}[是为：:]"
    "|今年[一-龥]{0,16}(?:预期|奋斗|主要)目标[是为：:]"
)
_OPENING = 40
_LONGEST = 36


def half_of(heading: str, year: int | None = None) -> Half | None:
    """Return what a heading announces; ``year`` is the year planned for, if known.

    >>> half_of("一、2023年工作回顾"), half_of("二、2024年工作目标和主要任务")
    ('review', 'plan')
    """
    by_period = _by_period(heading, year) if year else None
    return by_period or half_by_words(heading, year)


def half_by_words(heading: str, year: int | None = None) -> Half | None:
    """Return what a heading announces by its words and years alone, whatever plan period it names."""
    heading = _TAKEN.sub("", _with_figures(heading))
    years = [int(found) for found in re.findall(r"(?:19|20)\d{2}", heading)]
    if _DONE.search(heading):
        return "review"
    if _PLAN.search(heading):
        return "review" if year and years and max(years) < year and not _ahead(heading) else "plan"
    if _REVIEW.search(heading):
        return "review"
    if year and years:
        return "review" if max(years) < year else "plan"
    return None


def is_divided(heading: str, year: int) -> bool:
    """Say whether a heading announces what was reached and what is to come in one.

    >>> is_divided("二、“十四五”时期成就和“十五五”时期目标", 2026), is_divided("二、“十五五”时期目标", 2026)
    (True, False)
    """
    periods = five_year_periods(heading)
    behind = any(last < year for _, last in periods) or bool(_BEHIND.search(heading))
    ahead = any(first >= year for first, _ in periods) or bool(_AHEAD.search(heading))
    years = [int(found) for found in re.findall(r"(?:19|20)\d{2}(?=年)", heading)]
    if years and min(years) < year <= max(years) and re.search(r"回顾|总结", heading):
        return True
    return behind and ahead


def opens_what_comes(text: str, year: int) -> bool:
    """Say whether the first words of a paragraph or heading turn to the years to come.

    >>> [opens_what_comes(text, 2026) for text in ("未来五年，要建成三条铁路。", "五年来，成效显著。")]
    [True, False]
    """
    text = text[salutation.end() :] if (salutation := _SALUTATION.match(text)) else text
    start = text[:_OPENING]
    if _THIS_YEAR.search(start):
        return True
    clause = re.split(r"[，,：:。]", start, maxsplit=1)[0]
    if _AHEAD.search(clause) and not _BEHIND.search(clause):
        return True
    if re.match(rf"(?:[（(].{{1,3}}[）)])?(?:做好)?{year}年", clause) and not _BEHIND.search(clause):
        return True
    periods = five_year_periods(start)
    return bool(periods) and periods[0][0] >= year and not _BEHIND.search(start)


def opens_what_was(text: str, year: int) -> bool:
    """Say whether the first words of a paragraph or heading turn to the years gone by."""
    clause = re.split(r"[，,：:。]", text[:_OPENING], maxsplit=1)[0]
    periods = five_year_periods(clause)
    if re.match(rf"(?:[（(].{{1,3}}[）)])?{year - 1}年", clause):
        return True
    return bool(_BEHIND.search(clause)) or (bool(periods) and all(last < year for _, last in periods))


def _by_period(heading: str, year: int) -> Half | None:
    """Return what a heading announces that names but five-year plans yet to begin, or but ended ones."""
    periods = five_year_periods(heading)
    if not periods or _DONE.search(heading) or re.search(r"工作情况", heading):
        return None
    if all(first >= year for first, _ in periods):
        return "plan"
    return "review" if all(last < year - 1 for _, last in periods) and not _PLAN.search(heading) else None


def is_half(heading: str) -> bool:
    """Say whether an unnumbered line can head a half of a report: it names a time and its work.

    >>> is_half("2024年重点工作"), is_half("政府工作总体要求"), is_half("现代化产业体系建设取得新进展")
    (True, False, False)
    """
    heading = _with_figures(heading)
    last = heading.rpartition("和")[2]
    if (
        len(heading) > _LONGEST
        or re.search(r"问题|经验|体会|困难", heading)
        or (_NARROW.search(heading) and not re.search(r"工作|任务", last))
    ):
        return False
    return bool(
        _TIME.search(heading) and _WORK.search(heading) and (half_of(heading) or _PAST_WORK.match(heading))
    )


def _with_figures(heading: str) -> str:
    """Return a heading with its years in figures: 一九九三年 is 1993年."""
    return _CHINESE_YEAR.sub(lambda found: found.group().translate(_FIGURES), heading)


def _ahead(heading: str) -> bool:
    return bool(re.search(r"今后|未来|下一步|新一年|建议|安排", heading))
