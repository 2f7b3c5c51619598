"""A rate is shown with how much was judged, and is no headline while little was."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.model.decision import Document, Verdict
from workbench.model.figures import share_of, with_sign
from workbench.pipeline.overview import Judged, Pair, by_facet
from workbench.settings import DEFAULTS
from workbench.ui.overview.rates import headline, kept_cell, place_text


def _pair(kept: int, missed: int, unjudged: int, waiting: int) -> Pair:
    verdicts = (
        [Verdict.FULFILLED] * kept + [Verdict.NOT_FULFILLED] * missed + [Verdict.NOT_ASSESSED] * unjudged
    )
    rows = tuple(
        Judged(
            annotation=str(n),
            commitment=str(n),
            quote="新建学校",
            section="一、教育",
            area=None,
            place="云海区",
            year=2024,
            type=None,
            verdict=verdict,
        )
        for n, verdict in enumerate(verdicts)
    )
    document: Any = Document.__new__(Document)
    return Pair(older=document, newer=document, judged=rows, waiting=waiting)


@pytest.mark.parametrize(
    ("pair", "value", "beside"),
    [
        (_pair(8, 1, 3, 450), "2%", "9/462 条 · 其中完成 89%"),
        (_pair(18, 2, 0, 5), "90%", "已判比例 80% · 20/25 条"),
        (_pair(0, 0, 4, 100), "0%", "0/104 条"),
    ],
)
def test_the_large_figure_is_the_share_judged_while_few_are(pair: Pair, value: str, beside: str) -> None:
    """Proposals that nobody answered count as not judged."""
    shown = headline(pair, "zh", DEFAULTS.insight)
    assert (shown.value, shown.beside) == (value, beside)


def test_every_row_tells_how_many_were_judged() -> None:
    """A section's rate has its numbers beside it, also where there is none."""
    (few,), (none,) = (
        by_facet(_pair(2, 1, 9, 0).judged, "section"),
        by_facet(_pair(0, 0, 2, 0).judged, "year"),
    )
    assert kept_cell(few, "zh")["text"] == "67% · 3/12"
    assert kept_cell(none, "en")["text"] == "– · 0/2"


def test_a_place_with_few_verdicts_says_that_first() -> None:
    """The rate comes behind what it rests on."""
    few, many = _pair(8, 1, 3, 450), _pair(9, 1, 0, 0)
    assert few.total is not None
    assert many.total is not None
    assert place_text(few, few.total, "zh", DEFAULTS.insight) == "已判 9/462，其中完成 89%"
    assert place_text(many, many.total, "en", DEFAULTS.insight) == "90% · 10 of 10 judged"


def test_shares_are_whole_only_where_they_are() -> None:
    """One of a thousand is not nothing and 999 of 1,000 are not all."""
    assert [share_of(*each) for each in ((1, 1000), (999, 1000), (5, 5), (0, 7), (0, 0))] == [
        "<1%",
        "99%",
        "100%",
        "0%",
        "–",
    ]


@pytest.mark.parametrize(
    ("comparator", "shown"),
    [(">=", "≥ 8%"), ("<=", "≤ 8%"), ("~", "≈ 8%"), (">", "> 8%"), ("<", "< 8%"), ("=", "8%")],
)
def test_a_goal_shows_what_is_asked_of_it(comparator: str, shown: str) -> None:
    """以上 is ≥, 以内 ≤, 左右 ≈; a plain number has no sign."""
    assert with_sign("8%", comparator) == shown
