from __future__ import annotations

import pytest

from tests.builders.plain_reports import build_report, quantities_by_report
from workbench.insight.indicators import attain, collect_indicators, is_headline
from workbench.model.insight import Point, Series
from workbench.model.report import Report
from workbench.settings import AlignmentSettings, InsightSettings

SETTINGS = InsightSettings()


def _series(*reports: Report) -> list[Series]:
    return list(collect_indicators(reports, quantities_by_report(reports), SETTINGS))


def _said(series: Series) -> list[tuple[int, str, str]]:
    return [(point.year, point.kind, point.raw) for point in series.points]


def test_plan_and_later_review_meet_in_one_series() -> None:
    """A target of year Y and the number reported for Y a year later are points of one series."""
    [series] = _series(
        build_report(2023, plan=["改造老旧小区101个。"]),
        build_report(2024, review=["完成107个老旧小区改造。"]),
    )
    assert _said(series) == [(2023, "target", "101个"), (2023, "actual", "107个")]


def test_usual_variants_are_one_series() -> None:
    """GDP and 地区生产总值, 规上 and 规模以上 continue each other."""
    series = _series(
        build_report(2023, plan=["GDP增长6%左右，规上工业增加值增长7%。"]),
        build_report(2024, plan=["地区生产总值增长5%左右，规模以上工业增加值增长8%。"]),
    )
    assert [[point.raw for point in s.points] for s in series] == [["6%", "5%"], ["7%", "8%"]]


@pytest.mark.parametrize(
    ("review", "plan"),
    [
        ("引育领军人才1213人。", "引育高层次人才20名以上。"),
        ("新建高标准农田3904亩。", "新建、改造提升高标准农田4.9万亩。"),
        ("盘活存量资产65亿元。", "盘活存量资产178万平方米。"),
        ("博士后工作站累计达30家。", "新增博士后工作站15家。"),
        ("一般公共预算收入192亿元。", "一般公共预算收入增长6%。"),
        ("筹集保障性租赁住房4120套。", "出让保障性租赁住房1000套。"),
        ("投资90亿元，开工改造城区供水供热管网280项。", "投资50亿元，改造农村泥草房2.2万户。"),
        ("推进商标注册，规模以上企业实现利润66亿元。", "深化信用社改革，清收旧欠，实现利润3亿元。"),
        ("统筹安排9000万元，开放美术馆。", "安排5000万元，建设乡镇卫生院40所。"),
    ],
)
def test_other_definitions_stay_apart(review: str, plan: str) -> None:
    """What only sounds alike, or is another unit, action or nature, is never put into one series."""
    report = build_report(2024, review=[review], plan=[plan])
    assert all(len(series.points) == 1 for series in _series(report))


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("企业达到46家。", "企业达到34家。"),
        ("实施项目43个。", "实施项目27个。"),
        ("安排4500万元。", "安排8000万元。"),
        ("完工159个。", "完工820个。"),
    ],
)
def test_a_name_that_tells_nothing_makes_no_series(before: str, now: str) -> None:
    """Two numbers of projects, or of firms, of two years may be of any."""
    assert _series(build_report(2023, review=[before]), build_report(2024, review=[now])) == []


def test_a_figure_told_again_in_a_summary_of_years_is_one_series() -> None:
    """由…增加到… gives the year before the five once more, and the last one as it stands elsewhere."""
    [series] = _series(
        build_report(2015, plan=["一般公共预算收入达到14亿元。"]),
        build_report(
            2016,
            review=[
                "一般公共预算收入由2010年的5亿元增加到2015年的15亿元。",
                "一般公共财政预算收入完成15亿元。",
            ],
        ),
    )
    assert sorted({point.raw for point in series.points}) == ["14亿元", "15亿元", "5亿元"]
    assert len({(point.year, point.kind) for point in series.points}) == len(series.points)


def test_a_total_named_with_what_it_is_of_stays() -> None:
    """实事 and 固定资产投资 say what they are, as short as the first is."""
    series = _series(
        build_report(2023, review=["固定资产投资460亿元，办成民生实事10件。"]),
        build_report(2024, review=["固定资产投资480亿元，办成民生实事12件。"]),
    )
    assert [[point.raw for point in each.points] for each in series] == [
        ["460亿元", "480亿元"],
        ["10件", "12件"],
    ]


def test_a_named_year_counts_over_the_report_s() -> None:
    """到2025年 makes a target one of 2025; a number of 2021 in a review is one of 2021."""
    reports = (
        build_report(2023, review=["2021年，粮食产量100万吨。"], plan=["到2025年，粮食产量达到120万吨。"]),
        build_report(2024, review=["粮食产量110万吨。"]),
    )
    [series] = _series(*reports)
    assert _said(series) == [
        (2021, "actual", "100万吨"),
        (2023, "actual", "110万吨"),
        (2025, "target", "120万吨"),
    ]


def test_numbers_over_five_years_are_left_out() -> None:
    """What five years added up to is no year's number, whether sentence or heading says so."""
    five = build_report(2023, review=["五年来，城镇新增就业500万人。"], plan=["城镇新增就业85万人。"])
    headed = build_report(2024, review=["城镇新增就业480万人。"], review_heading="过去五年工作回顾")
    [series] = _series(five, headed)
    assert [point.raw for point in series.points] == ["85万人"]


@pytest.mark.parametrize("heading", ["2025年工作回顾", "二〇二五年主要工作", "2025年发展情况"])
def test_a_year_ending_in_five_is_no_span_of_five_years(heading: str) -> None:
    """A heading of the year 2025 does not make its numbers ones of five years."""
    [series] = _series(build_report(2026, review=["城镇新增就业9万人。"], review_heading=heading))
    assert _said(series) == [(2025, "actual", "9万人")]


def test_a_list_inherits_its_verb() -> None:
    """新增A3家、B5家 adds both; a stock of B is another series."""
    report = build_report(
        2024, review=["新增规上企业18家、高新技术企业7家。"], plan=["高新技术企业累计达到60家。"]
    )
    assert all(len(series.points) == 1 for series in _series(report))


def test_totals_belong_to_what_they_are_of() -> None:
    """总投资 of finished and of started projects are two series, each with its count."""
    text = "总投资{}亿元的{}个项目竣工，总投资{}亿元的{}个项目开工。"
    report = build_report(
        2024, review=[text.format(1335.3, 209, 1624.6, 243)], plan=[text.format(1236, 197, 2515.5, 212)]
    )
    pairs = {tuple(point.raw for point in series.points) for series in _series(report)}
    assert pairs == {
        ("1335.3亿元", "1236亿元"),
        ("209个", "197个"),
        ("1624.6亿元", "2515.5亿元"),
        ("243个", "212个"),
    }


def test_sums_of_one_matter_are_one_series_though_their_name_is_bare() -> None:
    """Which works 投资 is told of the rest of the sentence says."""
    text = "安排区重点项目{}个，年度投资{}亿元。"
    [invested] = [
        series
        for series in _series(
            build_report(2023, plan=[text.format(90, 40)]), build_report(2024, plan=[text.format(95, 50)])
        )
        if series.unit == "元"
    ]
    assert [point.raw for point in invested.points] == ["40亿元", "50亿元"]


def test_a_size_is_no_point_of_a_series() -> None:
    """亿元以上项目 says which are counted, and no sum."""
    report = build_report(2024, review=["实施亿元以上渔港项目90个。"], plan=["实施亿元以上渔港项目95个。"])
    assert {series.unit for series in _series(report)} == {"个"}


def test_places_are_not_mixed() -> None:
    """Reports of two places give two series of one metric."""
    series = _series(
        build_report(2023, plan=["城镇新增就业9万人。"], place="甲市"),
        build_report(2023, plan=["城镇新增就业5万人。"], place="乙市"),
    )
    assert [len(s.points) for s in series] == [1, 1]


def test_headline_figures_are_shown_even_alone() -> None:
    """A single GDP target is a series; a single odd number is not."""
    series = _series(build_report(2024, plan=["地区生产总值增长5%左右，建成某展馆3座。"]))
    assert [s.metric for s in series] == ["地区生产总值增速"]
    assert is_headline("全市GDP增速")
    assert not is_headline("展馆")


def _point(kind: str, value: float, comparator: str = "=") -> Point:
    return Point(
        report="r",
        year=2024,
        kind=kind,  # type: ignore[arg-type]
        raw=str(value),
        value=value,
        comparator=comparator,  # type: ignore[arg-type]
        start=0,
        end=1,
    )


@pytest.mark.parametrize(
    ("metric", "target", "comparator", "actual", "met"),
    [
        ("新增学位", 10000, ">=", 18000, True),
        ("新增学位", 10000, ">=", 9999, False),
        ("城镇调查失业率", 5.5, "<=", 5.2, True),
        ("城镇调查失业率", 5.5, "=", 5.7, False),
        ("地区生产总值增速", 5.0, "~", 4.9, True),
        ("地区生产总值增速", 5.0, "~", 4.0, False),
        ("单位生产总值能耗增速", -2.5, "=", -3.0, True),
        ("单位生产总值能耗增速", -2.5, "=", -1.0, False),
        ("技术合同成交额", 100, ">", 100, False),
    ],
)
def test_attainment_follows_the_comparator(
    metric: str, target: float, comparator: str, actual: float, met: bool
) -> None:
    """以上 is a floor, 以内 a ceiling, 左右 has a tolerance, and rates meant to fall must fall."""
    series = Series(
        metric=metric, unit="%", points=(_point("target", target, comparator), _point("actual", actual))
    )
    [attained] = attain(series, AlignmentSettings())
    assert attained.met is met
    assert attained.ratio == pytest.approx(actual / target, abs=1e-3)
