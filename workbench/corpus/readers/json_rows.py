"""JSON and JSON lines: a table of reports, one in each object."""

from __future__ import annotations

import json
import re

from workbench.corpus.readers.limits import too_large
from workbench.corpus.readers.table import Rows
from workbench.errors import CorpusError
from workbench.model.said import Said
from workbench.settings import CorpusSettings

_HALF = re.compile("[\ud800-\udfff]")


def read_json_rows(text: str, settings: CorpusSettings) -> Rows:
    """Return the objects as rows under one header; raise CorpusError where none holds a report's text."""
    records = [record for record in _records(text) if isinstance(record, dict)]
    header = list(dict.fromkeys(key for record in records for key in record))
    if len(records) >= settings.max_rows or len(records) * len(header) > settings.max_cells:
        raise too_large(Said("size.table"))
    rows = [[_cell(record.get(key)) for key in header] for record in records]
    header = [whole_characters(key) for key in header]
    if not any(len(cell) >= settings.min_report_characters for row in rows for cell in row):
        raise CorpusError("import.json_without_report", code="no-report")
    return [header, *rows]


def whole_characters(text: str) -> str:
    """Return a text with each half of a character, which JSON can escape but nothing can write, marked."""
    return _HALF.sub("\ufffd", text)


def _records(text: str) -> list[object]:
    """Return the objects of a list, of the longest list in an object, of lines, or the object alone."""
    try:
        whole = json.loads(text)
    except RecursionError as error:
        raise too_large(Said("size.json_nesting")) from error
    except ValueError:
        return _lines(text)
    if isinstance(whole, list):
        return whole
    lists = [value for value in whole.values() if isinstance(value, list)] if isinstance(whole, dict) else []
    holding = [value for value in lists if any(isinstance(each, dict) for each in value)]
    return max(holding, key=len) if holding else [whole]


def _lines(text: str) -> list[object]:
    found: list[object] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                found.append(json.loads(line))
            except (ValueError, RecursionError) as error:
                raise CorpusError("import.json_incomplete", number=number, code="damaged") from error
    return found


def _cell(value: object) -> str:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return whole_characters("\n".join(value))
    return "" if value is None or isinstance(value, dict | list) else whole_characters(str(value))
