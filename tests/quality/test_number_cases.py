"""Numbers as people met them (WORKBENCH_SHARED): what each case is to give, as its own note says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.quality.test_cases import cases, read_case
from workbench.insight.indicators import collect_indicators
from workbench.pipeline.analysing import commitments_of, quantities_of
from workbench.pipeline.judging import evidence
from workbench.settings import DEFAULTS

pytestmark = pytest.mark.corpus

__all__ = ["cases"]  # the fixture


class _Said(NamedTuple):
    status: str | None
    actual: str | None
    met: bool | None


def _said(cases: Path, older: str, newer: str) -> dict[str, _Said]:
    report = read_case(cases, older)
    quotes = {each.id: each.quote for each in commitments_of(report)}

    def told() -> Iterator[tuple[str, _Said]]:
        for item in evidence(report, read_case(cases, newer)).evidence:
            compared = next((c.comparison for c in item.candidates if c.comparison), None)
            actual, met = (compared.actual, compared.met) if compared else (None, None)
            if item.commitment in quotes:
                yield quotes[item.commitment], _Said(item.suggested_status, actual, met)

    return dict(told())


def _of(said: dict[str, _Said], words: str) -> _Said:
    (found,) = (each for quote, each in said.items() if words in quote)
    return found


def test_a_target_behind_its_growth(cases: Path) -> None:
    """A level is answered by the level of the same thing, and by nothing where there is none."""
    said = _said(cases, "01*/a-2023.txt", "01*/b-2024.txt")
    assert _of(said, "达到321亿元")[1:] == ("312亿元", False)
    assert _of(said, "达到21亿元")[1:] == ("22.4亿元", True)
    silent = _said(cases, "01*/a-2023.txt", "01*/b2-2024.txt")
    assert all(_of(silent, words).status != "fulfilled" for words in ("增长7%", "达到321亿元"))
    assert _of(silent, "达到21亿元") == ("partial", "20.4亿元", False)


def test_a_multiple_of_an_earlier_year(cases: Path) -> None:
    """A base year is no year of the figure; from X in one year to Y in another gives both."""
    reports = [read_case(cases, f"02*/report-{year}.txt") for year in (2021, 2022)]
    numbers = {each.id: quantities_of(each) for each in reports}
    points = {
        (point.year, point.raw)
        for series in collect_indicators(reports, numbers, DEFAULTS.insight)
        for point in series.points
    }
    assert {(2015, "162.4亿元"), (2020, "287.9亿元"), (2020, "607万人次")} <= points
    assert (2015, "607万人次") not in points


def test_growth_below_nought(cases: Path) -> None:
    """Whatever sign says that something fell, a rise that was planned is missed."""
    said = _said(cases, "05*/a-2022.txt", "05*/b-2023.txt")
    missed = [_of(said, words).status for words in ("增长6%", "增长8%", "增长7%", "增长5%")]
    assert missed == ["not_fulfilled"] * 4
    assert _of(said, "0.6人/百亿元").status == "fulfilled"


def test_a_stage_not_reached(cases: Path) -> None:
    """Works at a lower stage than promised are in progress."""
    said = _said(cases, "06*/a-2023.txt", "06*/b-2024.txt")
    under_way = ("云谷计算基地", "青禾大道北延", "第二实验小学")
    assert [_of(said, words).status for words in under_way] == ["in_progress"] * 3
    assert _of(said, "启动东湖水厂").status in ("in_progress", "not_fulfilled")
    assert _of(said, "档案馆主体").status == "fulfilled"


def test_achievements_are_no_promises(cases: Path) -> None:
    """What five years brought is no commitment, and a base year no deadline."""
    found = commitments_of(read_case(cases, "15*/report-2026.txt"))
    assert not [each for each in found if "1136个" in each.quote or "4900亿元" in each.quote]
    assert all(each.deadline is None or each.deadline[:4] >= "2026" for each in found)


def test_facts_and_promises_of_several_years(cases: Path) -> None:
    """Facts are no targets; a part done after one of several years is in progress."""
    quotes = [each.quote for each in commitments_of(read_case(cases, "17*/a-2023.txt"))]
    assert not [q for q in quotes for fact in ("8.7万人", "30万人", "460万") if fact in q]
    said = _said(cases, "17*/a-2023.txt", "17*/b-2024.txt")
    assert [_of(said, w).status for w in ("300公里", "3万个", "35万人次")] == ["in_progress"] * 3
    assert _of(said, "工商业电价").status == "fulfilled"
