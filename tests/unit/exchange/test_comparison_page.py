"""What the comparison to hand on says of a changed number is what the screen says."""

from __future__ import annotations

import re
from dataclasses import replace

import lxml.html
import pytest

from tests.builders.plain_reports import build_report
from workbench.model.document_name import cited_name
from workbench.pipeline.comparing import compare
from workbench.pipeline.printing import comparison_page


@pytest.mark.parametrize(
    ("language", "points", "amount"),
    [("zh", "▼ 1 个百分点", "▲ 2,200亿元"), ("en", "▼ 1 pp", "▲ CNY 220 billion")],
)
def test_changes_are_written_out(language: str, points: str, amount: str) -> None:
    """No exponent, shares by percentage points, and reports by their names."""
    older = build_report(2024, plan=["地区生产总值增长6%左右，", "固定资产投资达到3000亿元，推进项目建设。"])
    newer = build_report(2025, plan=["地区生产总值增长5%左右，", "固定资产投资达到5200亿元，推进项目建设。"])
    page = comparison_page(compare(older, newer), language)
    assert points in page
    assert amount in page
    assert "e+" not in page
    assert older.id not in page
    assert newer.id not in page


def test_an_english_page_has_no_chinese_word_of_ours() -> None:
    """All that is Chinese on it stands in the reports, says that it is Chinese, and turns nothing around."""
    turned = "推进城市更新，\u202e改造老旧小区五十个。"
    older = build_report(2024, plan=["固定资产投资达到3000亿元，推进项目建设。", turned])
    older = replace(older, fictional=True)
    newer = build_report(2025, plan=["固定资产投资达到5200亿元，推进项目建设。", "推进乡村振兴，修好水渠。"])
    page = lxml.html.fromstring(comparison_page(compare(older, newer), "en"))
    ours = ""
    for each in page.iter("h1", "h2", "h3", "p", "span", "div", "li", "b"):
        if not [above for above in (each, *each.iterancestors()) if above.get("lang") == "zh-CN"]:
            ours += " ".join(str(text or "") for text in (each.text, *(below.tail for below in each)))
    assert "Made-up sample" in ours
    for known in (cited_name(older, "en"), cited_name(newer, "en"), "固定资产投资", "3000亿元", "5200亿元"):
        ours = ours.replace(known, "")
    assert not re.search("[\u3000-\u9fff\uff00-\uffef]", ours), ours
    assert "\u202e" not in "".join(map(str, page.itertext()))
