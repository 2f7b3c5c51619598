"""Of which years a number is told: the year itself, or several together (五年来, “十五”期间, 比“九五”末)."""

from __future__ import annotations

import re

from workbench.text.plan_years import YEARS_OF_PLAN, first_year_of_plan
from workbench.text.sentences import sentence_before

# A five-year plan by its name: “十一五”, or an older one with what shows that it is no plain number.
PLAN_NAME = '十[一二三四五六]五[”"’]?'
OLD_PLAN_NAME = (
    '(?:[“"‘](?:[七八九]五|十五)[”"’]'
    "|(?<![0-9一二三四五六七八九十])(?:[七八九]五|十五)(?=期间|时期|以来|计划|规划|期?末))"
)
# What a match begins with stands ahead of it all: the rest of a text is passed over several times as fast.
SPAN = re.compile(
    '(?=[0-9五三两四十过这近今未本任“"‘七八九规以不走奋])(?:'
    r"(?<![0-9〇零一二三四五六七八九])[五三两四十]年来|过去[的]?[五三四5]年|这[五三5]年|近[五三十]年|(?<![0-9〇零一二三四五六七八九])[五三5]年(?:间|累计)|今后\x20?[五三四5]\x20?年|未来\x20?[五三四5]\x20?年|今后一个时期|"
    rf"(?<![^，。；：\s到过争])[五三四5]\x20?年[之以]?后|本届政府|任期内|(?:{PLAN_NAME}|{OLD_PLAN_NAME})(?:期间|时期|以来|期末|末)|规划期"
    r"|(?:以来的|不平凡的|走过的|奋进的)[五三四5]年|这是[^。]{2,50}的[五三四5]年|[0-9]{4}[年]?[—－\-至]+20[0-9]{2}年)"
)
_AGAINST = re.compile(
    f'(?:比|较|是)(?:((?:19|20)[0-9]{{2}})年|[“"‘]?(?:{PLAN_NAME}|{OLD_PLAN_NAME})(?:期|时期)?末?)(?:底|末|同期)?[^，。]{{0,8}}(?:增长|增加|提高|下降|减少|降低|翻)'
)
# 由5亿元增长到8.2亿元，累计增长64% is added up over the years, whether they are named or not.
_ADDED_UP = re.compile("累计(?:分别)?(?:增长|增加|提高|上升|下降|减少|降低|削减)[^，。；]{0,4}$")
# 五年来…, “十三五”期间…: what comes behind in the sentence is told of all those years.
_OVER_YEARS = re.compile(
    '(?=[两二三四五六七八九十2-9“"‘本任年今未连])(?:'
    "(?:[两二三四五六七八九十]|[2-9])年(?:左右)?(?:的?时间|来|间|内|累计|总共|共|里)"
    rf"|(?:{PLAN_NAME}|{OLD_PLAN_NAME})(?:期间|时期|以来|(?<!完成.{{5}})(?<!完成.{{3}})(?:规划|计划)(?!相?衔接|的?(?:开局|起步|开端|收官|决胜|关键|最后|第[一二三四]|承上启下)))|本届政府|任期内"
    r"|年均(?!浓度|气温|降)|(?:今后|未来)\x20?[三五5]\x20?年|(?<![^，。；：\s到过争])[五三四5]\x20?年[之以]?后|连续[两三四五]年(?!每年|都|均)|连续[2-5]年(?=实施|开展|推进|大兴|兴办|办好|投入|组织))"
)
# 达到6000亿元，年均增长20% and 比2005年下降20% are told of several years as well.
_YEARLY_BEHIND = re.compile("[^，。；！？\n]{1,16}，年均(?:分别)?(?:增长|提高|下降)")
_AGAINST_YEAR = re.compile(
    rf"[比较是](?:(?:19|20)[0-9]{{2}}年|[“\"‘]?(?:{PLAN_NAME}|{OLD_PLAN_NAME})(?:期|时期)?末?)[^，。；]{{0,12}}$"
)
# 五年拦蓄地表水10亿立方米; 三年行动 is a name, and 一年 no more than the year.
YEARS_BEGIN = re.compile(
    "(?:^|[，；：、])[两三四五六七八九十]年(?!级|行动|计划|规划|任务|工作|目标|期|制|的|、|，|平均|年均)"
)
# 两年平均增长5% is said by the way as well; 里程五年增加2000公里 is not.
_YEARS_MEAN = re.compile(
    "[两三四五]年平均[^，。；]*$|(?<![第近前每])[三四五]年(?:来|间)?(?:增加|增长|新增|下降|减少|提高|完成|建成|建设|新建|改造|解决|培训|投资|投入)"
)
# 新增16万个、累计28万个 is said by the way, and of that number alone.
_IN_ALL = re.compile("累计")
_BY_THE_WAY = re.compile(
    "(?<=[0-9一-龥])[、，（(]累计(?:达到?|超过?|突破|近)?[^一-龥，。；]{1,12}[^，。；、0-9]{0,3}[、，）)]"
)
_THIS_YEAR = ("今年", "本年度")
_SENTENCE = 160
_PLANS = re.compile('十[一二三四五六]五|(?<=[“"‘])[七八九]五|(?<=[“"‘])十五')
# No wording of several years lacks all of these.
ABOUT_YEARS = re.compile("[年期五届任]")
EACH_YEAR = re.compile("连续[两三四五]年每年")

_NAMES_YEAR = re.compile(
    "(?:^|[，。；、])(?:其中|到|截至)?((?:19|20)[0-9]{2})年(?!来|至|到|以来|底以来|[—－-])"
)
_THAN_YEAR_BEFORE = re.compile(
    "(?:[比较](?:上年|去年|上一年)(?:同期)?|同比)(?:实际|预计)?[增长下降加提高升]{2}[了约]?$"
)
_YEARS_AGAIN = re.compile(
    "[两二三四五六七八九十5]年(?:来|间|累计|共|新|完|建|改|总|内)?|年均|累计|期间|时期|以来"
)


def is_of_year(text: str, at: int, year: int | None) -> bool:
    """Say whether a place among years is told of the year itself: its clause or one before opens with it.

    2021年突破5亿元，增长6% counts until the sentence turns to the years again (五年累计…, 年均…); and so
    does what is set against the year before (比上年增长6%).

    >>> told = "2021年生产总值达到90亿元，增长6%"
    >>> is_of_year(told, told.index("6%"), 2021)
    True
    """
    own = sentence_before(text, at, _SENTENCE)
    if _THAN_YEAR_BEFORE.search(own):
        return True
    named = list(_NAMES_YEAR.finditer(own))
    if not named or year is None or int(named[-1][1]) != year:
        return False
    return _YEARS_AGAIN.search(own, named[-1].end()) is None


def is_over_years(prefix: str, year: int) -> bool:
    """Say whether a number is a change since a year before the last (比2002年增长87%, 累计增长64%)."""
    if _ADDED_UP.search(prefix):
        return True
    against = _AGAINST.search(prefix)
    return against is not None and (against[1] is None or int(against[1]) < year - 1)


def is_added_up(text: str, at: int) -> bool:
    """Say whether a growth is of several years: a yearly mean stands behind it (增长61%，年均增长10%)."""
    return _YEARLY_BEHIND.match(text, at) is not None


def end_of_plan(numeral: str) -> int | None:
    """Return the last year of a five-year plan by its number in Chinese, None where it is none.

    >>> end_of_plan("十四")
    2025
    """
    first = first_year_of_plan(numeral)
    return None if first is None else first + YEARS_OF_PLAN - 1


def plan_named(text: str, at: int) -> str:
    """Return the five-year plan that the sentence names last before the place ``at``, empty where none."""
    before = sentence_before(text, at, _SENTENCE)
    named = _PLANS.findall(before) if "五" in before else ()
    return named[-1] if named else ""


def tells_of_years(text: str, at: int) -> bool:
    """Say whether the sentence tells of several years together before the place ``at``."""
    before = sentence_before(text, at, _SENTENCE)
    told = (
        _YEARLY_BEHIND.match(text, at) is not None
        or ("累计" in before and _IN_ALL.search(_BY_THE_WAY.sub("，", before)) is not None)
        or (ABOUT_YEARS.search(before) is not None and _names_years(before))
    )
    return told and _THAN_YEAR_BEFORE.search(before) is None


def _names_years(before: str) -> bool:
    """Say whether what stands before a number names years, and not this one behind them.

    按照“十五”计划的要求，今年生产总值增长9% sets a goal for this year.
    """
    this_year = max(before.rfind(word) for word in _THIS_YEAR) if "年" in before else -1
    own = before if this_year < 0 else before[this_year:]
    return any(
        pattern.search(own) is not None for pattern in (_OVER_YEARS, YEARS_BEGIN, _YEARS_MEAN, _AGAINST_YEAR)
    )
