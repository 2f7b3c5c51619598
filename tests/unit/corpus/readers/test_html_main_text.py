"""The report's own text is found on a page by where its prose stands, and none of it is lost."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import open_source

LINES = [
    "一、上一年工作回顾",
    *(f"第{n}项工作扎实推进，新建道路{n}公里，改造老旧小区{n}个，群众出行更加便捷。" for n in range(1, 41)),
    "二、今年工作安排",
    *(f"第{n}项任务是建设社区养老服务站点{n}处，完成年度投资{n}亿元，确保按期完工。" for n in range(1, 41)),
    "谢谢大家！",
]
NOTICES = [
    "云海区召开工作会议，传达学习上级精神，研究部署下一阶段重点任务，要求各部门抓好落实，务求实效。",
    "记者从有关部门获悉，今年全区将新增公园绿地二十处，进一步方便居民日常休闲，受到广泛欢迎和好评。",
]
TITLE = "<h1>云海区政府工作报告</h1>"
BODIES = {
    "paragraphs": "".join(f"<p>{line}</p>" for line in LINES),
    "breaks": "<br>".join(f"　　{line}" for line in LINES),
    "an element each": "".join(f'<div class="row"><div>{line}</div></div>' for line in LINES),
    "sections": f"<section>{''.join(f'<p>{x}</p>' for x in LINES[:41])}</section>"
    f"<section>{''.join(f'<p>{x}</p>' for x in LINES[41:])}</section>",
    "unlike sections": f"<section>{''.join(f'<p>{x}</p>' for x in LINES[:30])}</section>"
    f"<section>{''.join(f'<p>{x}</p>' for x in LINES[30:])}</section>",
    "spans": "".join(f"<div><span>{line}</span></div>" for line in LINES),
}
_SUMMARIES = "".join(f'<div class="item"><div>{each}</div></div>' for each in NOTICES)
_ARTICLE = '<div class="main">{title}<div class="content">{body}</div></div>'
FRAMES = {
    "beside": f'<div class="left">{{aside}}</div>{_ARTICLE}',
    "below": f'{_ARTICLE}<div class="more">{{aside}}</div>',
    "deeper": f'<div><div class="hot">{{aside}}</div><div><div class="wrap">{_ARTICLE}</div></div></div>',
}


def _kept(frame: str, body: str) -> list[str]:
    inner = FRAMES[frame].format(aside=_SUMMARIES, title=TITLE, body=BODIES[body])
    page = f"<html><head><title>云海区政府工作报告</title></head><body>{inner}</body></html>"
    blocks = open_source(page.encode(), name="a.html").blocks
    return [block.text.strip() for block in blocks if block.removed_as is None]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("frame", FRAMES)
def test_the_whole_report_is_kept_and_notices_beside_it_are_not(frame: str, body: str) -> None:
    """Headings and closing words too, however the text is laid out; summaries of others are left out."""
    kept = _kept(frame, body)
    assert kept == ["云海区政府工作报告", *LINES]


def test_a_report_parted_over_cells_that_are_alike_loses_no_part() -> None:
    """Where a layout table holds most of the report in one cell and some in another, both are kept."""
    few, many = LINES[:15], LINES[15:]
    cells = "".join(f"<td><div>{''.join(f'<p>{x}</p>' for x in part)}</div></td>" for part in (few, many))
    blocks = open_source(f"<table><tr>{cells}</tr></table>".encode(), name="a.html").blocks
    assert [block.text for block in blocks if block.removed_as is None] == LINES


def test_where_prose_beside_the_report_is_as_long_nothing_is_chosen() -> None:
    """A page whose parts weigh alike keeps all its prose: a notice too many is better than a part too few."""
    first, second = LINES[1:41], [line.replace("任务", "工程") for line in LINES[42:-1]]
    parts = "".join(
        f'<div class="{name}">{"".join(f"<p>{x}</p>" for x in part)}</div>'
        for name, part in (("first", first), ("second", second))
    )
    blocks = open_source(parts.encode(), name="a.html").blocks
    assert [block.text for block in blocks if block.removed_as is None] == first + second


def test_what_the_search_stumbles_over_is_not_printed(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the search for the main text fails, all text is still read, and no trace of it is logged."""

    def fail(_: object) -> None:
        raise ValueError("All strings must be XML compatible")

    monkeypatch.setattr("readability.Document.transform_misused_divs_into_paragraphs", fail)
    page = f"<div class=a>{LINES[1]}</div><div class=b><p>{LINES[2]}</p><p>{LINES[3]}</p></div>"
    blocks = open_source(page.encode(), name="a.html").blocks
    assert LINES[2] in [block.text for block in blocks if block.removed_as is None]
    assert caplog.records == []
