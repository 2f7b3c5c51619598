"""A number planned for several things is met where each of them is told."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import propose_commitments, read_report
from workbench.measuring.quantities import find_quantities
from workbench.model.hints import Hints
from workbench.model.link import Comparison
from workbench.pipeline.judging import evidence
from workbench.settings import DEFAULTS

PLAN = """2030年政府工作报告
一、2029年工作回顾
全年经济平稳运行，各项事业有新的进展。
二、2030年工作安排
做好今年工作，要着力抓好以下几个方面。
{promise}。
扎实推进乡村建设，改善农村人居环境。"""
REVIEW = """2031年政府工作报告
一、2030年工作回顾
全年经济平稳运行，各项事业有新的进展。
{told}。
扎实推进乡村建设，农村人居环境持续改善。
二、2031年工作安排
做好今年工作，要着力抓好以下几个方面。"""


def comparisons(promise: str, told: str) -> list[Comparison]:
    """Return what is set beside a plan's promise, by the names of things."""
    older, newer = (
        read_report(text.encode(), name="r.txt", hints=Hints(jurisdiction="云海区", year=year))
        for text, year in ((PLAN.format(promise=promise), 2030), (REVIEW.format(told=told), 2031))
    )
    found = [candidate for each in evidence(older, newer, DEFAULTS).evidence for candidate in each.candidates]
    compared = [each.comparison for each in found if each.comparison is not None]
    return sorted(compared, key=lambda each: each.metric)


def answers(promise: str, told: str) -> list[tuple[str, bool | None, str | None]]:
    """Return planned thing, verdict and why there is none, of each comparison of the promise."""
    return [(each.metric, each.met, each.why_null) for each in comparisons(promise, told)]


BOTH = "技术改造投资、民间投资均增长8%以上"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "技术改造投资、民间投资分别增长9%和11%",
            [("技术改造投资增速", True, None), ("民间投资增速", True, None)],
        ),
        ("技术改造投资增长9%", [("技术改造投资增速", None, "scope")]),
        ("技术改造投资增长5%", [("技术改造投资增速", False, None)]),
    ],
)
def test_one_number_for_two_things(told: str, expected: list[tuple[str, bool | None, str | None]]) -> None:
    """Both told, both judged; one told and met says nothing of both, one that falls short does."""
    assert answers(BOTH, told) == expected


def test_numbers_of_their_own() -> None:
    """Where each thing has a number of its own, each is judged alone."""
    found = answers("技术改造投资增长8%以上，民间投资增长7%以上", "技术改造投资增长9%")
    assert found == [("技术改造投资增速", True, None)]


def test_what_is_said_of_it() -> None:
    """The comparison names what is not told."""
    notes = [each.note.in_language("zh") for each in comparisons(BOTH, "技术改造投资增长9%")]
    assert len(notes) == 1
    assert "“民间投资”" in notes[0]


@pytest.mark.parametrize(
    ("promise", "told", "status"),
    [
        ("新建渔港5个、灯塔3座", "新建渔港6个、灯塔3座", "fulfilled"),
        ("新建渔港5个、灯塔3座", "新建渔港6个", None),
        ("新建渔港5个、灯塔3座", "新建渔港4个", "partial"),
        ("新增渔家乐20户、带动就业90人以上", "带动就业120人", None),
        ("完成渔业投资90亿元、增长6%", "完成渔业投资96亿元", "fulfilled"),
    ],
)
def test_one_number_met_says_nothing_of_another(promise: str, told: str, status: str | None) -> None:
    """Of several things promised each has to be told; an amount speaks for its own growth."""
    older, newer = (
        read_report(text.encode(), name="r.txt", hints=Hints(jurisdiction="云海区", year=year))
        for text, year in ((PLAN.format(promise=promise), 2030), (REVIEW.format(told=told), 2031))
    )
    found = evidence(older, newer, DEFAULTS)
    quotes = {each.id: each.quote for each in propose_commitments(older, find_quantities(older))}
    assert {e.suggested_status for e in found.evidence if quotes[e.commitment] == promise} == {status}
