"""Open any source an analyst has in hand: tell its format by content, then hand it to that reader."""

from __future__ import annotations

from workbench.corpus.readers.decoding import Decoded, declared_charset, decode
from workbench.corpus.readers.entities import decode_entities
from workbench.corpus.readers.limits import check_text, too_large
from workbench.corpus.readers.markdown import read_markdown
from workbench.corpus.readers.plain import read_plain
from workbench.corpus.readers.sniffing import binary_format, text_format
from workbench.corpus.source import Source
from workbench.errors import CorpusError
from workbench.settings import DEFAULTS, CorpusSettings

# Readers of a format are imported when the first file of that format is opened: together they take a
# second, and most runs need none or one of them.
# ruff: noqa: PLC0415


def open_source(
    raw: bytes,
    *,
    name: str,
    charset: str | None = None,
    row: int | None = None,
    settings: CorpusSettings = DEFAULTS.corpus,
) -> Source:
    """Return all visible text of ``raw``, block by block.

    ``name`` (path, URL or "") helps where the content does not tell the format, ``charset`` is what the
    transport declared, ``row`` chooses a report of a table (the first row is 1). Raise CorpusError, one
    clear sentence, for what holds no text; time and memory are bounded by ``settings``.
    """
    _check_size(raw, settings)
    source = decode_entities(_read(raw, name, charset, row, settings))
    if not any(block.removed_as is None for block in source.blocks):
        raise CorpusError(
            "文件里没有找到正文文字，请确认选对了文件，或复制正文粘贴导入。",
            english="The file holds no text of a report; check the file, or copy the text and paste it.",
            code="no-text",
        )
    return source


def list_reports_in_table(
    raw: bytes, *, name: str, settings: CorpusSettings = DEFAULTS.corpus
) -> tuple[Source, ...]:
    """Return every report that a csv or xlsx file holds, one source each; ``meta["row"]`` tells them apart.

    Any other file gives its one source.
    """
    _check_size(raw, settings)
    tables = _read_tables(raw, name, settings)
    return tables if tables is not None else (open_source(raw, name=name, settings=settings),)


def _check_size(raw: bytes, settings: CorpusSettings) -> None:
    if not raw.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise CorpusError(
            "文件是空的，请选择含有报告正文的文件。",
            english="The file is empty; choose one that holds the report's text.",
            code="empty",
        )
    if len(raw) > settings.max_bytes:
        megabytes = settings.max_bytes // 1024 // 1024
        raise too_large(f"文件超过 {megabytes} MB", f"the file is larger than {megabytes} MB")


def _read(raw: bytes, name: str, charset: str | None, row: int | None, settings: CorpusSettings) -> Source:
    kind = binary_format(raw)
    if kind == "docx":
        from workbench.corpus.readers.docx import read_docx

        return read_docx(raw, settings)
    if kind == "pdf":
        from workbench.corpus.readers.pdf import read_pdf

        return read_pdf(raw, settings)
    if kind == "xlsx":
        return _chosen(_workbook(raw, settings), row)
    decoded = _decode(raw, charset, settings)
    form = text_format(decoded.text, name)
    if form == "html":
        from workbench.corpus.readers.html import read_html

        return read_html(decoded, settings)
    if form == "csv":
        return _chosen(_comma_separated(decoded, settings), row)
    check_text(decoded.text, settings)
    return read_markdown(decoded) if form == "markdown" else read_plain(decoded)


def _decode(raw: bytes, charset: str | None, settings: CorpusSettings) -> Decoded:
    if len(raw) > settings.max_text_bytes:
        megabytes = settings.max_text_bytes // 1024 // 1024
        raise too_large(f"文字超过 {megabytes} MB", f"the text is larger than {megabytes} MB")
    return decode(raw, declared=charset or declared_charset(raw))


def _read_tables(raw: bytes, name: str, settings: CorpusSettings) -> tuple[Source, ...] | None:
    kind = binary_format(raw)
    if kind == "xlsx":
        return _workbook(raw, settings)
    if kind is not None:
        return None
    decoded = _decode(raw, None, settings)
    return _comma_separated(decoded, settings) if text_format(decoded.text, name) == "csv" else None


def _workbook(raw: bytes, settings: CorpusSettings) -> tuple[Source, ...]:
    from workbench.corpus.readers.table import read_reports, read_workbook_rows

    return read_reports(read_workbook_rows(raw, settings), settings)


def _comma_separated(decoded: Decoded, settings: CorpusSettings) -> tuple[Source, ...]:
    from workbench.corpus.readers.table import read_csv_rows, read_reports

    rows = read_csv_rows(decoded.text, settings)
    return read_reports(rows, settings, encoding=decoded.encoding)


def _chosen(sources: tuple[Source, ...], row: int | None) -> Source:
    from workbench.corpus.readers.table import choose

    return choose(sources, row)
