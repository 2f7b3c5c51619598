"""Tell a source's format by its content first and by its name second."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import PurePosixPath

from workbench.corpus.readers import registry
from workbench.corpus.readers.registry import Format
from workbench.errors import CorpusError
from workbench.model.said import Said

_PDF_HEAD = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "kind.picture"),
    (b"BM", "kind.picture"),
    (b"II*\0", "kind.picture"),
    (b"MM\0*", "kind.picture"),
    (b"Rar!", "kind.packed"),
    (b"7z\xbc\xaf\x27\x1c", "kind.packed"),
    (b"\x1f\x8b", "kind.packed"),
    (b"AT&TFORM", "kind.djvu"),
)
_MARKUP_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(r"</?(?:p|div|br|span|table|td|li|body|h[1-6]|strong|section|article)\b[^<>]*>", re.I)
_HEADING = re.compile(r"^#{1,6} +\S", re.M)
_STRONG = re.compile(r"\*\*[^*\n]{1,200}\*\*")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[\w-]+[ \t]*:.*\r?\n)+---[ \t]*\r?\n")
# The line of dashes below a table's headings.
_TABLE_RULE = re.compile(r"^\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$", re.M)
_JSON_START = re.compile(r"\s*(?:\{\s*\"|\[\s*\{\s*\")")
_ARCHIVE_START = re.compile(
    r"\s*(?:MIME-Version|From|Subject|Snapshot-Content-Location|Date|Content-Type):", re.I
)
_HEAD = 20_000


def binary_format(raw: bytes) -> Format | None:
    """Return the format of a container, None for what may be text.

    Raise CorpusError with what to do for kinds that hold no text this program reads.
    """
    if told := registry.by_beginning(raw, _PDF_HEAD):
        return told
    if raw.startswith(b"PK\x03\x04") or raw.startswith(b"PK\x05\x06"):
        return _zipped(raw)
    if raw.startswith(_OLE):
        return _old_office(raw)
    for magic, kind in _OTHER_KINDS:
        if raw.startswith(magic) and (len(magic) > 2 or b"\0" in raw[:64]):
            raise _unsupported(Said(kind))
    return None


def text_format(text: str, name: str) -> Format:
    """Return the format of decoded text; a name decides only where the content does not."""
    return registry.BY_NAME[_text_format(text, name)]


def _text_format(text: str, name: str) -> str:
    head = text[:_HEAD]
    if _MARKUP_START.match(head):
        return "html"
    if _ARCHIVE_START.match(head) and "multipart/related" in head:
        return "mht"
    if "<w:wordDocument" in head or "<pkg:package" in head:
        raise _unsupported(Said("kind.word_xml"))
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip(".")
    if suffix in registry.BY_NAME["csv"].extensions:
        return "csv"
    if suffix in registry.BY_NAME["markdown"].extensions:
        return "markdown"
    if _JSON_START.match(head) and (suffix in registry.BY_NAME["json"].extensions or _is_json(text)):
        return "json"
    tags = _TAG.findall(head)
    if len(tags) >= 4 and len(tags) * 200 > len(head) / 10:
        return "html"
    if (
        _FRONT_MATTER.match(head)
        or _TABLE_RULE.search(head)
        or len(_HEADING.findall(text)) + len(_STRONG.findall(text)) >= 2
    ):
        return "markdown"
    return "csv" if _looks_tabular(head) else "text"


def _is_json(text: str) -> bool:
    """Say whether the whole text, or its first line, is JSON."""
    for part in (text.split("\n", 1)[0], text):
        try:
            json.loads(part)
        except (ValueError, RecursionError):
            continue
        return True
    return False


def _looks_tabular(head: str) -> bool:
    """Recognise a csv header under a wrong name: short names, a longer row below, the same width."""
    first, _, rest = head.partition("\n")
    names = first.strip("\ufeff\r").split(",")
    if len(names) < 3 or any(not re.fullmatch(r"[\w \"]{1,20}", name) for name in names):
        return False
    return rest.count(",", 0, 400) >= len(names) - 1


def _zipped(raw: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as error:
        raise CorpusError("import.zip_damaged", code="damaged") from error
    told = registry.by_member(names)
    if told is None:
        raise _unsupported(Said("kind.archive"))
    return told


def _old_office(raw: bytes) -> Format:
    if _ENCRYPTED_STREAM in raw:
        raise CorpusError("import.encrypted_office", code="encrypted")
    told = registry.by_stream(raw)
    if told is None:
        raise _unsupported(Said("kind.old_office"))
    return told


def _unsupported(kind: Said) -> CorpusError:
    known = registry.extensions()
    return CorpusError(
        "import.unsupported",
        kind=kind,
        known=tuple(known[:-1]),
        last=known[-1],
        code="unsupported",
    )
