"""Until when a clause is promised: this year, a month of it, or several years."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.extraction.commitment_signs import CLAUSES
from workbench.measuring.periods import end_of_plan
from workbench.model.commitment import Period
from workbench.model.report import Node, Report
from workbench.text.normalise import narrow_digits
from workbench.text.numerals import parse_numeral
from workbench.text.prefilter import ANYTHING

# A year behind these is what something is measured against, never when it is due.
_BASE = re.compile(r"(?:较|比|从|由|自|与|同|按|以|是|为|在|于|高于|低于|相比|自从)\s*$")
_BASE_BEHIND = re.compile(r"(?:底|末)?(?:的[0-9.]+倍|相比|基础上|增长|提高|下降|翻)")
_YEAR = re.compile(r"((?:19|20)\d\d)年(?!以来|来)")
_UNTIL = re.compile(r"(?:到|至|力争|争取|确保|[，。；：]|^)\s*$")
_MONTH = re.compile(
    r"(?<!\d)(1[0-2]|[1-9])月(?:底|末|份)?(?:以?前|之前|完成|投入|投用|建成|竣工|开工|启动|通车|交付|实现)"
)
_YEAR_END = re.compile("(?:今年|年)(?:底|末)(?:以?前|之前)")
_HALF = re.compile("上半年")
_QUARTER = re.compile("(?:第)?([一二三四])季度")
_SPANS = re.compile(
    "(?:今后|未来|用|近|在)? ?([两二三四五六七八九十]|[2-9]) ?年(?:之?内|时间|左右的?时间|行动)"
    "|(?:今后|未来) ?([两二三四五六七八九十]|[2-9])(?:到[三四五])? ?年"
    "|(?:^|[，。；：])(?:再过|力争|到)? ?([两二三四五六七八九十]|[2-9]) ?年[之以]?后"
)
# A campaign of some years that is finished, only begun or drafted, or goes on from an earlier year does not
# make its clause due as many years from now.
_OF_CAMPAIGN = "年行动"
_NO_NEW_CAMPAIGN = re.compile(
    "(?:完成|启动|制[定订]|出台|编制|印发|谋划|修订|继续|持续|深入|深化|巩固)[^，。；、\n]*$"
)
_ITS_LAST = re.compile("[^，。；、\n]{0,6}(?:收官|圆满|成果)")
_NEXT = re.compile("到?明年(?:底|末|年底|上半年)?")
_BOTH = re.compile("今明两年|今年和明年")
_FIVE_YEARS = re.compile(
    '[“"]?([一二三四五六七八九十]{1,3})五[”"]?(?:时期|期间|期末|末|规划|目标|发展|经济|，|的?(?:总体|主要|奋斗|目标|任务|思路))'
)
_TERM = re.compile("今后五年|未来五年|本届政府任期|任期内|届内")
# Every wording of a time above has one of these: a clause without them, as most are, is read no further.
_TELLS_TIME = re.compile(
    r'[0-9０-９]\x20?[年月]|[两三四五六七八九十明半]\x20?年|年[底末]|今明|季度|任期|届内|五(?:[”"，末]|期[间末]|时期|规划|目标|发展|经济)'
)
MAY_TELL_TIME = CLAUSES.bit(_TELLS_TIME)
"""The bit of a clause that may name a time."""
_LASTING = re.compile("年均|[一二三四]五”?(?:时期|期间|规划|末)|[今未]后?来?[五三]年|到20[2-9][05]年|五年内")
_MAY_LAST = CLAUSES.bit(_LASTING)
_OPENING = 60
_GOVERNS = 20


def find_period(text: str, year: int | None) -> Period | None:
    """Return the period that a clause names, None where it names none or one that is over.

    >>> find_period("到2030年城镇化率达到75%", 2026)
    Period(since='2026', until='2030')
    >>> find_period("力争２０３０年城镇化率达到７５％", 2026)
    Period(since='2026', until='2030')
    >>> find_period("单位能耗较2025年下降3%", 2026) is None
    True
    """
    if year is None or not text or not _TELLS_TIME.search(text):
        return None
    text = narrow_digits(text)
    for end in (_named_year(text, year), _span_end(text, year)):
        if end is not None and end > year:
            return Period(str(year), str(end))
    return _within(text, year)


def promised_period(text: str, context: str, year: int | None, last: int | None = None) -> Period | None:
    """Return the period of a promise: what its clause names, else what it stands under, else its year.

    ``context`` is the heading or the paragraph's opening where these speak of several years; ``last`` is the
    last year that the document plans for, where it is not its own.
    """
    if year is None:
        return find_period(text, year)
    return find_period(text, year) or find_period(context, year) or _own_years(year, last or year)


@lru_cache(maxsize=64)
def _own_years(year: int, last: int) -> Period:
    return Period(str(year), str(last))


def is_lasting(text: str, may: int = ANYTHING) -> bool:
    """Say whether a passage speaks of several years (年均, 到2025年, 十四五时期).

    ``may``: what a scan by ``commitment_signs.CLAUSES`` saw there.
    """
    return may & _MAY_LAST != 0 and _LASTING.search(text) is not None


def years_around(report: Report, sentence: Node) -> str:
    """Return the headings above a sentence and the opening of its paragraph, which name its years."""
    above = report.ancestors(sentence)
    paragraph = next((node for node in above if node.kind == "paragraph"), sentence)
    headings = "，".join(node.heading for node in above if node.heading)
    return f"{headings}，{report.text[paragraph.start : paragraph.start + _OPENING]}"


def _named_year(text: str, year: int) -> int | None:
    """Return the last year that the text names as a time by which, None where it names none."""
    ends = [
        int(found[1])
        for found in _YEAR.finditer(text)
        if int(found[1]) >= year
        and not (_BASE.search(before := _just_before(text, found)) and not _UNTIL.search(before))
        and not _BASE_BEHIND.match(text, found.end())
    ]
    return max(ends, default=None)


def _just_before(text: str, year: re.Match[str]) -> str:
    """Return the few characters before a year, which say what it is for."""
    return text[max(0, year.start() - _GOVERNS) : year.start()]


def _span_end(text: str, year: int) -> int | None:
    """Return the last year of a span of years that begins with this one."""
    if _BOTH.search(text) or _NEXT.search(text):
        return year + 1
    if plans := [end for found in _FIVE_YEARS.finditer(text) if (end := end_of_plan(found[1])) is not None]:
        return next((end for end in plans if end >= year), None)  # “十三五”成就和“十四五”目标
    for found in _SPANS.finditer(text):
        if found[0].endswith(_OF_CAMPAIGN) and _began_or_ends(text, found):
            continue
        count = parse_numeral((found[1] or found[2] or found[3]).replace("两", "二"))
        return year + int(count) - 1 if count else None
    return year + 4 if _TERM.search(text) else None


def _began_or_ends(text: str, span: re.Match[str]) -> bool:
    """Say whether a campaign of some years is not one that runs from this year on (完成三年行动)."""
    before = _NO_NEW_CAMPAIGN.search(text, 0, span.start())
    return before is not None or _ITS_LAST.match(text, span.end()) is not None


def _within(text: str, year: int) -> Period | None:
    """Return a time within the year: a month, a quarter, its first half, its end."""
    if found := _MONTH.search(text):
        return Period(f"{year}-01", f"{year}-{int(found[1]):02d}")
    if found := _QUARTER.search(text):
        return Period(f"{year}-01", f"{year}-{'一二三四'.index(found[1]) * 3 + 3:02d}")
    if _HALF.search(text):
        return Period(f"{year}-01", f"{year}-06")
    return Period(f"{year}-01", f"{year}-12") if _YEAR_END.search(text) else None
