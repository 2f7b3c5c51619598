"""The formats there are: what each is called, how to write and read it, and what it cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from workbench.exchange import doccano, json_format, label_studio, table, w3c
from workbench.exchange.losses import tell
from workbench.exchange.qdpx import returning as qdpx_returning
from workbench.exchange.qdpx import writing as qdpx_writing
from workbench.exchange.qdpx.project import is_project
from workbench.exchange.sheet_changes import sheet_changes
from workbench.exchange.sheet_reading import is_sheet, read_sheet
from workbench.exchange.sound_part import sound_part
from workbench.model.decision import Snapshot
from workbench.model.said import Said
from workbench.settings import ExchangeSettings, Settings
from workbench.words.catalogue import word

Reader = Callable[[bytes, Snapshot, Settings], tuple[Snapshot, tuple[Said, ...]]]
_TABLE = ("texts", "log", "team", "quantities", "context", "extra", "cut")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """What of a file can be kept; ``left_out`` the format cannot take, ``faulty`` are broken records."""

    snapshot: Snapshot
    left_out: tuple[Said, ...] = ()
    faulty: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way out, and in where ``reader`` is set; ``lacks`` names what it cannot hold."""

    name: str
    extension: str
    mime: str
    writer: Callable[[Snapshot, str, ExchangeSettings], bytes]
    reader: Reader | None = None
    by_record: Callable[[bytes, ExchangeSettings], tuple[Snapshot, tuple[Said, ...]]] | None = None
    """Reads as ``reader`` does, but leaves out records that are malformed."""
    lacks: tuple[str, ...] = ()

    def in_language(self, language: str) -> str:
        """Return what the format is called in Chinese (``zh``) or English."""
        return word(f"files.format.{self.name}", language)

    def write(self, snapshot: Snapshot, language: str = "zh", *, settings: ExchangeSettings) -> bytes:
        """Return the file, a table's headings in ``language``; raise ExchangeError on contradictions."""
        return self.writer(snapshot, language, settings)

    def read(self, data: bytes, current: Snapshot | None = None, *, settings: Settings) -> Snapshot | None:
        """Return what a file holds, None where this format is for export only; raise ExchangeError."""
        return None if self.reader is None else self.reader(data, current or Snapshot(), settings)[0]

    def read_telling(
        self, data: bytes, current: Snapshot, settings: Settings
    ) -> tuple[Snapshot, tuple[Said, ...]] | None:
        """Return what a file holds, and a sentence for each thing in it that can't be taken.

        ``current`` is what is here: a table holds changes to it only.
        """
        return None if self.reader is None else self.reader(data, current, settings)

    def read_sound(self, data: bytes, current: Snapshot, settings: Settings) -> Sound | None:
        """Return what of a file can be kept here, None where this format is for export only.

        Raises ExchangeError where the file as a whole cannot be read.
        """
        if self.by_record is not None:
            snapshot, malformed = self.by_record(data, settings.exchange)
            part, faulty = sound_part(snapshot, current)
            return Sound(snapshot=part, faulty=(*malformed, *faulty))
        read = self.read_telling(data, current, settings)
        if read is None:
            return None
        part, faulty = sound_part(read[0], current)
        return Sound(snapshot=part, left_out=read[1], faulty=faulty)

    def losses(self, snapshot: Snapshot, language: str = "zh") -> tuple[str, ...]:
        """Return one sentence, with its number, for each thing of this snapshot that the file lacks."""
        return tell(snapshot, self.lacks, language)


def _xlsx(snapshot: Snapshot, language: str, _: ExchangeSettings) -> bytes:
    lacks = word("lost.not_in_file", language)
    remarks = [lacks + each for each in tell(snapshot, _TABLE, language)]
    from workbench.exchange.workbook import write_xlsx  # noqa: PLC0415 - brings openpyxl, twelve megabytes

    return write_xlsx(snapshot, remarks, language)


def _whole(read: Callable[[bytes, ExchangeSettings], Snapshot]) -> Reader:
    """Return the reader of a format that is understood by itself and leaves nothing out."""
    return lambda data, _, settings: (read(data, settings.exchange), ())


def _sheet(data: bytes, current: Snapshot, settings: Settings) -> tuple[Snapshot, tuple[Said, ...]]:
    return sheet_changes(read_sheet(data, settings.exchange), current)


def _tasks(data: bytes, current: Snapshot, settings: Settings) -> tuple[Snapshot, tuple[Said, ...]]:
    read = label_studio.read(data, settings.exchange, known=current.texts)
    return read, label_studio.left_out(data, settings.exchange)


def _in_any(write: Callable[[Snapshot], bytes]) -> Callable[[Snapshot, str, ExchangeSettings], bytes]:
    """Return the writer of a format that has no words of its own."""
    return lambda snapshot, _, __: write(snapshot)


_ALL = (
    Format(
        name="json",
        extension="json",
        mime="application/json",
        writer=lambda snapshot, _, settings: json_format.write(snapshot, settings),
        reader=_whole(json_format.read),
        by_record=json_format.read_sound,
    ),
    Format(
        name="w3c",
        extension="jsonld",
        mime="application/ld+json",
        writer=_in_any(w3c.write),
        reader=_whole(w3c.read),
        lacks=("texts", "codebooks", "log", "team"),
    ),
    Format(
        name="csv",
        extension="csv",
        mime="text/csv",
        writer=lambda snapshot, language, _: table.write_csv(snapshot, language),
        reader=_sheet,
        lacks=("links", "codebooks", *_TABLE),
    ),
    Format(
        name="xlsx",
        extension="xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        writer=_xlsx,
        reader=_sheet,
        lacks=_TABLE,
    ),
    Format(
        name="labelstudio",
        extension="json",
        mime="application/json",
        writer=_in_any(label_studio.write),
        reader=_tasks,
        lacks=(
            *("metadata", "assessments", "links", "codebooks", "log", "team"),
            *("details", "fields", "orphans", "unsure", "stamps", "context", "extra"),
        ),
    ),
    Format(
        name="doccano",
        extension="jsonl",
        mime="application/x-ndjson",
        writer=_in_any(doccano.write),
        reader=_whole(doccano.read),
        lacks=(
            *("metadata", "assessments", "links", "codebooks", "log", "team", "details"),
            *("remarks", "decisions"),
            *("fields", "orphans", "unsure", "stamps", "context", "extra", "collapsing"),
        ),
    ),
    Format(
        name="qdpx",
        extension="qdpx",
        mime="application/zip",
        writer=_in_any(qdpx_writing.write),
        reader=qdpx_returning.read,
        lacks=(
            *("metadata", "code_history", "log", "team", "details", "orphans", "without_place", "unsure"),
            *("stamps", "axes", "context", "extra", "unfit"),
        ),
    ),
)
FORMATS: Mapping[str, Format] = MappingProxyType({each.name: each for each in _ALL})


def recognise(data: bytes) -> Format:
    """Return the format a file to import is most likely in, the own one where nothing tells.

    Reading it decides; this only spares a person the question.
    """
    if is_project(data):
        return FORMATS["qdpx"]
    if is_sheet(data):
        return FORMATS["xlsx" if data.startswith(b"PK") else "csv"]
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if b'"gwr-annotations/' in head:
        return FORMATS["json"]
    if b'"@context"' in head or b'"Annotation' in head:
        return FORMATS["w3c"]
    if head.startswith(b"["):
        return FORMATS["labelstudio"]
    if head.startswith(b"{") and b'"text"' in head:
        return FORMATS["doccano"]
    return FORMATS["json"]
