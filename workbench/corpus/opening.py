"""Open any source an analyst has in hand: tell its format by content, then hand it to that reader."""

from __future__ import annotations

from workbench.corpus.readers.decoding import Decoded, declared_charset, decode
from workbench.corpus.readers.entities import decode_entities
from workbench.corpus.readers.limits import too_large
from workbench.corpus.readers.registry import Format
from workbench.corpus.readers.sniffing import binary_format, text_format
from workbench.corpus.source import Source
from workbench.errors import CorpusError
from workbench.model.said import Said
from workbench.settings import CorpusSettings

# The table's reader brings openpyxl, which takes a while to import; most runs need no table.
# ruff: noqa: PLC0415
_NAMED = 5


def open_source(
    raw: bytes,
    *,
    name: str,
    charset: str | None = None,
    row: int | None = None,
    settings: CorpusSettings,
) -> Source:
    """Return all visible text of ``raw``, block by block.

    ``name`` (path, URL or "") helps where the content does not tell the format, ``charset`` is what the
    transport declared, ``row`` chooses a report of a table (the first row is 1). Raise CorpusError, one
    clear sentence, for what holds no text; time and memory are bounded by ``settings``.
    """
    _check_size(raw, settings)
    source = decode_entities(_read(raw, name, charset, row, settings))
    if not any(block.removed_as is None for block in source.blocks):
        raise CorpusError("import.no_text", code="no-text")
    return source


def list_reports_in_table(raw: bytes, *, name: str, settings: CorpusSettings) -> tuple[Source, ...]:
    """Return every report that a csv or xlsx file holds, one source each; ``meta["row"]`` tells them apart.

    Any other file gives its one source.
    """
    _check_size(raw, settings)
    tables = _read_tables(raw, name, settings)
    return tables if tables is not None else (open_source(raw, name=name, settings=settings),)


def list_files(raw: bytes, *, settings: CorpusSettings) -> list[tuple[str, bytes]]:
    """Return name and bytes of every file in a container of files; none for any other file."""
    _check_size(raw, settings)
    form = binary_format(raw)
    files: list[tuple[str, bytes]] = form.load()(raw, settings) if form and form.holds_files else []
    return files


def _check_size(raw: bytes, settings: CorpusSettings) -> None:
    if not raw.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise CorpusError("import.empty", code="empty")
    if len(raw) > settings.max_bytes:
        megabytes = settings.max_bytes // 1024 // 1024
        raise too_large(Said("size.file", megabytes=megabytes))


def _read(raw: bytes, name: str, charset: str | None, row: int | None, settings: CorpusSettings) -> Source:
    form, decoded = _told(raw, name, charset, settings)
    if form.holds_files:
        inner, file = _chosen_file(form.load()(raw, settings), row)
        return _read(file, inner, None, None, settings)
    if form.is_table:
        return _chosen(_reports(raw, form, decoded, settings), row)
    read = form.load()
    source: Source = read(raw if decoded is None else decoded, settings)
    return source


def _told(
    raw: bytes, name: str, charset: str | None, settings: CorpusSettings
) -> tuple[Format, Decoded | None]:
    """Return a file's format, and its text where it is text."""
    binary = binary_format(raw)
    if binary is not None:
        return binary, None
    decoded = _decode(raw, charset, settings)
    return text_format(decoded.text, name), decoded


def _decode(raw: bytes, charset: str | None, settings: CorpusSettings) -> Decoded:
    if len(raw) > settings.max_text_bytes:
        megabytes = settings.max_text_bytes // 1024 // 1024
        raise too_large(Said("size.text_megabytes", megabytes=megabytes))
    return decode(raw, declared=charset or declared_charset(raw))


def _read_tables(raw: bytes, name: str, settings: CorpusSettings) -> tuple[Source, ...] | None:
    form, decoded = _told(raw, name, None, settings)
    return _reports(raw, form, decoded, settings) if form.is_table else None


def _reports(
    raw: bytes, form: Format, decoded: Decoded | None, settings: CorpusSettings
) -> tuple[Source, ...]:
    from workbench.corpus.readers.table import read_reports

    if decoded is None:
        return read_reports(form.load()(raw, settings), settings)
    return read_reports(form.load()(decoded.text, settings), settings, encoding=decoded.encoding)


def _chosen_file(files: list[tuple[str, bytes]], number: int | None) -> tuple[str, bytes]:
    """Return a container's file by its number, which counts from 1; without one, the only file."""
    if number is not None and 1 <= number <= len(files):
        return files[number - 1]
    if number is None and len(files) == 1:
        return files[0]
    names = "、".join(f"{n} {name}" for n, (name, _) in enumerate(files[:_NAMED], start=1))
    if number is None:
        raise CorpusError(
            "import.several_files",
            count=len(files),
            names=names,
            code="several-reports",
            rows=list(range(1, len(files) + 1)),
        )
    raise CorpusError("import.no_such_file", number=number, names=names, code="no-such-row")


def _chosen(sources: tuple[Source, ...], row: int | None) -> Source:
    from workbench.corpus.readers.table import choose

    return choose(sources, row)
