"""Which sentences of a review report something."""

from __future__ import annotations

import numpy as np

from tests.unit.alignment.outlines import make_report
from workbench.alignment.prepared import prepare
from workbench.alignment.reporting import reports_something, speaks_of_years
from workbench.settings import DEFAULTS


def test_thanks_and_admitted_difficulties_report_nothing() -> None:
    """A paragraph that opens with difficulties admits, also behind an address; solving them reports."""
    paragraphs = [
        "新建学校3所。针对存在的问题开展专项整治。",
        "成绩的取得，得益于全市人民的共同努力。向全市人民表示衷心的感谢！",
        "同时，我们也清醒地看到，发展还面临不少困难。创新能力不强。",
        "各位代表！在肯定成绩的同时，我们也清醒地看到，工作中还存在不少问题。营商环境亟待改善。",
        "改造道路8公里。",
    ]
    report = prepare(make_report("r", [("review", [("一、回顾", paragraphs)])]), DEFAULTS.alignment)
    told = reports_something(report, np.arange(len(report.sentences)))
    kept = [text for text, reports in zip(report.sentences.texts, told, strict=True) if reports]
    assert kept == ["新建学校3所。", "针对存在的问题开展专项整治。", "改造道路8公里。"]


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
