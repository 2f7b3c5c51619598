"""Numerals, estimates and shares in words at the limits of what is one."""

from __future__ import annotations

import pytest

from workbench.text.numerals import parse_estimate, parse_numeral, parse_percent


@pytest.mark.parametrize(
    ("raw", "ends"),
    [
        ("二三", (2, 3)),
        ("一二", (1, 2)),
        ("三好", None),
        ("零三", None),
        ("三三", None),
        ("三二", None),
        ("三", None),
        ("十三", None),
        ("三十", None),
        ("", None),
        ("二十三五", (23, 25)),
        ("百三五", (103, 105)),
        ("一千三百五六", (1305, 1306)),
        ("三百四十五六", (345, 346)),
        ("二三四", None),
        ("五六十", (50, 60)),
        ("两三千", (2000, 3000)),
        ("千", None),
        ("好三五", None),
        ("三十四五六", None),
    ],
)
def test_the_ends_of_an_estimate(raw: str, ends: tuple[float, float] | None) -> None:
    """Two rising digits, behind a multiplier, before one or alone; nought is no end."""
    assert parse_estimate(raw) == ends


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("10成", 100),
        ("11成", 11),
        ("九折", 90),
        ("8.5折", 85),
        ("85折", 85),
        ("零成", 0),
        ("百分之十", 10),
        ("百分之百", 100),
        ("百分之八点三三三三三", 8.33333),
        ("十分之三", 30),
        ("七分之一", 14.2857),
        ("九十九分之一", 1.0101),
        ("五分之", None),
        ("分之五", None),
        ("零分之五", None),
        ("成", None),
        ("三", None),
        ("好成", None),
    ],
)
def test_a_share_in_words(raw: str, value: float | None) -> None:
    """To four digits; up to ten 成 and 折 are tenths, more are per cent."""
    assert parse_percent(raw) == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("九九九九", 9999),
        ("三十零十", None),
        ("三亿一万", 300_010_000),
        ("三亿一万万", None),
        ("一百一〇〇", None),  # behind a hundred stands less than a hundred
        ("5整", 5),
        ("整", None),
        ("1.", None),
        ("1.5.2", None),
        ("1.5万", 15_000),
        ("1.25", 1.25),
        ("5 万", 50_000),
        ("三点五百", 350),
        ("三点五万", 35_000),
        ("三点二五", 3.25),
        ("三点", None),
        ("三点十", None),
        ("点三", None),
        ("十点五", 10.5),
        ("一百〇三", 103),
        ("一百零", 100),
        ("二百五", 250),
        ("二千五", 2500),
        ("三千零五", 3005),
        ("三千零五十", 3050),
        ("一万五", 15_000),
        ("一万零五", 10_005),
        ("一万五千", 15_000),
        ("一亿五", 150_000_000),
        ("一万亿", 10**12),
        ("一百十", 110),
        ("一百十五", 115),
        ("一千零十五", 1015),
        ("三百零十", 310),
        ("二十", 20),
        ("十", 10),
        ("十五", 15),
        # Falling only, each multiplier once, and one digit before each.
        ("百百", None),
        ("百千", None),
        ("五百千", None),
        ("十十", None),
        ("五十十", None),
        ("三十二十", None),
        ("一百二百", None),
        ("二十百", None),
        ("二三百", None),
        ("零百", None),
        ("一百五六", None),
        ("一万二三", None),
        ("二三万", None),
        ("一万百百", None),
        # Bare digits are read one by one, but two of them are an estimate.
        ("二〇", 20),
        ("二〇二〇", 2020),
        ("一二三", 123),
        ("零零三", 3),
        ("一二", None),
        ("〇", 0),
        ("零", 0),
    ],
)
def test_what_a_numeral_is_worth(raw: str, value: float | None) -> None:
    """Read as a reader does, or not at all."""
    assert parse_numeral(raw) == value
