"""A task list goes back out as the Word document it came as, with three columns filled in."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from workbench.exchange.cells import neutral
from workbench.exchange.filled_rows import FilledRow, filled_before, heading_rows, locate

_OURS = 3
_SHARE = 0.42
"""How much of a table's width the three columns take together; the others keep their proportions."""
_PARTS = (0.2, 0.6, 0.2)
_OF_ONE_CELL = ("w:gridSpan", "w:vMerge", "w:hMerge")
_RUNNING_FIELDS = ("DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT", "DATABASE")


def fill_document(raw: bytes, rows: Sequence[FilledRow], headings: Sequence[str]) -> bytes | None:
    """Return the document with ``headings`` and what was added behind the last column of its tables.

    Everything else stays as it is, but for fields that fetch from elsewhere: they keep what they showed.
    None where a row of the list is in no table of it; ``raw`` was read before, so it is of a bounded size.
    """
    document = docx.Document(io.BytesIO(raw))
    body: Any = document.element.body
    _without_fields(body)
    lines = [line for line in body.iter(qn("w:tr")) if not _inside_cell(line)]
    found = [[_text(cell) for cell in _cells(line)] for line in lines]
    taken = locate(rows, found)
    if taken is None:
        return None
    by_row = dict(zip(taken, rows, strict=True))
    heads = heading_rows(found, rows, by_row)
    for table in dict.fromkeys(_table(lines[at]) for at in taken):
        own = [at for at, line in enumerate(lines) if _table(line) is table]
        there = any(filled_before(found[at]) is not None for at in own if at in heads)
        whole = 0 if there else _widen(table)
        for at in own:
            texts = headings if at in heads else by_row[at].added if at in by_row else None
            _put(lines[at], texts, None if there else whole, bold=at in heads)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _without_fields(body: Any) -> None:
    """Take the instructions out of fields that would fetch something when the document is opened."""
    for instruction in list(body.iter(qn("w:instrText"))):
        words = (instruction.text or "").split()
        if words and words[0].upper() in _RUNNING_FIELDS:
            instruction.text = ""
    for field in list(body.iter(qn("w:fldSimple"))):
        words = (field.get(qn("w:instr")) or "").split()
        if words and words[0].upper() in _RUNNING_FIELDS:
            field.set(qn("w:instr"), "")


def _inside_cell(line: Any) -> bool:
    return next(line.iterancestors(qn("w:tc")), None) is not None


def _table(line: Any) -> Any:
    return next(line.iterancestors(qn("w:tbl")))


def _cells(line: Any) -> list[Any]:
    return [cell for cell in line.iter(qn("w:tc")) if next(cell.iterancestors(qn("w:tr"))) is line]


def _text(cell: Any) -> str:
    return " ".join("".join(each.text or "" for each in _runs(p)) for p in cell.iter(qn("w:p")))


def _runs(paragraph: Any) -> Iterator[Any]:
    yield from paragraph.iter(qn("w:t"))


def _widen(table: Any) -> int:
    """Make room for three columns within the width that the table has; return that, 0 where none is said."""
    grid = table.find(qn("w:tblGrid"))
    columns = [] if grid is None else grid.findall(qn("w:gridCol"))
    widths = [_number(column.get(qn("w:w"))) for column in columns]
    whole = sum(widths)
    if grid is None or not whole:
        return 0
    for column, width in zip(columns, widths, strict=True):
        column.set(qn("w:w"), str(round(width * (1 - _SHARE))))
    for part in _PARTS:
        added = OxmlElement("w:gridCol")
        added.set(qn("w:w"), str(round(whole * _SHARE * part)))
        grid.append(added)
    for width in table.iter(qn("w:tcW")):
        if width.get(qn("w:type")) == "dxa":
            width.set(qn("w:w"), str(round(_number(width.get(qn("w:w"))) * (1 - _SHARE))))
    return whole


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() else 0


def _put(line: Any, texts: Sequence[str] | None, whole: int | None, *, bold: bool) -> None:
    """Fill the last three cells of a row; ``whole`` is the table's width where they have to be made first."""
    cells, there = _cells(line), whole is None
    if whole is None:
        cells = cells[-_OURS:]
    else:
        cells = [_added(line, cells[-1] if cells else None, round(whole * _SHARE * part)) for part in _PARTS]
    for cell, text in zip(cells, texts or ("",) * _OURS, strict=False):
        if texts is not None or not there:
            _write(cell, text, bold=bold)


def _added(line: Any, pattern: Any, wide: int) -> Any:
    """Return a new last cell of a row that looks like the one before it; ``wide`` is 0 where none is said."""
    cell = OxmlElement("w:tc")
    properties = OxmlElement("w:tcPr")
    if pattern is not None and pattern.find(qn("w:tcPr")) is not None:
        properties = deepcopy(pattern.find(qn("w:tcPr")))
        for name in _OF_ONE_CELL:
            for each in properties.findall(qn(name)):
                properties.remove(each)
    width = properties.find(qn("w:tcW"))
    if width is not None and wide:
        width.set(qn("w:type"), "dxa")
        width.set(qn("w:w"), str(wide))
    cell.append(properties)
    cell.append(OxmlElement("w:p"))
    line.append(cell)
    return cell


def _write(cell: Any, text: str, *, bold: bool) -> None:
    """Replace what a cell says, a paragraph for each line."""
    for paragraph in cell.findall(qn("w:p")):
        cell.remove(paragraph)
    for each in str(neutral(text)).split("\n"):
        paragraph, run, words = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
        if bold:
            properties = OxmlElement("w:rPr")
            properties.append(OxmlElement("w:b"))
            run.append(properties)
        words.text = each
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        paragraph.append(run)
        cell.append(paragraph)
