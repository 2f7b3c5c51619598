"""Task lists go back out as they came, with status, evidence and date filled in."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import docx
import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from tests.builders.as_shipped import read_report
from tests.quality.task_lists.grids import Cell, Grid, as_docx, as_xlsx
from tests.quality.task_lists.lists import TASK_LISTS, TaskList
from workbench.errors import CorpusError
from workbench.exchange.filled_workbook import as_text
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.filled_lists import LIST_FORMATS, ListFormat, filled_list, filled_rows, list_format
from workbench.pipeline.task_states import TaskState

FOREIGN = "=HYPERLINK(“x”)，完成率-3%。"


def told(report: Report) -> dict[str, TaskState]:
    """Return a state for each row that no other row has, with a quotation that begins like a formula."""
    return {
        row.id: TaskState(
            verdicts=((row.quote, "partial"),),
            evidence=(f"{FOREIGN}{n}（云海区公报）",),
            judged_on=f"2026-01-{n + 1:02d}",
        )
        for n, row in enumerate(commitments_of(report))
    }


def grid_of(raw: bytes, extension: str) -> list[list[str]]:
    """Return all cells of all tables of a file by row, and its paragraphs as rows of one cell."""
    if extension == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(raw))
        return [
            [as_text(value) for value in row]
            for sheet in book.worksheets
            for row in sheet.iter_rows(values_only=True)
        ]
    document = docx.Document(io.BytesIO(raw))
    tables = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    return [*([p.text] for p in document.paragraphs), *tables]


def squeezed(text: str) -> str:
    """Return a text without blanks."""
    return "".join(text.split())


@pytest.mark.parametrize("extension", LIST_FORMATS)
@pytest.mark.parametrize("each", TASK_LISTS, ids=lambda each: each.name)
def test_every_cell_survives_and_each_row_gets_its_own_state(each: TaskList, extension: ListFormat) -> None:
    """In the list's own format each cell stays at its place; in the other all texts stand in their rows."""
    report = read_report(each.raw, name=each.name)
    states = told(report)
    out = filled_list(report, states, each.raw, extension)
    grid = grid_of(out, extension)
    if each.name.endswith(extension):
        before = grid_of(each.raw, extension)
        assert [row[: len(old)] for row, old in zip(grid, before, strict=True)] == before
    lines = [{squeezed(cell).removeprefix("'") for cell in row} for row in grid]
    joined = ["".join(map(squeezed, row)) for row in grid]
    for line in report.text.split("\n"):
        cells = {squeezed(cell) for cell in line.split("\t")} - {""}
        whole = "\t" not in line and any(squeezed(line) in there for there in joined)
        assert whole or any(cells <= there for there in lines), line
    for n, row in enumerate(commitments_of(report)):
        own = [r for r in grid if any(squeezed(row.quote) in squeezed(cell) for cell in r)]
        assert [r[-3:] for r in own] == [["部分完成", f"'{FOREIGN}{n}（云海区公报）", f"2026-01-{n + 1:02d}"]]
    assert sum(row[-3:] == ["核定状态", "证据", "判断日期"] for row in grid) == 1


@pytest.mark.parametrize(
    "each", [x for x in TASK_LISTS if x.name.endswith(LIST_FORMATS)], ids=lambda e: e.name
)
def test_a_list_sent_out_twice_is_read_the_same_and_filled_in_anew(each: TaskList) -> None:
    """The columns of the first time are taken up: the file does not grow, and its tasks are the same."""
    extension = list_format(each.name)
    report = read_report(each.raw, name=each.name)
    first = filled_list(report, told(report), each.raw, extension)
    again = read_report(first, name=each.name)
    assert [(c.quote, c.bodies, c.deadline) for c in commitments_of(again)] == [
        (c.quote, c.bodies, c.deadline) for c in commitments_of(report)
    ]
    second = filled_list(again, {}, first, extension, "en")
    assert max(map(len, grid_of(second, extension))) == max(map(len, grid_of(first, extension)))
    assert sum(row[-3:] == ["Status", "Evidence", "Judged on"] for row in grid_of(second, extension)) == 1
    assert "部分完成" not in str(grid_of(second, extension))


@pytest.mark.parametrize("extension", LIST_FORMATS)
@pytest.mark.parametrize("each", TASK_LISTS, ids=lambda each: each.name)
def test_a_list_that_goes_out_and_comes_back_is_the_same_list(each: TaskList, extension: ListFormat) -> None:
    """To Excel, from there to Word and back, or the other way round: tasks, offices, dates and cells stay."""
    report = read_report(each.raw, name=each.name)
    tasks = [(squeezed(c.quote), c.bodies, c.deadline) for c in commitments_of(report)]
    cells = [tuple(map(squeezed, row.cells)) for row in filled_rows(report, {})]
    raw, other = each.raw, next(form for form in LIST_FORMATS if form != extension)
    now = report
    for form in (extension, other, extension):
        raw = filled_list(now, told(now), raw, form)
        now = read_report(raw, name=f"a.{form}")
        assert (now.genre, now.year, now.jurisdiction) == (report.genre, report.year, report.jurisdiction)
        assert [(squeezed(c.quote), c.bodies, c.deadline) for c in commitments_of(now)] == tasks
        came_back = [tuple(map(squeezed, row.cells)) for row in filled_rows(now, {})]
        assert all(set(old) <= set(new) for old, new in zip(cells, came_back, strict=True))


@pytest.mark.parametrize("extension", LIST_FORMATS)
def test_what_was_written_item_by_item_becomes_a_table_with_its_offices_and_dates(
    extension: ListFormat,
) -> None:
    """Number, task, office and date have columns; lines of office and date stay in the cell of their task."""
    each = next(x for x in TASK_LISTS if x.name == "lines.md")
    report = read_report(each.raw, name=each.name)
    grid = grid_of(filled_list(report, {}, each.raw, extension), extension)
    head = next(at for at, row in enumerate(grid) if row[:4] == ["序号", "工作任务", "责任单位", "完成时限"])
    task = each.tasks[0]
    number, words, offices, date = grid[head + 1][:4]
    assert number == "1."
    assert words.startswith(
        f"{task.task}。\n牵头单位：{task.lead[0]}\n配合单位：{task.support[0]}\n完成时限："
    )
    assert (offices, date) == ("、".join((*task.lead, *task.support)), f"2025-{task.month:02d}")


def _grid(cells: Sequence[tuple[str, ...]]) -> Grid:
    return Grid(
        "云海区2024年重点工作任务分解表",
        [Cell(y, x, text) for y, row in enumerate(cells) for x, text in enumerate(row)],
    )


ROWS = [
    ("序号", "工作任务", "责任单位", "完成时限"),
    ("1", "新建便民市场6个", "区商务局", "9月底前"),
    ("2", "新建便民市场6个", "区民政局", "10月底前"),
    ("3", "整修海堤4公里", "区水务局", "11月底前"),
]


@pytest.mark.parametrize("extension", LIST_FORMATS)
def test_two_rows_with_the_same_task_keep_apart(extension: ListFormat) -> None:
    """What tells them apart is who does it and until when."""
    raw = (as_xlsx if extension == "xlsx" else as_docx)(_grid([ROWS[0], ROWS[2], ROWS[1], ROWS[3]]))
    report = read_report(raw, name=f"a.{extension}")
    grid = grid_of(filled_list(report, told(report), raw, extension), extension)
    days = {row[2]: row[-1] for row in grid if row[-1].startswith("2026")}
    assert days == {"区民政局": "2026-01-01", "区商务局": "2026-01-02", "区水务局": "2026-01-03"}


def test_no_formula_of_a_workbook_runs_on() -> None:
    """A formula becomes what it showed or its own text, an array's too; sheets and widths stay."""
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(_grid(ROWS))))
    sheet = book.worksheets[0]
    sheet["E3"] = "=1+1"
    sheet["E4"] = ArrayFormula("E4:E5", "=SUM(A3:A4)")
    sheet["E5"] = "=cmd|' /C calc'!A0"
    sheet["E5"].data_type = "s"
    sheet.column_dimensions["B"].width = 44
    book.create_sheet("说明")["A1"] = "填报说明"
    stream = io.BytesIO()
    book.save(stream)
    report = read_report(stream.getvalue(), name="a.xlsx")
    out = openpyxl.load_workbook(io.BytesIO(filled_list(report, told(report), stream.getvalue(), "xlsx")))
    kept = out.worksheets[0]
    assert [
        cell.coordinate
        for s in out.worksheets
        for row in s.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ] == []
    assert (kept["E3"].value, kept["E4"].value) == ("'=1+1", "'=SUM(A3:A4)")
    assert (kept["E5"].value, kept["E5"].quotePrefix) == ("=cmd|' /C calc'!A0", True)
    assert (kept.column_dimensions["B"].width, out.worksheets[1]["A1"].value) == (44, "填报说明")


def test_a_field_that_fetches_from_elsewhere_is_stilled() -> None:
    """Opening the file that went out asks no other program for anything."""
    document = docx.Document(io.BytesIO(as_docx(_grid(ROWS))))
    run = document.add_paragraph("附").add_run()
    instruction = docx.oxml.OxmlElement("w:instrText")  # type: ignore[attr-defined]
    instruction.text = " DDEAUTO excel x y "
    run._r.append(instruction)
    stream = io.BytesIO()
    document.save(stream)
    report = read_report(stream.getvalue(), name="a.docx")
    out = docx.Document(io.BytesIO(filled_list(report, {}, stream.getvalue(), "docx")))
    assert "DDEAUTO" not in out.element.xml
    assert "工作任务" in out.element.xml


@pytest.mark.parametrize("extension", LIST_FORMATS)
def test_a_table_keeps_its_width_and_its_merged_cells(extension: ListFormat) -> None:
    """The columns that are filled in share the page with the others; cells over several rows stay so."""
    each = next(x for x in TASK_LISTS if x.name == f"merged.{extension}")
    report = read_report(each.raw, name=each.name)
    out = filled_list(report, told(report), each.raw, extension)
    if extension == "xlsx":
        before, after = (openpyxl.load_workbook(io.BytesIO(x)).worksheets[0] for x in (each.raw, out))
        assert sorted(map(str, after.merged_cells.ranges)) == sorted(map(str, before.merged_cells.ranges))
        return
    widths = [list(_widths(x)) for x in (each.raw, out)]
    assert len(widths[1]) == len(widths[0]) + 3
    assert abs(sum(widths[1]) - sum(widths[0])) < len(widths[1])


def _widths(raw: bytes) -> Iterator[int]:
    table = docx.Document(io.BytesIO(raw)).tables[0]
    for column in table.columns:
        yield int(column.width or 0) // 635


def test_a_file_of_another_ending_is_refused_with_what_to_do() -> None:
    """The name of the file says what it becomes."""
    assert (list_format("清单.XLSX"), list_format("b.docx")) == ("xlsx", "docx")
    with pytest.raises(CorpusError, match="xlsx"):
        list_format("c.pdf")
