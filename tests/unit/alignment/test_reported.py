"""Only what a review reports answers; its numbers are found by sentence and by what they measure."""

from __future__ import annotations

from tests.builders.as_shipped import read_report
from workbench.alignment.prepared import prepare
from workbench.alignment.reported import Reported
from workbench.measuring.quantities import find_quantities
from workbench.settings import DEFAULTS

TEXT = """云海区2025年政府工作报告
一、2024年工作回顾
新增城镇就业1.2万人。地区生产总值增长6.1%。
过去五年地区生产总值年均增长7.4%。
二、2025年工作安排
新增城镇就业1.3万人。地区生产总值增长6%左右。
"""


def reported() -> tuple[Reported, list[str]]:
    report = read_report(TEXT.encode(), name="yunhai-2025.txt")
    prepared = prepare(report, DEFAULTS.alignment)
    told = Reported(prepared, find_quantities(report), lambda _: False)
    return told, [report.text_of(node) for node in report.sentences]


def test_numbers_of_the_plan_and_of_several_years_are_left_out() -> None:
    """What grew in a mean year of five says nothing of the year that income is to keep pace with."""
    told, _ = reported()
    assert [quantity.raw for quantity in told.of_output] == ["6.1%"]


def test_each_sentence_holds_its_own_numbers() -> None:
    told, sentences = reported()
    held = {
        text: [m.quantity.raw for m in told.in_sentence(at, DEFAULTS.alignment)]
        for at, text in enumerate(sentences)
    }
    assert held["新增城镇就业1.2万人。"] == ["1.2万人"]
    assert held["地区生产总值增长6.1%。"] == ["6.1%"]
    assert held["新增城镇就业1.3万人。"] == []


def test_the_sentence_that_holds_the_same_measure_is_found() -> None:
    told, sentences = reported()
    measure = told.in_sentence(sentences.index("地区生产总值增长6.1%。"), DEFAULTS.alignment)[0]
    assert [sentences[at] for at in told.same_as(measure, DEFAULTS.alignment)] == ["地区生产总值增长6.1%。"]
