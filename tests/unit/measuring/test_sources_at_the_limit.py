"""Whether two sources give different numbers for one thing, at the limits of rounding; numbers by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders.measures import made
from workbench.measuring.disagreeing import ReportedNumber, disagree
from workbench.settings import DEFAULTS


def _number(text: str = "", **told: Any) -> ReportedNumber:
    """Return a number of one thing: 12吨 unless said otherwise."""
    number = {"metric": "粮食产量", "value": 12, "unit": "吨", "at": len(text), **told}
    return ReportedNumber(made(**number).quantity, text)


def _disagree(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return disagree(_number(**one), _number(**other), DEFAULTS.alignment)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        # Half a step of the last digit that is written, and no more.
        ({"raw": "12吨"}, {"raw": "12.5吨", "value": 12.5}, False),
        ({"raw": "12吨"}, {"raw": "12.51吨", "value": 12.51}, True),
        ({"raw": "12吨"}, {"raw": "11.5吨", "value": 11.5}, False),
        ({"raw": "12吨"}, {"raw": "11.49吨", "value": 11.49}, True),
        ({"raw": "1.2吨", "value": 1.2}, {"raw": "1.25吨", "value": 1.25}, False),
        ({"raw": "1.2吨", "value": 1.2}, {"raw": "1.26吨", "value": 1.26}, True),
        ({"raw": "1,200吨", "value": 1200}, {"raw": "1200.5吨", "value": 1200.5}, False),
        ({"raw": "1,200吨", "value": 1200}, {"raw": "1200.6吨", "value": 1200.6}, True),
        ({"raw": "12万吨", "value": 12e4}, {"raw": "12.5万吨", "value": 12.5e4}, False),
        ({"raw": "12万吨", "value": 12e4}, {"raw": "12.6万吨", "value": 12.6e4}, True),
        # One figure alone may have been rounded by a hundredth at most.
        ({"raw": "200吨", "value": 200}, {"raw": "200.4吨", "value": 200.4}, False),
        ({"raw": "2吨", "value": 2}, {"raw": "2.02吨", "value": 2.02}, False),
        ({"raw": "2吨", "value": 2}, {"raw": "2.03吨", "value": 2.03}, True),
        ({"raw": "2.0吨", "value": 2}, {"raw": "2.03吨", "value": 2.03}, True),
        ({"raw": "22吨", "value": 22}, {"raw": "22.4吨", "value": 22.4}, False),
        # In words or nought nothing is rounded.
        ({"raw": "十二吨"}, {"raw": "12.4吨", "value": 12.4}, True),
        ({"raw": "十二吨"}, {"raw": "十二吨"}, False),
        ({"raw": "0吨", "value": 0}, {"raw": "0.3吨", "value": 0.3}, True),
        ({"raw": "0吨", "value": 0}, {"raw": "0吨", "value": 0}, False),
        # Bounds.
        ({"raw": "十吨", "value": 10, "comparator": ">"}, {"raw": "十吨", "value": 10}, False),
        ({"raw": "十吨", "value": 10, "comparator": ">="}, {"raw": "九吨", "value": 9}, True),
        ({"raw": "十吨", "value": 10, "comparator": ">="}, {"raw": "十一吨", "value": 11}, False),
        ({"raw": "十吨", "value": 10, "comparator": "<="}, {"raw": "九吨", "value": 9}, False),
        ({"raw": "十吨", "value": 10, "comparator": "<"}, {"raw": "十吨", "value": 10}, False),
        ({"raw": "十吨", "value": 10, "comparator": "<"}, {"raw": "十一吨", "value": 11}, True),
        ({"raw": "百吨", "value": 100, "comparator": "~"}, {"raw": "百五", "value": 105}, False),
        ({"raw": "百吨", "value": 100, "comparator": "~"}, {"raw": "百六", "value": 106}, True),
        ({"raw": "百吨", "value": 100, "comparator": "~"}, {"raw": "九五", "value": 95}, False),
    ],
)
def test_how_far_apart_two_tellings_may_lie(one: dict[str, Any], other: dict[str, Any], apart: bool) -> None:
    """What may be the same as told more or less exactly is no conflict, whoever is named first."""
    assert _disagree(one, other) is apart
    assert _disagree(other, one) is apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("", "", True),
        ("平均", "", False),
        ("平均", "平均", True),
        ("年末", "平均", False),
        ("人均", "", True),
        ("年末，", "", True),
        ("年末" + "稳" * 38, "", False),
        ("年末" + "稳" * 39, "", True),
    ],
)
def test_two_moments_are_two_numbers(one: str, other: str, apart: bool) -> None:
    """Mean, end and part of the year by the words of the clause, forty characters back."""
    first, second = {"text": one, "raw": "12吨"}, {"text": other, "raw": "19吨", "value": 19}
    assert _disagree(first, second) is apart
    assert _disagree(second, first) is apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ({"direction": "up"}, {}, False),
        ({"direction": "down"}, {}, False),
        ({"direction": "hold"}, {}, True),
        ({"direction": "up", "text": "提高到"}, {}, True),
        ({"direction": "up"}, {"direction": "up"}, True),
        ({"direction": "up", "unit": "%"}, {"unit": "%"}, False),
        (
            {"direction": "up", "unit": "%", "metric": "粮食产量增速"},
            {"unit": "%", "metric": "粮食产量增速"},
            True,
        ),
    ],
)
def test_a_change_is_no_level(one: dict[str, Any], other: dict[str, Any], apart: bool) -> None:
    """By how much an amount or share changed is not what it came to; a rate of growth is always a change."""
    first, second = {"raw": "12吨", **one}, {"raw": "19吨", "value": 19, **other}
    assert _disagree(first, second) is apart
    assert _disagree(second, first) is apart


def test_a_fall_is_below_a_rise() -> None:
    """Of one size, a fall and a rise are two numbers, and a fall by a negative size is a fall."""
    fall = {"raw": "12%", "unit": "%", "metric": "粮食产量增速", "direction": "down"}
    rise = {**fall, "direction": "up"}
    assert _disagree(fall, rise)
    assert not _disagree(fall, {**fall, "value": -12})
    assert not _disagree(fall, {**fall, "value": -12, "direction": None})


def test_names_that_are_only_alike_are_no_conflict() -> None:
    """Both ways the number must surely be of one thing."""
    assert not _disagree({"raw": "12吨"}, {"raw": "19吨", "value": 19, "metric": "秋粮食产品量"})
