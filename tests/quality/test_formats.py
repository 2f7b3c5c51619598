"""The same report in every format gives the same sentences."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.builders.as_shipped import read_report
from tests.builders.documents import LAYOUTS, pdf_document, word_document
from tests.builders.pages import government_page
from tests.builders.sameness import markdown, sentences, share_of_same

LEAD = re.compile(r"[^。，]{4,30}。")
REPORTS = ("national/2023.txt", "local/深圳市/2024.txt", "local/保定市清苑区/2003.txt")
FLOORS = {"md": 0.99, "html": 0.99, "docx": 0.99, "pdf": 0.97}


def _shares(raw: bytes, layout: str, body: str) -> dict[str, float]:
    paragraphs = [line for line in read_report(raw, name="a.txt").text.split("\n") if line.strip()]
    leads = [match.end() if len(t) > 60 and (match := LEAD.match(t)) else 0 for t in paragraphs]
    plain = sentences("\n".join(paragraphs).encode(), "a.txt")
    made: dict[str, Counter[str]] = {
        "md": sentences(markdown(paragraphs, leads).encode(), "a.md"),
        "html": sentences(government_page(paragraphs, bold=leads, body=body).encode("gb18030"), "a.html"),
        "docx": sentences(word_document(paragraphs, bold=leads), "a.docx"),
        "pdf": sentences(pdf_document(paragraphs, LAYOUTS[layout]), "a.pdf"),
    }
    return {form: share_of_same(plain, counted) for form, counted in made.items()}


def _below(shares: dict[str, float]) -> dict[str, float]:
    return {form: share for form, share in shares.items() if share < FLOORS[form]}


@pytest.mark.parametrize("layout", ["a4-gaps", "a5-ragged"])
def test_the_bundled_report_is_the_same_in_every_format(seed: bytes, layout: str) -> None:
    """At least 99 % of the sentences agree, 97 % for a PDF in any layout."""
    assert not _below(_shares(seed, layout, "p"))


@pytest.mark.slow
@pytest.mark.corpus
@pytest.mark.parametrize(
    ("report", "layout", "body"),
    list(zip(REPORTS, ("a4-bare", "a4-indented", "a5-ragged"), ("p", "br", "div"), strict=True)),
)
def test_real_reports_are_the_same_in_every_format(shared: Path, report: str, layout: str, body: str) -> None:
    """Reports of other styles and levels agree as well."""
    assert not _below(_shares((shared / "corpora" / report).read_bytes(), layout, body))
