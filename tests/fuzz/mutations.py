"""Valid small files of every format, and ways to break them that get past the first check."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from functools import cache

import openpyxl

from tests.builders.documents import pdf_document, word_document
from tests.builders.office_files import (
    doc_document,
    epub_document,
    mht_document,
    odt_document,
    ofd_document,
    rtf_document,
    xls_document,
    zipped,
)
from tests.builders.pages import government_page
from tests.builders.sameness import markdown

PARAGRAPHS = (
    "政府工作报告",
    "——2024年1月10日在样例市第一届人民代表大会第四次会议上",
    "各位代表：",
    "现在，我代表市人民政府向大会报告工作，请予审议。",
    "一、2023年工作回顾",
    "产业发展提质增效。全年地区生产总值增长6.2%，新增企业1200家，“专精特新”企业达到86家。" * 4,
    "二、2024年工作安排",
    "（一）民生福祉持续改善。新增就业9.5万人，改造老旧小区48个，群众获得感明显增强。" * 4,
)
_CSV = 'title,date,full_text\n甲,2024-01-10,"{}"\n'
_TOKENS = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x80",
        b"\r\n",
        b"\r",
        b'"',
        b",",
        b"9" * 300,
        b"-1",
        b"4294967296",
    ),
    *(text.encode() for text in ("\u2028", "一、", "（一）", "二是", "——", "：", "%")),
    *(
        b"<",
        b"</p>",
        b"<table><tr><td>",
        b"<div>" * 40,
        b"<!--",
        b"]]>",
        b"<script>",
        b"<br>" * 30,
        b"&lt;",
        b"&#0;",
    ),
    *(
        b"&#x10ffff;",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
        b"&a;",
        b"**",
        b"---\n",
        b"| a |\n|---|\n",
        b"# ",
        b"1. ",
    ),
    *(b"<w:p>", b"</w:p>", b"<w:tbl>", b'w:val="99999999999"', b"<w:numPr/>", b"<row r='1048576'/>"),
    *(b"<c r='XFD1048576'><v>1</v></c>", b"obj", b"endobj", b"stream", b"endstream", b"/Length 999999"),
    *(b"/Kids [1 0 R]", b"xref", b"%%EOF"),
)


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["title", "date", "full_text"])
    sheet.append(["政府工作报告", "2024-01-10", "\n".join(PARAGRAPHS)])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


MAKERS: dict[str, Callable[[], bytes]] = {
    "txt": lambda: "\n".join(PARAGRAPHS).encode(),
    "gb18030": lambda: "\n".join(PARAGRAPHS).encode("gb18030"),
    "utf-16": lambda: "\n".join(PARAGRAPHS).encode("utf-16"),
    "md": lambda: markdown(PARAGRAPHS, [0, 0, 0, 0, 0, 9]).encode(),
    "html": lambda: government_page(PARAGRAPHS).encode("gb18030"),
    "csv": lambda: _CSV.format("\n".join(PARAGRAPHS)).encode(),
    "docx": lambda: word_document(PARAGRAPHS, rows=[["指标", "目标"], ["就业", "9.5万人"]]),
    "xlsx": _workbook,
    "pdf": lambda: pdf_document(PARAGRAPHS),
    "rtf": lambda: rtf_document(PARAGRAPHS),
    "odt": lambda: odt_document(PARAGRAPHS),
    "epub": lambda: epub_document([PARAGRAPHS]),
    "mht": lambda: mht_document(PARAGRAPHS, address="https://www.yunhai.example/a.html"),
    "doc": lambda: doc_document(PARAGRAPHS),
    "ofd": lambda: ofd_document([PARAGRAPHS]),
    "wps": lambda: doc_document(PARAGRAPHS),
    "xls": xls_document,
    "zip": lambda: zipped({"报告.docx": word_document(PARAGRAPHS), "__MACOSX/._报告.docx": b"x"}),
    "jsonl": lambda: "\n".join(
        json.dumps({"title": title, "text": "\n".join(PARAGRAPHS)}) for title in "甲乙"
    ).encode(),
    "json": lambda: json.dumps([{"title": "甲", "text": "\n".join(PARAGRAPHS)}]).encode(),
}


@cache
def sample(form: str) -> bytes:
    """Return a valid file of a format."""
    return MAKERS[form]()


def mutated(form: str, seed: int) -> bytes:
    """Return a broken variant; the same seed gives the same bytes."""
    chance = random.Random(seed)
    raw = sample(form)
    if form in {"docx", "xlsx", "odt", "epub", "ofd"} and chance.random() < 0.8:
        return _with_broken_part(raw, chance)
    return _broken(raw, chance)


def _with_broken_part(raw: bytes, chance: random.Random) -> bytes:
    """Break the inside of a container and pack it again, so that the reader gets to see it."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as archive,
        zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed,
    ):
        names = archive.namelist()
        chosen = chance.choice([name for name in names if name.endswith((".xml", ".rels", ".opf", ".xhtml"))])
        for name in names:
            content = archive.read(name)
            if name == chosen:
                if chance.random() < 0.1:
                    continue
                content = _broken(content, chance)
            packed.writestr(name, content)
    return target.getvalue()


def _broken(raw: bytes, chance: random.Random) -> bytes:
    """Flip, cut, repeat, insert and swap, a few times over."""
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at, other = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
        kind = chance.randrange(6)
        if kind == 0:
            raw = raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]
        elif kind == 1:
            raw = raw[:at] + raw[min(other, at + 200) :]
        elif kind == 2:
            raw = raw[:other] + raw[at : at + 300] * chance.choice((1, 3, 30)) + raw[other:]
        elif kind == 3:
            raw = raw[:at] + chance.choice(_TOKENS) * chance.choice((1, 1, 5, 60)) + raw[at:]
        elif kind == 4:
            raw = raw[:at]
        else:
            raw = raw[at:other] + raw[:at] + raw[other:]
        raw = raw[:200_000] or b"x"
    return raw
