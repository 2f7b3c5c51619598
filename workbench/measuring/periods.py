"""Of which years a passage tells: the year itself, or several together (五年来, “十五”期间, 比“九五”末)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from workbench.model.report import Node, Report
from workbench.text.prefilter import Prefilter
from workbench.text.sentences import sentence_before

# A five-year plan by its name: “十一五”, or an older one with what shows that it is no plain number.
_PLAN = '十[一二三四五六]五[”"’]?'
_OLD_PLAN = (
    '(?:[“"‘](?:[七八九]五|十五)[”"’]'
    "|(?<![0-9一二三四五六七八九十])(?:[七八九]五|十五)(?=期间|时期|以来|计划|规划|期?末))"
)
SPAN = re.compile(
    r"(?<![0-9〇零一二三四五六七八九])[五三两四十]年来|过去[的]?[五三四5]年|这[五三5]年|近[五三十]年|(?<![0-9〇零一二三四五六七八九])[五三5]年(?:间|累计)|今后[五三四5]年|未来[五三四5]年|今后一个时期|"
    rf"本届政府|任期内|(?:{_PLAN}|{_OLD_PLAN})(?:期间|时期|以来|期末|末)|规划期"
    r"|(?:以来的|不平凡的|走过的|奋进的)[五三四5]年|这是[^。]{2,50}的[五三四5]年|[0-9]{4}[年]?[—－\-至]+20[0-9]{2}年"
)
_SPAN_HEADING = re.compile(
    rf"(?<![0-9〇零一二三四五六七八九])[五5]年(?:来|工作|的|和|及|与|主要|发展|回顾|回眸|成就|成绩|历程|奋斗|目标|总体|任务|规划|愿景|蓝图|思路|重点)|(?:{_PLAN}|{_OLD_PLAN})(?:时期|期间|回顾|目标|计划)|本届政府"
    # “十五”经济社会发展目标全面实现 heads what the five years brought.
    rf"|(?:{_PLAN}|{_OLD_PLAN})[^，。]{{0,10}}(?:目标|任务|规划|计划|蓝图)(?:全面|胜利|圆满|顺利|如期|超额|提前)*(?:实现|完成)"
    # 过去五年政府工作的回顾, 奋发前进的五年, “十二五”发展取得重大成就; “十二五”开局 is a year's.
    r"|(?:过去|这|回首|回顾|走过)(?:的|了)?[五5]年|(?:^|[，、])[^，。]{2,24}的[五5]年(?=$|[，、。])"
    rf"|(?:{_PLAN}|{_OLD_PLAN})(?![^，。]{{0,8}}(?:开局|起步|开好局|开头))[^，。]{{0,14}}(?:回顾|成就|成绩|历程|执行情况)"
)
# A plan's part under 创造“十一五”新的辉煌 is for five years; 为“十四五”开好局 is the year's own.
_PLAN_HEADING = re.compile(
    f"(?:{_PLAN}|{_OLD_PLAN})(?!.{{0,12}}(?:开局|开好局|开头|起步|起好步|开门红|收官|开端|开篇|圆满|决胜|基础))"
)
# 为1997年以来最高 is a record of one year.
_SINCE = re.compile("(?:^|[，；：])(?:自|从)?((?:19|20)[0-9]{2})年以来(?!的?最|首次)")
_PAST_YEAR = re.compile(r"去年|过去的?一年|一年来|[上全]年(?!均)|这一年")
_ADDRESS = re.compile(r"\s*(?:各位(?:代表|委员|同志)|同志们)[，、！!：:\s]*(?:各位委员[！!]?)?")
_OPENING = 60
_TURNS = 16  # characters into a sentence within which 去年 turns it to the past year alone
_OWN_YEAR = re.compile("(?:19|20)[0-9]{2}年|去年|过去一年|一年")
_OPENS_YEAR = re.compile(
    "(?:各位代表[，！])?(?:特别是|尤其是)?(?:回顾|在)?"
    "(?:(?:[^，。]{2,12}[，：])?(?:刚刚?)?过去的(?=一年|(?:19|20)[0-9]{2}年))?"
    "(?:((?:19|20)[0-9]{2})年(?![0-9—－-]|以来|至|到)|去年|过去一年|一年来|(?<=过去的)一年)"
)
_DATES_ALONE = re.compile("20[0-9]{2}年(?![，,、：]|是|底，|末，|以)")
# 过去五年内 tells of five years.
_THIS_YEAR = re.compile("今年|本年|当年|(?<![0-9一二两三四五六七八九十])年内")
_YEARS_AHEAD = re.compile(rf"(?:今后|未来)[五5]年|(?:我们)?(?:{_PLAN}|{_OLD_PLAN})(?:时期|期间)")
_OF_THIS_YEAR = re.compile("今年|本年度|(?<![0-9一二两三四五六七八九十])年内|全年")
_UNTIL = re.compile(r"(?:到|至)(20[0-9]{2})年")
_BEFORE_YEAR = re.compile("(20[0-9]{2})年(?:底|末)?之?前")
_AGAINST = re.compile(
    f'(?:比|较|是)(?:(20[0-9]{{2}})年|[“"‘]?(?:{_PLAN}|{_OLD_PLAN})(?:期|时期)?末?)(?:底|末|同期)?[^，。]{{0,8}}(?:增长|增加|提高|下降|减少|降低|翻)'
)
# 由5亿元增长到8.2亿元，累计增长64% is added up over the years, whether they are named or not.
_ADDED_UP = re.compile("累计(?:分别)?(?:增长|增加|提高|上升|下降|减少|降低|削减)[^，。；]{0,4}$")
# 五年来…, “十三五”期间…: what comes behind in the sentence is told of all those years.
_OVER_YEARS = re.compile(
    "(?:[两二三四五六七八九十]|[2-9])年(?:左右)?(?:的?时间|来|间|内|累计|总共|共|里)"
    rf"|(?:{_PLAN}|{_OLD_PLAN})(?:期间|时期|以来|(?<!完成.{{5}})(?<!完成.{{3}})(?:规划|计划)(?!相?衔接))|本届政府|任期内"
    "|年均(?!浓度|气温|降)|今后[三五]年|未来[三五]年|连续[两三四五]年(?!每年|都|均)|连续[2-5]年(?=实施|开展|推进|大兴|兴办|办好|投入|组织)"
)
# 达到6000亿元，年均增长20% and 比2005年下降20% are told of several years as well.
_YEARLY_BEHIND = re.compile("[^，。；！？\n]{1,16}，年均(?:分别)?(?:增长|提高|下降)")
_AGAINST_YEAR = re.compile(
    rf"[比较是](?:(?:19|20)[0-9]{{2}}年|[“\"‘]?(?:{_PLAN}|{_OLD_PLAN})(?:期|时期)?末?)[^，。；]{{0,12}}$"
)
# 五年拦蓄地表水10亿立方米; 三年行动 is a name, and 一年 no more than the year.
_YEARS_BEGIN = re.compile(
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
_SENTENCE = 160
_PLANS = re.compile('十[一二三四五六]五|(?<=[“"‘])[七八九]五|(?<=[“"‘])十五')
# No wording of several years lacks all of these.
_ABOUT_YEARS = re.compile("[年期五届任]")
EACH_YEAR = re.compile("连续[两三四五]年每年")

_FEWEST_TOLD = 2
_THAN_LAST_YEAR = re.compile("[比较](?:上年|去年)|同比|今年|本年|当年")
_NAMES_YEAR = re.compile(
    "(?:^|[，。；、])(?:其中|到|截至)?((?:19|20)[0-9]{2})年(?!来|至|到|以来|底以来|[—－-])"
)
_THAN_YEAR_BEFORE = re.compile(
    "(?:[比较](?:上年|去年|上一年)(?:同期)?|同比)(?:实际|预计)?[增长下降加提高升]{2}[了约]?$"
)
_YEARS_AGAIN = re.compile(
    "[两二三四五六七八九十5]年(?:来|间|累计|共|新|完|建|改|总|内)?|年均|累计|期间|时期|以来"
)

# What a sentence may hold of these is looked for in all of a report at once; most hold none of them.
_YEARS = Prefilter()
_MAY_ADDRESS, _MAY_SPAN, _MAY_OPEN_YEAR = map(_YEARS.bit, (_ADDRESS, SPAN, _OPENS_YEAR))
_MAY_TURN, _MAY_LOOK_AHEAD, _MAY_COMPARE = map(_YEARS.bit, (_PAST_YEAR, _UNTIL, _THAN_LAST_YEAR))
_MAY_BEGIN, _MAY_BE_SINCE, _MAY_NAME_THIS = map(_YEARS.bit, (_YEARS_BEGIN, _SINCE, _THIS_YEAR))
_MAY_BE_DUE, _MAY_BE_AHEAD = map(_YEARS.bit, (_BEFORE_YEAR, _YEARS_AHEAD))


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


@lru_cache(maxsize=16)
def spanning_sentences(report: Report) -> frozenset[str]:
    """Return the sentences that stand under a heading, or in a paragraph, about several years.

    From where a paragraph turns to the past year alone (去年, 一年来), its sentences count as that year's;
    under a heading about the years only the sentence that says so.
    Under a heading that names both, what it names first comes first: the year (2015年和“十二五”时期) until a
    paragraph opens with the years, or the years (过去五年和2015年) until one opens with the year.
    """
    lead: dict[str, bool] = {}
    found: set[str] = set()
    by_paragraph: dict[str, list[tuple[str, bool, bool]]] = defaultdict(list)
    mixed = met_both = False
    above: dict[str | None, tuple[str | None, bool, bool, bool]] = {}
    sentences = report.sentences
    seen = _YEARS.scan(report.text).within([s.start for s in sentences], [s.end for s in sentences])
    years_ahead = _parts_for_years(report, seen)
    for sentence, may in zip(sentences, seen, strict=True):
        text = report.text[sentence.start : sentence.end]
        if may & _MAY_ADDRESS and _ADDRESS.fullmatch(text):
            continue
        if sentence.parent not in above:
            above[sentence.parent] = _told_above(report, sentence)
        holder, headed, both, years_first = above[sentence.parent]
        headed = headed or (bool(years_ahead) and _top_of(report, sentence) in years_ahead)
        paragraph = holder or sentence.id
        begins = paragraph not in lead
        spanned = may & _MAY_SPAN != 0 and SPAN.search(text[:_OPENING]) is not None
        opens = begins and spanned
        opening = _OPENS_YEAR.match(text) if may & _MAY_OPEN_YEAR else None
        if both and not met_both:
            met_both, mixed = True, years_first
        if both and begins:
            mixed = (mixed or opens) and not opening
        under = mixed if both else headed
        spans = lead.get(paragraph, under or opens)
        if sentence.part == "plan":
            spans = spans or (may & _MAY_LOOK_AHEAD != 0 and _looks_ahead(text, report.year))
            spans = spans and not (may & _MAY_NAME_THIS and _THIS_YEAR.search(text))
            # 2011年的主要目标是 sets goals for the first of several years.
            spans = spans and not (opening and opening[1] and opening[1] == str(report.year))
        dated = False
        if begins and opening and opening[1] in (None, str(report.review_year)):
            # 2025年全区民生支出9亿元 in a part about the years tells of that year in this sentence alone.
            stays = headed and not both and _DATES_ALONE.match(text) is not None
            spans = (sentence.part == "plan" and spans) or (stays and sentence.part == "review")
            dated = stays
        turns = dated or (may & _MAY_TURN != 0 and _PAST_YEAR.search(text[:_TURNS]) is not None)
        # Under a heading about the years alone one sentence on the past year does not turn those behind it.
        lead[paragraph] = spans and (not turns or (headed and not both))
        mixed = mixed or (both and spanned)
        if sentence.part == "review":
            told = spanned and SPAN.search(text[:_TURNS]) is not None
            told = told or (may & _MAY_BEGIN != 0 and _YEARS_BEGIN.match(text) is not None)
            compares = may & _MAY_COMPARE != 0 and _THAN_LAST_YEAR.search(text) is not None
            by_paragraph[paragraph].append((sentence.id, told, turns or compares))
        later = sentence.part == "plan" and may & _MAY_BE_DUE != 0
        later = later and _looks_ahead(text, report.year, _BEFORE_YEAR)
        since = may & _MAY_BE_SINCE != 0 and _is_since(text, report.review_year)
        if (lead[paragraph] and not turns) or later or since:
            found.add(sentence.id)
    for told_of in by_paragraph.values():
        found |= _between_years(told_of)
    return frozenset(found)


def _between_years(sentences: Sequence[tuple[str, bool, bool]]) -> set[str]:
    """Return the sentences of a paragraph between two that tell of the years (五年累计…。建成…。五年完成…).

    Each is told with whether it tells of the years, and whether it turns to the one year.
    """
    told = [at for at, (_, years, _) in enumerate(sentences) if years]
    if len(told) < _FEWEST_TOLD:
        return set()
    return {name for name, _, turns in sentences[told[0] : told[-1]] if not turns}


def _parts_for_years(report: Report, seen: Sequence[int]) -> frozenset[str]:
    """Return the parts of the plan that set goals for several years and never speak of this year.

    ``seen`` is what a scan saw in each sentence.
    """
    ahead = {
        top
        for sentence, may in zip(report.sentences, seen, strict=True)
        if may & _MAY_BE_AHEAD and sentence.part == "plan" and _YEARS_AHEAD.match(report.text_of(sentence))
        if (top := _top_of(report, sentence))
    }
    for sentence in report.sentences if ahead else ():  # most plans have no such part
        if sentence.part == "plan" and _top_of(report, sentence) in ahead:
            text = report.text_of(sentence)
            own = report.year and f"{report.year}年" in text[:_OPENING]
            if not _YEARS_AHEAD.match(text) and (own or _OF_THIS_YEAR.search(text)):
                ahead.discard(_top_of(report, sentence) or "")
    return frozenset(ahead)


def _top_of(report: Report, sentence: Node) -> str | None:
    """Return the part that a sentence stands in, None where it stands in none."""
    return next((node.id for node in reversed(report.ancestors(sentence)) if node.kind == "part"), None)


def _is_since(text: str, review_year: int | None) -> bool:
    """Say whether a sentence sums up the years since one before the year reviewed (2003年以来)."""
    since = _SINCE.search(text[:_OPENING]) if "年以来" in text else None
    return since is not None and review_year is not None and int(since[1]) < review_year


def _told_above(report: Report, sentence: Node) -> tuple[str | None, bool, bool, bool]:
    """Return a sentence's paragraph; whether a heading names years, the one year as well, the years first."""
    above = report.ancestors(sentence)
    paragraph = next((node.id for node in above if node.kind == "paragraph"), None)
    told = [_told_in(node.heading, sentence.part == "plan") for node in above if node.heading]
    names, both, first = ([each[nth] for each in told] for nth in range(3))
    return paragraph, any(names), any(both), any(first)


@lru_cache(maxsize=1024)
def _told_in(heading: str, plan: bool) -> tuple[bool, bool, bool]:
    """Say whether a heading names years, the one year as well, and the years before it."""
    years = _SPAN_HEADING.search(heading) if _ABOUT_YEARS.search(heading) else None
    if years is None and not (plan and _ABOUT_YEARS.search(heading) and _PLAN_HEADING.search(heading)):
        return False, False, False
    named = _OWN_YEAR.search(heading)
    return True, named is not None, bool(named and years and years.start() < named.start())


def _looks_ahead(text: str, year: int | None, until: re.Pattern[str] = _UNTIL) -> bool:
    """Say whether a sentence of a plan names a year behind the one planned for (到2017年)."""
    named = until.search(text)
    return named is not None and (year is None or int(named[1]) > year)


def is_over_years(prefix: str, year: int) -> bool:
    """Say whether a number is a change since a year before the last (比2002年增长87%, 累计增长64%)."""
    if _ADDED_UP.search(prefix):
        return True
    against = _AGAINST.search(prefix)
    return against is not None and (against[1] is None or int(against[1]) < year - 1)


def is_added_up(text: str, at: int) -> bool:
    """Say whether a growth is of several years: a yearly mean stands behind it (增长61%，年均增长10%)."""
    return _YEARLY_BEHIND.match(text, at) is not None


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
        or (_ABOUT_YEARS.search(before) is not None and _names_years(before))
    )
    return told and _THAN_YEAR_BEFORE.search(before) is None


def _names_years(before: str) -> bool:
    return any(
        pattern.search(before) is not None
        for pattern in (_OVER_YEARS, _YEARS_BEGIN, _YEARS_MEAN, _AGAINST_YEAR)
    )
