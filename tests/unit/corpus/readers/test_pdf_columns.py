"""Pages in two columns are read column by column, whichever way they were drawn."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.builders.as_shipped import read_report
from workbench.corpus.readers.pdf_columns import in_reading_order

CORPORA = Path(__file__).parents[4] / "corpora"
WIDTH, HEIGHT = A4
FONT = "STSong-Light"


def _gazette(paragraphs: list[str], *, by_rows: bool, size: float, gap: float, page_numbers: bool) -> bytes:
    """Return a PDF with a title over two columns; ``by_rows`` draws both columns line by line."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    column = (WIDTH - 100 - gap) / 2
    wide = int(column / size)
    lines = [
        p[i : i + wide] for p in (f"\u3000\u3000{p}" for p in paragraphs[1:]) for i in range(0, len(p), wide)
    ]
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    per, at, number = 40, 0, 1
    while at < len(lines):
        canvas.setFont(FONT, 18)
        if not at:
            canvas.drawCentredString(WIDTH / 2, HEIGHT - 60, paragraphs[0])
        canvas.setFont(FONT, size)
        sides = [(50.0, lines[at : at + per]), (50 + column + gap, lines[at + per : at + 2 * per])]
        drawn = [(x, n, line) for x, side in sides for n, line in enumerate(side)]
        for x, n, line in sorted(drawn, key=lambda one: (one[1], one[0])) if by_rows else drawn:
            canvas.drawString(x, HEIGHT - 95 - n * 1.5 * size, line)
        if page_numbers:
            canvas.drawCentredString(WIDTH / 2, 30, f"— {number} —")
        canvas.showPage()
        at, number = at + 2 * per, number + 1
    canvas.save()
    return target.getvalue()


@pytest.mark.parametrize("page_numbers", [False, True])
@pytest.mark.parametrize(
    ("size", "gap"),
    [
        (10.5, 30.0),
        pytest.param(12.0, 20.0, marks=pytest.mark.slow),
        pytest.param(9.0, 24.0, marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize("by_rows", [False, True])
@pytest.mark.parametrize("name", ["yunhai-2024", pytest.param("yunhai-2025", marks=pytest.mark.slow)])
def test_two_columns_give_the_sentences_of_one(
    name: str, by_rows: bool, size: float, gap: float, page_numbers: bool
) -> None:
    """At least 97 of 100 sentences and every heading; an issue says that there are two columns."""
    text = (CORPORA / f"{name}.txt").read_text("utf-8")
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    raw = _gazette(paragraphs, by_rows=by_rows, size=size, gap=gap, page_numbers=page_numbers)
    plain, read = read_report(text.encode(), name="a.txt"), read_report(raw, name="a.pdf")
    expected = {plain.text_of(node) for node in plain.sentences}
    found = {read.text_of(node) for node in read.sentences}
    assert len(expected & found) >= 0.97 * len(expected)
    assert [node.heading for node in read.headings] == [node.heading for node in plain.headings]
    assert "two-columns" in {issue.code for issue in read.issues}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "gap", "by_rows"), [(10.5, 30.0, True), (12.0, 20.0, False), (9.0, 24.0, True)]
)
@pytest.mark.parametrize(
    "name", ["tianjin-binhai-2024", "yunhai-2024", "yunhai-2025", "yunhai-further/yunhai-2026"]
)
def test_every_bundled_report_survives_two_columns(name: str, size: float, gap: float, by_rows: bool) -> None:
    """Twelve files of four reports, the real one among them: at least 97 of 100 sentences are the same."""
    whole = read_report((CORPORA / f"{name}.txt").read_bytes(), name="a.txt").text
    plain = read_report(whole.encode(), name="a.txt")
    paragraphs = whole.splitlines()
    raw = _gazette(paragraphs, by_rows=by_rows, size=size, gap=gap, page_numbers=True)
    read = read_report(raw, name="a.pdf")
    expected = {plain.text_of(node) for node in plain.sentences}
    assert len(expected & {read.text_of(node) for node in read.sentences}) >= 0.97 * len(expected)


def _page(pieces: list[tuple[float, float, float]]) -> dict[str, object]:
    lines = [[[["文字", 0]], x0, x1, y, 10.0, True] for x0, x1, y in pieces]
    return {"width": 600.0, "height": 800.0, "lines": lines}


@pytest.mark.parametrize(
    "pieces",
    [
        [(50.0, 540.0, 100.0 + 15 * n) for n in range(40)],
        [
            piece
            for n in range(30)
            for piece in ((50.0, 120.0, 100.0 + 15 * n), (400.0, 440.0, 100.0 + 15 * n))
        ],
        [(50.0, 290.0, 100.0 + 15 * n) for n in range(30)],
        [(50.0, 290.0, 100.0 + 15 * n) for n in range(20)]
        + [(310.0, 550.0, 420.0 + 15 * n) for n in range(20)],
        [(50.0, 540.0, 100.0 + 15 * n) for n in range(30)]
        + [
            piece
            for n in range(9)
            for piece in ((50.0, 250.0, 600.0 + 15 * n), (320.0, 520.0, 600.0 + 15 * n))
        ],
    ],
    ids=["one column", "numbers beside names", "left half only", "one below the other", "mostly one column"],
)
def test_other_pages_are_left_as_they_are(pieces: list[tuple[float, float, float]]) -> None:
    """Tables, narrow pages and pages that are mostly one column have no second one."""
    page = _page(pieces)
    pages, parted = in_reading_order([page])
    assert (pages, parted) == ([page], 0)
