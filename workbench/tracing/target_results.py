"""Find what a place's yearly documents report of a target, and what their plans ask for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from workbench.measuring.measured_numbers import Measure
from workbench.measuring.reported_measures import Measure as YearlyMeasure
from workbench.measuring.reported_measures import read_measures
from workbench.measuring.sameness import Kind, kind_of, sameness, units_agree
from workbench.model.commitment import Quantity
from workbench.model.genre import Genre, SourceClass
from workbench.model.plan_target import PlanTarget, Told
from workbench.model.report import Report
from workbench.settings import AlignmentSettings
from workbench.tracing.result_tables import read_result_tables
from workbench.tracing.target_words import as_rate, plain_name

Half = Literal["actual", "target"]
Form = Literal["as_told", "levels"]
"""A change may be told as such each year, or by the level that is reached."""

_CHANGED = ("变动", "增速")
# 年末全国常住人口城镇化率: when and where it was counted is no part of what it measures.
_COUNTED = re.compile("^(?:年末|全年|全国|我国|全[省市区县州旗])+")
# A number of all and one of these only are no two years of one thing.
_PARTS = ("企业", "城镇", "农村", "规模以上", "限额以上", "工业", "民营", "民间")
# The nine years of compulsory schooling are no span over which a number was counted.
_NO_SPAN = ("九年义务教育", "　　义务教育")
_PERCENT = "%"
_POINTS = "百分点"


@dataclass(frozen=True, slots=True)
class YearlyNumber:
    """A number that a document tells of one year, named as sameness is judged."""

    told: Told
    year: int
    half: Half
    measure: Measure
    steps: bool


class YearlyNumbers:
    """The numbers of a place's documents by year, half and kind: what targets are looked up in."""

    def __init__(self, settings: AlignmentSettings) -> None:
        """Start without documents."""
        self._settings = settings
        self._found: dict[tuple[int, Half, Kind], list[YearlyNumber]] = defaultdict(list)

    def add(self, report: Report, text: str, quantities: Sequence[Quantity]) -> None:
        """Read a document; ``text`` is in simplified characters and of the same length.

        A document whose numbers are statistics stands before others of its year.
        """
        text = text.replace(*_NO_SPAN)
        official = report.source_class is SourceClass.OFFICIAL_STATISTICS
        for each in read_measures(report, quantities):
            if each.nature == "mean" or (each.kind == "target" and report.genre is not Genre.WORK_REPORT):
                continue
            self._hold(_number(each, report, text), first=official)
        if official and report.review_year is not None:
            for measure in read_result_tables(report, text):
                self._hold(_of_table(measure, report.review_year, report), first=True)

    def _hold(self, number: YearlyNumber, *, first: bool) -> None:
        held = self._found[number.year, number.half, kind_of(number.measure.quantity)]
        held.insert(0 if first else len(held), number)

    def results(self, target: PlanTarget, year: int, form: Form = "as_told") -> tuple[Told, ...]:
        """Return what is reported of a target for a year: of each document the surest, statistics first."""
        best: dict[str, tuple[float, Told]] = {}
        for sure, told in self._same(target, year, "actual", form):
            if told.document not in best or sure > best[told.document][0]:
                best[told.document] = (sure, told)
        return tuple(told for _, told in best.values())

    def planned(self, target: PlanTarget, year: int) -> Told | None:
        """Return what a year's own plan asks of a target, None where it does not name it."""
        forms: tuple[Form, ...] = ("as_told", "levels") if target.kind == "change" else ("as_told",)
        for form in forms:
            found = list(self._same(target, year, "target", form))
            if found:
                return max(found, key=lambda each: each[0])[1]
        return None

    def _same(self, target: PlanTarget, year: int, half: Half, form: Form) -> Iterator[tuple[float, Told]]:
        plan = measure_of(target, form)
        steps = target.kind == "change" and form == "as_told" and target.unit not in (_PERCENT, _POINTS)
        for number in self._found.get((year, half, kind_of(plan.quantity)), ()):
            if not units_agree(plan.quantity.unit, number.told.unit):
                continue
            if kind_of(plan.quantity) == "amount" and number.steps != steps:
                continue
            if _parts(target.metric) != _parts(number.measure.quantity.metric or ""):
                continue
            sure = sameness(plan, number.measure, self._settings)
            if sure >= self._settings.exact_likeness:
                yield sure, number.told


def measure_of(target: PlanTarget, form: Form) -> Measure:
    """Return a target as one year's number of it would be measured."""
    value, unit, name = target.value, target.unit, target.metric
    scope: str | None = None
    if target.kind == "total":
        value, scope = value / len(target.years), "added" if "新增" in name else None
    elif target.kind in ("level", "limit"):
        scope = "stock"
    elif target.kind == "change" and form == "levels":
        value, scope = 0.0, "stock"  # what is reached has no size to be held against the step
        unit = _PERCENT if unit == _POINTS else unit
        name = _without_change(name)
    elif unit not in (_PERCENT, _POINTS):
        value = 0.0
    name = plain_name(name)
    quantity = Quantity(
        raw=target.raw, start=0, end=len(target.raw), metric=name, value=value, unit=unit,
        comparator=target.comparator,
    )  # fmt: skip
    return Measure(
        quantity=quantity, names=(name,), unfinished=False, former=False, scope=scope,
        capped=target.kind == "limit",
    )  # fmt: skip


def _parts(name: str) -> tuple[bool, ...]:
    return tuple(word in name for word in _PARTS)


def _without_change(name: str) -> str:
    for word in _CHANGED:
        name = name.removesuffix(word)
    return name


def _of_table(measure: Measure, year: int, report: Report) -> YearlyNumber:
    """Return a number of a bulletin's table, which is of the bulletin's year."""
    number = measure.quantity
    if bare := plain_name(_COUNTED.sub("", number.metric or "")):
        measure = replace(measure, quantity=number._replace(metric=bare), names=(bare,))
    return YearlyNumber(_told(number, report), year, "actual", measure, steps=False)


def _told(quantity: Quantity, report: Report) -> Told:
    return Told(
        document=report.id,
        raw=report.text[quantity.start : quantity.end],
        value=quantity.value,
        unit=quantity.unit,
        comparator=quantity.comparator,
        start=quantity.start,
        end=quantity.end,
    )


def _number(each: YearlyMeasure, report: Report, text: str) -> YearlyNumber:
    quantity = each.quantity
    if each.nature == "growth" and quantity.unit == _PERCENT:
        quantity = quantity._replace(metric=as_rate(quantity.metric or each.label))
    if bare := plain_name(_COUNTED.sub("", quantity.metric or "")):
        quantity = quantity._replace(metric=bare)
    measure = Measure.read(quantity, text)
    # The year was told from the whole sentence already; what is left of "over years" is 累计 of a year.
    return YearlyNumber(_told(quantity, report), each.year, each.kind, measure, each.nature == "change")


def years_told(reports: Sequence[Report]) -> Mapping[int, frozenset[Half]]:
    """Return for which years documents tell a result, and for which there is a year's own plan."""
    found: dict[int, set[Half]] = defaultdict(set)
    for report in reports:
        if report.review_year is not None and any(n.part == "review" for n in report.sentences):
            found[report.review_year].add("actual")
        if report.year is not None and report.genre is Genre.WORK_REPORT:
            found[report.year].add("target")
    return {year: frozenset(halves) for year, halves in found.items()}
