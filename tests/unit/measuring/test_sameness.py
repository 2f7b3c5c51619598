"""How alike two names of what is measured are, at the limits of each rule."""

from __future__ import annotations

import pytest

from workbench.measuring.names_alike import name_sameness


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("公园", "园公", 100.0),
        ("社会零售额", "零售额", 90.0),
        ("消费品零售额", "零售额", 0.0),
        ("用电量", "用水量", 0.0),
        ("进出口总额增速", "服务进出口增速", 0.0),
        ("出口增速", "机电出口增速", 0.0),
        ("进出口总额增速", "对外进出口增速", 90.0),
        ("城镇新增就业人数", "农村新增就业人数", 0.0),
    ],
)
def test_a_rate_s_short_name_is_the_long_one_s_end(one: str, other: str, expected: float) -> None:
    """At most two characters may stand before it, and what tells another scope never does."""
    assert name_sameness(one, other, strict=True) == expected
    assert name_sameness(other, one, strict=True) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("规上工业增加值", "工业增加值", 75.0),
        ("新增就业", "城镇新增就业", 50.0),
        ("医院床位", "养老床位", 0.0),
        ("高速公路里程", "公路里程", 0.0),
    ],
)
def test_an_amount_s_names_are_alike_by_what_they_share(one: str, other: str, expected: float) -> None:
    """Another scope costs much, another thing all of it."""
    assert name_sameness(one, other, strict=False) == pytest.approx(expected)
