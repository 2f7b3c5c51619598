"""Numbers whose subject stands before what is quoted are looked for by that subject."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.judging import evidence

_FRAME = """政府工作报告
——{year}年1月12日在枫桥区第五届人民代表大会第二次会议上
枫桥区人民政府区长 顾明山
各位代表：
现在，我代表区人民政府向大会报告工作，请予审议。
一、{last}年工作回顾
{review}
二、{year}年工作安排
{plan}
各位代表，让我们团结奋斗！
"""


def _report(year: int, review: str, plan: str) -> Report:
    text = _FRAME.format(year=year, last=year - 1, review=review, plan=plan)
    return read_report(text.encode(), name=f"r-{year}.txt")


@pytest.mark.parametrize(
    ("plan", "review", "words", "of"),
    [
        (
            "地区生产总值增长7%，达到321亿元。",
            "地区生产总值稳中有升。规模以上工业增加值增速达到16.1%，农民人均纯收入达到21618元。",
            "321亿元",
            "地区生产总值",
        ),
        (
            "全区财政安排医疗卫生支出9.2亿元，比去年增加1.4亿元。",
            "去年上半年，外部需求比去年减弱。医疗卫生支出重点投向基层。",
            "1.4亿元",
            "医疗卫生支出",
        ),
    ],
)
def test_a_lone_number_is_looked_for_by_its_subject(plan: str, review: str, words: str, of: str) -> None:
    """A sentence on the subject goes before one that only words a number alike (达到, 比去年)."""
    older = _report(2023, "2022年，各项工作平稳推进。", plan)
    newer = _report(2024, review, "今年做好各项工作。")
    (asked,) = (each.id for each in commitments_of(older) if words in each.quote)
    (item,) = (each for each in evidence(older, newer).evidence if each.commitment == asked)
    assert of in item.candidates[0].text
