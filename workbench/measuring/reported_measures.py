"""The numbers of one report as measures: what, for which year, planned or reported, and of what nature."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from workbench.measuring.equivalent_metrics import MetricName
from workbench.measuring.listed_things import metric_parts
from workbench.measuring.metric_names import Called, Surroundings, name_number, surroundings
from workbench.measuring.part_of_year import is_of_months
from workbench.measuring.parts_of_place import part_of
from workbench.measuring.periods import SPAN, is_added_up, is_over_years
from workbench.measuring.years_of_sentences import last_planned_year, spanning_sentences
from workbench.model.commitment import Quantity
from workbench.model.report import Node, Report

Kind = Literal["target", "actual"]
Nature = Literal["level", "growth", "change", "mean", "share"]

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})年")
_REFERENCE = re.compile(r"(?:比|较|与|同|自|从|由|对比|相比|相对|高于|低于|[（(《“])$")
_SHORT_FOR = {
    "经济": "生产总值",
    "投资": "固定资产投资",
    "消费": "社会消费品零售总额",
    "进出口": "进出口总额",
}
_SHORTEST_PART = 4
# 由2015年的162亿元增加到…: where it began; 是2015年的2.4倍 says nothing of that year.
_BEGAN = re.compile("[由从](20[0-9]{2})年(?:的|底的|末的)?[^，。]{0,8}$")
_MULTIPLE = re.compile("(?:的|底的|末的)?[0-9.]+倍")
# What a list has in common stands before its first number: 年均分别增长7%和9%.
_FOR_ALL = re.compile("年均|(?:比|较)(?:(?:19|20)[0-9]{2}年|“?十[一二三四]五)")
_CHANGE = re.compile(
    r"(?:增加|提高|减少|下降|压减|增长|回落|上升|提升|上调|降低|缩短|扩大|增|降|高出|低于|高于)"
    r"(?:了|约|近|超过|超|逾|不低于|不少于|至少)?$"
)
_SHARE = re.compile(r"占(?:全[市省区县国球]|比|.{2,10}的)?[^，]{0,4}$")
_UNTIL = re.compile("[到至]20[0-9]{2}年")
_ADDS = re.compile("新增|净增|新建|新改建|建成|培训|转移|脱贫|减少|引进")
_PAUSE = re.compile("[，；]")
_BROUGHT = re.compile(f"{_ADDS.pattern}|开工|改造|完成|投入|发放")
# 固定资产投资累计完成208亿元 behind 从2015年到2020年 is of all those years, and so is what goes on behind it.
_SUMMED_UP = re.compile(
    "累计(?:分别|总共|共|已)?(?:完成|实现|投入|投资|安排|争取|筹措|筹集|新增|净增|新建|建成|改造|引进|利用|签约|吸引|发放|减免|落实|转移|培训)"
)
_DIGITS = re.compile(r"[0-9.]+")
_SIZE_OF = re.compile("(?:超过?|过|突破)$")  # 生产总值超200亿元的县77个: the sum says which are counted
_SIZE_BEHIND = re.compile("(?:以上|以下|级)的?[一-龥]{2}")  # 亿元以上项目90个
_LIVED = ("寿命", "受教育年限")  # of all that is told in years what is a figure of a place
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

    Told of several years or of months only, ranks, descriptions and numbers without a name are left out.
    The review speaks of ``review_year`` unless the sentence names another year.
    """
    if report.year is None:
        return ()
    spans, of_years = spanning_sentences(report), last_planned_year(report) != report.year
    found: list[Measure] = []
    for sentence, numbers in _by_sentence(report, quantities):
        spanning = sentence.id in spans
        years, bare = _YearsNamed(report, sentence, spanning), _without_digits(report.text_of(sentence))
        inherited: frozenset[str] = frozenset()
        before = ""
        for number, near in surroundings(report.text, sentence, numbers):
            if not near.in_list:
                inherited, before = frozenset(), ""
            around = near._replace(prefix=before + near.prefix)
            before = around.prefix if _FOR_ALL.search(around.prefix) else ""
            called = name_number(number, around, inherited)
            inherited = called.name.actions
            year = _year_of(report, sentence, years.before(number.start), spanning)
            began = _BEGAN.search(around.prefix) if around.starts_range else None
            told = around._replace(starts_range=False) if began else around
            year = int(began[1]) if began else year
            if year is None or is_over_years(told.prefix, year) or is_of_months(report.text, number.start):
                continue
            if called.name.growth and is_added_up(report.text, number.start):
                continue
            ahead = report.text[sentence.start : number.start]
            if of_years and _is_brought(number, called, around, ahead):
                continue
            if year > (report.year or year) and _is_added_until(ahead):
                continue
            if not _is_skipped(number, called.name, told):
                found += [
                    _measure(report, sentence, number, told, each, year, bare)
                    for each in _apart(number, told, called, inherited)
                ]
    return tuple(_without_parts(report, found))


def _without_parts(report: Report, found: Sequence[Measure]) -> list[Measure]:
    """Leave out what is told of a part of the place where the same is told of the whole (新区生产总值)."""
    alike: dict[tuple[int, Kind, Nature, str, str], list[Measure]] = defaultdict(list)
    for measure in found:
        key = measure.year, measure.kind, measure.nature, measure.name.core, measure.quantity.unit
        alike[key].append(measure)
    parts: set[int] = set()
    for group in alike.values():
        if len({measure.quantity.value for measure in group}) > 1:
            of_part = {m.quantity.start for m in group if part_of(report.text, m.quantity.start)}
            parts |= of_part if len(of_part) < len(group) else set()
    return [measure for measure in found if measure.quantity.start not in parts]


def _apart(number: Quantity, around: Surroundings, called: Called, inherited: frozenset[str]) -> list[Called]:
    """Return what one number is called, once for each thing of a list that it is of each of (均增长7%)."""
    parts = metric_parts(number.metric or "") if number.unit == "%" else ()
    if not parts or not all(len(part) >= _SHORTEST_PART for part in parts):
        return [called]
    return [name_number(number._replace(metric=part), around, inherited) for part in parts]


def _by_sentence(report: Report, quantities: Sequence[Quantity]) -> Iterator[tuple[Node, list[Quantity]]]:
    starts = [node.start for node in report.sentences]
    homes: dict[int, list[Quantity]] = defaultdict(list)
    for quantity in sorted(quantities, key=lambda quantity: quantity.start):
        homes[bisect_right(starts, quantity.start) - 1].append(quantity)
    for at, numbers in homes.items():
        sentence = report.sentences[at]
        if sentence.part in ("review", "plan"):
            yield sentence, numbers


def _is_skipped(number: Quantity, name: MetricName, around: Surroundings) -> bool:
    return (
        number.role == "descriptor"
        or (
            number.unit in _SKIPPED_UNITS and not (number.unit in ("岁", "年") and name.noun.endswith(_LIVED))
        )
        or len(name.core) < 2
        or bool(_UNSPOKEN.match(name.noun))
        or (number.unit in ("元", "美元") and _is_size(number, around))
        or around.starts_range
    )


def _is_size(number: Quantity, around: Surroundings) -> bool:
    """Say whether a sum only tells which things are counted (超200亿元的县, 亿元以上项目)."""
    if _SIZE_OF.search(around.prefix) and around.suffix[:1] == "的":
        return True
    return _DIGITS.search(number.raw) is None and _SIZE_BEHIND.match(around.suffix) is not None


def _measure(
    report: Report,
    sentence: Node,
    number: Quantity,
    around: Surroundings,
    called: Called,
    year: int,
    bare: str,
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
        sentence=bare,
    )


def _in_full(name: MetricName) -> MetricName:
    """Return the name of a rate that is told by a word alone (投资增长8%) in full."""
    full = _SHORT_FOR.get(name.noun) if name.growth else None
    return name._replace(noun=full, core=full) if full else name


@lru_cache(maxsize=8)
def _without_digits(text: str) -> str:
    """Return a text without its digits; the numbers of a clause ask for the same in turn."""
    return _DIGITS.sub("", text)


class _YearsNamed:
    """The years that a sentence names and where it first speaks of several, found once for its numbers."""

    def __init__(self, report: Report, sentence: Node, spanning: bool) -> None:
        text, start, end = report.text, sentence.start, sentence.end
        marks = [
            mark
            for mark in _YEAR.finditer(text, start, end)
            if not _REFERENCE.search(text[max(start, mark.start() - 2) : mark.start()])
            and not _MULTIPLE.match(text, mark.end())
        ]
        self._years = [int(mark[1]) for mark in marks]
        self._ends = [mark.end() for mark in marks]
        several = SPAN.search(text, start, end)
        self._several_from = several.end() if several else end + 1
        self._sums = [found.end() for found in _SUMMED_UP.finditer(text, start, end)] if spanning else []

    def before(self, at: int) -> tuple[int | None, bool]:
        """Return the last year named before a place, and whether several are spoken of before it."""
        named = bisect_right(self._ends, at)
        summed = bisect_right(self._sums, at)
        if summed and (not named or self._ends[named - 1] < self._sums[summed - 1]):
            return None, True
        return self._years[named - 1] if named else None, self._several_from <= at


def _year_of(report: Report, sentence: Node, named: tuple[int | None, bool], spanning: bool) -> int | None:
    """Return the year a number speaks of: the one its sentence names before it, else the report's own."""
    planned = sentence.part == "plan"
    own = last_planned_year(report) if planned else report.review_year
    year, several = named
    if year is not None and own is not None:
        in_time = year >= (report.year or own) if planned else year <= own
        return year if in_time else None
    return None if spanning or several else own


def _is_added_until(ahead: str) -> bool:
    """Say whether what a plan counts is added up until a later year (到2030年新增就业90万人)."""
    clause = ahead.rpartition("；")[2]
    return _UNTIL.search(clause) is not None and _ADDS.search(clause.rpartition("、")[2]) is not None


def _is_brought(number: Quantity, called: Called, around: Surroundings, ahead: str) -> bool:
    """Say whether a number of a plan for several years is what they bring together, not where they lead."""
    changes = called.name.growth or "年均" in around.prefix or _CHANGE.search(around.prefix) is not None
    return changes or (number.unit != "%" and _BROUGHT.search(_PAUSE.split(ahead)[-1]) is not None)


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
