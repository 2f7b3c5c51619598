"""Pages in two columns are read column by column, whichever way they were drawn."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.builders.as_shipped import read_report
from tests.builders.gazettes import GAZETTES, Gazette, gazette
from workbench.corpus.readers.pdf_columns import in_reading_order
from workbench.model.report import Report

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


def _set_in(how: Gazette, name: str) -> tuple[Report, Report]:
    """Return a bundled report as it is and as a gazette gives it."""
    whole = read_report((CORPORA / f"{name}.txt").read_bytes(), name="a.txt").text
    title, *paragraphs = (line.strip() for line in whole.splitlines() if line.strip())
    raw = gazette(title, paragraphs, how)
    return read_report(whole.encode(), name="a.txt"), read_report(raw, name="a.pdf")


@pytest.mark.parametrize("layout", GAZETTES)
@pytest.mark.parametrize(
    "name",
    [
        "yunhai-2024",
        *(pytest.param(name, marks=pytest.mark.slow) for name in ("tianjin-binhai-2024", "yunhai-2025")),
    ],
)
def test_a_typesetter_s_columns_give_the_sentences_of_one(layout: str, name: str) -> None:
    """Stops that hang over the edge, a rule, large titles, short last pages: 97 of 100, and every part."""
    plain, read = _set_in(GAZETTES[layout], name)
    expected = {plain.text_of(node) for node in plain.sentences}
    assert len(expected & {read.text_of(node) for node in read.sentences}) >= 0.97 * len(expected)
    tops = [[node.heading for node in each.headings if node.level == 1] for each in (plain, read)]
    assert tops[0] == tops[1]
    assert "two-columns" in {issue.code for issue in read.issues}


def _run(text: str, x0: float, x1: float) -> list[Any]:
    return [text, 0, x0, x1]


def test_a_line_that_runs_on_into_the_next_column_is_cut_between_them() -> None:
    """Two lines that stand close enough to seem one are two; a title over both columns is not cut."""
    rows = [100.0 + 15 * n for n in range(12)]
    sides = [
        [[_run(side, x, x + 230)], x, x + 230, y, 10.0, True]
        for side, x in (("左", 50.0), ("右", 300.0))
        for y in rows
    ]
    joined = [[_run("一。", 50, 294), _run("二", 300, 530)], 50.0, 530.0, 290.0, 10.0, True]
    title = [[_run("工作", 100, 280), _run("报告", 300, 480)], 100.0, 480.0, 60.0, 18.0, True]
    pages, parted = in_reading_order([{"width": 580.0, "height": 800.0, "lines": [title, *sides, joined]}])
    assert parted == 1
    told = [["".join(run[0] for run in line[0]) for line in page["lines"]] for page in pages]
    assert told == [["工作报告", *["左"] * 12, "一。"], [*["右"] * 12, "二"]]
