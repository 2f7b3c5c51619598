"""A report without a date says its year in other ways; where they are not certain or differ, it has none."""

from __future__ import annotations

import pytest

from tests.unit.corpus.reports import read

OPENING = "各位代表：\n现在，我代表省人民政府向大会作工作报告，请予审议。\n"
REVIEW = "一、工作回顾\n全省上下真抓实干，完成了各项任务，发展迈出坚实步伐。\n"
PLAN = "二、工作安排\n扩大就业。城镇新增就业9万人，开展技能培训3万人次，帮扶困难群众就业。\n"
CLOSING = "各位代表！让我们为建设美丽家园而努力奋斗！\n"


def year_of(
    opening: str = OPENING, review: str = REVIEW, plan: str = PLAN, closing: str = CLOSING
) -> int | None:
    """Return the year that is told of a report put together of these parts."""
    return read(opening + review + plan + closing).year


@pytest.mark.parametrize(
    ("parts", "year"),
    [
        ({"review": "一、过去一年的工作回顾\n刚刚过去的2034年，是平稳较快发展的一年。\n"}, 2035),
        ({"review": "一、去年及“九五”工作回顾\n2030年是实施“九五”计划的最后一年，全省团结奋进。\n"}, 2031),
        ({"review": "一、1996年工作回顾和1997年工作基本要求\n我们认真落实各项部署。\n"}, 1997),
        ({"review": "一、过去五年工作的回顾\n2028年1月省九届人大一次会议以来，全省发展较快。\n"}, 2033),
        ({"plan": "二、工作安排\n综合考虑，建议2032年全省经济社会发展的主要预期目标为：增长8%。\n"}, 2032),
        (
            {"plan": "二、工作安排\n2032年是入世后的第一年，也是重要一年，工作的指导思想是：抓住机遇。\n"},
            2032,
        ),
        (
            {"plan": "二、安排\n开放发展。2038年，要抓机遇。工业上，2038年，安排投资3亿元。2038年将建厂。\n"},
            2038,
        ),
        ({"closing": "让我们同心协力，完成和超额完成一九八五年国民经济和社会发展计划！\n"}, 1985),
        ({"closing": "各位代表！前景光明。让我们团结一致，为胜利完成2031年的各项任务而努力奋斗！\n"}, 2031),
        ({"closing": "让我们以优异的成绩，迎接建国三十五周年！\n"}, 1984),
        (
            {"opening": f"{OPENING[:-1]}并将《云海省第十一个五年规划纲要（草案）》一并审议。\n"},
            2006,
        ),
        ({"opening": f"{OPENING}本次会议的议题，是审议我省国民经济和社会发展第七个五年计划。\n"}, 1986),
    ],
)
def test_what_is_stated_outright_tells_the_year(parts: dict[str, str], year: int) -> None:
    """Each of these forms names one year that the report cannot but plan for."""
    assert year_of() is None
    assert year_of(**parts) == year


@pytest.mark.parametrize(
    "parts",
    [
        {"plan": "二、工作安排\n力争到2035年，经济社会发展的主要目标全面实现，到2035年要建成强省。\n"},
        {"opening": f"{OPENING}我们按照会议审议通过的第七个五年计划的要求工作。\n"},
        {"closing": "让我们以优异成绩迎接党的十八大胜利召开！\n"},
        {
            "review": "一、工作回顾\n刚刚过去的2034年，是平稳的一年。\n",
            "closing": "各位代表！前景光明。让我们团结一致，为胜利完成2031年的各项任务而努力奋斗！\n",
        },
        {"opening": "", "closing": "刚刚过去的2034年，全省生产总值增长8%。\n"},
    ],
)
def test_what_is_not_certain_tells_none(parts: dict[str, str]) -> None:
    """A distant aim, what an earlier session passed, what is only likely, two that differ, no congress."""
    assert year_of(**parts) is None


def test_the_day_of_a_page_is_not_the_report_s() -> None:
    """A report put on the web seven years later plans for the year behind the one it calls just past."""
    told = REVIEW + "刚刚过去的2032年，全省经济保持良好发展态势。\n"
    assert year_of(opening=f"（2040年2月20日 张三）\n{OPENING}", review=told) == 2033
    assert year_of(opening=f"（2033年2月20日 张三）\n{OPENING}", review=told) == 2033
