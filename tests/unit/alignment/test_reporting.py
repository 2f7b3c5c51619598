"""Which sentences of a review report something."""

from __future__ import annotations

import numpy as np

from tests.builders.as_shipped import read_report
from tests.unit.alignment.outlines import make_report
from workbench.alignment.aligning import align_reports
from workbench.alignment.prepared import prepare, span_of
from workbench.alignment.reporting import gives_thanks, reports_something, speaks_of_years
from workbench.model.hints import Hints
from workbench.model.report import Report
from workbench.settings import DEFAULTS


def test_thanks_and_admitted_difficulties_report_nothing() -> None:
    """A paragraph that opens with difficulties admits, also behind an address; solving them reports."""
    paragraphs = [
        "新建学校3所。针对存在的问题开展专项整治。",
        "成绩的取得，得益于全市人民的共同努力。向全市人民表示衷心的感谢！",
        "同时，我们也清醒地看到，发展还面临不少困难。创新能力不强。",
        "各位代表！在肯定成绩的同时，我们也清醒地看到，工作中还存在不少问题。营商环境亟待改善。",
        "改造道路8公里。",
        "安不忘危，稳不忘忧。我们清醒认识到，发展还面临不少挑战。财政收支矛盾突出。",
        "当前存在的主要矛盾和问题是，产业结构不优，新兴产业偏弱。",
        "成绩令人鼓舞，但前进道路上还有不少矛盾和问题。服务业发展滞后。",
        "新建公园6个。工作中也存在不足，已整改到位。",
    ]
    report = prepare(make_report("r", [("review", [("一、回顾", paragraphs)])]), DEFAULTS.alignment)
    told = reports_something(report, np.arange(len(report.sentences)))
    kept = [text for text, reports in zip(report.sentences.texts, told, strict=True) if reports]
    assert kept == [
        "新建学校3所。",
        "针对存在的问题开展专项整治。",
        "改造道路8公里。",
        "新建公园6个。",
        "工作中也存在不足，已整改到位。",
    ]


def test_thanks_are_told_from_what_was_done_for_those_thanked() -> None:
    """Thanks name soldiers and deputies as promises do; what was done for them is a report all the same."""
    paragraphs = [
        "向驻区官兵、政法干警致以崇高的敬意！向支持我区发展的各界朋友表示衷心感谢！",
        "这是全区人民团结奋斗的结果，是人大、政协监督支持的结果。",
        "支持驻区部队改善营房8处。办理人大代表建议90件，代表对结果表示满意。慰问困难群众3万人次。",
    ]
    report = prepare(make_report("r", [("review", [("一、回顾", paragraphs)])]), DEFAULTS.alignment)
    told = gives_thanks(report, np.arange(len(report.sentences)))
    thanks = [text for text, given in zip(report.sentences.texts, told, strict=True) if given]
    assert thanks == [
        "向驻区官兵、政法干警致以崇高的敬意！",
        "向支持我区发展的各界朋友表示衷心感谢！",
        "这是全区人民团结奋斗的结果，是人大、政协监督支持的结果。",
    ]


def test_sums_over_years_are_told_from_the_year_reviewed() -> None:
    """五年来, 累计 and 年均 sum up; a five-year plan's name alone, or one year's figures, do not."""
    paragraphs = [
        "五年来，新建学校30所。累计改造老旧小区80个。地区生产总值年均增长6%。",
        "“十四五”时期投资翻了一番。过去五年城乡面貌一新。",
        "新建学校3所。编制“十五五”规划纲要。全年新增就业5万人。",
    ]
    report = prepare(make_report("r", [("review", [("一、回顾", paragraphs)])]), DEFAULTS.alignment)
    told = speaks_of_years(report, np.arange(len(report.sentences)))
    of_one_year = [text for text, years in zip(report.sentences.texts, told, strict=True) if not years]
    assert [text for text in of_one_year if text != "一、回顾"] == [
        "新建学校3所。",
        "编制“十五五”规划纲要。",
        "全年新增就业5万人。",
    ]


SELF = """云海区2025年政府工作报告
一、2024年工作回顾
一年来，全区经济稳中向好，产业发展提质增效，民生保障更加有力。
我们也清醒地看到，产业发展不够快，民生保障还存在不少短板，营商环境仍有差距。
二、2025年工作安排
今年要加快产业发展，补齐民生保障短板，优化营商环境。
"""


def test_a_paragraph_on_problems_is_no_partner_of_the_plan() -> None:
    """Within one report what the review owns to is linked to nothing of the plan, however alike the words."""
    report = read_report(SELF.encode(), name="a.txt", hints=Hints(jurisdiction="云海区", year=2025))
    own = prepare(report, DEFAULTS.alignment)
    links = align_reports(own, own, settings=DEFAULTS.alignment, scope="review-plan").links
    linked = {text for link in links for unit in link.older for text in [_words(report, unit)]}
    assert not [text for text in linked if "清醒" in text or text in ("产业发展不够快", "营商环境仍有差距")]


def test_the_same_words_without_owning_to_problems_are_linked() -> None:
    """The rule, and not the words, parts them."""
    text = SELF.replace("我们也清醒地看到，产业发展不够快，民生保障还存在不少短板，营商环境仍有差距", PLAIN)
    report = read_report(text.encode(), name="a.txt", hints=Hints(jurisdiction="云海区", year=2025))
    own = prepare(report, DEFAULTS.alignment)
    links = align_reports(own, own, settings=DEFAULTS.alignment, scope="review-plan").links
    assert any("补齐" in _words(report, unit) for link in links for unit in link.newer)


PLAIN = "我们加快产业发展，补齐民生保障短板，优化营商环境"


def _words(report: Report, unit: str) -> str:
    return span_of(report, unit).of(report.text)
