"""The catalogue of a corpora folder: which report each file is, where it is from, and its hash."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from workbench.errors import CorpusError
from workbench.model.decision import VersionKind

NAME = "catalogue.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """One catalogued report; ``path`` is its file, ``published`` an ISO date or empty."""

    id: str
    path: Path
    jurisdiction: str
    place_code: str
    year: int | None
    source: str
    published: str
    sha256: str
    kind: VersionKind
    provenance: str
    fictional: bool
    title: str


def load_catalogue(folder: Path) -> tuple[CatalogueEntry, ...]:
    """Return the entries of ``folder/catalogue.csv``, each file checked against its SHA-256.

    Raises CorpusError, naming the line, when a row or its file is not as it says.
    """
    try:
        with (folder / NAME).open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as cause:
        raise CorpusError(
            f"读不了 {folder / NAME}，请确认它是 UTF-8 编码的 CSV 文件。",
            english=f"Cannot read {folder / NAME}; make sure it is a CSV file in UTF-8.",
            code="catalogue-unreadable",
        ) from cause
    return tuple(_entry(folder, number, row) for number, row in enumerate(rows, 2))


def _entry(folder: Path, number: int, row: dict[str, str]) -> CatalogueEntry:
    try:
        kind, file, year = row["kind"] or "delivered", row["file"], row["year"]
        path = (folder / file).resolve()
        if not path.is_relative_to(folder.resolve()) or kind not in get_args(VersionKind):
            raise ValueError(file)
        entry = CatalogueEntry(
            id=row["id"],
            path=path,
            jurisdiction=row["jurisdiction"],
            place_code=row["place_code"],
            year=int(year) if year else None,
            source=row["source"],
            published=row["published"],
            sha256=row["sha256"],
            kind=cast(VersionKind, kind),
            provenance=row["provenance"],
            fictional=row["fictional"] == "true",
            title=row["title"],
        )
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except (KeyError, TypeError, ValueError, OSError) as cause:
        raise CorpusError(
            f"{NAME} 第 {number} 行有误：请检查各列是否齐全、文件是否在同一文件夹。",
            english=f"Line {number} of {NAME} is wrong: check that all columns and the file are there.",
            code="catalogue-line",
            line=number,
        ) from cause
    if digest != entry.sha256:
        raise CorpusError(
            f"{file} 的内容与 {NAME} 第 {number} 行的 sha256 不符：请恢复原文件或更新该行。",
            english=f"{file} is not the file of line {number} in {NAME}; restore it or update the line.",
            code="catalogue-hash",
            line=number,
        )
    return entry
