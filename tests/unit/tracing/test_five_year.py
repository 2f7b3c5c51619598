"""A five-year plan's targets are read with what they count, and set against the years with their pace."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from tests.builders.five_year import PLACE, plan, reports
from workbench.errors import CorpusError
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.model.plan_target import TargetProgress
from workbench.model.report import Report
from workbench.pipeline.five_year import five_year, plan_years, targets_of


def found(metric: str, documents: list[Report] | None = None) -> TargetProgress:
    """Return the one target whose name begins so."""
    progress = five_year(plan(), reports() if documents is None else documents)
    (one,) = [each for each in progress.targets if each.target.metric.startswith(metric)]
    return one


def told(each: TargetProgress) -> list[tuple[int, str]]:
    """Return the results as written, by year."""
    return [(year.year, year.result.raw) for year in each.years if year.result is not None]


def yearly(year: int, text: str, place: str = PLACE) -> Report:
    """Read a report that tells one thing."""
    whole = (
        f"{year}年{place}政府工作报告\n一、{year - 1}年工作回顾\n{text}\n二、{year}年工作安排\n做好各项工作。"
    )
    return read_report(whole.encode(), name="a.txt", hints=Hints(jurisdiction=place, year=year))


def test_a_table_tells_kind_base_and_force() -> None:
    """Rate, level, sum, ceiling and change stand in one table, and each counts in its own way."""
    read = {each.metric: each for each in targets_of(plan()) if each.source == "table"}
    assert {name: (each.kind, each.force) for name, each in read.items()} == {
        "地区生产总值增速": ("growth", "expected"),
        "常住人口城镇化率": ("level", "expected"),
        "全员劳动生产率": ("level", "expected"),
        "全员劳动生产率增速": ("growth", "expected"),
        "城镇新增就业": ("total", "expected"),
        "城镇调查失业率": ("limit", "expected"),
        "人均预期寿命": ("change", "expected"),
        "单位GDP能源消耗增速": ("change", "binding"),
        "森林覆盖率": ("level", "binding"),
        "粮食综合生产能力": ("level", "binding"),
    }
    assert (read["城镇新增就业"].value, read["城镇新增就业"].unit) == (150_000, "人")
    assert (read["单位GDP能源消耗增速"].value, read["常住人口城镇化率"].base) == (-13.5, 60)
    assert read["粮食综合生产能力"].comparator == ">="


def test_every_target_stands_in_the_text() -> None:
    """Quotation and number are where they are said to be."""
    document = plan()
    for each in targets_of(document):
        assert document.text[each.start : each.end] == each.quote
        assert document.text[each.number_start : each.number_end] == each.raw
        assert each.start <= each.number_start < each.number_end <= each.end


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("全市经济总量年均增长6%", "growth"),
        ("规模以上工业增加值年均增长7%以上", "growth"),
        ("城乡居民收入增长6%左右", "growth"),
        ("货物进出口总额比2020年增长40%", "change"),
        ("单位工业增加值用水量降低16%", "change"),
        ("服务业增加值占比提高3个百分点", "change"),
        ("森林蓄积量增加80万立方米", "change"),
        ("高中阶段教育毛入学率提高到95%", "level"),
        ("婴儿死亡率降到4‰", "level"),
        ("公路总里程突破9000公里", "level"),
        ("城镇登记失业率控制在4.5%以内", "limit"),
        ("能源消费总量控制在900万吨标准煤以内", "limit"),
        ("居民消费价格涨幅控制在3%左右", "limit"),
        ("五年城镇新增就业20万人", "total"),
        ("新增建设用地规模控制在6万亩以内", "total"),
        ("培训高技能人才3万人", "total"),
        ("新建充电桩8000个", "total"),
    ],
)
def test_the_words_tell_how_a_number_counts(words: str, kind: str) -> None:
    """A mean rate, a change over the plan, a level, a ceiling for every year, a sum of the years."""
    text = f"# 柏川市“十四五”规划纲要\n\n## 第一章 主要目标\n\n到2025年，{words}。\n"
    hints = Hints(jurisdiction=PLACE, year=2021, genre=Genre.FIVE_YEAR_PLAN)
    (one,) = targets_of(read_report(text.encode(), name="plan.md", hints=hints))
    assert one.kind == kind


@pytest.mark.parametrize(
    "words",
    [
        "城区常住人口50万以下的县城全面放开落户",
        "健全劳动关系三方机制",
        "展望2035年，人均地区生产总值达到20万元",
        "打造1小时通勤圈",
    ],
)
def test_what_describes_is_no_target(words: str) -> None:
    """The size of what is spoken of, a slogan, and a later year are not aimed at by this plan."""
    text = f"# 柏川市“十四五”规划纲要\n\n## 第一章 主要目标\n\n{words}。\n"
    hints = Hints(jurisdiction=PLACE, year=2021, genre=Genre.FIVE_YEAR_PLAN)
    assert targets_of(read_report(text.encode(), name="plan.md", hints=hints)) == ()


def test_a_level_is_set_against_an_even_climb() -> None:
    """From 60 to 65 in five years: 61.9 after two is behind, and 3.1 are left for three."""
    one = found("常住人口城镇化率")
    assert told(one) == [(2021, "61.2%"), (2022, "61.9%")]
    assert (one.even, one.on_pace) == (1.0, False)
    assert one.needed == pytest.approx(3.1 / 3)


def test_a_sum_adds_the_years_up() -> None:
    """15 in five years, 6.3 after two: ahead, 8.7 are left for three; both plans named it."""
    one = found("城镇新增就业")
    assert (one.so_far, one.on_pace) == (63_000, True)
    assert one.needed == pytest.approx(29_000)
    assert [(y.year, y.planned.raw, y.enough) for y in one.years if y.planned] == [
        (2022, "3万人", True),
        (2023, "2.5万人", False),
    ]


def test_rates_are_compounded() -> None:
    """7 % and 3 % are 4.98 a year; 6.5 over five years then needs 7.5 a year."""
    one = found("地区生产总值增速")
    assert one.so_far == pytest.approx(4.981, abs=0.001)
    assert one.needed == pytest.approx(7.525, abs=0.001)
    assert one.on_pace is False


def test_a_fall_over_the_plan_is_compounded_from_yearly_falls() -> None:
    """3 % and 1 % of 13.5 %: behind, 3.4 a year are left; one of two yearly plans names it."""
    one = found("单位GDP能源消耗")
    assert one.so_far == pytest.approx(-3.97, abs=0.001)
    assert one.needed == pytest.approx(-3.424, abs=0.001)
    assert (one.on_pace, one.taken_over, one.left_out) == (False, (2023,), (2022,))


def test_a_change_is_read_from_the_levels_reached() -> None:
    """77.9 and 78 from 77.5 are half a year of one; two fifths of the time are gone."""
    one = found("人均预期寿命")
    assert one.so_far == pytest.approx(0.5)
    assert one.on_pace
    assert one.needed == pytest.approx(0.5 / 3)


def test_a_ceiling_holds_in_every_year() -> None:
    """5.6 is above 5.5, however low the year before was."""
    one = found("城镇调查失业率")
    assert (one.on_pace, one.so_far) == (False, 5.6)


def test_a_missing_year_is_missing_and_not_nothing() -> None:
    """With a year's result unknown a sum or a rate is not told; a level is."""
    later = [each for each in reports() if each.year == 2023]
    assert found("城镇新增就业", later).why_null == "year_missing"
    assert found("地区生产总值增速", later).so_far is None
    assert found("常住人口城镇化率", later).so_far == 61.9


def test_no_plan_is_no_refusal() -> None:
    """A year whose report is not there neither took a target over nor left it out."""
    one = found("常住人口城镇化率")
    assert one.left_out == (2022, 2023)
    assert [year.year for year in one.years if not year.planned_for] == [2021, 2024, 2025]


def test_a_sum_at_constant_prices_is_not_compared() -> None:
    """What a row also gives a real rate for is no nominal figure."""
    progress = five_year(plan(), [yearly(2022, "全员劳动生产率达到13万元/人。")])
    (one,) = [each for each in progress.targets if each.target.metric == "全员劳动生产率"]
    assert (told(one), one.why_null) == ([], "prices")


@pytest.mark.parametrize(
    "words",
    [
        "企业研发经费增长20%。",
        "三北工程区森林覆盖率提高2个百分点。",
        "农村地区森林覆盖面积达到3万亩。",
        "五年来，城镇新增就业累计14万人。",
    ],
)
def test_what_only_sounds_alike_is_no_result(words: str) -> None:
    """Another unit, a part, or several years together are never set against a target."""
    progress = five_year(plan(), [yearly(2023, words)])
    assert not [t for t in progress.targets if told(t)]


def test_met_is_told_when_the_last_year_is() -> None:
    """After the last year nothing is left: the level is met or it is not."""
    one = found("森林覆盖率", [yearly(2026, "森林覆盖率达到43.6%。")])
    assert (one.met, one.needed) == (True, None)
    assert found("森林覆盖率", [yearly(2026, "森林覆盖率达到43.2%。")]).met is False


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("柏川市国民经济和社会发展第十三个五年规划纲要", (2016, 2020)),
        ("柏川市“十四五”规划和二〇三五年远景目标纲要", (2021, 2025)),
        ("柏川市国民经济和社会发展第十二个五年规划纲要", (2011, 2015)),
    ],
)
def test_the_name_tells_the_years(title: str, years: tuple[int, int]) -> None:
    """Plans are counted since 1953."""
    hints = Hints(jurisdiction=PLACE, genre=Genre.FIVE_YEAR_PLAN)
    text = f"# {title}\n\n## 第一章 主要目标\n\n森林覆盖率提高到40%。\n"
    assert plan_years(read_report(text.encode(), name="a.md", hints=hints)) == years


def test_other_documents_are_refused() -> None:
    """A report is no plan, and another place's report answers nothing."""
    with pytest.raises(CorpusError, match="不是五年规划"):
        five_year(reports()[0], [])
    with pytest.raises(CorpusError, match="属于青禾县"):
        five_year(plan(), [yearly(2022, "森林覆盖率达到43.1%。", "青禾县")])
