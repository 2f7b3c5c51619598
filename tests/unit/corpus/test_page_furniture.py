"""Which lines are page furniture, wherever in a line its words stand."""

from __future__ import annotations

import pytest

from workbench.corpus.page_furniture import reason_of


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("-3-", "page_number"),
        ("第1页", "page_number"),
        ("云海第1页", None),
        ("当前位置：首页", "navigation"),
        ("云海当前位置：首页", None),
        ("扫描二维码", "share"),
        ("请扫描二维码", "share"),
        ("分享", "share"),
        ("云海分享", None),
        ("记者张三摄", "caption"),
        ("云海记者张三摄", "caption"),
        ("图为云海", "caption"),
        ("云海?abc=1&def=2", "cms_metadata"),
        ("云海 & 渔港 = 湖", None),
        ("责编：张三", "editor"),
        ("新建学校3所", None),
        ("", None),
    ],
)
def test_a_line_is_told_by_its_beginning_or_by_what_it_holds(line: str, reason: str | None) -> None:
    assert reason_of(line, "body") == reason
