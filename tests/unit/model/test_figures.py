"""Numbers are written as a reader expects them, the same on every page, sheet and printed paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbench.model.figures import changed_by, figure, percent, signed, signed_pair, sized


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [
        (220_000_000_000, "2,200亿", "220 billion"),
        (23_000, "2.3万", "23,000"),
        (-15_000, "-1.5万", "-15,000"),
        (9_999, "9,999", "9,999"),
        (90_000_000, "9,000万", "90 million"),
        (0.5, "0.5", "0.5"),
        (0, "0", "0"),
    ],
)
def test_amounts_are_never_written_with_an_exponent(value: float, chinese: str, english: str) -> None:
    """Chinese counts in 万 and 亿, English in millions and billions."""
    assert sized(value, chinese=True) == chinese
    assert sized(value, chinese=False) == english


@pytest.mark.parametrize(
    ("change", "unit", "chinese", "english"),
    [
        (220_000_000_000, "元", "▲ 2,200亿元", "▲ CNY 220 billion"),
        (90_000_000, "元", "▲ 9,000万元", "▲ CNY 90 million"),
        (-1000, "人", "▼ 1,000人", "▼ 1,000 people"),
        (12.5, "公里", "▲ 12.5公里", "▲ 12.5 km"),
        (3, "个", "▲ 3个", "▲ 3"),
        (-2, "羽", "▼ 2羽", "▼ 2 羽"),
        (4, "平方米", "▲ 4平方米", "▲ 4 m²"),
        (-0.3, "%", "▼ 0.3 个百分点", "▼ 0.3 pp"),
        (0, "%", "未变", "unchanged"),
    ],
)
def test_a_change_names_its_direction_and_unit(change: float, unit: str, chinese: str, english: str) -> None:
    """A share changes by percentage points, not by percent; what stayed says so; money is named first."""
    assert changed_by(change, unit, chinese=True) == chinese
    assert changed_by(change, unit, chinese=False) == english


def test_decimals_are_cut_and_zeros_dropped() -> None:
    """3.10 is 3.1, and a whole number has no point."""
    assert (figure(3.10), figure(4.0), figure(1234.567, 2)) == ("3.1", "4", "1,234.57")


@pytest.mark.parametrize(
    ("raw", "value", "shown"),
    [
        ("4.2%", -4.2, "−4.2%"),
        ("-4.2%", -4.2, "-4.2%"),
        ("－4.2%", -4.2, "－4.2%"),
        ("4.2%", 4.2, "4.2%"),
        ("3万吨", -30_000, "−3万吨"),
        ("0", 0, "0"),
    ],
)
def test_a_fall_told_in_words_is_shown_with_its_sign(raw: str, value: float, shown: str) -> None:
    """下降4.2% has no sign of its own; alone in a cell the number needs one, and never two."""
    assert signed(raw, value) == shown


def test_signs_stand_only_where_plan_and_result_go_apart() -> None:
    """A planned fall beside a fall needs no signs, a planned rise beside a fall does."""
    assert signed_pair("6%", 6, "1.5%", -1.5) == ("6%", "−1.5%")
    assert signed_pair("3%", -3, "3.6%", -3.6) == ("3%", "3.6%")
    assert signed_pair("3%", -3, "1%", 1) == ("−3%", "1%")


@pytest.mark.parametrize(
    ("value", "digits", "said"),
    [
        (0.9996, 0, "99%"),
        (0.9996, 1, "99.9%"),
        (0.0004, 0, "<1%"),
        (0.0004, 1, "<0.1%"),
        (0.0, 0, "0%"),
        (1.0, 1, "100.0%"),
        (1.204, 1, "120.4%"),
        (0.667, 0, "67%"),
        (None, 0, "–"),
    ],
)
def test_a_share_is_whole_or_none_only_where_it_is(value: float | None, digits: int, said: str) -> None:
    """A target missed by a hair was not reached to 100.0 %, and one of a thousand is not nothing."""
    assert percent(value, digits) == said


def test_no_share_is_rounded_on_its_own() -> None:
    """Whatever shows a share in percent asks the one function: no format of its own rounds up to 100 %."""
    package = Path(__file__).parents[3] / "workbench"
    own = [
        str(source.relative_to(package))
        for room in ("ui", "exchange", "publishing", "pipeline", "commands")
        for source in (package / room).rglob("*.py")
        for line in source.read_text("utf-8").splitlines()
        if re.search(r":\.\d%\}", line) and not re.search(r"\bUSUAL_SHARE\b|removesuffix|task\.share", line)
    ]
    assert own == []
