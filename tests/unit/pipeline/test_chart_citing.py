"""A chart is cited in four styles, with its address where it has one, and nothing in it breaks the style."""

from __future__ import annotations

import pytest

from workbench.pipeline.chart_citing import cite_chart

ADDRESS = "https://example.org/?page=trends&place=云海"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_style_names_title_day_and_address(language: str) -> None:
    """The address is in plain characters, the day in prose where the style has it so."""
    found = cite_chart("就业的目标与完成", "2026-03-01", version="0.1.0", link=ADDRESS, language=language)
    assert list(found) == ["gbt", "bibtex", "chicago", "link"]
    for text in found.values():
        assert "就业的目标与完成" in text
        assert "https://example.org/?page=trends&place=%E4%BA%91%E6%B5%B7" in text
    assert "[DS/OL]. (2026-03-01)[2026-03-01]" in found["gbt"]
    assert ("2026年3月1日" if language == "zh" else "March 1, 2026") in found["chicago"]


def test_foreign_text_stays_text() -> None:
    """Braces, quotation marks and line ends in a title, and an address that is none."""
    found = cite_chart("a{b}%“c”\n.", "2026-03-01", version="0.1.0", link="javascript:alert(1)")
    assert r"a\{b\}\%‘c’" in found["bibtex"]
    assert "javascript" not in "".join(found.values())
    assert "\n" not in found["gbt"] + found["chicago"]
