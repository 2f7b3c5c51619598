"""The tables of a replication package: their columns and what each means."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.exchange.cells import Cell, neutral
from workbench.model.verdicts import GIVEN, NAMES, TABLE, kept_names, name_of
from workbench.words.catalogue import LANGUAGES, word

Row = dict[str, Cell]
Columns = tuple[str, ...]

DOCUMENTS: Columns = (
    *("document", "report", "number", "version_kind", "genre", "source_class", "place", "year"),
    *("title", "address", "file_sha256", "text_sha256", "characters", "fictional"),
)
COMMITMENTS: Columns = (
    *("annotation", "document", "start", "end", "quote", "anchor", "decision", "type", "area"),
    *("items", "bodies", "deadline", "quantities", "tags", "note", "reason", "coder", "blind"),
    *("codebook_revision", "created", "modified"),
)
VERDICTS: Columns = (
    *("assessment", "annotation", "against", "verdict", "official_claim", "schedule", "attainment"),
    *("quotations", "searched", "rationale", "successor", "coder", "blind", "ruling"),
    *("codebook_revision", "created", "modified"),
)
FIELDS: Columns = (
    "annotation",
    "field",
    "position",
    "value",
    "number",
    "coder",
)
EVIDENCE: Columns = (
    "assessment",
    "position",
    "document",
    "start",
    "end",
    "quote",
    "stance",
    "source_class",
)
LINKS: Columns = (
    *("link", "about", "linked", "older_document", "older_start", "older_end", "older_quote"),
    *("newer_document", "newer_start", "newer_end", "newer_quote", "note", "coder"),
)
CODEBOOK: Columns = (
    "revision",
    "code",
    "parent",
    "zh",
    "en",
    "definition_zh",
    "definition_en",
    "archived_into",
)
LOG: Columns = (
    "seq",
    "at",
    "actor",
    "action",
    "object",
    "batch",
)
AGREEMENT: Columns = (
    *("older", "newer", "what", "units", "coders", "observed", "kappa", "alpha", "alpha_low"),
    *("alpha_high",),
)
FULFILMENT: Columns = (
    "older",
    "newer",
    "place",
    "year",
    "promises",
    "judged",
    *(row.verdict.value for row in (*GIVEN, TABLE[0])),
    "disputed",
    "kept",
    "kept_low",
    "kept_high",
)
TABLES: dict[str, Columns] = {
    "documents": DOCUMENTS,
    "commitments": COMMITMENTS,
    "verdicts": VERDICTS,
    "fields": FIELDS,
    "evidence": EVIDENCE,
    "links": LINKS,
    "codebook": CODEBOOK,
    "agreement": AGREEMENT,
    "fulfilment": FULFILMENT,
    "log": LOG,
}


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, a key of ``TABLES``, and its rows."""

    name: str
    rows: Sequence[Row]


def meaning(table: str, column: str, language: str) -> str:
    """Return what a column of a table holds; a column that counts a verdict is called as the verdict is."""
    if table == "fulfilment" and column in NAMES:
        return name_of(column, language)
    return word(f"replication.{table}.{column}", language, kept_verdicts=kept_names(language))


def csv_bytes(table: Table) -> bytes:
    """Return a table as R and Stata read it: UTF-8, ``LF``, texts quoted, empty where nothing is known."""
    names = TABLES[table.name]
    return _csv(names, ([row.get(name) for name in names] for row in table.rows))


def dictionary_bytes() -> bytes:
    """Return what every column of every table means."""
    lines = (
        [table, column, *(meaning(table, column, language) for language in LANGUAGES)]
        for table, columns in TABLES.items()
        for column in columns
    )
    return _csv(["table", "column", "zh", "en"], lines)


def _csv(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue().encode()


def _cell(value: Cell) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float):
        return round(value, 6)
    return "" if value is None else neutral(value)
