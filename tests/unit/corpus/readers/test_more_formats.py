"""Rich text, OpenDocument, EPUB, web archives, old Word and Excel, OFD, JSON and zip: the same sentences."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from tests.builders.as_shipped import open_source, read_report
from tests.builders.documents import word_document
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
from workbench.corpus.opening import list_reports_in_table
from workbench.corpus.readers.registry import FORMATS, extensions
from workbench.errors import CorpusError, WorkbenchError
from workbench.model.removal_reasons import Reason
from workbench.settings import DEFAULTS

CORPORA = Path(__file__).parents[4] / "corpora"
REPORTS = sorted(CORPORA.rglob("*.txt"))
WRITERS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "rtf": rtf_document,
    "rtf-gbk": lambda paragraphs: rtf_document(paragraphs, encoding="gbk"),
    "odt": odt_document,
    "epub": lambda paragraphs: epub_document([paragraphs[:30], paragraphs[30:]]),
    "mht": lambda paragraphs: mht_document(paragraphs, address="https://www.yunhai.example/a.html"),
    "doc": doc_document,
    "zip": lambda paragraphs: zipped({"报告/政府工作报告.txt": "\n".join(paragraphs)}),
}
PARAGRAPHS = ["政府工作报告", "各位代表：", "一、2025年工作回顾", "新建学校3所，增长5.2%。\\完{好}。"]


def _ten() -> list[tuple[str, list[str]]]:
    """Return ten texts: each bundled report, and what follows its first third."""
    texts = {path.stem: [x for x in path.read_text("utf-8").splitlines() if x.strip()] for path in REPORTS}
    rest = {f"{name}-rest": lines[len(lines) // 3 :] for name, lines in texts.items()}
    return [*texts.items(), *rest.items()][:10]


TEXTS = _ten()
EACH = pytest.mark.parametrize("paragraphs", [lines for _, lines in TEXTS], ids=[name for name, _ in TEXTS])


def _sentences(raw: bytes, name: str) -> list[str]:
    report = read_report(raw, name=name)
    return [report.text_of(node) for node in report.sentences]


@pytest.mark.parametrize("kind", WRITERS)
@EACH
def test_a_report_has_the_same_sentences_in_every_format(paragraphs: list[str], kind: str) -> None:
    """At least 99 of 100 sentences of each of ten texts come back, in order."""
    plain = _sentences("\n".join(paragraphs).encode(), "a.txt")
    read = _sentences(WRITERS[kind](paragraphs), "download")
    assert sum(a == b for a, b in zip(plain, read, strict=False)) >= 0.99 * max(len(plain), len(read))


@EACH
def test_pages_of_an_ofd_file_give_the_sentences_again(paragraphs: list[str]) -> None:
    """Lines cut at a fixed width, drawn in any order, give at least 97 of 100 sentences."""
    set_in = [f"\u3000\u3000{p.strip()}" for p in paragraphs]
    lines = [p[i : i + 36] for p in set_in for i in range(0, len(p), 36)]
    pages = [lines[i : i + 30] for i in range(0, len(lines), 30)]
    plain = set(_sentences("\n".join(paragraphs).encode(), "a.txt"))
    read = set(_sentences(ofd_document(pages), "a.ofd"))
    assert len(plain & read) >= 0.97 * len(plain)


def test_every_format_has_one_line_with_an_ending_of_its_own() -> None:
    """No ending is claimed twice, and each reader can be loaded."""
    assert len(set(extensions())) == len(extensions())
    assert all(callable(form.load()) for form in FORMATS)


def test_the_address_of_a_web_archive_is_kept() -> None:
    """The address the page was saved from is the report's source."""
    raw = mht_document([*PARAGRAPHS, "全区" * 60 + "。"], address="https://www.yunhai.example/a.html")
    assert read_report(raw, name="a.mht").source == "https://www.yunhai.example/a.html"


def test_notes_of_an_opendocument_text_are_set_aside() -> None:
    """Footnotes and comments carry their reason; tables are rows."""
    body = (
        "<text:p>新建学校<text:note><text:note-body><text:p>注：含分校</text:p></text:note-body></text:note>"
        "3所。</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>任务</text:p></table:table-cell>"
        "<table:table-cell><text:p>单位</text:p></table:table-cell></table:table-row></table:table>"
    )
    blocks = open_source(odt_document(["开头。"], body=body), name="a.odt").blocks
    assert [b.text for b in blocks if not b.removed_as] == ["开头。", "新建学校3所。", "任务\t单位"]
    assert [(b.text, b.removed_as) for b in blocks if b.removed_as] == [("注：含分校", Reason.FOOTNOTE)]


def test_tables_and_fields_of_an_old_word_file() -> None:
    """Cells are parted by tabs; of a field only what it shows is text."""
    paragraphs = ["任务\x07单位\x07\x07建校\x07教育局\x07\x07见\x13 HYPERLINK x\x14附件\x15。", "完。"]
    texts = [block.text for block in open_source(doc_document(paragraphs), name="a.doc").blocks]
    assert texts == ["任务\t单位", "建校\t教育局", "见附件。", "完。"]


LONG = "全区新建学校3所，改造小区12个，群众生活继续改善。" * 30


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([{"title": "甲", "text": LONG}, {"title": "乙", "text": LONG}], ensure_ascii=False),
        json.dumps({"data": [{"title": "甲", "text": LONG}, {"title": "乙", "text": LONG}]}),
        "\n".join(json.dumps({"title": t, "text": LONG}, ensure_ascii=False) for t in "甲乙"),
        json.dumps([{"标题": "甲", "段落": [LONG, LONG]}, {"标题": "乙", "段落": [LONG]}]),
    ],
)
def test_json_and_json_lines_are_tables_of_reports(text: str) -> None:
    """Each object with a long text is a report; its title is told."""
    sources = list_reports_in_table(text.encode(), name="download", settings=DEFAULTS.corpus)
    assert [source.meta["title"] for source in sources] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b'{"a": 1, "b": [1, 2, 3]}', "no-report"),
        (b'[{"a": "x"}]\n', "no-report"),
        (b'{"a": "x"}\n{"a": broken', "damaged"),
        (b'[{"a": ' * 50_000, "too-large"),
        (zipped({"a.txt": "甲" * 9, "b.txt": "乙" * 9}), "several-reports"),
        (zipped({"a.exe": b"x"}), "no-report"),
        (zipped({"content.xml": b"<x"}), "damaged"),
        (zipped({"content.xml": b"0" * 60_000_000}), "too-large"),
        (zipped({"META-INF/container.xml": b"<x/>"}), "damaged"),
        (zipped({"OFD.xml": b"<x/>"}), "damaged"),
        (zipped({"a.zip": zipped({"a.txt": "甲"})}), "no-report"),
        (b"{\\rtf1" + b"{" * 100_000, "no-text"),
        (b"{\\rtf1 \\'", "no-text"),
        (doc_document(["甲"])[:1500], "unsupported"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") * 90, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") * 90, "damaged"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b--", "no-text"),
    ],
)
def test_what_is_broken_or_hostile_ends_in_one_sentence(raw: bytes, code: str) -> None:
    """Never a traceback, never an endless wait."""
    with pytest.raises(CorpusError) as caught:
        open_source(raw, name="download")
    assert caught.value.code == code
    assert caught.value.message.endswith("。")


def test_a_zip_with_one_file_is_that_file_whatever_its_name_is_coded_in() -> None:
    """Hidden files do not count; a document inside is read as one."""
    raw = zipped({"__MACOSX/._a.docx": b"x", "报告.docx": word_document(PARAGRAPHS)})
    texts = [block.text for block in open_source(raw, name="a.zip").blocks if not block.removed_as]
    assert texts == PARAGRAPHS


@pytest.mark.parametrize("kind", WRITERS)
def test_cut_and_damaged_files_never_end_in_a_traceback(kind: str) -> None:
    """Each tenth of a file, and bytes turned in it: text, or one sentence."""
    raw = WRITERS[kind](PARAGRAPHS * 20)
    for share in range(1, 10):
        cut = len(raw) * share // 10
        for broken in (raw[:cut], raw[:cut] + bytes([raw[cut] ^ 0x5A]) + raw[cut + 1 :]):
            with suppress(WorkbenchError):
                open_source(broken, name="download")


def test_old_excel_files_hold_one_report_in_each_row() -> None:
    """Cells of an .xls file are read like those of any other table."""
    sources = list_reports_in_table(xls_document(), name="a.xls", settings=DEFAULTS.corpus)
    assert [source.meta["title"] for source in sources] == ["甲报告", "乙报告"]


def _with_circle(raw: bytes) -> bytes:
    """Return a compound file whose first sector is followed by itself."""
    (table,) = struct.unpack_from("<I", raw, 0x4C)
    place = 512 + 512 * table
    return raw[:place] + struct.pack("<I", 0) + raw[place + 4 :]


def test_a_sheet_whose_sectors_run_in_a_circle_is_damaged() -> None:
    """Native code follows them until memory is out, in a process of its own; here it is one sentence."""
    with pytest.raises(CorpusError) as caught:
        list_reports_in_table(_with_circle(xls_document()), name="a.xls", settings=DEFAULTS.corpus)
    assert caught.value.code == "damaged"
