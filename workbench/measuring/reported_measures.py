"""The numbers of one report as measures: what, for which year, planned or reported, and of what nature."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from workbench.measuring.equivalent_metrics import MetricName
from workbench.measuring.metric_names import Called, Surroundings, name_number, surroundings
from workbench.measuring.metric_words import metric_parts
from workbench.model.commitment import Quantity
from workbench.model.report import Node, Report

Kind = Literal["target", "actual"]
Nature = Literal["level", "growth", "change", "mean", "share"]

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})年")
_REFERENCE = re.compile(r"(?:比|较|与|同|自|从|对比|相比|相对|高于|低于|[（(《“])$")
_SPAN = re.compile(
    r"(?<![0-9〇零一二三四五六七八九])[五三两四十]年来|过去[的]?[五三四5]年|这[五三5]年|近[五三十]年|(?<![0-9〇零一二三四五六七八九])[五三5]年(?:间|累计)|今后[五三四5]年|未来[五三四5]年|今后一个时期|"
    r"本届政府|任期内|“?十[一二三四五]五”?(?:期间|时期|以来|期末|末)|规划期|[0-9]{4}[年]?[—－\-至]+20[0-9]{2}年"
)
_SPAN_HEADING = re.compile(
    r"(?<![0-9〇零一二三四五六七八九])[五5]年(?:来|工作|的|主要|发展|回顾|回眸|成就|成绩|历程)|十[一二三四五]五”?(?:时期|期间|回顾|目标)|本届政府"
)
# A plan's part under 创造“十一五”新的辉煌 is for five years; 为“十四五”开好局 is the year's own.
_PLAN_HEADING = re.compile(
    "十[一二三四五]五”?(?!.{0,12}(?:开局|开好局|开头|起步|起好步|开门红|收官|开端|开篇|圆满|决胜|基础))"
)
# 为1997年以来最高 is a record of one year.
_SINCE = re.compile("(?:^|[，；：])(?:自|从)?((?:19|20)[0-9]{2})年以来(?!的?最|首次)")
_PAST_YEAR = re.compile(r"去年|过去的?一年|一年来|[上全]年(?!均)|这一年")
_ADDRESS = re.compile(r"\s*(?:各位(?:代表|委员|同志)|同志们)[，、！!：:\s]*(?:各位委员[！!]?)?")
_SHORT_FOR = {
    "经济": "生产总值",
    "投资": "固定资产投资",
    "消费": "社会消费品零售总额",
    "进出口": "进出口总额",
}
_OPENING = 60
_TURNS = 16  # characters into a sentence within which 去年 turns it to the past year alone
_SHORTEST_PART = 4
# 由2015年的162亿元增加到…: where it began; 是2015年的2.4倍 says nothing of that year.
_BEGAN = re.compile("[由从](20[0-9]{2})年(?:的|底的|末的)?[^，。]{0,8}$")
_MULTIPLE = re.compile("(?:的|底的|末的)?[0-9.]+倍")
# What a list has in common stands before its first number: 年均分别增长7%和9%.
_FOR_ALL = re.compile("年均|(?:比|较)(?:20[0-9]{2}年|“?十[一二三四]五)")
_AGAINST = re.compile(
    "(?:比|较)(?:(20[0-9]{2})年|“?十[一二三四]五”?(?:期|时期)?末)(?:底|末|同期)?[^，。]{0,8}(?:增长|增加|提高|下降|减少|降低|翻)"
)
_OWN_YEAR = re.compile("(?:19|20)[0-9]{2}年|去年|过去一年|一年")
_OPENS_YEAR = re.compile(
    "(?:各位代表[，！])?(?:回顾)?(?:刚刚过去的|过去的)?(?:((?:19|20)[0-9]{2})年(?![0-9—－-]|以来|至|到)|去年|过去一年|一年来)"
)
_THIS_YEAR = re.compile("今年|本年|当年|年内")
_UNTIL = re.compile(r"(?:到|至)(20[0-9]{2})年")
_BEFORE_YEAR = re.compile("(20[0-9]{2})年(?:底|末)?之?前")
_CHANGE = re.compile(
    r"(?:增加|提高|减少|下降|压减|增长|回落|上升|提升|上调|降低|缩短|扩大|增|降|高出|低于|高于)"
    r"(?:了|约|近|超过|超|逾|不低于|不少于|至少)?$"
)
_SHARE = re.compile(r"占(?:全[市省区县国球]|比|.{2,10}的)?[^，]{0,4}$")
_DIGITS = re.compile(r"[0-9.]+")
_LIVED = "寿命"  # of all that is told in years of age the one figure of a place
_UNSPOKEN = re.compile(
    r"^(?:(?:设立|全面|启动|约|居|位居|排名|高于|低于|其中|惠|比上年|分别|各|等|区|市|省|县|国家|同比|人均|每)+的?"
    r"|占.*|以[上下内].*)$"
)
_SKIPPED_UNITS = frozenset(
    {"", "大", "位", "番", "年", "月", "天", "日", "岁", "届", "期", "小时", "分钟", "类"}
)


class Measure(NamedTuple):
    """One number ready to be put into a series.

    ``of`` is set on both halves of 总投资5亿元的12个项目竣工: what the total is of, what was counted.

    ``context`` is its clause and ``sentence`` its sentence, both without digits.
    """

    report: str
    year: int
    kind: Kind
    quantity: Quantity
    label: str
    name: MetricName
    nature: Nature
    of: MetricName | None
    context: str
    sentence: str


def read_measures(report: Report, quantities: Sequence[Quantity]) -> tuple[Measure, ...]:
    """Return the numbers of the report's review (reported) and plan (targets) that have a year.

    Numbers over several years, ranks, descriptions and numbers without a named metric are left out.
    The review speaks of ``review_year`` unless the sentence names another year.
    """
    if report.year is None:
        return ()
    spans = spanning_sentences(report)
    found: list[Measure] = []
    for sentence, numbers in _by_sentence(report, quantities):
        inherited: frozenset[str] = frozenset()
        before = ""
        for number, near in surroundings(report.text, sentence, numbers):
            if not near.in_list:
                inherited, before = frozenset(), ""
            around = near._replace(prefix=before + near.prefix)
            before = around.prefix if _FOR_ALL.search(around.prefix) else ""
            called = name_number(number, around, inherited)
            inherited = called.name.actions
            year = _year_of(report, sentence, number, sentence.id in spans)
            began = _BEGAN.search(around.prefix) if around.starts_range else None
            told = around._replace(starts_range=False) if began else around
            year = int(began[1]) if began else year
            if year is None or _is_over_years(told.prefix, year):
                continue
            if not _is_skipped(number, called.name, told):
                found += [
                    _measure(report, sentence, number, told, each, year)
                    for each in _apart(number, told, called, inherited)
                ]
    return tuple(found)


def _apart(number: Quantity, around: Surroundings, called: Called, inherited: frozenset[str]) -> list[Called]:
    """Return what one number is called, once for each thing of a list that it is of each of (均增长7%)."""
    parts = metric_parts(number.metric or "") if number.unit == "%" else ()
    if not parts or not all(len(part) >= _SHORTEST_PART for part in parts):
        return [called]
    return [name_number(replace(number, metric=part), around, inherited) for part in parts]


def _by_sentence(report: Report, quantities: Sequence[Quantity]) -> Iterator[tuple[Node, list[Quantity]]]:
    starts = [node.start for node in report.sentences]
    homes: dict[int, list[Quantity]] = defaultdict(list)
    for quantity in sorted(quantities, key=lambda quantity: quantity.start):
        homes[bisect_right(starts, quantity.start) - 1].append(quantity)
    for at, numbers in homes.items():
        if at >= 0 and report.sentences[at].part in ("review", "plan"):
            sentence = report.sentences[at]
            yield sentence, [number for number in numbers if number.end <= sentence.end]


def spanning_sentences(report: Report) -> frozenset[str]:
    """Return the sentences that stand under a heading, or in a paragraph, about several years.

    From where a paragraph turns to the past year alone (去年, 一年来), its sentences count as that year's;
    under a heading about the years only the sentence that says so.
    Under a heading that names the year and the years (2015年和“十二五”时期) the year comes first, until a
    paragraph opens with the years.
    """
    lead: dict[str, bool] = {}
    found: set[str] = set()
    mixed = False
    above: dict[str | None, tuple[str | None, bool, bool]] = {}
    for sentence in report.sentences:
        text = report.text_of(sentence)
        if _ADDRESS.fullmatch(text):
            continue
        if sentence.parent not in above:
            above[sentence.parent] = _told_above(report, sentence)
        holder, headed, both = above[sentence.parent]
        paragraph = holder or sentence.id
        begins = paragraph not in lead
        opens = begins and bool(_SPAN.search(text[:_OPENING]))
        if both and begins:
            mixed = (mixed or opens) and not _OPENS_YEAR.match(text)
        under = mixed if both else headed
        spans = lead.get(paragraph, under or opens)
        if sentence.part == "plan":
            spans = (spans or _looks_ahead(text, report.year)) and not _THIS_YEAR.search(text)
        if begins and (named := _OPENS_YEAR.match(text)) and named[1] in (None, str(report.review_year)):
            spans = sentence.part == "plan" and spans
        turns = _PAST_YEAR.search(text[:_TURNS]) is not None
        # Under a heading about the years alone one sentence on the past year does not turn those behind it.
        lead[paragraph] = spans and (not turns or (headed and not both))
        mixed = mixed or (both and bool(_SPAN.search(text[:_OPENING])))
        later = sentence.part == "plan" and _looks_ahead(text, report.year, _BEFORE_YEAR)
        if (lead[paragraph] and not turns) or later or _is_since(text, report.review_year):
            found.add(sentence.id)
    return frozenset(found)


def _is_since(text: str, review_year: int | None) -> bool:
    """Say whether a sentence sums up the years since one before the year reviewed (2003年以来)."""
    since = _SINCE.search(text[:_OPENING])
    return since is not None and review_year is not None and int(since[1]) < review_year


def _told_above(report: Report, sentence: Node) -> tuple[str | None, bool, bool]:
    """Return the paragraph that holds a sentence, whether a heading names years, and the one year as well."""
    above = report.ancestors(sentence)
    spanning = _PLAN_HEADING if sentence.part == "plan" else _SPAN_HEADING
    headings = [
        node.heading
        for node in above
        if node.heading and (_SPAN_HEADING.search(node.heading) or spanning.search(node.heading))
    ]
    paragraph = next((node.id for node in above if node.kind == "paragraph"), None)
    return paragraph, bool(headings), any(_OWN_YEAR.search(heading) for heading in headings)


def _looks_ahead(text: str, year: int | None, until: re.Pattern[str] = _UNTIL) -> bool:
    """Say whether a sentence of a plan names a year behind the one planned for (到2017年)."""
    named = until.search(text)
    return named is not None and year is not None and int(named[1]) > year


def _is_over_years(prefix: str, year: int) -> bool:
    """Say whether a number is a change since a year before the last (比2002年增长87%)."""
    against = _AGAINST.search(prefix)
    return against is not None and (against[1] is None or int(against[1]) < year - 1)


def _is_skipped(number: Quantity, name: MetricName, around: Surroundings) -> bool:
    return (
        number.role == "descriptor"
        or (number.unit in _SKIPPED_UNITS and not (number.unit == "岁" and name.noun.endswith(_LIVED)))
        or len(name.core) < 2
        or bool(_UNSPOKEN.match(name.noun))
        or around.starts_range
    )


def _measure(
    report: Report, sentence: Node, number: Quantity, around: Surroundings, called: Called, year: int
) -> Measure:
    return Measure(
        report=report.id,
        year=year,
        kind="actual" if sentence.part == "review" else "target",
        quantity=number,
        label=called.label,
        name=_in_full(called.name),
        nature=_nature(number, called.name, around.prefix),
        of=called.of,
        context=_without_digits(around.clause),
        sentence=_without_digits(report.text_of(sentence)),
    )


def _in_full(name: MetricName) -> MetricName:
    """Return the name of a rate that is told by a word alone (投资增长8%) in full."""
    full = _SHORT_FOR.get(name.noun) if name.growth else None
    return name._replace(noun=full, core=full) if full else name


def _without_digits(text: str) -> str:
    return _DIGITS.sub("", text)


def _year_of(report: Report, sentence: Node, number: Quantity, spanning: bool) -> int | None:
    """Return the year a number speaks of: the one its sentence names, else the report's own."""
    planned = sentence.part == "plan"
    own = report.year if planned else report.review_year or (report.year or 0) - 1
    head = report.text[sentence.start : number.start]
    named = [
        m
        for m in _YEAR.finditer(head)
        if not _REFERENCE.search(head[: m.start()])
        and not _MULTIPLE.match(report.text, sentence.start + m.end())
    ]
    if named and own is not None:
        year = int(named[-1].group(1))
        in_time = year >= own if planned else year <= own
        return year if in_time else None
    return None if spanning or _SPAN.search(head) else own


def _nature(quantity: Quantity, name: MetricName, prefix: str) -> Nature:
    if "年均" in prefix:
        return "mean"
    if name.growth:
        return "growth"
    if quantity.unit == "百分点" or _CHANGE.search(prefix):
        return "change"
    if quantity.unit == "%" and _SHARE.search(prefix):
        return "share"
    return "level"
