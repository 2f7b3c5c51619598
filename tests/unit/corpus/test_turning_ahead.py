"""A part whose heading says nothing of the time is told by what stands below it; facts title nothing."""

from __future__ import annotations

import pytest

from tests.unit.corpus.reports import read
from workbench.corpus.outline.leads import is_lead

FRONT = """政府工作报告
——2024年1月10日在云海区第四届人民代表大会第四次会议上
各位代表：
现在，我代表区人民政府向大会报告工作，请予审议。
一、2023年工作回顾
一年来，全区上下真抓实干，修通海堤公路，扩建渔港码头，各项工作取得新的成绩，群众生活有了新的改善。
"""
LAST = """三、2024年重点工作
（一）建设渔港。全年新建码头三座，疏浚航道，改善渔船停靠条件，让渔民出海更加安全便利。
"""
REST = (
    "要看到，海上航运竞争加剧，渔业资源减少，我们将迎难而上、主动作为，把港口城区的事情办得更好，让群众满意。"
)


@pytest.mark.parametrize(
    "opening",
    [
        "2024年是实施海洋规划的收官之年，做好各项工作意义重大。",
        "进入新的一年，外部环境更加复杂，渔港经济面临新的考验。",
        "新的一年，云海的发展站在新的起点上。",
        "面对新的一年，我们信心百倍。",
        "今年政府工作的总体要求是：稳中求进，向海图强。",
        "今年是云海建区二十周年，也是渔港扩建的关键一年。",
        "未来五年，云海将建成区域性航运中心。",
        "当前，新的一年已经开始，各项任务十分繁重。",
    ],
)
def test_a_part_that_turns_to_the_year_ahead_is_plan(opening: str) -> None:
    """Between review and plan, a heading in the report's own words follows the paragraph below it."""
    report = read(f"{FRONT}二、向海而兴，在新征程上谱写云海新篇\n{opening}{REST}\n{LAST}")
    assert [heading.part for heading in report.headings if heading.level == 1] == ["review", "plan", "plan"]


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        ("二、向海而兴，渔港城区展现新面貌", "2023年，我们扩建码头两座，渔船停靠更加方便。"),
        ("二、五年奋进，云海焕发新气象", "五年来，海堤公路全线贯通，群众出行更加便利。"),
        ("二、几点体会和经验", "今年是建区二十周年，回望来路，体会很深。"),
        ("二、敢为人先，渔业转型走在前列", "过去一年，渔民转产就业，海上牧场初具规模。"),
    ],
)
def test_a_part_that_still_looks_back_stays_review(title: str, opening: str) -> None:
    """What was reached, and lessons drawn from it, promise nothing."""
    report = read(
        f"{FRONT}{title}\n{opening}海风渔火，见证了云海人的汗水和实干，各项事业都有了看得见的变化。\n{LAST}"
    )
    assert [heading.part for heading in report.headings if heading.level == 1] == ["review", "review", "plan"]


@pytest.mark.parametrize(
    "fact",
    [
        "云海大桥正式通车。",
        "渔港二期工程开工。",
        "海洋博物馆和少年宫投入使用。",
        "云海渔业合作联社正式成立。",
        "航运服务平台建成运行。",
        "海堤公路项目完成路基填筑。",
        "职工医疗保险实现市级统筹。",
        "超额完成渔船改造三年计划。",
        "区疾控中心基本建成。",
        "跨海轮渡投入运营。",
    ],
)
def test_what_one_thing_came_to_titles_nothing(fact: str) -> None:
    """A single fact at a paragraph's start is content."""
    assert not is_lead(f"{fact}渔民合作社扩大到全部乡镇，海产品冷链和远洋运输能力有了很大的提高。")


@pytest.mark.parametrize(
    "theme",
    [
        "渔港建设加快推进。",
        "海上交通更加便捷。",
        "重大项目建设提速。",
        "扎实推进渔船改造。",
        "公共服务不断完善。",
    ],
)
def test_a_state_of_many_things_still_titles(theme: str) -> None:
    """A lead sentence that tells how things go on is a theme as before."""
    assert is_lead(f"{theme}渔民合作社扩大到全部乡镇，海产品冷链和远洋运输能力有了很大的提高。")
