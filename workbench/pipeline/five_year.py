"""Set a five-year plan's targets against each year's results, and against what each year's plan asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from workbench.corpus.outline.periods import five_year_periods
from workbench.corpus.places import same_place
from workbench.errors import CorpusError
from workbench.model.decision import Document
from workbench.model.document_name import document_name
from workbench.model.genre import Genre
from workbench.model.plan_target import FiveYearProgress, PlanTarget, TargetProgress, TargetYear
from workbench.model.report import Report
from workbench.pipeline.analysing import Reading, quantities_of
from workbench.pipeline.folding import folded_report
from workbench.pipeline.home import Home
from workbench.pipeline.memo import remembered
from workbench.pipeline.workspace import open_workspace
from workbench.settings import DEFAULTS, Settings
from workbench.tracing.pace import with_pace
from workbench.tracing.plan_targets import read_targets
from workbench.tracing.target_results import Form, Half, YearlyNumbers, years_told

__all__ = ["documents_beside", "five_year", "library_beside", "plan_years", "targets_of"]

_YEARS = 5
_COUNTED = re.compile("第(十?[一二三四五六七八九]|十|二十)个五年")
_HEAD = 400


def plan_years(plan: Report) -> tuple[int, int]:
    """Return the first and last year of a plan: those of the five-year plan it names, else from its year.

    Raise CorpusError where neither its name nor its year is known.
    """
    named = _COUNTED.sub(r"“\1五”规划", f"{plan.title or ''}\n{plan.text[:_HEAD]}")
    periods = five_year_periods(named)
    own = [each for each in periods if plan.year is None or each[0] <= plan.year <= each[1]]
    if own:
        return own[0]
    if plan.year is None:
        raise CorpusError("five_year.no_period", plan=document_name(plan), code="no-period")
    return plan.year, plan.year + _YEARS - 1


def documents_beside(
    documents: Iterable[Document], plan: str, place: str, years: tuple[int, int]
) -> tuple[Document, ...]:
    """Return the newest texts of a plan's place that report on its years, or on the year before.

    ``plan`` is the plan's own id, which is left out.
    """
    newest = {each.report: each for each in sorted(documents, key=lambda d: (d.report, d.number))}
    order = list(Genre)
    found = [
        each
        for each in newest.values()
        if not each.archived
        and plan not in (each.report, each.id)
        and each.genre is not Genre.FIVE_YEAR_PLAN
        and each.genre.rule.answers
        and each.year is not None
        and years[0] - 1 <= each.year <= years[1] + 1
        and same_place(place, each.jurisdiction or "?")
    ]
    return tuple(sorted(found, key=lambda each: (each.year or 0, order.index(each.genre), each.id)))


@remembered(16)
def _targets(reading: Reading, years: tuple[int, int]) -> tuple[PlanTarget, ...]:
    report = reading.report
    return read_targets(report, folded_report(report).text, quantities_of(report), years)


def targets_of(plan: Report) -> tuple[PlanTarget, ...]:
    """Return what a five-year plan aims at; CorpusError where the document is none."""
    if plan.genre is not Genre.FIVE_YEAR_PLAN:
        name = document_name(plan)
        raise CorpusError("five_year.none", name=name, code="no-five-year-plan")
    return _targets(Reading.of(plan), plan_years(plan))


def five_year(plan: Report, documents: Sequence[Report], settings: Settings = DEFAULTS) -> FiveYearProgress:
    """Return each target of a plan with what every year's documents report of it and the pace that is left.

    ``documents`` are yearly reports, bulletins and the like of the same place; a number counts only where
    it surely measures the same. Raise CorpusError where the plan is none, or a document is of another place.
    """
    targets_of(plan)
    _check_places(plan, documents)
    return _five_year(Reading.of(plan), tuple(Reading.of(each) for each in documents), settings)


@remembered(16)
def _five_year(plan: Reading, beside: tuple[Reading, ...], settings: Settings) -> FiveYearProgress:
    documents = [each.report for each in beside]
    numbers = YearlyNumbers(settings.alignment)
    for each in documents:
        numbers.add(each, folded_report(each).text, quantities_of(each))
    told = years_told(documents)
    first, last = plan_years(plan.report)
    return FiveYearProgress(
        plan=plan.report.id,
        first=first,
        last=last,
        targets=tuple(_progress(target, numbers, told) for target in targets_of(plan.report)),
        documents=tuple(each.id for each in documents),
    )


def _progress(
    target: PlanTarget, numbers: YearlyNumbers, told: Mapping[int, frozenset[Half]]
) -> TargetProgress:
    form: Form = "levels" if _told_by_levels(target, numbers) else "as_told"
    compared = not target.at_constant_prices and target.kind != "unclear"
    years = [
        TargetYear(
            year=year,
            results=numbers.results(target, year, form) if compared else (),
            planned=numbers.planned(target, year) if compared else None,
            reviewed="actual" in told.get(year, ()),
            planned_for="target" in told.get(year, ()),
        )
        for year in target.years
    ]
    by_level = target.kind in ("level", "limit") or form == "levels"
    before = numbers.results(target, target.first - 1, form) if by_level and compared else ()
    return with_pace(target, years, before[0] if before else None, levels=form == "levels")


def _told_by_levels(target: PlanTarget, numbers: YearlyNumbers) -> bool:
    """Say whether a change is told by the levels reached, which say more than steps with a year missing."""
    if target.kind != "change" or target.unit == "%":
        return False
    based = target.base is not None or numbers.results(target, target.first - 1, "levels")
    return bool(based) and any(numbers.results(target, year, "levels") for year in target.years)


def _check_places(plan: Report, documents: Sequence[Report]) -> None:
    for each in documents:
        here, there = plan.jurisdiction, each.jurisdiction
        if here and there and not same_place(here, there):
            name = document_name(each)
            raise CorpusError("place.other_plan", name=name, there=there, here=here, code="other-place")


def library_beside(plan: Report, home: Home, settings: Settings = DEFAULTS) -> list[Report]:
    """Return what the library of a home holds of the plan's place and years."""
    if not plan.jurisdiction:
        return []
    with open_workspace(home, settings=settings) as workspace:
        found = documents_beside(workspace.documents(), plan.id, plan.jurisdiction, plan_years(plan))
        return [workspace.report(each.id) for each in found]
