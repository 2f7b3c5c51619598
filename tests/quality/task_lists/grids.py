"""Write a grid of cells, some of them merged, as Word, Excel, a page and Markdown."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import NamedTuple

import docx
import openpyxl


class Cell(NamedTuple):
    """A cell with its place in the grid and how far it reaches; places it covers have no cell."""

    row: int
    column: int
    text: str | int | datetime
    down: int = 1
    across: int = 1


class Grid(NamedTuple):
    """A table under its title, with the lines before and behind it."""

    title: str
    cells: Sequence[Cell]
    before: Sequence[str] = ()
    behind: Sequence[str] = ()

    @property
    def size(self) -> tuple[int, int]:
        """Return the numbers of rows and columns."""
        return (
            max(cell.row + cell.down for cell in self.cells),
            max(cell.column + cell.across for cell in self.cells),
        )


def as_docx(grid: Grid) -> bytes:
    """Return the grid as a Word document."""
    document = docx.Document()
    document.add_heading(grid.title, 0)
    for line in grid.before:
        document.add_paragraph(line)
    rows, columns = grid.size
    table = document.add_table(rows, columns, style="Table Grid")
    for cell in grid.cells:
        made = table.cell(cell.row, cell.column)
        if cell.down > 1 or cell.across > 1:
            made = made.merge(table.cell(cell.row + cell.down - 1, cell.column + cell.across - 1))
        made.text = str(cell.text)
    for line in grid.behind:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_xlsx(*grids: Grid, title_above: bool = True) -> bytes:
    """Return the grids as a workbook, one sheet each; the title is merged above its table."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, grid in enumerate(grids):
        sheet = book.create_sheet(f"表{number + 1}")
        rows, columns = grid.size
        first = 1
        if title_above:
            sheet.cell(1, 1, grid.title)
            sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=columns)
            first = 2
        for line in grid.before:
            sheet.cell(first, 1, line)
            first += 1
        for cell in grid.cells:
            row, column = first + cell.row, 1 + cell.column
            sheet.cell(row, column, cell.text)
            if cell.down > 1 or cell.across > 1:
                sheet.merge_cells(
                    start_row=row, end_row=row + cell.down - 1,
                    start_column=column, end_column=column + cell.across - 1,
                )  # fmt: skip
        for number_behind, line in enumerate(grid.behind):
            sheet.cell(first + rows + number_behind, 1, line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_html(grid: Grid) -> bytes:
    """Return the grid as a page."""
    rows = []
    for row in range(grid.size[0]):
        cells = "".join(
            f'<td rowspan="{c.down}" colspan="{c.across}">{escape(str(c.text))}</td>'
            for c in sorted(grid.cells, key=lambda c: c.column)
            if c.row == row
        )
        rows.append(f"<tr>{cells}</tr>")
    lines = ["".join(f"<p>{escape(line)}</p>" for line in part) for part in (grid.before, grid.behind)]
    page = (
        f'<html><head><meta charset="utf-8"><title>{grid.title}</title></head><body><h1>{grid.title}</h1>'
        f"{lines[0]}<table>{''.join(rows)}</table>{lines[1]}</body></html>"
    )
    return page.encode()


def as_markdown(grid: Grid) -> bytes:
    """Return the grid as Markdown, which merges nothing: covered places are empty."""
    rows, columns = grid.size
    texts = [[""] * columns for _ in range(rows)]
    for cell in grid.cells:
        texts[cell.row][cell.column] = str(cell.text)
    lines = ["| " + " | ".join(row) + " |" for row in texts]
    lines.insert(1, "|" + "---|" * columns)
    return "\n".join([f"# {grid.title}", "", *grid.before, "", *lines, "", *grid.behind, ""]).encode()
