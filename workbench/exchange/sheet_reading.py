"""Read a commitment table back that this program wrote and a person edited, in Excel's hands too."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

from workbench.errors import ExchangeError
from workbench.exchange.cells import plain_text
from workbench.exchange.column_words import heading
from workbench.exchange.scheme_words import column_of
from workbench.exchange.table import COMMITMENT_COLUMNS
from workbench.model.said import Said
from workbench.settings import ExchangeSettings
from workbench.text.unpacking import LongerThanToldError, pieces

SheetRow = dict[str, str]
_KEY = "标注编号"
_FORMER = {"判断": "结论", "判断代码": "结论代码", "裁定": "仲裁"}
"""What columns were called in tables of an earlier version."""
_ZIP = b"PK\x03\x04"
_ENCODINGS = ("utf-8-sig", "gb18030")
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MOST_ROWS, _MOST_COLUMNS = 200_000, 200
_LONGEST_HEAD = 64 * 1024
_UNPACKED = 256 * 1024 * 1024


def is_sheet(data: bytes) -> bool:
    """Say whether a file is a workbook, or a table with our headings, in any coding Excel writes."""
    if data.startswith(_ZIP):
        return True
    first = decoded(data[:_LONGEST_HEAD].split(b"\n", 1)[0], "replace").lstrip("\ufeff")
    cells = {each.strip(" \"'\r") for separator in ",;\t" for each in first.split(separator)}
    return not first.startswith(("{", "[", "<")) and bool({_KEY, heading(_KEY, "en")} & cells)


def read_sheet(data: bytes, settings: ExchangeSettings) -> list[SheetRow]:
    """Return the rows by their Chinese headings, texts as they were before they were made safe.

    Raises ExchangeError for a file that is too large, broken, or no table of this program's.
    """
    if len(data) > settings.max_bytes:
        raise _foreign(Said("file.too_large"))
    lines = _workbook(data) if data.startswith(_ZIP) else _text(data)
    known = {
        heading(name, language): name for name in COMMITMENT_COLUMNS for language in ("zh", "en")
    } | _FORMER
    heads = [plain_text(cell) for cell in next(iter(lines), [])]
    names = [known.get(cell.strip(), "") or column_of(cell) for cell in heads]
    if _KEY not in names:
        raise _foreign(Said("sheet.no_annotation_id"))
    return [
        {name: plain_text(cell) for name, cell in zip(names, line, strict=False) if name}
        for line in lines[1:]
        if any(line)
    ]


def _text(data: bytes) -> list[list[str]]:
    text = decoded(data, "strict")
    first = text.split("\n", 1)[0]
    csv.field_size_limit(max(csv.field_size_limit(), 1_000_000))
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
        return _bounded(reader)
    except csv.Error as error:
        raise _foreign(Said("file.damaged")) from error


def decoded(data: bytes, errors: str) -> str:
    """Return a table's text: UTF-8, UTF-16 with a mark, else GBK as a Chinese Excel saves it.

    ``errors`` is strict or replace; raises ExchangeError where a strict one cannot be read.
    """
    if data.startswith(_MARKS):
        return data.decode("utf-16", "replace" if errors == "replace" else "strict")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    if errors == "replace":
        return data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "gb18030", "replace")
    raise _foreign(Said("file.unknown_coding"))


def _workbook(data: bytes) -> list[list[str]]:
    import openpyxl  # noqa: PLC0415 - twelve megabytes, for who brings a workbook only

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _UNPACKED:
                raise _foreign(Said("file.too_large"))
            for _ in pieces(archive):  # openpyxl believes the directory
                pass
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = _bounded(
                ["" if value is None else str(value) for value in row[:_MOST_COLUMNS]]
                for row in sheet.iter_rows(values_only=True)
            )
            if rows and {_KEY, heading(_KEY, "en")} & set(rows[0]):
                return rows
    except ExchangeError:
        raise
    except LongerThanToldError as error:
        raise _foreign(Said("file.too_large")) from error
    except Exception as error:  # openpyxl lets errors of a dozen kinds through
        raise _foreign(Said("file.damaged")) from error
    return []


def _bounded(lines: Iterable[Sequence[str]]) -> list[list[str]]:
    rows: list[list[str]] = []
    for line in lines:
        if len(rows) >= _MOST_ROWS:
            raise _foreign(Said("file.too_many_lines"))
        rows.append(list(line[:_MOST_COLUMNS]))
    return rows


def _foreign(why: Said) -> ExchangeError:
    return ExchangeError("exchange.no_commitment_table", why=why)
