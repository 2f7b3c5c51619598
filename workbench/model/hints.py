"""What a person said about a source: laid over what the machine recognises, never edited into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.model.genre import Genre, SourceClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """Corrections by a person; None leaves the machine's reading.

    ``kept`` are texts that cleaning would remove and the person put back; ``id`` is the report's
    id in the library.
    """

    id: str | None = None
    title: str | None = None
    jurisdiction: str | None = None
    year: int | None = None
    speaker: str | None = None
    delivered_on: date | None = None
    source: str | None = None
    fictional: bool = False
    genre: Genre | None = None
    source_class: SourceClass | None = None
    kept: tuple[str, ...] = ()


NO_HINTS = Hints()
