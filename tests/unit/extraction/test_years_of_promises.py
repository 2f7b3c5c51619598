"""Until when promises run that stand under several years, or in a plan for five of them."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import propose_commitments, read_report
from workbench.measuring.quantities import find_quantities
from workbench.model.genre import Genre
from workbench.model.hints import Hints


def until(text: str, *, genre: Genre = Genre.WORK_REPORT, year: int = 2026) -> dict[str, str | None]:
    """Return by what each promise of a made-up document names first when it is due."""
    hints = Hints(jurisdiction="云海区", year=year, genre=genre)
    report = read_report(text.encode(), name="r.txt", hints=hints)
    return {each.quote: each.deadline for each in propose_commitments(report, find_quantities(report))}


@pytest.mark.parametrize(
    ("heading", "due"),
    [
        ("二、“十四五”时期发展成就和“十五五”时期主要目标任务", "2030"),
        ("二、“十五五”时期主要目标任务", "2030"),
        ("二、“十五五”的总体思路和目标任务", "2030"),
        ("二、今后五年的目标任务", "2030"),
        ("二、2026年重点工作", "2026"),
        ("二、确保“十五五”开好局，做好2026年工作", "2026"),
    ],
)
def test_a_promise_under_several_years_is_due_at_their_end(heading: str, due: str) -> None:
    """A heading that names the years that are over as well still sets the date by those to come."""
    found = until(
        "2026年政府工作报告\n一、2025年工作回顾\n城镇新增就业3万人。\n"
        f"{heading}\n——推动协调发展。\n常住人口城镇化率提高到65%。基本养老保险参保率提高到95%。\n"
        "三、自身建设\n加强廉政建设。\n"
    )
    promised = {quote: date for quote, date in found.items() if "率" in quote}
    assert promised == {"常住人口城镇化率提高到65%": due, "基本养老保险参保率提高到95%": due}


def test_what_a_five_year_plan_aims_at_is_due_with_its_last_year() -> None:
    """云海区's plan of 2026 runs until 2030; a date that a clause names counts before that."""
    plan = (
        "云海区国民经济和社会发展第十五个五年规划纲要\n第一章 主要目标\n"
        "湿地保护率提高到52%。建成云海港二期，到2028年新增泊位6个。\n第二章 重点任务\n改造老旧小区300个。\n"
    )
    found = until(plan, genre=Genre.FIVE_YEAR_PLAN)
    assert found["湿地保护率提高到52%"] == "2030"
    assert found["改造老旧小区300个"] == "2030"
    assert next(date for quote, date in found.items() if "泊位" in quote) == "2028"


@pytest.mark.parametrize(
    ("opening", "due"),
    [
        ("今后五年，我们要加快发展。", "2030"),
        ("未来五年是云海区的关键时期。", "2030"),
        ("“十五五”时期，我区的主要目标是共同富裕。", "2030"),
        ("“十五五”期间，建设云海港。", "2030"),
        ("我们要加快发展。", "2026"),
        ("“十四五”时期，我区迈上新台阶。", "2026"),
        ("今后五年，我们要加快发展。今年先办好三件实事。", "2026"),
    ],
)
def test_a_part_for_several_years_dates_its_promises(opening: str, due: str) -> None:
    """A part that turns to the years in its sentences, and never to this one, is due at their end."""
    found = until(
        "2026年政府工作报告\n一、2025年工作回顾\n城镇新增就业3万人。\n"
        f"二、加快建设更加宽裕的小康社会\n（一）壮大产业。\n{opening}\n（二）改善民生。\n建成云海区博物馆。\n"
        "三、做好2026年工作\n改造老旧小区40个。\n"
    )
    assert found["建成云海区博物馆"] == due
    assert found["改造老旧小区40个"] == "2026"
