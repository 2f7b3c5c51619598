"""Keyword in context."""

from __future__ import annotations

from workbench.corpus.hints import Hints
from workbench.corpus.reader import read_report
from workbench.insight.concordance import find_in_context
from workbench.model.report import Report

TEXT = """云海区（虚构样例）2024年政府工作报告

一、2023年工作回顾

新建公园3个。新建停车位500个，改造公园2个。

二、2024年工作安排

建设5G基站200个。新建公园5个。
"""


def _report() -> Report:
    return read_report(TEXT.encode(), name="sample.txt", hints=Hints(id="sample"))


def test_every_hit_quotes_the_text_it_points_to() -> None:
    """The match, its context and its spans are the report's own characters."""
    report = _report()
    hits = find_in_context([report], "公园")
    assert len(hits) == 3
    for hit in hits:
        assert hit.match == "公园"
        assert report.text[hit.matches[0].start : hit.matches[0].end] == "公园"
        assert hit.before + hit.match + hit.after in report.text


def test_all_words_must_stand_in_one_sentence() -> None:
    """Two words find only the sentence that holds both."""
    hits = find_in_context([_report()], "停车位 公园")
    assert [hit.part for hit in hits] == ["review"]


def test_letters_match_in_either_case_and_parts_can_be_chosen() -> None:
    """A lower-case query finds upper-case letters; another part finds nothing."""
    assert find_in_context([_report()], "5g", part="plan")
    assert not find_in_context([_report()], "5g", part="review")


def test_an_empty_query_finds_nothing() -> None:
    """Blanks alone are no query."""
    assert find_in_context([_report()], "  ") == ()
