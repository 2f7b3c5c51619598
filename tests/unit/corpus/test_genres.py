"""Documents are told apart by what they call themselves and how they speak."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.corpus.genres import genre_of_title, is_genre_title, place_before, recognise_genre
from workbench.model.genre import Genre, SourceClass
from workbench.model.hints import Hints
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.indicators_wording import indicators

BULLETIN = """云海区2025年国民经济和社会发展统计公报[1]
云海区统计局
2026年3月18日
2025年，全区上下稳中求进，经济运行总体平稳。
一、综合
初步核算，全年地区生产总值[2]418.20亿元，比上年增长5.6%。其中，第一产业增加值8.10亿元，增长2.2%。
全年城镇新增就业1.92万人，年末城镇登记失业率为3.1%。
二、工业
规模以上工业增加值比上年下降[3]1.4%。
三、人民生活
全年全体居民人均可支配收入52310元，增长5.1%。
注释：
[1]本公报数据为初步统计数。
[2]地区生产总值绝对数按现价计算，增长9.9%为旧口径。
[3]按可比口径计算。
"""


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("云海区2025年国民经济和社会发展统计公报", Genre.BULLETIN),
        ("2019年云海市人口普查公报", Genre.BULLETIN),
        ("关于云海市2025年国民经济和社会发展计划执行情况与2026年计划草案的报告", Genre.PLAN_EXECUTION),
        ("云海县2025年预算执行情况和2026年预算草案的报告", Genre.BUDGET),
        ("2026年《政府工作报告》重点工作任务分解表", Genre.TASK_LIST),
        ("云海区2026年重点工作责任清单", Genre.TASK_LIST),
        ("云海市2026年民生实事项目", Genre.LIVELIHOOD_LIST),
        ("2026年十件民生实事", Genre.LIVELIHOOD_LIST),
        ("云海区国民经济和社会发展第十五个五年规划纲要", Genre.FIVE_YEAR_PLAN),
        ("关于2026年上半年重点工作督查情况的通报", Genre.NOTICE),
        ("2026年政府工作报告", Genre.WORK_REPORT),
        ("云海区人民政府办公室文件", None),
    ],
)
def test_titles_name_their_genre(title: str, genre: Genre | None) -> None:
    """A list that breaks a work report down is a list; a work report by any other words stays one."""
    assert genre_of_title(title) is genre


def test_a_report_on_a_five_year_plan_is_a_work_report_when_it_is_delivered() -> None:
    """Whoever speaks for the government to its congress delivers a work report."""
    opening = ["关于云海省第十个五年计划纲要的报告", "云海省省长 林远"]
    spoken = "\n".join(opening) + "\n各位代表：\n现在，我代表省人民政府向大会作报告，请予审议。"
    assert recognise_genre(opening, "", spoken) is Genre.WORK_REPORT
    assert recognise_genre(opening[:1], "", opening[0]) is Genre.FIVE_YEAR_PLAN


def test_the_language_of_a_statistics_office_is_enough() -> None:
    """A text without a title that counts like a bulletin is one, unless it addresses the deputies."""
    counted = "".join(f"全年第{n}项产值{n}0亿元，比上年增长{n}.1%。" for n in range(1, 15))
    assert recognise_genre([counted[:40]], "", counted) is Genre.BULLETIN
    assert recognise_genre([counted[:40]], "", "各位代表：" + counted) is Genre.WORK_REPORT


def test_a_press_report_is_news() -> None:
    """What a reporter writes is neither a promise nor a self-report."""
    lines = ["翠屏山植物园昨日开园", "云海日报记者 林远"]
    assert recognise_genre(lines, "", "\n".join(lines)) is Genre.NEWS


def test_the_title_gives_place_and_year() -> None:
    """The place stands before the year; a plain heading is no title."""
    assert place_before("云海区2025年国民经济和社会发展统计公报") == "云海区"
    assert not is_genre_title("民生实事")
    assert not is_genre_title("二、办好2026年民生实事，让群众得实惠。")


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("2023年宁波市政府重点工作任务分解表", "宁波市"),
        ("2024年度浙江省宁波市重点工作责任清单", "宁波市"),
        ("2025年保定市清苑区民生实事项目", "保定市清苑区"),
        ("附件1：2022年云南省国民经济和社会发展统计公报", "云南省"),
        ("关于2024年顺平县人民政府民生实事完成情况的通报", "保定市顺平县"),
        ("2021 年 昆山市 民生实事清单", "昆山市"),
        ("2023年城市更新重点任务清单", None),
        ("2023年全市重点工作任务分解表", None),
        ("2023年朝阳区民生实事项目", None),
    ],
)
def test_a_title_that_begins_with_its_year_names_its_place(title: str, place: str | None) -> None:
    """The place behind the year counts; a name of many places, or none, leaves it open."""
    report = read_report(f"{title}\n1.新建社区食堂6家。\n2.改造老旧小区20个。".encode(), name="list.txt")
    assert report.jurisdiction == place


def test_a_bulletin_tells_of_its_own_year_and_promises_nothing() -> None:
    """All of it is what happened in the year of its title; its notes answer nothing."""
    report = read_report(BULLETIN.encode(), name="bulletin.txt")
    assert (report.genre, report.source_class) == (Genre.BULLETIN, SourceClass.OFFICIAL_STATISTICS)
    assert (report.year, report.review_year) == (2025, 2025)
    assert report.title == "云海区2025年国民经济和社会发展统计公报"
    assert {node.part for node in report.nodes} == {"front", "review", "appendix"}
    assert [n.heading for n in report.nodes if n.kind == "part"] == ["一、综合", "二、工业", "三、人民生活"]
    assert commitments_of(report) == ()
    assert "other-genre" in {issue.code for issue in report.issues}
    assert not [issue for issue in report.issues if issue.code in ("no-plan", "no-speaker")]


def test_what_a_bulletin_states_before_its_first_heading_is_reported() -> None:
    """The product may stand in an opening without a heading; title, office and date stay the front."""
    opening = BULLETIN.replace("一、综合\n", "").replace("二、", "一、").replace("三、", "二、")
    report = read_report(opening.encode(), name="bulletin.txt")
    front = [
        report.text_of(node) for node in report.nodes if node.kind == "paragraph" and node.part == "front"
    ]
    assert [len(each) < 30 for each in front] == [True, True, True]
    points = {(series.metric, point.raw) for series in indicators([report]) for point in series.points}
    assert ("地区生产总值", "418.20亿元") in points


def test_an_investment_without_households_is_the_investment() -> None:
    """（不含农户） stands in every bulletin, and in no plan."""
    report = read_report(
        BULLETIN.replace("规模以上工业增加值比上年下降[3]1.4%", "固定资产投资（不含农户）增长4.4%").encode(),
        name="bulletin.txt",
    )
    points = {(series.metric, point.raw) for series in indicators([report]) for point in series.points}
    assert ("固定资产投资增速", "4.4%") in points


def test_footnote_marks_join_no_number() -> None:
    """312亿元 behind [2] is read as it is, and quoted where it stands; the notes count nothing."""
    report = read_report(BULLETIN.encode(), name="bulletin.txt")
    points = {(series.metric, point.raw): point for series in indicators([report]) for point in series.points}
    product = points["地区生产总值", "418.20亿元"]
    assert report.text[product.start : product.end] == "418.20亿元"
    assert points["地区生产总值增速", "5.6%"].value == 5.6
    assert not [raw for _, raw in points if raw == "9.9%"]


def test_a_person_may_say_what_a_document_is() -> None:
    """A hint wins over what is recognised."""
    hints = Hints(genre=Genre.OTHER)
    assert read_report(BULLETIN.encode(), name="bulletin.txt", hints=hints).genre is Genre.OTHER
