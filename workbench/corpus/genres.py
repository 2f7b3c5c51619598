"""Recognise what kind of document a text is, from its title, the page around it, and its outline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from workbench.model.genre import Genre

# In this order: a report on carrying out last year's budget and this year's draft is a budget.
_TITLES: tuple[tuple[Genre, re.Pattern[str]], ...] = (
    (
        Genre.BULLETIN,
        re.compile(r"(?:国民经济|社会发展|统计|普查|经济运行)[^，。]{0,16}(?:统计)?公报|统计公报"),
    ),
    (Genre.BUDGET, re.compile(r"预算(?:执行|草案|调整)|财政预算[^，。]{0,20}报告|决算")),
    (
        Genre.PLAN_EXECUTION,
        re.compile(r"(?:国民经济和?社会发展)?计划(?:\s*)?执行情况|计划（?草案）?的?报告|计划完成情况"),
    ),
    (
        Genre.TASK_LIST,
        re.compile(
            r"任务(?:目标)?(?:责任)?(?:分解|清单|分工|台账)|责任(?:分解|清单|分工)|目标(?:责任)?分解|重点工作(?:分工|责任|台账|清单)"
            r"|分工方案|折子工程"
            r"|(?:任务|工作|目标)[^，。]{0,8}(?:完成|进展|落实|推进|办理)(?:情况)?(?:一览|统计|跟踪|调度)?(?:表|台账)"
        ),
    ),
    (
        Genre.LIVELIHOOD_LIST,
        re.compile(
            r"民生(?:实事|工程|项目|微实事)|(?:为民|惠民)(?:办)?(?:的)?(?:\S{0,4}件)?(?:实事|好事)|[十\d]+件(?:民生)?实事"
        ),
    ),
    (
        Genre.FIVE_YEAR_PLAN,
        re.compile(
            r"五年(?:规划|计划)|[一二三四五六七八九十]+五[”’\"]?(?:时期|发展)?[^，。]{0,12}(?:规划|纲要|计划)|远景目标纲要"
        ),
    ),
    (
        Genre.NOTICE,
        re.compile(
            r"督查(?:情况)?(?:的)?(?:通报|报告)|(?:完成|落实|进展)情况的?(?:通报|公示)|督办(?:情况)?通报"
        ),
    ),
)
_WORK_REPORT = re.compile(r"政\s*府\s*工\s*作\s*(?:的\s*)?报\s*告")
_BY_PRESS = re.compile(r"记者|本报讯|通讯员|新华社|(?:责任)?编辑[:：]|日报|晚报|融媒")
_STATISTICS = re.compile(r"初步核算，?全年|比上年(?:增长|下降|增加|减少)|年末(?:全[国省市区县])?常住人口")
_PROMISES = re.compile(r"各位代表|今年[^。]{0,12}(?:预期目标|重点工作|主要任务)|请予审议")
# Whoever speaks for the government to its congress delivers a work report, whatever it is called; other
# reports are put in writing, by somebody who was asked to (受市人民政府委托).
_DELIVERED = re.compile(
    r"代表[^，。]{0,20}(?:政府|国务院|行署)[^。]{0,40}(?:报告|汇报|审议)|(?:在|日)[^，。\n]{0,24}人民代表大会[^，。\n]{0,16}会议上"
)
_TITLE_ENDS = re.compile(
    r"(?:公报|报告|草案|分解表?|清单|方案|通报|公示|一览表|纲要|规划|实事(?:项目)?|台账|进度表|情况(?:一览|统计|跟踪|调度)?表?)(?:[（(][^（）()]{0,12}[）)]|\[\d+\])*$"
)
_TITLE_YEAR = re.compile(r"(?:19|20)\d\d年|[一二三四五六七八九十]+五|第[一二三四五六七八九十]+个五年")
_PLACE_AHEAD = re.compile(r"(?:关于)?([\u3400-\u9fff]{2,16}?)(?:人民政府)?(?=(?:19|20)\d\d年|国民经济|“?十)")
_YEAR_AHEAD = re.compile(
    r"(?:附件[\d一二三四五六七八九十]{0,3}[：:]?)?(?:关于)?(?:19|20)\d\d年(?:度)?(?P<rest>.+)"
)
_BODY = re.compile(r"各位代表|[一二三四五六七八九十]、|同志们")
_HEAD = 900
_TITLE_LENGTH = 60
_OPENING = 12
_ENOUGH = 12
"""So many growth rates of a statistics office in a text without any address make it a bulletin."""


def recognise_genre(opening: Sequence[str], name: str, text: str) -> Genre:
    """Return the genre told by the first lines of a text, else by the page's name, else by its language.

    A text that says nothing of itself is taken for a work report, as almost everything here is one.
    """
    delivered = _DELIVERED.search(text[:_HEAD]) is not None
    for line in opening[:_OPENING]:
        if _BODY.match(line):
            break
        if len(line) <= _TITLE_LENGTH and (found := genre_of_title(line)) is not None:
            return Genre.WORK_REPORT if delivered and found is Genre.FIVE_YEAR_PLAN else found
    if delivered:
        return Genre.WORK_REPORT
    if (found := genre_of_title(name)) is not None:
        return found
    if len(_STATISTICS.findall(text)) >= _ENOUGH and _PROMISES.search(text) is None:
        return Genre.BULLETIN
    if _reported_by_press(opening) and _PROMISES.search(text) is None:
        return Genre.NEWS
    return Genre.WORK_REPORT


def genre_of_title(title: str) -> Genre | None:
    """Return the genre that a title names, None where it names none.

    A task list that breaks down a work report names both: what it does with the report decides.
    """
    title = "".join(title.split())
    if "。" in title or "，" in title:
        return None
    found = next((genre for genre, pattern in _TITLES if pattern.search(title)), None)
    if _WORK_REPORT.search(title) and found not in (Genre.TASK_LIST, Genre.NOTICE):
        return Genre.WORK_REPORT
    return found


def is_genre_title(line: str) -> bool:
    """Say whether a line is the title of a document other than a work report: named, and with its year."""
    line = "".join(line.split())
    return (
        len(line) <= _TITLE_LENGTH
        and _TITLE_ENDS.search(line) is not None
        and _TITLE_YEAR.search(line) is not None
        and genre_of_title(line) not in (None, Genre.WORK_REPORT)
    )


def place_before(title: str) -> str | None:
    """Return what a title of another genre names before its year or matter (云海区2025年…公报)."""
    found = _PLACE_AHEAD.match("".join(title.split())) if is_genre_title(title) else None
    return found[1] if found else None


def behind_year(title: str) -> str | None:
    """Return what a title of another genre says behind the year it begins with (2025年云海区…清单)."""
    found = _YEAR_AHEAD.match("".join(title.split())) if is_genre_title(title) else None
    return found["rest"] if found else None


def _reported_by_press(opening: Iterable[str]) -> bool:
    return any(_BY_PRESS.search(line) for line in list(opening)[:_OPENING])
