"""Tell a source's format by its content first and by its name second."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath
from typing import Literal

from workbench.errors import CorpusError

Format = Literal["text", "markdown", "html", "docx", "pdf", "csv", "xlsx"]

_PDF_HEAD = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"GIF8", "图片", "a picture"),
    (b"BM", "图片", "a picture"),
    (b"II*\0", "图片", "a picture"),
    (b"MM\0*", "图片", "a picture"),
    (b"Rar!", "压缩包", "an archive"),
    (b"7z\xbc\xaf\x27\x1c", "压缩包", "an archive"),
    (b"\x1f\x8b", "压缩包", "an archive"),
    (b"{\\rtf", "RTF 文件", "an RTF file"),
    (b"AT&TFORM", "DjVu 文件", "a DjVu file"),
)
_MARKUP_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_TAG = re.compile(r"</?(?:p|div|br|span|table|td|li|body|h[1-6]|strong|section|article)\b[^<>]*>", re.I)
_HEADING = re.compile(r"^#{1,6} +\S", re.M)
_STRONG = re.compile(r"\*\*[^*\n]{1,200}\*\*")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[\w-]+[ \t]*:.*\r?\n)+---[ \t]*\r?\n")
_SUFFIXES: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".csv": "csv",
    ".tsv": "csv",
}
_HEAD = 20_000


def binary_format(raw: bytes) -> Literal["docx", "xlsx", "pdf"] | None:
    """Return the format of a container, None for what may be text.

    Raise CorpusError with what to do for kinds that hold no text this program reads.
    """
    if b"%PDF-" in raw[:_PDF_HEAD]:
        return "pdf"
    if raw.startswith(b"PK\x03\x04") or raw.startswith(b"PK\x05\x06"):
        return _zipped(raw)
    if raw.startswith(_OLE):
        raise _old_office(raw)
    for magic, kind, english in _OTHER_KINDS:
        if raw.startswith(magic) and (len(magic) > 2 or b"\0" in raw[:64]):
            raise _unsupported(kind, english)
    return None


def text_format(text: str, name: str) -> Literal["text", "markdown", "html", "csv"]:
    """Return the format of decoded text; a name decides only where the content does not."""
    head = text[:_HEAD]
    if _MARKUP_START.match(head):
        return "html"
    if head.lstrip().startswith("{\\rtf"):
        raise _unsupported("RTF 文件", "an RTF file")
    if head.startswith(("MIME-Version:", "From:")) and "multipart/related" in head:
        raise _unsupported("网页归档（mht）文件", "a web archive (mht)")
    if "<w:wordDocument" in head or "<pkg:package" in head:
        raise _unsupported("Word XML 文件", "a Word XML file")
    suffix = _SUFFIXES.get(PurePosixPath(name.replace("\\", "/")).suffix.lower())
    if suffix in {"markdown", "csv"}:
        return "csv" if suffix == "csv" else "markdown"
    tags = _TAG.findall(head)
    if len(tags) >= 4 and len(tags) * 200 > len(head) / 10:
        return "html"
    if _FRONT_MATTER.match(head) or len(_HEADING.findall(text)) + len(_STRONG.findall(text)) >= 2:
        return "markdown"
    return "csv" if _looks_tabular(head) else "text"


def _looks_tabular(head: str) -> bool:
    """Recognise a csv header under a wrong name: short names, a longer row below, the same width."""
    first, _, rest = head.partition("\n")
    names = first.strip("\ufeff\r").split(",")
    if len(names) < 3 or any(not re.fullmatch(r"[\w \"]{1,20}", name) for name in names):
        return False
    return rest.count(",", 0, 400) >= len(names) - 1


def _zipped(raw: bytes) -> Literal["docx", "xlsx"]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as error:
        raise CorpusError(
            "文件已损坏，无法解压，请重新下载或另存后再导入。",
            english="The file is damaged and cannot be unpacked; download or save it again.",
            code="damaged",
        ) from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    raise _unsupported("压缩包或其他文档", "an archive or another kind of document")


def _old_office(raw: bytes) -> CorpusError:
    if _ENCRYPTED_STREAM in raw:
        return CorpusError(
            "文件有密码保护，请在 Word 或 Excel 中去掉密码后再导入。",
            english="The file is protected by a password; remove it in Word or Excel and import it again.",
            code="encrypted",
        )
    return CorpusError(
        "这是旧版 Office 文件（.doc 或 .xls），请另存为 .docx 或 .xlsx 后再导入。",
        english="This is an old Office file (.doc or .xls); save it as .docx or .xlsx and import it again.",
        code="unsupported",
    )


def _unsupported(kind: str, english: str) -> CorpusError:
    return CorpusError(
        f"这是{kind}，请改为导入 txt、md、html、docx、pdf、csv 或 xlsx 格式的报告。",
        english=f"This is {english}; import the report as txt, md, html, docx, pdf, csv or xlsx.",
        code="unsupported",
    )
