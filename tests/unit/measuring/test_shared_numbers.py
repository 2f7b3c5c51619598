"""Numbers that are shared out over a list, one number for all of a list, and years they are told of."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.measuring.quantities import find_quantities_in
from workbench.model.hints import Hints
from workbench.pipeline.indicators_wording import indicators


def named(text: str) -> list[tuple[str | None, float]]:
    """Return the metric and the value of each number."""
    return [(q.metric, round(q.value, 4)) for q in find_quantities_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城镇居民收入3万元，农村居民收入2万元，分别增长6%和8%", ("城镇居民收入增速", "农村居民收入增速")),
        ("出口、进口达到90亿元和40亿元，分别增长5%和3%", ("出口增速", "进口增速")),
        ("高新技术产业投资、技术改造投资分别增长12%、9%", ("高新技术产业投资增速", "技术改造投资增速")),
    ],
)
def test_a_series_is_shared_out_in_order(text: str, expected: tuple[str, str]) -> None:
    """分别 gives the numbers in order to what was told before, in one clause or in several."""
    assert tuple(metric for metric, _ in named(text))[-2:] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("规模以上工业增加值增长-3.5%", -3.5),
        ("固定资产投资增速为－4.2%", -4.2),
        ("社会消费品零售总额同比增长—0.8%", -0.8),
        ("进出口总额下降7.1%", -7.1),
        ("财政收入增长3%—5%", 3.0),
        ("预期目标——增长5%", 5.0),
    ],
)
def test_the_sign_of_a_rate(text: str, value: float) -> None:
    """A minus sign counts in any width; a dash of a range or of a sentence does not."""
    assert named(text)[-1][1] == value


def series(*paragraphs: str) -> dict[str, list[tuple[int, str, str]]]:
    """Return the points of each series of one made-up report of 2026."""
    text = "\n".join(
        ("2026年政府工作报告", "一、2025年工作回顾", *paragraphs, "二、2026年工作安排", "稳中求进。")
    )
    report = read_report(text.encode(), name="r.txt", hints=Hints(jurisdiction="云海区", year=2026))
    return {s.metric: [(p.year, p.kind, p.raw) for p in s.points] for s in indicators([report])}


def test_each_year_that_a_sentence_names() -> None:
    """由…年的X增加到…年的Y gives both; a multiple of an earlier year gives none to that year."""
    found = series(
        "全年地区生产总值增长5.2%。地区生产总值由2020年的310亿元增加到2025年的455亿元，社会消费品零售总额达到160亿元，是2020年的1.6倍。"
    )
    assert (2020, "actual", "310亿元") in found["地区生产总值"]
    assert (2025, "actual", "455亿元") in found["地区生产总值"]
    assert [year for year, _, _ in found["社会消费品零售总额"]] == [2025]


def test_one_number_for_each_of_a_list() -> None:
    """均 gives its number to each thing; a numbered item's number is no part of its name."""
    found = series("城镇居民人均可支配收入和农村居民人均可支配收入均增长6.5%。3、新增城镇就业1.2万人。")
    assert found["城镇居民人均可支配收入增速"] == [(2025, "actual", "6.5%")]
    assert found["农村居民人均可支配收入增速"] == [(2025, "actual", "6.5%")]
    assert found["城镇新增就业"] == [(2025, "actual", "1.2万人")]


def test_what_is_told_of_several_years_is_not_the_years() -> None:
    """A five-year paragraph feeds no series of the year; the year's own paragraph behind it does."""
    found = series(
        "过去五年，地区生产总值年均增长6%，城镇新增就业累计7万人。",
        "2025年，城镇新增就业1.5万人，地区生产总值增长5.2%。",
    )
    assert found["城镇新增就业"] == [(2025, "actual", "1.5万人")]
    assert found["地区生产总值增速"] == [(2025, "actual", "5.2%")]
