"""The beginnings of other years' reports of the bundled report's own place (WORKBENCH_SHARED)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders.as_shipped import read_report
from workbench.corpus.arrival import assess_arrival
from workbench.model.report import Report
from workbench.settings import DEFAULTS

pytestmark = pytest.mark.corpus

PLACE = "天津市滨海新区"


@pytest.fixture
def heads(shared: Path) -> dict[str, Report]:
    """The three heads by their year; skip, visibly, where they are not at hand."""
    files = sorted((shared / "corpora" / "binhai-heads").glob("*.head.txt"))
    if not files:
        pytest.skip("the heads are not beside the reports")
    return {path.name[:4]: read_report(path.read_bytes(), name=path.name) for path in files}


def test_year_and_speaker_are_told_and_the_text_is_said_not_to_be_whole(heads: dict[str, Report]) -> None:
    """A speaker whom the press names is flagged; a text that breaks off has no plan and is short."""
    told = {year: (report.year, report.review_year, report.speaker) for year, report in heads.items()}
    assert told == {
        "2016": (2016, 2015, "张勇"),
        "2023": (2023, 2022, "单泽峰"),
        "2026": (2026, 2025, "单泽峰"),
    }
    codes = {year: {issue.code for issue in report.issues} for year, report in heads.items()}
    assert all({"no-plan", "short"} <= each for each in codes.values())
    assert {year for year, each in codes.items() if "speaker-from-press" in each} == {"2023", "2026"}
    assert {year for year, each in codes.items() if "review-of-two-periods" in each} == {"2026"}


def test_a_title_in_table_bars_is_the_title_and_no_heading_is_taken_for_chrome(
    heads: dict[str, Report],
) -> None:
    """Numbers such as 01 head sections; the heading at which the text breaks off stays one."""
    assert [heads[year].title for year in ("2016", "2026")] == ["2016年政府工作报告", "2026年政府工作报告"]
    assert {str(piece.reason) for piece in heads["2026"].removed} == {"table_rule"}
    starts = {
        year: [(each.level, (each.heading or "")[:6], str(each.part)) for each in report.headings]
        for year, report in heads.items()
    }
    assert starts["2016"][:2] == [(1, "一、“十二五", "review"), (2, "(一)坚持不", "review")]
    assert starts["2023"][:2] == [(1, "2022年工", "review"), (2, "01坚定不移", "review")]
    assert starts["2026"][0] == (1, "2025年和", "review")
    assert starts["2026"][-1] == (2, "坚持统筹推进", "review")


def test_a_place_named_only_in_its_own_words_is_asked_about(heads: dict[str, Report], seed: bytes) -> None:
    """2016 names its place; 2023 and 2026 say 滨城, as the report in the library does."""
    filed = replace(read_report(seed, name="a.txt"), id="filed", jurisdiction=PLACE)
    asked = {
        year: [
            issue.message
            for issue in assess_arrival(report, [filed], settings=DEFAULTS.corpus)
            if issue.code == "place-proposed"
        ]
        for year, report in heads.items()
    }
    assert heads["2016"].jurisdiction == PLACE
    assert asked["2016"] == []
    assert all(len(asked[year]) == 1 and PLACE in asked[year][0] for year in ("2023", "2026"))
    assert {heads["2023"].jurisdiction, heads["2026"].jurisdiction} == {None}
