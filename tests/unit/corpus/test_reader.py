"""From bytes to a report: what the caller knows reaches the reader."""

from __future__ import annotations

from tests.builders.as_shipped import read_report
from tests.builders.pages import government_page

LINES = [
    "各位代表：",
    "一、2023年工作回顾",
    "新增就业9.5万人，改造老旧小区48个。" * 12,
    "二、2024年工作安排",
    "新增学位9600个。",
]


def test_the_row_of_a_table_is_chosen() -> None:
    """A table of two reports gives the one that is asked for."""
    texts = ["\n".join([*LINES, f"建设{name}项目。", *LINES * 3]) for name in ("甲", "乙")]
    raw = ("title,full_text\n" + "".join(f'政府工作报告,"{text}"\n' for text in texts)).encode()
    assert "建设乙项目" in read_report(raw, name="a.csv", row=3).text


def test_removed_site_text_is_listed() -> None:
    """What the site added is not in the text, but in the list of what was removed."""
    report = read_report(government_page(LINES).encode("gb18030"), name="", charset="gb2312")
    assert "网站标识码" not in report.text
    assert any("网站标识码" in piece.text for piece in report.removed)
