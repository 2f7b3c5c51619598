"""Pages drawn from the bundled reports, recognised: how many characters and digits are wrong, and marked."""

from __future__ import annotations

# ruff: noqa: T201 - figures are what a run is for
import os
import random
import resource
from collections import Counter
from functools import cache
from pathlib import Path
from time import perf_counter

import pytest
from rapidfuzz.distance import Levenshtein

from tests.builders.as_shipped import read_report
from tests.builders.scans import FONTS, Print, as_pdf, as_picture, scanned_pages
from workbench.corpus.recognition.recognising import is_available, recognise
from workbench.model.scan import ReadPage
from workbench.settings import DEFAULTS
from workbench.text.sentences import split_sentences

PAGES = int(os.environ.get("WORKBENCH_SCANNED_PAGES", "0"))
FIRST = int(os.environ.get("WORKBENCH_SCANS_FROM", "0"))  # pages before it were recognised by an earlier run
SEED = int(os.environ.get("WORKBENCH_SCANS_SEED", "1"))
CORPORA = Path(__file__).resolve().parents[2] / "corpora"
REPORTS = ("tianjin-binhai-2024.txt", "yunhai-2024.txt", "yunhai-2025.txt", "yunhai-further/yunhai-2026.txt")
WIDTHS = str.maketrans(",:;?!()％", "，：；？！（）%")
DIGITS = frozenset("0123456789")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PAGES, reason="a long run: make scans"),
    pytest.mark.skipif(not is_available(), reason="the extra “ocr” is not installed"),
    pytest.mark.skipif(not FONTS, reason="no Chinese font to draw pages with"),
]


@pytest.mark.timeout(7200)
def test_what_is_printed_is_read_or_marked() -> None:
    """At 200 dots an inch and above at most 1 % of characters and .1 % of unmarked digits are wrong."""
    draw = random.Random(SEED)
    fine, coarse, rough = Counter[str](), Counter[str](), Counter[str]()
    for number in range(PAGES):
        dpi = draw.choice((150, 200, 200, 250, 300))
        hard = number % 4 == 3  # far worse than any office scan: here digits are wrong, and must be marked
        how = Print(
            font=draw.choice(sorted(FONTS)),
            size=draw.choice((11, 15)),
            dpi=100 if hard else dpi,
            tilt=draw.uniform(-3, 3),
            noise=draw.choice((30, 45)) if hard else draw.choice((4, 12, 25)),
            blur=draw.choice((1.6, 2.2)) if hard else 0.5,
            seed=SEED * 1000 + number,
        )
        into = rough if hard else fine if dpi >= 200 else coarse
        passage, as_jpeg = _passage(draw), draw.random() < 0.5
        if number < FIRST:
            continue
        _recognise_one(passage, how, into, as_jpeg=as_jpeg)
        print(number, how, dict(into), flush=True)
    for name, found in (("200 dpi and above", fine), ("150 dpi", coarse), ("blurred, 100 dpi", rough)):
        print(name, dict(found))
    every = fine + coarse + rough
    assert fine["wrong"] <= 0.01 * fine["characters"]
    assert fine["digits wrong, unmarked"] <= 0.001 * (fine["digits"] - fine["digits marked"])
    assert every["digits wrong, unmarked"] <= 0.02 * every["digits wrong"]


@pytest.mark.timeout(3600)
def test_columns_are_read_in_order_without_running_titles() -> None:
    """Two pages in two columns: the text is that of the report; header and page numbers are not in it."""
    text = read_report((CORPORA / REPORTS[1]).read_bytes(), name=REPORTS[1]).text[:1900]
    how = Print(columns=2, size=11, header="云海区人民政府公报", tilt=0.8)
    pages, texts = scanned_pages(text.split("\n"), how)
    raw = as_pdf(pages, how.dpi)
    recognise(raw, settings=DEFAULTS.corpus)
    report = read_report(raw, name="a.pdf")
    read = "".join(report.text.split()).translate(WIDTHS)
    printed = "".join(texts).translate(WIDTHS)
    assert len(pages) >= 2
    assert "公报" not in read
    assert Levenshtein.distance(printed, read) <= 0.03 * len(printed)


def _recognise_one(passage: str, how: Print, into: Counter[str], *, as_jpeg: bool) -> None:
    pages, texts = scanned_pages(passage.split("\n"), how)
    before, worked = perf_counter(), os.times()
    recognised = recognise(as_picture(pages[0], "JPEG" if as_jpeg else "PNG"), settings=DEFAULTS.corpus)
    into["seconds"] += round(perf_counter() - before)
    into["seconds of processor"] += round(os.times().children_user - worked.children_user)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    into["megabytes at most"] = max(into["megabytes at most"], peak)
    into["pages"] += 1
    _compare(texts[0].translate(WIDTHS), recognised.pages[0], into)


@cache
def _counting_sentences() -> tuple[str, ...]:
    """Return the sentences of the bundled reports in which every eighth character or more is a digit."""
    texts = [read_report((CORPORA / file).read_bytes(), name=file).text for file in REPORTS]
    every = {text[span.start : span.end].strip() for text in texts for span in split_sentences(text)}
    return tuple(sorted(each for each in every if 8 * sum(map(each.count, DIGITS)) >= len(each) > 8))


def _passage(draw: random.Random) -> str:
    """Return a page's worth of sentences that count, in any order, each digit of them drawn anew."""
    text = "".join(draw.sample(_counting_sentences(), 30))[:690]
    return "".join(draw.choice(sorted(DIGITS)) if char in DIGITS else char for char in text)


def _compare(printed: str, page: ReadPage, into: Counter[str]) -> None:
    read, marked = "", []
    for line in page.lines:
        doubts = {at for start, end in line.doubts for at in range(start, end)}
        for at, char in enumerate(line.text):
            if not char.isspace():
                read += char.translate(WIDTHS)
                marked.append(at in doubts)
    edits = Levenshtein.editops(printed, read)
    into.update({"characters": len(printed), "wrong": len(edits), "marked": sum(marked)})
    into["digits"] += sum(char in DIGITS for char in read)
    into["digits marked"] += sum(
        char in DIGITS and is_marked for char, is_marked in zip(read, marked, strict=True)
    )
    for edit in edits:
        was = printed[edit.src_pos] if edit.tag != "insert" else ""
        now = read[edit.dest_pos] if edit.tag != "delete" else ""
        if not DIGITS & {was, now}:
            continue
        near = marked[max(edit.dest_pos - (edit.tag == "delete"), 0) : edit.dest_pos + 1]
        into["digits wrong"] += 1
        if not any(near):
            into["digits wrong, unmarked"] += 1
            print("unmarked:", printed[max(edit.src_pos - 8, 0) : edit.src_pos + 8], "|", was, now)
