"""Which parts of a made-up plan are for several years."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.measuring.years_of_sentences import spanning_sentences
from workbench.model.hints import Hints

_GOALS = "二、今后五年奋斗目标\n建设富强云海。"
_FARMS = "三、发展现代农业\n" + "改造农田。" * 8
_SCHOOLS = "四、办好教育\n" + "新建学校。" * 8


def _of_years(*parts: str) -> list[str]:
    text = "\n".join(("2026年政府工作报告", "一、过去五年工作回顾", "建成公园。", *parts))
    report = read_report(text.encode(), name="r.txt", hints=Hints(jurisdiction="云海区", year=2026))
    found = spanning_sentences(report)
    told = {report.text_of(each) for each in report.sentences if each.part == "plan" and each.id in found}
    return [each for each in ("建设富强云海。", "改造农田。", "新建学校。", "植树。") if each in told]


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (
            (_GOALS, _FARMS, _SCHOOLS, "五、做好今年工作\n植树。"),
            ["建设富强云海。", "改造农田。", "新建学校。"],
        ),
        ((_GOALS, _FARMS, "四、做好2026年工作\n" + "植树。" * 3), ["建设富强云海。", "改造农田。"]),
        # This year is named early: the parts behind are its own.
        ((_GOALS + "\n今年要开好局。", _FARMS, _SCHOOLS), ["建设富强云海。"]),
        ((_GOALS, _FARMS, "今年要办好学校。", _SCHOOLS), ["建设富强云海。"]),
        # It is never named.
        ((_GOALS, _FARMS, _SCHOOLS), ["建设富强云海。"]),
    ],
)
def test_a_plan_for_a_term_names_the_year_at_its_end(parts: tuple[str, ...], told: list[str]) -> None:
    """All parts before it are for the term, though their headings do not say so."""
    assert _of_years(*parts) == told
