"""Tables (csv, xlsx): the rows that hold a report, their other cells as metadata."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from workbench.corpus.readers.damage import damaged_if_broken
from workbench.corpus.readers.decoding import Decoded
from workbench.corpus.readers.limits import check_text, open_archive, too_large
from workbench.corpus.source import Block, Source
from workbench.errors import CorpusError
from workbench.model.removal_reasons import Reason
from workbench.model.report import Issue
from workbench.model.said import Said
from workbench.settings import CorpusSettings
from workbench.text.table_columns import heads_tasks

Rows = list[list[str]]
_COLUMNS = {
    "title": re.compile(r"title|标题|题名|报告名称", re.I),
    "date": re.compile(r"date|日期|时间", re.I),
    "url": re.compile(r"url|link|网址|链接", re.I),
    "place": re.compile(r"province|city|county|place|region|地区|省|市|县|区", re.I),
    "year": re.compile(r"year|年", re.I),
    "author": re.compile(r"author|speaker|作者|报告人", re.I),
    "source": re.compile(r"source|来源", re.I),
}
_OPENING = 12  # rows among which the headings of a list of tasks stand
_MARKUP = re.compile(r"<(p|br|div|span|strong)\b[^<>]*>", re.I)


def read_csv_rows(text: str, settings: CorpusSettings) -> Rows:
    """Parse comma-, semicolon- or tab-separated text; raise CorpusError ``too-large`` beyond the limits."""
    csv.field_size_limit(settings.max_bytes)
    head = text[:10_000].split("\n", 1)[0]
    delimiter = max(",\t;", key=head.count)
    rows: Rows = []
    cells = 0
    with damaged_if_broken():
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            cells += len(row)
            _check(len(rows), cells, settings)
            rows.append(row)
    return rows


def read_workbook_rows(raw: bytes, settings: CorpusSettings) -> Rows:
    """Read the cells of all sheets as text, within the limits."""
    import openpyxl  # noqa: PLC0415 - twelve megabytes, for who brings a workbook only

    rows: Rows = []
    cells = 0
    with damaged_if_broken():
        open_archive(raw, settings)
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        for sheet in book.worksheets:
            for row in sheet.iter_rows(values_only=True):
                cells += len(row) + 1
                _check(len(rows), cells, settings)
                values = [_as_text(value) for value in row]
                if any(values):
                    rows.append(values)
        book.close()
    return rows


def read_reports(rows: Rows, settings: CorpusSettings, *, encoding: str | None = None) -> tuple[Source, ...]:
    """Return one source per row that holds a report; a table of lines is one report.

    ``meta`` has the row's number (the first is 1) and what its other columns say.
    """
    column = _text_column(rows, settings)
    if column is None:
        blocks = tuple(_grid(rows) if _lists_tasks(rows) else map(_line, _lines(rows)))
        check_text("\n".join(block.text for block in blocks), settings)
        return (Source(blocks=blocks, media="table", encoding=encoding),)
    header = rows[0] if not _holds_report(rows[0], column, settings) else []
    return tuple(
        _read_row(row, number, column, header, encoding, settings)
        for number, row in enumerate(rows, start=1)
        if _holds_report(row, column, settings)
    )


def choose(sources: Sequence[Source], row: int | None) -> Source:
    """Return the report of a row; without a row, the only or the first one with an issue."""
    if row is not None:
        for source in sources:
            if source.meta.get("row") == str(row):
                return source
        raise CorpusError("import.no_such_row", row=row, code="no-such-row")
    if len(sources) == 1:
        return sources[0]
    numbers = "、".join(source.meta["row"] for source in sources[:10])
    raise CorpusError(
        "import.several_rows",
        count=len(sources),
        numbers=numbers,
        code="several-reports",
        rows=[int(source.meta["row"]) for source in sources],
    )


def _read_row(
    row: list[str],
    number: int,
    column: int,
    header: list[str],
    encoding: str | None,
    settings: CorpusSettings,
) -> Source:
    """Turn one row into a source: its longest column is the text, the others are set aside."""
    text = row[column].replace("_x000D_", "")
    issues: tuple[Issue, ...] = ()
    if len(_MARKUP.findall(text[:5_000])) > 2:
        from workbench.corpus.readers.html import read_html  # noqa: PLC0415 - few tables hold pages

        page = read_html(Decoded(text, encoding or "utf-8"), settings)
        blocks: Iterable[Block] = page.blocks
        issues = page.issues
    else:
        check_text(text, settings)
        blocks = (Block(text=line) for line in text.splitlines() if line.strip())
    others = [(i, cell.strip()) for i, cell in enumerate(row) if i != column and cell.strip()]
    aside = tuple(Block(text=cell, removed_as=Reason.TABLE_CELL) for _, cell in others)
    meta = {"row": str(number)}
    for i, cell in others:
        if i < len(header) and (key := _column_key(header[i])):
            meta.setdefault(key, cell)
    return Source(
        blocks=(*aside, *blocks),
        media="table",
        encoding=encoding,
        meta=meta,
        issues=issues,
        cells=(tuple(header), tuple(row)),
    )


def _lines(rows: Rows) -> list[str]:
    return [line for row in rows if (line := "\t".join(row).strip())]


def _line(text: str) -> Block:
    return Block(text=text)


def _lists_tasks(rows: Rows) -> bool:
    """Say whether one of the first rows, or two together, head the columns of a list of tasks."""
    return heads_tasks(rows[:_OPENING])


def _grid(rows: Rows) -> list[Block]:
    """Return the rows of a table whose columns keep their places; a lone cell at the left is a line of text.

    One farther in goes on with the row above it (one more office of a task).
    """
    table = [[" ".join(cell.split()) for cell in row] for row in rows]
    filled = [[at for at, cell in enumerate(cells) if cell] for cells in table]
    left = min((places[0] for places in filled if len(places) > 1), default=0)
    return [
        Block(text="\t".join(cells), row=True)
        if len(places) > 1 or places[0] > left
        else Block(text=cells[places[0]])
        for cells, places in zip(table, filled, strict=True)
        if places
    ]


def _as_text(value: object) -> str:
    """Return a cell as text: a day without its hour, a whole number without a fraction."""
    if isinstance(value, datetime):
        value = value.date() if (value.hour, value.minute, value.second) == (0, 0, 0) else value
    if isinstance(value, date) and not isinstance(value, datetime):
        return f"{value.year}年{value.month}月{value.day}日"
    return "" if value is None else str(value)


def _column_key(name: str) -> str | None:
    return next((key for key, pattern in _COLUMNS.items() if pattern.search(name)), None)


def _text_column(rows: Rows, settings: CorpusSettings) -> int | None:
    """Return the column whose cells are long enough to be reports; None for a table of lines."""
    totals: dict[int, int] = {}
    for row in rows:
        for i, cell in enumerate(row):
            if len(cell) >= settings.min_report_characters and ("\n" in cell or len(row) > 1):
                totals[i] = totals.get(i, 0) + len(cell)
    return max(totals, key=lambda i: totals[i]) if totals else None


def _holds_report(row: list[str], column: int, settings: CorpusSettings) -> bool:
    return column < len(row) and len(row[column]) >= settings.min_report_characters


def _check(rows: int, cells: int, settings: CorpusSettings) -> None:
    if rows >= settings.max_rows or cells > settings.max_cells:
        raise too_large(Said("size.table"))
