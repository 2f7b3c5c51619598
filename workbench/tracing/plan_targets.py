"""Read what a five-year plan aims at: its tables of indicators first, then the numbers of its prose."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from workbench.measuring.equivalent_metrics import parse_metric, trim_metric
from workbench.measuring.judging import less_is_better
from workbench.measuring.measured_numbers import Measure
from workbench.model.commitment import Quantity
from workbench.model.plan_target import Force, PlanTarget, TargetSource
from workbench.model.report import Node, Report
from workbench.tracing.listed_targets import read_listed
from workbench.tracing.target_tables import TableTarget, read_tables
from workbench.tracing.target_words import as_rate, kind_of_target, tells_a_kind

_STOP = re.compile("[，；。：！？\n\t;!?]|(?<![0-9])[,:]")
_LATER = re.compile(r"(?:到|至|展望)(20[0-9]{2})年")
_GOALS = re.compile("目标|指标")
_SCOPE = re.compile(
    r"(?:以上|以下|以内|至\S{1,8}?)?(?:的(?!目标)|级)|(?:以上|以下|以内)[有且从][^，。]{1,12}的"
)
_FORCE = re.compile(r"(约束性|预期性)")
_NO_AIMS = frozenset(("", "大", "位", "届", "期", "天", "小时", "分钟", "月", "日", "次", "类", "毫米", "米"))
_CHINESE = frozenset("一二两三四五六七八九十百")  # 三方机制, 两件大事: these count nothing to be reached
_FOLD = ("番", "倍")
_SHORTEST = 2
_REACH = 40
_SPAN = re.compile("^(?:[五5]年(?:内|间)?|累计|共|力争|到20[0-9]{2}年)+")
_SIGN = re.compile("(?:[A-Z]+|[0-9]+G)$")
_LIST_MARK = re.compile("^(?:以上|以下|以内|左右)")


def read_targets(
    report: Report, text: str, quantities: Sequence[Quantity], years: tuple[int, int]
) -> tuple[PlanTarget, ...]:
    """Return the targets of a plan for ``years`` (first, last), tables first, then in reading order.

    ``text`` is the report's in simplified characters, of the same length. What the prose says again of a
    target of a table is left out; a number about a later year than the last is none of this plan.
    """
    found = [_of_table(report, each, years) for each in read_tables(report, text, years)]
    found += _prose(report, text, quantities, years)
    kept: dict[tuple[str, str], PlanTarget] = {}
    for each in found:
        # The same number stands in the goals and in its chapter; the first place is the one that counts.
        key = (parse_metric(each.metric).core, each.kind)
        if key not in kept and key[0]:
            kept[key] = each
    return tuple(kept.values())


def force_of(text: str) -> Force | None:
    """Return whether a target is binding or expected, None where the text does not say."""
    found = _FORCE.search(text)
    return None if found is None else "binding" if found[1] == "约束性" else "expected"


def _of_table(report: Report, told: TableTarget, years: tuple[int, int]) -> PlanTarget:
    number = told.number
    return PlanTarget(
        id=_id(report, number.start, number.metric or ""),
        metric=trim_metric(number.metric or ""),
        raw=report.text[number.start : number.end],
        value=number.value,
        unit=number.unit,
        comparator=number.comparator,
        kind=told.kind,
        first=years[0],
        last=years[1],
        source="table",
        quote=report.text[told.row.start : told.row.end],
        start=told.row.start,
        end=told.row.end,
        number_start=number.start,
        number_end=number.end,
        fewer=less_is_better(told.measure) or told.kind == "limit",
        force=force_of(told.force),
        base=told.base,
        base_raw=told.base_raw,
        at_constant_prices=told.at_constant_prices,
    )


def _prose(
    report: Report, text: str, quantities: Sequence[Quantity], years: tuple[int, int]
) -> Iterator[PlanTarget]:
    sentences = report.sentences
    starts = [node.start for node in sentences]
    for number in quantities:
        at = bisect_right(starts, number.start) - 1
        if at < 0 or number.end > sentences[at].end or sentences[at].part != "plan":
            continue
        sentence = sentences[at]
        if _in_table(report, sentence) or not _aims(number, text, sentence, years[1]):
            continue
        start, end = _clause(text, number.start, number.end)
        try:
            listed = read_listed(text[start:end], number.start - start)
        except ValueError:
            continue  # 三项分别降为7.5‰、9.5‰、18/10万 of which two are read
        measure = Measure.read(number, text)
        before = text[max(sentence.start, number.start - 2 * _REACH) : number.start]
        ahead = text[start : start + listed.verb_end if listed else number.start]
        kind = kind_of_target(measure, ahead, before)
        name = (listed.name if listed else "") or _name(
            number, text[start : number.start], text[number.end : end]
        )
        yield PlanTarget(
            id=_id(report, number.start, number.metric or ""),
            metric=as_rate(name) if kind in ("growth", "change") and number.unit == "%" else name,
            raw=number.raw,
            value=abs(number.value) if kind in ("level", "limit") else number.value,
            unit=number.unit,
            comparator=number.comparator,
            kind=kind,
            first=years[0],
            last=years[1],
            source=_source(report, sentence),
            quote=report.text[start:end],
            start=start,
            end=end,
            number_start=number.start,
            number_end=number.end,
            fewer=less_is_better(measure) or kind == "limit",
            force=force_of(text[number.end : number.end + _REACH].split("，", maxsplit=1)[0]),
        )


def _aims(number: Quantity, text: str, sentence: Node, last: int) -> bool:
    """Say whether a number of a plan is something to be reached, and by its last year."""
    name = parse_metric(number.metric or "")
    if number.role != "target" or number.unit in _NO_AIMS or len(name.core) < _SHORTEST:
        return False
    if _SCOPE.match(text, number.end) or (number.raw[0] in _CHINESE and number.unit not in _FOLD):
        return False
    later = [int(year) for year in _LATER.findall(text[sentence.start : number.start])]
    return not later or later[-1] <= last


def _name(number: Quantity, ahead: str, behind: str) -> str:
    """Return what a target is called: 建成10.75亿亩高标准农田 is about what stands behind the number.

    Letters and digits before a name are part of it: 5G用户普及率.
    """
    name = trim_metric(_SPAN.sub("", number.metric or "") or number.metric or "")
    if len(name) <= _SHORTEST and tells_a_kind(name):
        return name + _LIST_MARK.sub("", behind).strip()
    at = ahead.rfind(name)
    sign = _SIGN.search(ahead, 0, at) if at > 0 else None
    return (sign.group() if sign else "") + name


def _in_table(report: Report, sentence: Node) -> bool:
    return any(node.kind in ("row", "table") for node in report.ancestors(sentence))


def _source(report: Report, sentence: Node) -> TargetSource:
    headings = (node.heading for node in report.ancestors(sentence))
    return "goals" if any(heading and _GOALS.search(heading) for heading in headings) else "text"


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the clause that a number stands in; of a list of numbers the whole list."""
    stops = [stop.end() for stop in _STOP.finditer(text, max(0, start - 2 * _REACH), start)]
    behind = _STOP.search(text, end)
    return stops[-1] if stops else max(0, start - _REACH), behind.start() if behind else len(text)


def _id(report: Report, start: int, metric: str) -> str:
    return hashlib.sha256(f"{report.id}\0{start}\0{metric}".encode()).hexdigest()[:12]
