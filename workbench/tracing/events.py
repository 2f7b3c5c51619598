"""What became of a promise in each report: made, made again, moved, begun, done, missed or passed over."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from workbench.measuring.comparing import is_only_begun, is_only_pushed
from workbench.measuring.construction_stages import BEGUN, FINISHED, stage_of
from workbench.measuring.equivalent_metrics import COUNTED, MetricName, parse_metric
from workbench.measuring.grades_of_things import grades_apart
from workbench.measuring.judging import reaches
from workbench.measuring.measured_numbers import Measure
from workbench.measuring.sameness import kind_of, told_alike
from workbench.measuring.words_around import is_capped
from workbench.model.commitment import Quantity
from workbench.model.thread import EventKind, ThreadEvent
from workbench.settings import AlignmentSettings
from workbench.text.lexicon import read_rows
from workbench.tracing.mentions import Mention
from workbench.tracing.metrics import name_of
from workbench.tracing.naming import names_something
from workbench.tracing.target_words import is_of_prices

_DUE = re.compile("年内|年底|确保|力争|[0-9一二三四]季度|[0-9]{1,2}月|上半年|按期|按时|完成|全面")
# 政策落地, 落地见效 is said of rules that take effect; of works 落地 is a first step.
_RULES_TAKE_EFFECT = re.compile(
    "(?:政策|措施|举措|改革|制度|机制|条例|意见|精神|部署|任务|责任|落实|落细)[^，。；]{0,8}?落地"
    "|落地(?:见效|生效|生根|落实|落细|有声)"
)
# How a thing is run, or that it is, as 运营和管理, 市场化运营; and money that was spent: no step of works.
_NO_STEP = re.compile(
    "(?:市场化|企业化|专业化|社会化|商业化|公司化|管理|管护)(?:和|与|及|、)?运营"
    "|运营(?=[和与及、]?(?:管理|机制|模式|体系|能力|水平|成本|效率|服务|主体|公司|好|商|权))"
    "|即开工"  # 拿地即开工 is how papers are handled
    "|完成(?=(?:总|工业|固定资产)?投资|[0-9.]+[十百千万亿余多]*(?:美?元|[%％]))"
    "|(?:全面|陆续|相继)启动实施"
    # Who acts, how offices work and whose a company is.
    "|(?:市场|创新|经营|责任|实施|投资|参与|企业|法人|信用|多)主体|为主体|主体(?=地位|责任|功能|作用|多元)"
    "|行政审批|审批(?=制度|事项|服务|改革|流程|时限|效率|权)|招商(?=引资)|(?:投资|资本)运营"
)
# A year's task, promised anew each year, is not put off.
_YEARLY = re.compile("完成(?=[^，。；0-9]{0,30}(?:任务|目标|指标)$)")
_THROUGH = "全线贯通"  # a tunnel that is through stands; a road that is through is finished
_BY_YEAR = re.compile("(?:到|至|，|^)(20[0-9]{2})年(?!以)")  # 到2027年建成: no plan before that puts it off
_UNDONE = re.compile("未能|未完成|未达|没有完成|滞后|尚未")


@dataclass(frozen=True, slots=True)
class _Promise:
    """What the last plan named: how far works were to come, the numbers, and how it was put."""

    year: int
    stage: int
    numbers: tuple[Measure, ...]
    quote: str


def tell_events(
    mentions: Sequence[Mention], documents: Mapping[int, str], settings: AlignmentSettings
) -> tuple[ThreadEvent, ...]:
    """Return the events of one thread in order; ``documents`` are all reports by year, silent ones too.

    Done and missed are told only against what the last plan named, a number or a stage of works; other
    news is progress. A silence is told where a plan named the promise and the next report is there.
    """
    by_year = {
        year: list(group) for year, group in groupby(sorted(mentions, key=_order), key=lambda m: m.year)
    }
    years = sorted(documents)
    last: _Promise | None = None
    found: list[ThreadEvent] = []
    reached = 0
    for year in years:
        told = by_year.get(year, [])
        review = [m for m in told if m.half == "review"]
        if last is not None and not review and last.year == year - 1:
            found.append(_silence(year, documents[year]))
        for mention in review:
            reached = max(reached, stage_told(mention))
            found.append(_event(mention, _outcome(mention, last, settings)))
        plans = [m for m in told if m.half == "plan"]
        made = [_Promise(year, stage_told(m), _own_numbers(m), m.quote) for m in plans]
        before = last
        for mention, promise in zip(plans, made, strict=True):
            found.append(_event(mention, _again(promise, before, reached, settings)))
            before = before or promise
        last = _together(made) or last
    return tuple(found)


def stage_told(mention: Mention) -> int:
    """Return how far works have come or are to come, 0 where nothing is said of it.

    The clause's own word counts; where it has none, that of the clause behind, where that names nothing of
    its own (加快…推进，确保年内开工).
    """
    quote = _YEARLY.sub("", mention.quote) if mention.half == "plan" else mention.quote
    own = _stage(quote)
    if own or (mention.half == "review" and mention.quote.startswith(_under_way())):
        return own
    behind = mention.told.removeprefix(mention.quote)[1:]
    return 0 if names_something(behind) else _stage(behind)


def _stage(text: str) -> int:
    found = stage_of(_NO_STEP.sub("", _RULES_TAKE_EFFECT.sub("", text)))
    return max(found, FINISHED) if _THROUGH in text else found


def _under_way() -> tuple[str, ...]:
    return tuple(row[0] for row in read_rows("tracing", "under_way.txt"))


def _order(mention: Mention) -> tuple[int, bool, int]:
    return mention.year, mention.half == "plan", mention.start


def _event(mention: Mention, kind: EventKind) -> ThreadEvent:
    return ThreadEvent(
        year=mention.year,
        document=mention.document,
        kind=kind,
        planned=mention.half == "plan",
        quote=mention.quote,
        start=mention.start,
        end=mention.end,
        commitment=mention.commitment,
        names=(mention.named,),
    )


def _silence(year: int, document: str) -> ThreadEvent:
    return ThreadEvent(year=year, document=document, kind="silent", planned=False)


def _own_numbers(mention: Mention) -> tuple[Measure, ...]:
    return tuple(each for each in mention.measures if each.quantity.role != "descriptor")


def _together(made: Sequence[_Promise]) -> _Promise | None:
    """Return what a year's plan promises in all its passages."""
    if not made:
        return None
    furthest = max(made, key=lambda each: each.stage)
    return replace(furthest, numbers=tuple(q for each in made for q in each.numbers))


def _outcome(mention: Mention, promise: _Promise | None, settings: AlignmentSettings) -> EventKind:
    """Say what a review's mention means for the promise of the plan before."""
    stage = stage_told(mention)
    if promise is None:
        return "begun" if stage == BEGUN else "progress"
    # What a plan named for its year is told in the report behind it; later ones look back over more years.
    next_year = promise.year == mention.year - 1
    if next_year and (met := _met(promise, mention.measures, settings)) is not None:
        return "done" if met else "missed"
    if _UNDONE.search(mention.quote):
        return "missed"
    if stage == BEGUN:
        return "begun"
    if promise.stage and stage and stage < promise.stage:
        # What is finished may be in use: only that it is not finished tells that it was missed.
        return "missed" if promise.stage > BEGUN and next_year and stage < FINISHED else "progress"
    return "done" if stage >= FINISHED else "progress"


def _met(promise: _Promise, actual: Sequence[Measure], settings: AlignmentSettings) -> bool | None:
    """Say whether a reported number meets the planned one of its metric, growth before levels.

    Fewer that were finished of what was only to be pushed ahead, or fewer that were begun, are no miss.
    """
    for plan, real in _comparable(promise.numbers, actual, settings):
        capped = plan.capped or is_capped(promise.quote)
        met = reaches(replace(plan, capped=capped), real, settings)
        return None if met is False and (is_only_pushed(plan) or is_only_begun(plan, real)) else met
    return None


def _comparable(
    before: Sequence[Measure], after: Sequence[Measure], settings: AlignmentSettings
) -> list[tuple[Measure, Measure]]:
    """Return pairs of numbers of one metric and unit: growth first, and the same name before a longer one.

    Nothing but the longer name may speak against their being of one thing: what a year adds is no level,
    what five years bring no year's, and lengths or counts far apart are not of the same works.
    """
    found = []
    for old in before:
        for new in after:
            one, other = old.quantity, new.quantity
            first, second = parse_metric(one.metric or ""), parse_metric(other.metric or "")
            short, long = sorted((name_of(one.metric or ""), name_of(other.metric or "")), key=len)
            alike = _is_growth(first, one) == _is_growth(second, other) and one.unit == other.unit
            # Of a year's sum 达到 and 完成 say the same; of a length, what there is and what was added.
            summed = one.cumulative == other.cumulative or (one.unit == "元" and short == long)
            apart = grades_apart(one.metric or "", other.metric or "")
            named = alike and summed and len(short) > 1 and short in long and not apart
            if named and told_alike(old, new) and _near(one, other, settings):
                found.append((not _is_growth(first, one), short != long, old, new))
    return [(old, new) for _, _, old, new in sorted(found, key=lambda each: each[:2])]


def _near(one: Quantity, other: Quantity, settings: AlignmentSettings) -> bool:
    low, high = sorted((abs(one.value), abs(other.value)))
    return kind_of(one) != "amount" or low == 0 or high <= settings.largest_factor * low


def _is_growth(name: MetricName, number: Quantity) -> bool:
    """Say whether a number is a rate of growth; what prices are told by in percent is their rise."""
    return name.growth or (number.unit == "%" and is_of_prices(name.noun))


def _again(promise: _Promise, last: _Promise | None, reached: int, settings: AlignmentSettings) -> EventKind:
    """Say what a plan's mention is, after what the last plan promised and how far things have come."""
    if last is None:
        return "promised"
    if last.year < promise.year and (moved := _moved(last.numbers, promise.numbers, settings)):
        return moved
    if last.year == promise.year:
        return "promised"  # the same plan says it twice
    if promise.stage > max(last.stage, 1) and reached >= last.stage > 0:
        return "promised"
    due = bool(_DUE.search(last.quote)) or last.stage >= BEGUN
    due = due and not _runs_on(last) and not _are_other_ones(last, promise)
    return "postponed" if due and promise.stage and reached < max(last.stage, 1) else "promised_again"


def _runs_on(promise: _Promise) -> bool:
    """Say whether a promise names a year behind its own plan's."""
    return any(int(year) > promise.year for year in _BY_YEAR.findall(promise.quote))


def _are_other_ones(before: _Promise, after: _Promise) -> bool:
    """Say whether two plans count each its own (新增50个乡镇, then 60个), as is done anew every year."""
    counts = [_counts(each) for each in (before, after)]
    return all(counts) and counts[0].isdisjoint(counts[1])


def _counts(promise: _Promise) -> set[float]:
    return {each.quantity.value for each in promise.numbers if each.quantity.unit in COUNTED}


def _moved(
    before: Sequence[Measure], after: Sequence[Measure], settings: AlignmentSettings
) -> EventKind | None:
    """Say whether a target was raised or lowered; for growth the rate counts, not the level.

    A fall is a target by its depth: 压减3% asks less than 压减5%, whichever is more as a number.
    What is to be built and what is to be added, as 建成 and 新增, are no two targets of one thing.
    """
    for old, new in _comparable(before, after, settings):
        if new.quantity.value == old.quantity.value:
            return "promised_again"
        if kind_of(old.quantity) == "amount" and _step(old) != _step(new):
            continue
        more = new.quantity.value > old.quantity.value
        falls = max(new.quantity.value, old.quantity.value) < 0
        return "target_raised" if more != falls else "target_lowered"
    return None


def _step(number: Measure) -> int:
    """Return how far works are to come by the words around a number, finished and in use being one."""
    return min(number.stage, FINISHED) if number.stage >= BEGUN else 0
