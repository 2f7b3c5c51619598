"""What the comparison to hand on says of a changed number is what the screen says."""

from __future__ import annotations

import pytest

from tests.builders.plain_reports import build_report
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
