"""Attack: script, markup, formulas and direction marks in every field of every record."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser

import pytest
from openpyxl import load_workbook

from tests.security.attacks import NASTY
from workbench.exchange.formats import FORMATS
from workbench.model.decision import Document
from workbench.pipeline.comparing import compare
from workbench.pipeline.exchanging import export_bytes
from workbench.pipeline.printing import comparison_page, fulfilment_docx, fulfilment_page
from workbench.pipeline.workspace import Workspace
from workbench.store.integrity import check_store

FORBIDDEN = {
    "applet",
    "audio",
    "base",
    "embed",
    "form",
    "frame",
    "iframe",
    "img",
    "input",
    "link",
    "object",
    "script",
    "video",
}


class Page(HTMLParser):
    """What a browser would make of a page: its elements, attributes and text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def pair(workspace: Workspace) -> tuple[Document, Document]:
    """Return the two hostile documents."""
    older, newer = [d for d in workspace.documents() if d.jurisdiction == NASTY]
    return older, newer


def check_page(source: str) -> None:
    """Check that a page holds no element, handler or address but our own, and shows the attack as text."""
    page = Page(source)
    assert not {tag for tag, _ in page.elements} & FORBIDDEN
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("href", "src", "action", "style"):
            assert "evil.example" not in (attributes.get(name) or "")
            assert "javascript:" not in (attributes.get(name) or "")
    assert "<script>alert(1)</script>" in page.text
    assert "default-src 'none'" in source
    assert "unicode-bidi:isolate" in source


@pytest.mark.parametrize("language", ["zh", "en"])
def test_attack_script_in_a_comparison_to_print(attacked: Workspace, language: str) -> None:
    """The page shows the markup as text, runs nothing, and a direction mark ends with its element."""
    older, newer = pair(attacked)
    check_page(comparison_page(compare(attacked.report(older.id), attacked.report(newer.id)), language))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_attack_script_in_the_fulfilment_report(attacked: Workspace, language: str) -> None:
    """Titles, quotations, names and rationales are text on the printed page."""
    check_page(fulfilment_page(attacked, *pair(attacked), language))


def test_attack_markup_in_the_word_report(attacked: Workspace) -> None:
    """The document opens, is one well-formed text, and links to nowhere."""
    with zipfile.ZipFile(io.BytesIO(fulfilment_docx(attacked, *pair(attacked)))) as opened:
        body = opened.read("word/document.xml").decode()
        links = "".join(opened.read(n).decode() for n in opened.namelist() if n.endswith(".rels"))
    assert "<script" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body
    assert "evil.example" not in links


def test_attack_formulas_in_tables(attacked: Workspace) -> None:
    """No cell of the CSV or Excel file starts a formula, and Excel finds only text and numbers."""
    content, _ = export_bytes(attacked, "csv")
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        assert not [cell for cell in row if re.match(r"\s*[=+\-@|＝＋－＠](?!\d+(\.\d+)?$)", cell)]
    content, _ = export_bytes(attacked, "xlsx")
    cells = [c for sheet in load_workbook(io.BytesIO(content)) for row in sheet.iter_rows() for c in row]
    assert not [c.value for c in cells if c.data_type == "f" or c.hyperlink]
    assert any("<script>" in str(c.value) for c in cells)


@pytest.mark.parametrize("name", ["json", "w3c", "labelstudio", "doccano"])
def test_attack_text_that_breaks_out_of_json(attacked: Workspace, name: str) -> None:
    """Every line is JSON, and the attack comes back letter for letter."""
    content, _ = export_bytes(attacked, name)
    text = content.decode()
    lines = [text] if FORMATS[name].extension != "jsonl" else text.splitlines()
    back = "".join(json.dumps(json.loads(line), ensure_ascii=False) for line in lines)
    assert json.dumps(NASTY, ensure_ascii=False)[1:-1] in back or name == "doccano"


def test_a_store_full_of_attacks_is_sound(attacked: Workspace) -> None:
    """Nothing was changed, lost or run: the store checks as sound and tells the words as they were typed."""
    assert check_store(attacked.store) == ()
    (mine,) = [a for a in attacked.store.annotations() if a.note]
    assert (mine.note, mine.tags, mine.deadline) == (NASTY, (NASTY,), NASTY)
