"""Opening any source: the format by content, the encoding by evidence, one clear sentence for the rest."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.as_shipped import open_source, read_report
from tests.builders.documents import encrypted_pdf, pdf_document, scanned_pdf, word_document
from tests.builders.pages import FOOTER, NAVIGATION, SHARING, government_page
from tests.builders.sameness import markdown
from workbench.corpus.opening import list_reports_in_table
from workbench.errors import CorpusError, WorkbenchError
from workbench.model.removal_reasons import Reason
from workbench.settings import DEFAULTS

PARAGRAPHS = (
    "政府工作报告",
    "——2024年1月10日在样例市第一届人民代表大会第四次会议上",
    "各位代表：",
    "现在，我代表市人民政府向大会报告工作，请予审议，并请各位政协委员提出意见。",
    "一、2023年工作回顾",
    "产业发展提质增效。全年地区生产总值增长6.2%，新增企业1200家，“专精特新”企业达到86家。" * 3,
    "（一）民生福祉持续改善。新增就业9.5万人，改造老旧小区48个，群众获得感明显增强。" * 2,
)
TEXT = "\n".join(PARAGRAPHS)


def _kept(raw: bytes, name: str = "", **options: object) -> list[str]:
    source = open_source(raw, name=name, **options)  # type: ignore[arg-type]
    return ["".join(block.text.split()) for block in source.blocks if block.removed_as is None]


def _code(raw: bytes, name: str = "") -> str:
    with pytest.raises(CorpusError) as caught:
        open_source(raw, name=name)
    assert caught.value.message.endswith("。")
    assert caught.value.english.endswith(".")
    return caught.value.code


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]
)
def test_text_in_any_usual_encoding_is_read(encoding: str) -> None:
    """With or without a byte order mark, the same characters come out."""
    assert _kept(TEXT.encode(encoding)) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "declared", ["gb2312", "utf-8", "iso-8859-1", "big5", "no-such-charset", "utf-16", "cp1252"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_wrong_declaration_does_no_harm(declared: str, encoding: str) -> None:
    """What the page or the server declares never outweighs what the bytes are."""
    page = government_page(PARAGRAPHS, charset=declared).encode(encoding)
    assert set(PARAGRAPHS) <= set(_kept(page))
    assert set(PARAGRAPHS) <= set(_kept(page, charset=declared))


def test_characters_beyond_gb2312_survive_a_gb2312_declaration() -> None:
    """Pages declared gb2312 hold characters of the superset."""
    page = government_page([*PARAGRAPHS, "推进堃镕工程，建设㙍头水库，保护褐马鸡。" * 3]).encode("gb18030")
    assert any("堃镕工程" in text and "㙍头" in text for text in _kept(page))


def test_a_few_broken_bytes_are_reported_not_fatal() -> None:
    """A damaged place becomes a visible mark and an issue."""
    raw = (TEXT * 5).encode()
    source = open_source(raw[:1000] + b"\xff\xfe\x80" + raw[1000:], name="a.txt")
    assert [issue.code for issue in source.issues] == ["encoding-damaged"]


@pytest.mark.parametrize("name", ["", "report.txt", "report.docx", "report.pdf", "report.html"])
def test_the_content_decides_before_the_name(name: str) -> None:
    """A wrong extension does not lead to the wrong reader."""
    assert open_source(word_document(PARAGRAPHS), name=name).media == "docx"
    assert open_source(pdf_document(PARAGRAPHS), name=name).media == "pdf"
    assert open_source(government_page(PARAGRAPHS).encode("gb18030"), name=name).media == "html"
    assert open_source(TEXT.encode(), name=name).media == "text"


def test_markdown_gives_front_matter_and_bold_leads() -> None:
    """Bold that ends in a Chinese stop counts; marks vanish, text stays."""
    source = open_source(markdown(PARAGRAPHS, [0, 0, 0, 0, 0, 9]).encode(), name="")
    assert source.media == "markdown"
    assert source.meta["source"] == "https://example.org/report"
    assert [block.text for block in source.blocks if not block.removed_as] == list(PARAGRAPHS)
    assert [block.bold for block in source.blocks if block.bold] == [9]


@pytest.mark.parametrize("body", ["p", "br", "div"])
def test_a_page_keeps_the_report_and_sets_the_site_aside(body: str) -> None:
    """All visible text is there; what belongs to the site carries a reason."""
    source = open_source(government_page(PARAGRAPHS, body=body).encode("gb18030"), name="x.html")
    chrome = "".join(block.text for block in source.blocks if block.removed_as == Reason.SITE_CHROME)
    assert all(text in chrome for text in (*NAVIGATION, *SHARING, *FOOTER))
    assert [b.text for b in source.blocks if not b.removed_as][-len(PARAGRAPHS) :] == list(PARAGRAPHS)
    assert source.meta["date"] == "2024-01-20 09:30"
    assert "不可见" not in "".join(block.text for block in source.blocks)


Maker = Callable[[list[list[str]]], bytes]


def _csv(rows: list[list[str]]) -> bytes:
    target = io.StringIO()
    csv.writer(target).writerows(rows)
    return target.getvalue().encode("utf-8-sig")


def _xlsx(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


LONG = TEXT + "\n" + "\n".join(f"第{i}项工作取得新的进展，群众得到更多实惠。" for i in range(40))
HEADER = ["province", "year", "title", "source_url", "publish_date", "full_text"]
ROWS = [
    HEADER,
    *(
        [place, "2024", f"{place}政府工作报告", "https://example.org", "2024-02-03", LONG]
        for place in ("甲省", "乙省")
    ),
]


@pytest.mark.parametrize(
    ("make", "name"), [(_csv, "a.csv"), (_csv, "a.txt"), (_xlsx, "a.xlsx"), (_xlsx, "a.csv")]
)
def test_the_row_that_holds_a_report_is_found(make: Callable[..., bytes], name: str) -> None:
    """The longest column is the text, the others are metadata and set aside."""
    source = open_source(make(ROWS[:2]), name=name)
    assert source.meta["place"] == "甲省"
    assert source.meta["date"] == "2024-02-03"
    assert [b.text for b in source.blocks if not b.removed_as] == LONG.split("\n")
    assert {b.removed_as for b in source.blocks if b.removed_as} == {Reason.TABLE_CELL}


def test_a_table_of_several_reports_gives_each() -> None:
    """Several reports are listed; opening one needs its row."""
    raw = _xlsx(ROWS)
    sources = list_reports_in_table(raw, name="a.xlsx", settings=DEFAULTS.corpus)
    assert [source.meta["place"] for source in sources] == ["甲省", "乙省"]
    assert open_source(raw, name="a.xlsx", row=3).meta["place"] == "乙省"
    assert _code(raw, "a.xlsx") == "several-reports"
    with pytest.raises(CorpusError, match="第 9 行"):
        open_source(raw, name="a.xlsx", row=9)


def test_a_table_of_lines_is_one_report() -> None:
    """A sheet with a paragraph per row is the report itself."""
    assert _kept(_xlsx([[line] for line in PARAGRAPHS]), "a.xlsx") == list(PARAGRAPHS)


def _zip(entries: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


def _patched(raw: bytes, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    return _zip({**entries, name: content})


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">%s]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&j;</w:t>
</w:r></w:p></w:body></w:document>""" % b"".join(
    b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9)
)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"GIF89a" + bytes(range(256)) * 20, "unsupported"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "scanned"),
        (b"\xff\xd8\xff" + bytes(range(256)) * 20, "scanned"),
        (bytes(range(256)) * 50, "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unsupported"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"%PDF-1.7\nbroken", "damaged"),
        (b"PK\x03\x04broken", "damaged"),
        (_zip({"a.exe": b"x"}), "no-report"),
        (_zip({"a": b"x"}), "unsupported"),
        (_zip({"word/document.xml": b"<x/>"}), "damaged"),
        (_zip({"xl/workbook.xml": b"<x/>"}), "damaged"),
        (_zip({"word/document.xml": b"0" * 60_000_000}), "too-large"),
        (_zip({"xl/a.bin": b"0" * 100_000_000}), "too-large"),
        (_zip({f"word/{i}.bin": b"" for i in range(3_000)}), "too-large"),
        (b"<html><body></body></html>", "no-text"),
        (b"<html><body>" + b"<div>" * 5_000 + b"x", "too-large"),
        (b"<html><body>" + b"<p>x</p>" * 100_000, "too-large"),
        (b"<html><body><p " + b" ".join(b"a%d=1" % i for i in range(60_000)) + b">x</p>", "too-large"),
        ("好" .encode() * 17_000_000, "too-large"),
        (("好" * 400_000).encode(), "too-large"),
        (b"a,b,c\n" + b",,\n" * 60_000, "too-large"),
        (b"a,b,c\n" + b"x" * 2_000_000, "too-large"),
    ],
    ids=lambda value: f"{len(value)}" if isinstance(value, bytes) else value,
)  # fmt: skip
def test_bad_input_gives_one_clear_sentence(raw: bytes, code: str) -> None:
    """Each kind of hopeless input has its own code and a sentence in both languages."""
    assert _code(raw, "a.csv" if raw.startswith(b"a,b") else "") == code


@pytest.mark.parametrize(("make", "code"), [(encrypted_pdf, "encrypted"), (scanned_pdf, "scanned")])
def test_pdfs_without_readable_text_say_why(make: Callable[[], bytes], code: str) -> None:
    """A locked and a scanned PDF are told apart."""
    assert _code(make()) == code


def test_entities_of_a_document_are_not_expanded() -> None:
    """A billion laughs in a docx stays a few bytes."""
    assert _code(_patched(word_document(PARAGRAPHS), "word/document.xml", LAUGHS)) in {"damaged", "no-text"}


def test_deep_xml_is_refused() -> None:
    """Nesting beyond all reason ends as damaged or too large."""
    start = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    deep = start + b"<w:sdt>" * 5_000 + b"</w:sdt>" * 5_000 + b"</w:body></w:document>"
    assert _code(_patched(word_document(PARAGRAPHS), "word/document.xml", deep)) in {"damaged", "too-large"}


def test_limits_come_from_the_settings() -> None:
    """A smaller limit refuses what the usual one accepts."""
    with pytest.raises(CorpusError):
        open_source(TEXT.encode(), name="", settings=replace(DEFAULTS.corpus, max_characters=100))


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace"))
    )
)
def test_any_bytes_give_a_source_or_a_known_error(raw: bytes) -> None:
    """No input whatever raises anything but the project's own errors."""
    try:
        source = open_source(raw, name="x")
    except WorkbenchError:
        return
    assert any(block.text.strip() for block in source.blocks)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.text(st.characters(codec="gb18030", exclude_categories=["C", "Z"]), min_size=1, max_size=40),
        min_size=1,
        max_size=10,
    )
)
def test_plain_text_loses_nothing(lines: list[str]) -> None:
    """Every character that is not blank is in some block, in order."""
    text = "政府工作报告在此。\n" + "\n".join(lines)
    try:
        source = open_source(text.encode(), name="a.txt")
    except WorkbenchError:
        return
    if source.media == "text":
        assert "".join("".join(block.text.split()) for block in source.blocks) == "".join(text.split())


def test_half_a_character_in_json_is_marked() -> None:
    """JSON can escape what nothing can write: the report is read and the place marked."""
    body = "一、2024年工作安排\n新增就业9.5万人\udfff以上。" * 40
    raw = json.dumps({"title": "政府工作报告\ud800", "content": body}).encode()
    report = read_report(raw, name="x.json")
    assert "9.5万人\ufffd以上" in report.text
    report.text.encode()


@pytest.mark.parametrize("rows", [[], [[]], [[None, None]]])
def test_a_workbook_without_cells_holds_no_text(rows: list[list[None]]) -> None:
    """An empty sheet ends in the sentence for what has no text."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    target = io.BytesIO()
    book.save(target)
    assert _code(target.getvalue(), "a.xlsx") == "no-text"


def test_a_workbook_without_sheets_of_cells_ends_in_a_known_error() -> None:
    """A sheet that a broken file has lost leaves nothing to read, and no traceback."""
    from tests.fuzz.mutations import mutated

    with pytest.raises(WorkbenchError):
        open_source(mutated("xlsx", 9512), name="a.xlsx")
