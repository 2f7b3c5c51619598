"""Numbers that blanks split."""

from __future__ import annotations

import pytest

from workbench.measuring.quantities import find_quantities_in


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("固定资产投资规模6 5 0亿元", [("固定资产投资规模", "6 5 0亿元", 65e9)]),
        ("新建公路60 00公里", [("新建公路", "60 00公里", 6000.0)]),
        ("收入增长2. 5%", [("收入增速", "2. 5%", 2.5)]),
        ("新建公路 600 公里", [("新建公路", "600 公里", 600.0)]),
        ("增速比全国高1 2个百分点", []),
    ],
)
def test_digits_between_words_and_a_unit_are_one_number(
    text: str, told: list[tuple[str, str, float]]
) -> None:
    """A number that may have lost its point is not read at all."""
    assert [(each.metric, each.raw, each.value) for each in find_quantities_in(text)] == told
