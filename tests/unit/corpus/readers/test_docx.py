"""Word documents: automatic numbers, leads, tables, line breaks, what stands outside the body."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.builders.as_shipped import open_source
from tests.builders.documents import word_document
from workbench.corpus.readers.docx_numbering import write_number
from workbench.corpus.source import Block
from workbench.model.removal_reasons import Reason

PARAGRAPHS = ["政府工作报告", "各位代表：", "产业强区迈出新步伐。新签约项目35个，总投资120亿元。"]


def _blocks(raw: bytes) -> tuple[Block, ...]:
    return open_source(raw, name="a.docx").blocks


def _saved(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def test_paragraphs_come_whole_with_their_leads() -> None:
    """Runs are joined; the bold run at the start is the lead."""
    blocks = [block for block in _blocks(word_document(PARAGRAPHS, bold=[0, 0, 10])) if not block.removed_as]
    assert [block.text for block in blocks] == PARAGRAPHS
    assert [block.bold for block in blocks] == [0, 0, 10]


def test_tables_give_a_row_per_block_with_cells_kept() -> None:
    """Cells of a row are parted by tabs."""
    rows = [["指标", "目标"], ["地区生产总值", "增长6%"]]
    texts = [block.text for block in _blocks(word_document(PARAGRAPHS, rows=rows))]
    assert texts[-2:] == ["指标\t目标", "地区生产总值\t增长6%"]


def test_running_headers_are_set_aside() -> None:
    """What stands in the margin is kept with its reason."""
    aside = [block for block in _blocks(word_document(PARAGRAPHS)) if block.removed_as]
    assert [(block.text, block.removed_as) for block in aside] == [("样例市人民政府", Reason.RUNNING_HEADER)]


def test_numbers_that_word_writes_by_itself_are_text() -> None:
    """Automatic 一、 and （一） appear as on paper, restarting below each part."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(
            [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）")]
        )
    )
    definition = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(definition))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in [(0, "工作回顾"), (1, "产业"), (1, "民生"), (0, "工作安排"), (1, "投资")]:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )
    texts = [block.text for block in _blocks(_saved(document))]
    assert texts == ["一、工作回顾", "（一）产业", "（二）民生", "二、工作安排", "（一）投资"]


@pytest.mark.parametrize(
    ("value", "form", "written"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (3, "decimalEnclosedCircle", "③"),
        (12, "decimalFullWidth", "１２"),
        (2, "lowerLetter", "b"),
        (7, "decimalZero", "07"),
        (4, "somethingElse", "4"),
    ],
)
def test_counts_are_written_in_the_form_of_the_list(value: int, form: str, written: str) -> None:
    """Each usual form of numbering is written as Word writes it."""
    assert write_number(value, form) == written


def test_headings_and_line_breaks_are_told() -> None:
    """Heading styles give levels; a break by hand may go on in mid-sentence, an indented line does not."""
    document = docx.Document()
    document.add_heading("一、总体要求", level=2)
    document.add_paragraph("坚持稳中求进工作总基调，\n推动高质量发展。\n　　另起一段。")
    blocks = _blocks(_saved(document))
    assert [block.heading_level for block in blocks] == [2, None, None, None]
    assert [block.wrapped for block in blocks] == [False, True, False, False]


def test_deleted_text_is_gone_and_inserted_text_is_there() -> None:
    """Tracked changes are read as accepted."""
    document = docx.Document()
    paragraph = document.add_paragraph("增长")._p
    for tag, inner in (("ins", "<w:t>6%</w:t>"), ("del", "<w:delText>8%</w:delText>")):
        paragraph.append(parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1"><w:r>{inner}</w:r></w:{tag}>'))
    assert [block.text for block in _blocks(_saved(document))] == ["增长6%"]


def test_text_boxes_are_read_once() -> None:
    """A text box and its fallback copy give one block."""
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    document.add_paragraph("正文")._p.append(parse_xml(
        f'<w:r {nsdecls("w")} {mc}><mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    ))  # fmt: skip
    assert [block.text for block in _blocks(_saved(document))] == ["正文", "框中文字"]
