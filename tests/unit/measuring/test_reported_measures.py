"""What of a report's numbers becomes a point of a series: its year, kind, nature, name; made-up reports."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.measuring.quantities import find_quantities
from workbench.measuring.reported_measures import Measure, read_measures
from workbench.model.hints import Hints


def measures(review: str, plan: str = "稳中求进。", *, head: str = "一、2025年工作回顾") -> list[Measure]:
    """Return the measures of a made-up report of 2026."""
    text = "\n".join(("2026年政府工作报告", head, review, "二、2026年工作安排", plan))
    report = read_report(text.encode(), name="r.txt", hints=Hints(jurisdiction="云海区", year=2026))
    return list(read_measures(report, find_quantities(report)))


def raws(review: str) -> list[str]:
    """Return the numbers of a review that become measures, as printed."""
    return [each.quantity.raw for each in measures(review)]


@pytest.mark.parametrize(
    ("told", "nature"),
    [
        ("地区生产总值增长5%。", "growth"),
        ("居民消费价格上涨2%。", "growth"),
        ("地区生产总值年均增长6%。", "mean"),
        ("城镇调查失业率下降0.3个百分点。", "change"),
        ("城镇调查失业率为5.1%。", "level"),
        ("粮食产量比上年增加3万吨。", "change"),
        ("粮食产量达到30万吨。", "level"),
        ("高新技术产业占比达到40%。", "share"),
        ("税收占一般公共预算收入的81%。", "share"),
        ("新增绿地300亩。", "level"),
    ],
)
def test_the_nature_of_a_number(told: str, nature: str) -> None:
    """A rate of growth, a yearly mean, a change, a share and a level are told apart."""
    assert [each.nature for each in measures(told)] == [nature]


@pytest.mark.parametrize(
    ("told", "years"),
    [
        ("新增就业3万人。", [2025]),
        ("2025年新增就业3万人。", [2025]),
        ("2024年新增就业3万人。", [2024]),
        ("2026年新增就业3万人。", []),
        ("比2024年新增就业3万人。", []),
        ("2023年新增就业3万人，2024年新增就业4万人。", [2023, 2024]),
        ("与2024年相比，新增就业3万人。", [2025]),
        ("新增就业3万人，是2020年的1.4倍。", [2025, 2025]),
        ("绿地2020年3000亩，是2015年的1.4倍。", [2020, 2020]),
        ("地区生产总值由2020年的310亿元增加到455亿元。", [2020, 2025]),
        ("粮食产量从5万吨增加到6万吨。", [2025]),
        ("五年来新增就业18万人。", []),
        ("五年来，2024年新增就业3万人。", [2024]),
        ("前三季度，地区生产总值增长5%。", []),
        ("地区生产总值比2020年增长40%。", []),
        ("地区生产总值比2024年增长6%。", [2025]),
        ("地区生产总值增长61%，年均增长10%。", [2025]),
        ("建成绿地3000亩，年均增长10%。", [2025, 2025]),
    ],
)
def test_the_year_that_a_review_s_number_is_of(told: str, years: list[int]) -> None:
    """It is the year reviewed or an earlier one that the sentence names; of a later one and several none."""
    assert [(each.year, each.kind) for each in measures(told)] == [(year, "actual") for year in years]


@pytest.mark.parametrize(
    ("told", "years"),
    [
        ("新增就业3万人。", [2026]),
        ("2026年新增就业3万人。", [2026]),
        ("2027年新增就业3万人。", [2027]),
        ("2025年新增就业3万人。", []),
        ("今后五年新增就业18万人。", []),
        ("力争2030年绿地率达到40%。", [2030]),
    ],
)
def test_the_year_that_a_plan_s_number_is_of(told: str, years: list[int]) -> None:
    """It is the report's own year, or a later one that the sentence names; of an earlier one none."""
    found = measures("稳中有进。", told)
    assert [(each.year, each.kind) for each in found] == [(year, "target") for year in years]


def test_a_report_that_names_no_year_reviewed_tells_of_the_year_before() -> None:
    """Without a heading that names it the year reviewed is the one before the report's."""
    assert [each.year for each in measures("新增就业3万人。", head="一、过去一年工作回顾")] == [2025]


def test_a_report_without_a_year_has_no_measures() -> None:
    """A number that no year is known for can stand in no series."""
    text = "政府工作报告\n一、工作回顾\n新增就业3万人。\n二、工作安排\n新增就业4万人。"
    report = read_report(text.encode(), name="r.txt", hints=Hints(jurisdiction="云海区"))
    assert report.year is None
    assert read_measures(report, find_quantities(report)) == ()


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("人均预期寿命达到80岁。", ["80岁"]),
        ("居民平均年龄达到40岁。", []),
        ("为60岁以上老人体检3000人次。", ["3000人次"]),
        ("地区生产总值居全区第3位。", []),
        ("产值翻一番。", []),
        ("空气质量优良天数达到300天。", []),
        ("生产总值超200亿元的县达到3个。", []),
        ("生产总值突破200亿元的县达到3个。", []),
        ("生产总值超200亿元，税收3亿元。", ["200亿元", "3亿元"]),
        ("由3家企业增加到5家。", ["5家"]),
        ("居3家。", []),
        ("占地3亩。", []),
        ("增长6.5%。", []),
        ("企业3家。", ["3家"]),
        ("人3个。", []),
        ("分别3家。", []),
        ("推进120万吨乙烯等项目3个。", ["3个"]),
    ],
)
def test_ranks_sizes_and_numbers_without_a_name_are_left_out(told: str, kept: list[str]) -> None:
    """Only what is measured, by a name of its own, stands in a series."""
    assert raws(told) == kept


@pytest.mark.parametrize(
    ("told", "values"),
    [
        ("南疆发展加快，生产总值增长9%。\n全区生产总值增长5%。", [5]),
        ("生产总值增长5%。南疆发展加快，生产总值增长9%。", [5]),
        ("生产总值增长5%。南疆发展加快，生产总值增长5%。", [5, 5]),
        ("南疆发展加快，生产总值增长9%。北疆发展加快，生产总值增长8%。", [9, 8]),
        ("南疆发展加快，生产总值增长9%。", [9]),
        ("生产总值增长5%。南疆发展加快，财政收入增长9%。", [5, 9]),
        ("生产总值增长5%。南疆发展加快，生产总值达到90亿元。", [5, 90e8]),
    ],
)
def test_a_part_of_the_place_gives_way_to_the_whole(told: str, values: list[float]) -> None:
    """Of the same told of both with two values that of the part is left out; alone it stays."""
    assert [each.quantity.value for each in measures(told)] == values


@pytest.mark.parametrize(
    ("told", "labels"),
    [
        (
            "城镇居民人均可支配收入和农村居民人均可支配收入均增长6.5%。",
            ["城镇居民人均可支配收入增速", "农村居民人均可支配收入增速"],
        ),
        ("出口、进口均增长6.5%。", ["出口增速", "进口增速"]),
        ("出口额、进口额均增长6.5%。", ["出口额增速", "进口额增速"]),
        (
            "城乡居民人均可支配收入分别增长5%和7%。",
            ["城镇居民人均可支配收入增速", "农村居民人均可支配收入增速"],
        ),
        ("出口额、进口额80亿元。", ["出口额、进口额"]),
        ("油、粮均增长6%。", ["油、粮增速"]),
        ("总投资5亿元的12个项目竣工。", ["项目竣工总投资", "项目竣工"]),
    ],
)
def test_what_numbers_are_called(told: str, labels: list[str]) -> None:
    """One rate for each thing of a list, one sum for all of it; a total is named with what it is of."""
    assert [each.label for each in measures(told)] == labels


@pytest.mark.parametrize(
    ("told", "noun"),
    [
        ("投资增长8%。", "固定资产投资"),
        ("经济增长6%。", "生产总值"),
        ("消费增长7%。", "社会消费品零售总额"),
        ("进出口增长4%。", "进出口总额"),
        ("投资8亿元。", "投资"),
        ("工业投资增长8%。", "工业投资"),
    ],
)
def test_one_word_for_a_rate_stands_for_its_full_name(told: str, noun: str) -> None:
    """投资增长8% is fixed-asset investment; the word alone, of a sum, stays what it is."""
    assert [(each.name.noun, each.name.core) for each in measures(told)] == [(noun, noun)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("地区生产总值、财政收入年均分别增长7%和9%。", [("mean", 7), ("mean", 9)]),
        ("地区生产总值、财政收入比2020年分别增长7%和9%。", []),
        ("地区生产总值、财政收入比2024年分别增长7%和9%。", [("growth", 7), ("growth", 9)]),
        ("地区生产总值年均增长7%，财政收入增长9%。", [("mean", 7), ("growth", 9)]),
        ("绿地比2020年增加70亩，公园增加9个。", [("change", 9)]),
    ],
)
def test_what_a_list_has_in_common_holds_for_all_of_it(told: str, expected: list[tuple[str, float]]) -> None:
    """年均 and 比2020年 before its first number hold to the end of the list, and no further."""
    assert [(each.nature, each.quantity.value) for each in measures(told)] == expected


def test_the_action_of_a_list_holds_for_what_continues_it() -> None:
    """新增 before the first thing is said of the second; behind a comma begins another list."""
    one, other, third = measures("新增高新技术企业3家、科技型企业5家，规上企业7家。")
    assert one.name.actions == other.name.actions == {"新增"}
    assert third.name.actions == frozenset()


def test_both_halves_of_a_total_say_what_it_is_of() -> None:
    """总投资5亿元的12个项目: the sum and the count are of the same projects."""
    total, count = measures("总投资5亿元的12个项目竣工。")
    assert total.of is not None
    assert count.of is not None
    assert total.of.noun == count.of.noun == "项目"
    [alone] = measures("总投资5亿元。")
    assert alone.of is None


def test_clause_and_sentence_are_kept_without_their_digits() -> None:
    """What stands around tells like numbers apart, and the digits would only tell the numbers."""
    [_, found] = measures("新建公园12个，新增绿地3.5万亩。")
    assert (found.context, found.sentence) == ("新增绿地万亩", "新建公园个，新增绿地万亩。")


def test_numbers_of_other_parts_of_a_report_are_left_out() -> None:
    """What stands before the review is neither told nor planned, and belongs to no sentence of either."""
    text = "2026年政府工作报告\n——2026年1月5日，出席代表300人\n一、2025年工作回顾\n新增就业3万人。\n"
    report = read_report(text.encode(), name="r.txt", hints=Hints(jurisdiction="云海区", year=2026))
    found = read_measures(report, tuple(reversed(find_quantities(report))))
    assert [each.quantity.raw for each in found] == ["3万人"]


def test_what_is_told_of_several_years_has_no_year() -> None:
    """Under a heading about the years all is theirs; within a sentence what stands behind 过去五年."""
    assert measures("新增就业18万人。建成公园30个。", head="一、过去五年工作回顾") == []
    assert raws("去年稳中有进。新增就业3万人，过去五年新建公园30个。") == ["3万人"]


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ("到2030年粮食产量达到30万吨。", ["30万吨"]),
        ("到2030年新增就业90万人。", []),
        ("到2030年推进补贴发放、新增就业90万人。", []),
        ("到2030年新增就业稳定、粮食产量达到30万吨。", ["30万吨"]),
        ("到2030年粮食产量达到30万吨；新增绿地90亩。", ["30万吨", "90亩"]),
    ],
)
def test_what_adds_up_until_a_later_year_is_no_year_s_number(plan: str, told: list[str]) -> None:
    """Only where the number itself is of what adds up, in its own clause."""
    assert [each.quantity.raw for each in measures("稳中有进。", plan)] == told
