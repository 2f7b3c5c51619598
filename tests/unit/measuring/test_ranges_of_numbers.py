"""Ranges with both ends, names that are no numbers, and years that are no part of a name."""

from __future__ import annotations

import pytest

from workbench.measuring.quantities import find_quantities_in


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("建设十万至二十万人的城市", 100_000, 200_000),
        ("支持十万到二十万人口的县城", 100_000, 200_000),
        ("发展10万至20万人的县城", 100_000, 200_000),
        ("发展10万到20万人的县城", 100_000, 200_000),
        ("培训二十至三十万人", 200_000, 300_000),
        ("培训三千到五千人", 3_000, 5_000),
        ("培训三至五千人", 3_000, 5_000),
        ("新增床位五百至八百张", 500, 800),
        ("建设五至八个园区", 5, 8),
        ("投资二十亿至三十亿元", 2e9, 3e9),
        ("投资二十亿元至三十亿元", 2e9, 3e9),
        ("新建泵站六到九座", 6, 9),
        ("由十万到二十万人", 200_000, None),
        ("从五万增加到八万人", 80_000, None),
        ("由3家到5家", 3, None),
        ("增加3个到15个", 3, None),
    ],
)
def test_a_range_has_both_ends(text: str, low: float, high: float | None) -> None:
    """What tells its unit once, behind the upper end, is a range; a change is none."""
    first = find_quantities_in(text)[0]
    assert (first.value, first.upper) == (low, high)


@pytest.mark.parametrize("name", ["九大类支出", "八大类产品", "3大类指标", "六大类事项", "十大类商品"])
def test_sorts_by_their_number_are_a_name(name: str) -> None:
    """压缩九大类支出 sets no target of nine."""
    assert [quantity.role for quantity in find_quantities_in(f"压缩{name}")] == ["descriptor"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("生产总值2025年达到7亿元", "生产总值"),
        ("进出口总额2025年突破9亿元", "进出口总额"),
        ("粮食产量2026年达到70万吨", "粮食产量"),
        ("高速公路里程2030年底达到900公里", "高速公路里程"),
        ("医院床位数2027年末达到9000张", "医院床位数"),
    ],
)
def test_a_year_is_no_part_of_a_name(text: str, name: str) -> None:
    """The year that stands between a name and its number says when."""
    assert [quantity.metric for quantity in find_quantities_in(text)] == [name]
