"""Number series across years: what was planned, what was reported, how much of it was reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from workbench.insight.lexicon import read_lines
from workbench.insight.linking import link_measures
from workbench.measuring.equivalent_metrics import parse_metric
from workbench.measuring.judging import attains
from workbench.measuring.reported_measures import Measure, read_measures
from workbench.measuring.units import conversion, kind_of_unit
from workbench.measuring.words_around import is_capped
from workbench.model.commitment import Quantity
from workbench.model.insight import Point, Series
from workbench.model.report import Report
from workbench.settings import AlignmentSettings, InsightSettings

_PRODUCT = "生产总值"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attainment:
    """A year's target beside what was reported; ``met`` and ``ratio`` are None where they can't be said."""

    year: int
    target: Point
    actual: Point
    ratio: float | None
    met: bool | None


def collect_indicators(
    reports: Sequence[Report], quantities: Mapping[str, Sequence[Quantity]], settings: InsightSettings
) -> tuple[Series, ...]:
    """Return the number series that any number of reports give, the headline figures first.

    ``quantities`` maps report id to its numbers. A plan's numbers are targets of its year, a review's
    are reported for the year before; a series holds one metric with one unit, scope and nature, and at
    least ``settings.least_points`` points unless it is a headline figure, and none has a name that tells
    nothing. Reports of several places are not mixed: each place has its own series.
    """
    series: list[tuple[int, Series]] = []
    for own in by_place(reports):
        measures = [m for report in own for m in _measures(report, tuple(quantities.get(report.id, ())))]
        shown: set[int] = set()
        linked = sorted(link_measures(measures, settings), key=len, reverse=True)
        for group in _one_each(linked, settings):
            rank = _headline_rank(group[0])
            # A lone headline figure beside a longer series of its name is a part (a district's, a bank's).
            alone = rank < len(_headlines()) and rank not in shown
            if _is_named(group) and (len(group) >= settings.least_points or alone):
                shown.add(rank)
                series.append((rank, _series(group)))
    series.sort(key=lambda entry: (entry[0], -len(entry[1].points)))
    return tuple(entry for _, entry in series)


@lru_cache(maxsize=2)
def _measures(report: Report, quantities: tuple[Quantity, ...]) -> tuple[Measure, ...]:
    """Return a report's measures; the last ones are kept, as a next run of years begins with that report."""
    return read_measures(report, quantities)


def _one_each(groups: Sequence[list[Measure]], settings: InsightSettings) -> list[list[Measure]]:
    """Join the groups of one headline figure that tell of different years, longest first.

    What another group tells of the same year is a part's figure, and stays apart; a year's figure as it
    was settled later stands beside the one first reported.
    """
    joined: list[list[Measure]] = []
    by_figure: dict[tuple[str, str], list[Measure]] = {}
    for group in groups:
        figure = _figure(group[0])
        whole = by_figure.get(figure) if figure else None
        if whole is None:
            if figure:
                by_figure[figure] = group
            joined.append(group)
            continue
        told = {(m.year, m.kind): m for m in whole}
        new = [m for m in group if not _is_repeated(m, told.get((m.year, m.kind)))]
        again = [m for m in new if (m.year, m.kind) in told]
        others = [m for m in again if not _is_revision(m, told[m.year, m.kind], settings)]
        # Of a whole place's product there is but one figure a year, however a census settles it.
        doubtful = len(others) * settings.few_points > len(new) and group[0].name.noun != _PRODUCT
        if doubtful or (others and len(others) == len(new)):
            joined.append(group)
            continue
        whole.extend(m for m in new if m not in others)
        if others:
            joined.append(others)
    return joined


def _is_repeated(one: Measure, other: Measure | None) -> bool:
    """Say whether a figure is told again as it stands (in a summary of five years, and in its year's)."""
    if other is None:
        return False
    factor = conversion(one.quantity.unit, other.quantity.unit)
    return one.quantity.value * factor == other.quantity.value


def _figure(measure: Measure) -> tuple[str, str] | None:
    """Return which headline figure, or its yearly mean, a measure gives and in what unit; None for others."""
    unit = kind_of_unit(measure.quantity.unit)
    rank = _headline_rank(measure)
    if rank < len(_headlines()):
        return _headlines()[rank], unit
    key = measure.name.noun + "增速"
    return (f"年均{key}", unit) if measure.nature == "mean" and key in _headlines() else None


def _is_revision(one: Measure, other: Measure, settings: InsightSettings) -> bool:
    """Say whether two reports tell one year's figure, the one as first reckoned, the other as settled."""
    factor = conversion(one.quantity.unit, other.quantity.unit)
    low, high = sorted((abs(one.quantity.value * factor), abs(other.quantity.value)))
    # A census settles the product of a whole place anew, by more than any other figure.
    whole = one.name.noun == _PRODUCT and other.name.noun == _PRODUCT
    most = settings.largest_restatement if whole else settings.largest_revision
    return one.report != other.report and high <= most * low and one.quantity.unit != "%"


def by_place(reports: Sequence[Report]) -> list[list[Report]]:
    """Return the reports of each place in order of year; one whose place is unknown joins the only place."""
    places: dict[str | None, list[Report]] = {}
    for report in reports:
        places.setdefault(report.place_code or report.jurisdiction, []).append(report)
    if len(places) == 2 and None in places:
        places = {"": [report for group in places.values() for report in group]}
    return [sorted(group, key=lambda report: (report.year or 0, report.id)) for group in places.values()]


def attain(series: Series, settings: AlignmentSettings) -> tuple[Attainment, ...]:
    """Return target beside reported number for every year that has both."""
    targets = {point.year: point for point in series.points if point.kind == "target"}
    found = []
    for actual in (point for point in series.points if point.kind == "actual"):
        target = targets.get(actual.year)
        if target is not None:
            ratio = round(actual.value / target.value, 4) if target.value else None
            planned, told = (_number(series, each) for each in (target, actual))
            met = attains(planned, told, settings, capped=target.capped)
            found.append(Attainment(year=actual.year, target=target, actual=actual, ratio=ratio, met=met))
    return tuple(found)


def _number(series: Series, point: Point) -> Quantity:
    """Return a point as the number it was read from."""
    return Quantity(
        raw=point.raw,
        start=point.start,
        end=point.end,
        metric=series.metric,
        value=point.value,
        unit=series.unit,
        comparator=point.comparator,
        direction="down" if point.value < 0 else "up",
    )


def _series(group: Sequence[Measure]) -> Series:
    """Return a group as a series in the unit that most of it is told in, weights told otherwise converted."""
    unit = Counter(m.quantity.unit for m in group).most_common(1)[0][0]
    points = tuple(
        Point(
            report=m.report,
            year=m.year,
            kind=m.kind,
            raw=m.quantity.raw,
            value=m.quantity.value * conversion(m.quantity.unit, unit),
            comparator=m.quantity.comparator,
            capped=is_capped(m.context),
            start=m.quantity.start,
            end=m.quantity.end,
        )
        for m in sorted(group, key=lambda m: (m.year, m.kind == "actual", m.report))
    )
    return Series(metric=_label(group), unit=unit, points=points)


def _label(group: Sequence[Measure]) -> str:
    """Return the name most points use, the newest of equals; a total is named with what it is of."""
    rank = _headline_rank(group[0])
    if rank < len(_headlines()) and _PRODUCT not in _headlines()[rank]:
        return _headlines()[rank]
    names = Counter(_full_label(measure) for measure in group)
    best = max(names.values())
    return next(name for measure in reversed(group) if names[name := _full_label(measure)] == best)


def _full_label(measure: Measure) -> str:
    label = measure.label
    if measure.nature == "change":
        label += "增减"
    elif measure.nature == "mean" and "年均" not in label:
        label = "年均" + label
    return label


def _is_named(group: Sequence[Measure]) -> bool:
    """Say whether a group's name tells what is counted, or how far what all its numbers are of has come."""
    label = _label(group)
    counted = label not in _nameless() and all(each.of for each in group)  # 项目竣工
    return counted or parse_metric(label).noun not in _nameless()


@cache
def _nameless() -> frozenset[str]:
    """Return the names that tell nothing of what is counted (项目, 企业)."""
    return frozenset(read_lines("nameless.txt"))


def _headlines() -> tuple[str, ...]:
    return read_lines("headlines.txt")


def _headline_rank(measure: Measure) -> int:
    """Return the place of a measure among the headline figures, their number if it is none."""
    name = measure.name
    key = name.noun + ("增速" if name.growth else "")
    keys = _headlines()
    return keys.index(key) if key in keys and measure.nature in ("level", "growth") else len(keys)


def is_headline(metric: str) -> bool:
    """Say whether a metric's name is one of the headline figures of every report (GDP, jobs, prices)."""
    name = parse_metric(metric)
    return name.noun + ("增速" if name.growth else "") in _headlines()
