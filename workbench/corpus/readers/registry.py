"""Every format that can be read, one line each: how it is told, what its files are called, who reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal

Takes = Literal["bytes", "text", "rows", "text rows", "files"]
"""What a reader is given, and what it gives: bytes or decoded text; one source, rows of a table, or files."""

_JPEG = b"\xff\xd8\xff"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format. ``reader`` is ``module:function`` among the readers, imported when it is first needed.

    ``magic`` is what its files begin with, ``member`` the start of a name in a zip container, ``stream``
    the name of a stream in an old Office container. Text is told by ``sniffing.text_format``.
    """

    name: str
    extensions: tuple[str, ...]
    reader: str
    takes: Takes
    magic: bytes = b""
    member: str = ""
    stream: str = ""

    @property
    def is_table(self) -> bool:
        """Say whether a file may hold several reports, one in each row."""
        return self.takes in ("rows", "text rows")

    @property
    def holds_files(self) -> bool:
        """Say whether a file is a container of files that are read one by one."""
        return self.takes == "files"

    def load(self) -> Callable[..., Any]:
        """Return the reader; together they take a second to import, and most runs need one of them."""
        module, function = self.reader.split(":")
        loaded: Callable[..., Any] = getattr(import_module(f"workbench.corpus.readers.{module}"), function)
        return loaded


# A zip of files is tried last: every other container is one, too.
FORMATS: tuple[Format, ...] = (
    Format(name="pdf", extensions=("pdf",), reader="pdf:read_pdf", takes="bytes", magic=b"%PDF-"),
    Format(name="docx", extensions=("docx",), reader="docx:read_docx", takes="bytes", member="word/"),
    Format(name="xlsx", extensions=("xlsx",), reader="table:read_workbook_rows", takes="rows", member="xl/"),
    Format(name="odt", extensions=("odt",), reader="odt:read_odt", takes="bytes", member="content.xml"),
    Format(name="epub", extensions=("epub",), reader="epub:read_epub", takes="bytes", member="META-INF/con"),
    Format(name="ofd", extensions=("ofd",), reader="ofd:read_ofd", takes="bytes", member="OFD.xml"),
    Format(name="doc", extensions=("doc", "wps"), reader="doc:read_doc", takes="bytes", stream="WordDoc"),
    Format(name="xls", extensions=("xls",), reader="xls:read_xls_rows", takes="rows", stream="Workbook"),
    Format(name="rtf", extensions=("rtf",), reader="rtf:read_rtf", takes="bytes", magic=b"{\\rtf"),
    Format(name="png", extensions=("png",), reader="scans:read_picture", takes="bytes", magic=b"\x89PNG\r\n"),
    Format(name="jpg", extensions=("jpg", "jpeg"), reader="scans:read_picture", takes="bytes", magic=_JPEG),
    Format(name="text", extensions=("txt",), reader="plain:read_plain", takes="text"),
    Format(name="markdown", extensions=("md", "markdown"), reader="markdown:read_markdown", takes="text"),
    Format(name="html", extensions=("html", "htm"), reader="html:read_html", takes="text"),
    Format(name="mht", extensions=("mht", "mhtml"), reader="mht:read_mht", takes="text"),
    Format(name="csv", extensions=("csv", "tsv"), reader="table:read_csv_rows", takes="text rows"),
    Format(name="json", extensions=("json", "jsonl"), reader="json_rows:read_json_rows", takes="text rows"),
    Format(name="zip", extensions=("zip",), reader="zipped:files_in", takes="files", member="*"),
)
BY_NAME = {form.name: form for form in FORMATS}


def extensions() -> tuple[str, ...]:
    """Return the endings of all files that can be read, without their dot."""
    return tuple(ending for form in FORMATS for ending in form.extensions)


def collection_extensions() -> tuple[str, ...]:
    """Return the endings of files that may hold several reports, with their dot."""
    several = (form for form in FORMATS if form.is_table or form.holds_files)
    return tuple(f".{ending}" for form in several for ending in form.extensions)


def by_beginning(raw: bytes, within: int) -> Format | None:
    """Return the format that a file's first bytes tell."""
    return next((form for form in FORMATS if form.magic and form.magic in raw[: _reach(form, within)]), None)


def by_member(names: set[str]) -> Format | None:
    """Return the format of a zip container with these names in it."""
    told = (f for f in FORMATS if f.member and any(name.startswith(f.member) for name in names))
    return next(told, BY_NAME["zip"] if any("." in name for name in names) else None)


def by_stream(raw: bytes) -> Format | None:
    """Return the format of an old Office container, told by the names in its directory."""
    if not raw.startswith(_OLE):
        return None
    return next((f for f in FORMATS if f.stream and f.stream.encode("utf-16-le") in raw), None)


def _reach(form: Format, within: int) -> int:
    """Return how far into a file its mark may stand: PDF files may begin with something else."""
    return within if form.name == "pdf" else len(form.magic)
