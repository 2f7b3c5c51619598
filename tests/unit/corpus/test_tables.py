"""Task and livelihood tables: rows, cells under their headings in every format, what they promise."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.builders.as_shipped import propose_commitments, read_report
from workbench.corpus.parser import parse_kept
from workbench.measuring.quantities import find_quantities
from workbench.model.commitment import Commitment
from workbench.model.genre import Genre
from workbench.model.removal_reasons import Reason
from workbench.model.report import Node, Report
from workbench.settings import DEFAULTS
from workbench.text.table_columns import column_of, sets_tasks

TITLE = "云海区2025年重点工作任务分解表"
ROWS = [
    ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"],
    ["1", "新建社区食堂12个", "区民政局", "各街道、区财政局", "2025年10月底前"],
    ["2", "改造供水管网45公里，惠及居民3.2万户", "区水务局", "区住建局", "2025年12月底前"],
    ["3", "建成口袋公园9个", "区园林局", "各街道", "6月底前"],
]


def _html(rows: list[list[str]]) -> bytes:
    cells = ["".join(f"<td><p>{cell}</p></td>" for cell in row) for row in rows]
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<html><body><h1>{TITLE}</h1><table>{body}</table></body></html>".encode()


def _markdown(rows: list[list[str]]) -> bytes:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([f"# {TITLE}", "", lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]).encode()


def _word(rows: list[list[str]]) -> bytes:
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return _saved(document)


def _saved(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def _rows(report: Report) -> list[Node]:
    return [node for node in report.nodes if node.kind == "row"]


def _cells(report: Report, row: Node) -> list[tuple[tuple[str, ...], str]]:
    return [(cell.header, report.text[cell.start : cell.end]) for cell in row.cells]


def _promises(report: Report) -> tuple[Commitment, ...]:
    return propose_commitments(report, find_quantities(report))


@pytest.mark.parametrize(("name", "write"), [("a.html", _html), ("a.md", _markdown), ("a.docx", _word)])
def test_each_row_is_a_node_with_its_cells_under_their_headings(name: str, write: object) -> None:
    """Headings, order and every cell are the same whatever the format."""
    report = read_report(write(ROWS), name=name)  # type: ignore[operator]
    rows = _rows(report)
    assert [node.kind for node in report.nodes].count("table") == 1
    assert _cells(report, rows[0]) == [((), name) for name in ROWS[0]]
    assert [_cells(report, row) for row in rows[1:]] == [
        [((head,), text) for head, text in zip(ROWS[0], row, strict=True)] for row in ROWS[1:]
    ]
    assert all(row.part == "plan" for row in rows)


@pytest.mark.parametrize(("name", "write"), [("a.html", _html), ("a.md", _markdown), ("a.docx", _word)])
def test_each_row_of_a_task_table_is_one_promise(name: str, write: object) -> None:
    """Bodies and deadline come from their columns; the row of headings promises nothing."""
    report = read_report(write(ROWS), name=name)  # type: ignore[operator]
    assert [(c.quote, c.bodies, c.deadline) for c in _promises(report)] == [
        ("新建社区食堂12个", ("区民政局", "各街道", "区财政局"), "2025-10"),
        ("改造供水管网45公里，惠及居民3.2万户", ("区水务局", "区住建局"), "2025-12"),
        ("建成口袋公园9个", ("区园林局", "各街道"), "2025-06"),
    ]


@pytest.mark.parametrize(
    ("header", "sets"),
    [
        (["序号", "任务内容", "责任单位"], True),
        (["实事项目", "建设规模", "牵头部门", "进度要求"], True),
        (["工作事项", "时间节点"], True),
        (["主要任务", "责任领导", "责任单位", "完成时间"], True),
        (["项目名称", "主办单位", "协办单位"], True),
        (["指标", "单位名", "2024年"], False),
        (["任务", "责任单位", "落实情况"], False),
        (["姓名", "职务"], False),
        (["产品名称", "产量"], False),
        (["序号", "备注"], False),
    ],
)
def test_columns_tell_what_a_table_is_for(header: list[str], sets: bool) -> None:
    """A table of tasks has a task column beside one of bodies or dates, and tells no result."""
    assert sets_tasks(header) is sets


def test_a_name_of_a_column_may_hold_blanks() -> None:
    """序 号 is a number like 序号."""
    assert column_of("序 号") == "number"


def test_what_is_done_is_no_promise_but_in_a_list_of_tasks() -> None:
    """A column of results ends a report's promises by rows; a list goes on setting what it is to tell of."""
    rows = [["任务", "责任单位", "完成情况"], ["新建社区食堂12个", "区民政局", "已建成12个"]]
    listed = read_report(_html(rows), name="a.html")
    assert [(c.quote, c.bodies) for c in _promises(listed) if c.bodies] == [
        ("新建社区食堂12个", ("区民政局",))
    ]
    title = "云海区2025年政府工作报告"
    report = read_report(_html(rows).decode().replace(TITLE, title).encode(), name="a.html")
    assert report.genre is Genre.WORK_REPORT
    assert not [c for c in _promises(report) if c.bodies]


def test_merged_cells_leave_the_columns_in_place() -> None:
    """A cell over two rows leaves an empty one below it, a cell over two columns one beside it."""
    page = (
        f"<h1>{TITLE}</h1><table><tr><th>类别</th><th>任务</th><th>牵头单位</th></tr>"
        "<tr><td rowspan='2'>民生</td><td>新建社区食堂12个</td><td>区民政局</td></tr>"
        "<tr><td>建成口袋公园9个</td><td>区园林局</td></tr>"
        "<tr><td colspan='2'>改造供水管网45公里</td><td>区水务局</td></tr></table>"
    )
    report = read_report(f"<html><body>{page}</body></html>".encode(), name="a.html")
    assert [_cells(report, row)[-1] for row in _rows(report)[1:]] == [
        (("牵头单位",), "区民政局"),
        (("牵头单位",), "区园林局"),
        (("牵头单位",), "区水务局"),
    ]


def test_a_kept_text_gives_the_same_table_again() -> None:
    """Text that was kept holds its tables: parsing it once more gives the same nodes."""
    report = read_report(_word(ROWS), name="a.docx")
    again = parse_kept(report.text, sha256=report.sha256, settings=DEFAULTS.corpus)
    assert again.text == report.text
    assert again.nodes == report.nodes


def test_an_empty_first_cell_does_not_move_the_others() -> None:
    """Columns keep their place in the kept text as well."""
    rows = [["序号", "任务", "责任单位"], ["", "建成口袋公园9个", "区园林局"]]
    report = read_report(_word(rows), name="a.docx")
    assert _cells(report, _rows(report)[1])[0] == (("任务",), "建成口袋公园9个")
    assert parse_kept(report.text, sha256=report.sha256, settings=DEFAULTS.corpus).nodes == report.nodes


def test_a_table_between_paragraphs_leaves_the_outline_alone() -> None:
    """Rows are no headings, and what follows the table is under the same section."""
    document = docx.Document()
    for text in ("一、2025年工作安排", "（一）办好民生实事"):
        document.add_paragraph(text)
    table = document.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ["指标", "目标", "公园", "九个"], strict=True
    ):
        cell.text = text
    document.add_paragraph("我们将对上述任务逐项督办，按季度公布进展，年底接受代表评议。" * 2)
    report = read_report(_saved(document), name="a.docx")
    assert [node.heading for node in report.headings] == ["一、2025年工作安排", "（一）办好民生实事"]
    last = report.paragraphs[-1]
    assert report.ancestors(last)[0].heading == "（一）办好民生实事"


_SEEN = "<w:r><w:t>{}</w:t></w:r>"
_VANISHED = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>（内部掌握2所）</w:t></w:r>"
HIDDEN = [
    _SEEN.format("新建学校3所。") + _VANISHED,
    _VANISHED + _SEEN.format("新建学校3所。"),
    _SEEN.format("新建学校") + _VANISHED + _SEEN.format("3所。"),
    _SEEN.format("新建学校3所。") + _VANISHED.replace("vanish", "vanish w:val='1'"),
]


@pytest.mark.parametrize("xml", HIDDEN)
def test_hidden_text_is_set_aside_with_its_reason(xml: str) -> None:
    """What is not on paper is no report text, wherever it stands in the paragraph, and is listed."""
    document = docx.Document()
    document.add_paragraph("一、2025年工作安排")
    document.element.body.insert(1, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))
    report = read_report(_saved(document), name="a.docx")
    assert "新建学校3所。" in report.text
    assert "内部" not in report.text
    assert [(piece.text, piece.reason) for piece in report.removed] == [("（内部掌握2所）", Reason.HIDDEN)]


def test_ruby_keeps_its_base_and_lists_its_guide() -> None:
    """禾 with hé above it is 禾; hé is set aside as a pronunciation guide."""
    ruby = (
        f"<w:p {nsdecls('w')}><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>pù</w:t></w:r></w:rt><w:rubyBase><w:r>"
        "<w:t>堡</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>头公园建成开放。</w:t></w:r></w:p>"
    )
    document = docx.Document()
    document.add_paragraph("一、2025年工作安排")
    document.element.body.insert(1, parse_xml(ruby))
    report = read_report(_saved(document), name="a.docx")
    assert "堡头公园建成开放。" in report.text
    assert [(piece.text, piece.reason) for piece in report.removed] == [("pù", Reason.READING)]
