"""The catalogue of a corpora folder: which report each file is, where it is from, and its hash."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import CorpusError
from workbench.model.version_kind import VERSION_KINDS, VersionKind

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
        raise CorpusError("catalogue.unreadable", path=folder / NAME, code="catalogue-unreadable") from cause
    return tuple(_entry(folder, number, row) for number, row in enumerate(rows, 2))


def _entry(folder: Path, number: int, row: dict[str, str]) -> CatalogueEntry:
    try:
        kind, file, year = row["kind"] or "delivered", row["file"], row["year"]
        path = (folder / file).resolve()
        if not path.is_relative_to(folder.resolve()) or kind not in VERSION_KINDS:
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
            kind=kind,
            provenance=row["provenance"],
            fictional=row["fictional"] == "true",
            title=row["title"],
        )
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except (KeyError, TypeError, ValueError, OSError) as cause:
        raise CorpusError(
            "catalogue.wrong_line", catalogue=NAME, code="catalogue-line", line=number
        ) from cause
    if digest != entry.sha256:
        raise CorpusError(
            "catalogue.other_file", file=file, catalogue=NAME, code="catalogue-hash", line=number
        )
    return entry
