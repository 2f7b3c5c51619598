"""A text as the record that is kept of it, and the corrections kept with it as plain values."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from workbench.model.decision import Document
from workbench.model.genre import Genre, SourceClass
from workbench.model.hints import Hints
from workbench.model.report import Report
from workbench.model.version_kind import VersionKind


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def hints_from(values: dict[str, Any], report: str | None = None) -> Hints:
    """Return the corrections kept with a document."""
    day = values.get("delivered_on")
    return Hints(
        id=report,
        title=values.get("title"),
        jurisdiction=values.get("jurisdiction"),
        year=values.get("year"),
        speaker=values.get("speaker"),
        delivered_on=date.fromisoformat(day) if day else None,
        source=values.get("source"),
        fictional=bool(values.get("fictional", False)),
        genre=Genre(values["genre"]) if values.get("genre") else None,
        source_class=SourceClass(values["source_class"]) if values.get("source_class") else None,
        kept=tuple(values.get("kept", ())),
    )


def hints_values(hints: Hints, name: str) -> dict[str, Any]:
    """Return corrections as plain values to keep with a document; ``name`` tells the format."""
    values: dict[str, Any] = {
        "name": name,
        "title": hints.title,
        "jurisdiction": hints.jurisdiction,
        "year": hints.year,
        "speaker": hints.speaker,
        "delivered_on": hints.delivered_on.isoformat() if hints.delivered_on else None,
        "source": hints.source,
        "fictional": hints.fictional or None,
        "genre": hints.genre and hints.genre.value,
        "source_class": hints.source_class and hints.source_class.value,
        "kept": list(hints.kept) or None,
    }
    return {key: value for key, value in values.items() if value is not None}


def new_document(
    report: Report,
    name: str,
    hints: Hints,
    *,
    kind: VersionKind,
    added_by: str,
    earlier: tuple[Document, ...] = (),
    others: Sequence[Document] = (),
) -> Document:
    """Return the record of a text as the next version after ``earlier``.

    ``others`` are the documents whose ids are taken.
    """
    number = max((each.number for each in earlier), default=0) + 1
    base = earlier[0].report if earlier else hints.id or _free_id(report, others)
    return Document(
        id=base if number == 1 else f"{base}@{number}",
        report=base,
        number=number,
        version_kind=kind,
        genre=report.genre,
        source_class=report.source_class,
        jurisdiction=report.jurisdiction,
        year=report.year,
        title=report.title,
        source=report.source,
        sha256=report.sha256,
        text_sha256=text_digest(report.text),
        added_by=added_by,
        added_at="",
        fictional=report.fictional,
        supersedes=earlier[-1].id if earlier else None,
        hints=hints_values(hints, name),
    )


def _free_id(report: Report, documents: Sequence[Document]) -> str:
    """Return the id of a document of its own.

    A place's code and the year are what people call a report by; without them its hash must do, and it
    tells two apart that would be called the same.
    """
    if not (report.place_code and report.year):
        return report.id
    named = f"{report.place_code}-{report.year}"
    wanted = named if report.genre is Genre.WORK_REPORT else f"{named}-{report.genre.value}"
    taken = {name for each in documents for name in (each.id, each.report)}
    if wanted not in taken:
        return wanted
    marked = f"{wanted}-{report.sha256[:8]}"
    return next(name for n in range(len(taken) + 1) if (name := f"{marked}{n or ''}") not in taken)
