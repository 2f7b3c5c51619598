"""Plans to keep pace or to stay stable: which number stands beside them, and that nothing is judged."""

from __future__ import annotations

import pytest

from workbench.alignment.steadiness import compare_steady
from workbench.measuring.measured_numbers import read_measures
from workbench.measuring.quantities import find_quantities_in


@pytest.mark.parametrize(
    ("plan", "told", "actual"),
    [
        (
            "广义货币供应量增速与名义经济增速相匹配",
            "广义货币（M2）供应量余额30亿元，比上年末增长7.5%",
            "7.5%",
        ),
        ("货币供应量增长同经济增长保持匹配", "年末广义货币供应量余额30亿元，比上年末增长8%", "8%"),
        ("货币供应量增长同经济增长保持匹配", "年末狭义货币供应量余额9亿元，比上年末增长2%", None),
        ("社会融资规模增速与地区生产总值增速相适应", "社会融资规模存量81亿元，较上年末增长9.1%", "9.1%"),
        ("社会融资规模增速与地区生产总值增速相适应", "社会组织增长9.1%", None),
        ("引导社会组织与社会发展相适应", "社会组织增长9.1%", None),
        ("保持云元汇率基本稳定", "云元平均汇率为1美元兑6.5元，比上年贬值1.4%", "贬值1.4%"),
        ("保持云元汇率在合理区间内的基本稳定", "云元平均汇率为1美元兑6.5元，比上年升值2%", "2%"),
        ("确保粮食产量基本稳定", "全区粮食产量下降0.4%", "下降0.4%"),
        ("确保粮食产量基本稳定", "油菜籽产量下降0.4%", None),
        ("努力保持物价总水平基本稳定", "居民消费价格上涨1.8%", "1.8%"),
        ("努力保持物价总水平基本稳定", "工业生产者出厂价格上涨1.8%", None),
        ("保障蔬菜供应和价格基本稳定", "居民消费价格上涨1.8%", None),
        ("保持就业形势总体稳定", "就业人员增长1%", None),
        ("产量基本稳定", "产量增长3%", None),
        ("粮食稳定增产", "粮食产量增长3%", None),
    ],
)
def test_the_change_of_that_very_thing_stands_beside_the_plan(
    plan: str, told: str, actual: str | None
) -> None:
    """How much is still stable or in pace nobody said: the number is shown, and no verdict given."""
    pairing = compare_steady(plan, read_measures(find_quantities_in(told), told), told)
    assert (pairing and pairing.comparison.actual) == actual
    if pairing:
        kept = pairing.comparison
        assert told[kept.actual_start : kept.actual_end] == kept.actual
        assert (kept.met, kept.why_null, kept.attainment) == (None, "other", None)


def test_a_fall_of_a_price_of_money_is_negative() -> None:
    """贬值 is read as a fall, and an exchange rate's change as a growth, not as a difference of shares."""
    told = "云元平均汇率为1美元兑6.5元，比上年贬值1.4%"
    [*_, fall] = find_quantities_in(told)
    assert (fall.metric, fall.value, fall.direction) == ("云元平均汇率增速", -1.4, "down")
