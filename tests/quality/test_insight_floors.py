"""Floors of indicators and wording on real reports and on labels made by reading."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.builders.as_shipped import compare_wording, read_report
from workbench.insight.indicators import collect_indicators
from workbench.measuring.quantities import find_quantities
from workbench.model.insight import Point, Series
from workbench.model.report import Report
from workbench.settings import InsightSettings

pytestmark = pytest.mark.corpus

SETTINGS = InsightSettings()


@cache
def _report(path: Path) -> Report:
    return read_report(path.read_bytes(), name=path.name)


def _indicators(reports: Sequence[Report]) -> tuple[Series, ...]:
    return collect_indicators(reports, {report.id: find_quantities(report) for report in reports}, SETTINGS)


@pytest.fixture(scope="module")
def within(shared: Path) -> list[tuple[dict[str, Any], bool]]:
    """Give every labelled pair of numbers of the Binhai report with whether one series holds both."""
    gold = shared / "gold" / "binhai"
    rows = json.loads((gold / "within.json").read_text(encoding="utf-8"))["numeric"]
    lines = (gold / "binhai-2024.jsonl").read_text(encoding="utf-8").splitlines()
    sentences = {row["id"]: _plain(row["text"]) for row in map(json.loads, lines)}
    report = _report(Path(__file__).parents[2] / "corpora" / "tianjin-binhai-2024.txt")
    series = _indicators([report])

    def holds(point: Point, kind: str, raw: str, sentence: str) -> bool:
        around = _plain(report.text[max(0, point.start - 6) : point.end])
        return point.kind == kind and (point.raw in raw or raw in point.raw) and around in sentence

    return [
        (
            row,
            any(
                any(
                    holds(p, "actual", row["review_raw"], sentences[row["review_sentence"]]) for p in s.points
                )
                and any(
                    holds(p, "target", row["plan_raw"], sentences[row["plan_sentence"]]) for p in s.points
                )
                for s in series
            ),
        )
        for row in rows
    ]


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_same_numbers_meet(within: list[tuple[dict[str, Any], bool]]) -> None:
    """At least 90 % of the pairs labelled ``same`` stand in one series."""
    same = [found for row, found in within if row["comparability"] == "same"]
    assert sum(same) / len(same) >= 0.9


def test_related_numbers_never_meet(within: list[tuple[dict[str, Any], bool]]) -> None:
    """None of the pairs labelled ``related`` (another definition or unit) stand in one series."""
    assert not [row["metric"] for row, found in within if row["comparability"] == "related" and found]


def test_headline_targets_and_results_of_the_state_council(shared: Path) -> None:
    """GDP, jobs, unemployment, prices and grain of 2021 to 2024 are complete where the reports give them."""
    reports = [_report(shared / "corpora" / "national" / f"{year}.txt") for year in range(2021, 2025)]
    said = {
        series.metric: {(p.year, p.kind): p.raw for p in series.points} for series in _indicators(reports)
    }
    growth = said["国内生产总值增速"]
    assert [growth[year, "target"] for year in range(2021, 2025)] == ["6%", "5.5%", "5%", "5%"]
    assert [growth[year, "actual"] for year in (2021, 2022, 2023)] == ["8.1%", "3%", "5.2%"]
    jobs = said["城镇新增就业"]
    assert [jobs[y, "target"] for y in (2021, 2022, 2023, 2024)] == [
        "1100万人",
        "1100万人",
        "1200万人",
        "1200万人",
    ]
    assert [jobs[y, "actual"] for y in (2021, 2022, 2023)] == ["1269万人", "1206万人", "1244万人"]
    assert said["城镇调查失业率"][2023, "actual"] == "5.2%"
    assert said["居民消费价格增速"][2023, "actual"] == "0.2%"


@pytest.mark.parametrize(
    "place", ["local/天津市", "local/大连市", "local/青岛市", "province/四川省", "province/江苏省"]
)
def test_no_year_has_two_values(shared: Path, place: str) -> None:
    """A series holds at most one number per report, year and kind, and no leap beyond what is possible."""
    reports = [_report(shared / "corpora" / place / f"{year}.txt") for year in range(2021, 2025)]
    for series in _indicators(reports):
        places = [(point.report, point.year, point.kind) for point in series.points]
        assert len(places) == len(set(places)), series.metric


def test_what_everybody_noticed_in_2024(shared: Path) -> None:
    """The phrases commentators named in the State Council's report of 2024 are among the new and dropped."""
    older, newer = (_report(shared / "corpora" / "national" / f"{year}.txt") for year in (2023, 2024))
    others = [_report(shared / "corpora" / "national" / f"{year}.txt") for year in (2021, 2022)]
    wording = compare_wording(older, newer, others)
    new = {phrase.phrase for phrase in wording.new}
    dropped = {phrase.phrase for phrase in wording.dropped}
    assert {"新质生产力", "以进促稳", "先立后破", "低空经济", "未来产业", "新型工业化"} <= new
    assert {"稳字当头", "六保", "简政放权"} <= dropped
    topics = {stance.topic for stance in wording.stances}
    assert {"总基调", "财政政策的要求", "货币政策的要求"} <= topics


def test_phrases_are_phrases(shared: Path) -> None:
    """Nothing listed is a single word, starts or ends with a function word, or repeats a longer one."""
    older, newer = (_report(shared / "corpora" / "local" / "天津市" / f"{y}.txt") for y in (2023, 2024))
    wording = compare_wording(older, newer)
    for phrases in (wording.new, wording.dropped):
        names = [phrase.phrase for phrase in phrases]
        assert len(names) == len(set(names))
        assert all(len(name) >= 2 for name in names)
        assert not [name for name in names if name[-1] in "的了及等" or name[0] in "的了及等"]
