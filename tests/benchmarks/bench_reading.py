"""Reading whole reports beside what trafilatura and python-docx alone need on the same files."""

from __future__ import annotations

import gc
import io
import os
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
import trafilatura

from tests.builders.as_shipped import read_report
from tests.builders.documents import pdf_document, word_document
from tests.builders.pages import government_page

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 7
SAMPLE = 12


def run() -> dict[str, float | str]:
    """Return reports per second on one core, and our time as a multiple of the peers'."""
    texts = [path.read_bytes() for path in _sample()]
    paragraphs = [
        [line for line in read_report(raw, name="a.txt").text.split("\n") if line.strip()] for raw in texts
    ]
    characters = statistics.mean(sum(map(len, report)) for report in paragraphs)
    pages = [government_page(report) for report in paragraphs]
    encoded = [page.encode("gb18030") for page in pages]
    documents = [word_document(report) for report in paragraphs] + _real_documents()
    printed = [pdf_document(report) for report in paragraphs[:3]]
    text = _seconds(lambda raw: read_report(raw, name="a.txt"), texts)
    html = _seconds(lambda raw: read_report(raw, name="a.html"), encoded)
    word = _seconds(lambda raw: read_report(raw, name="a.docx"), documents)
    pdf = _seconds(lambda raw: read_report(raw, name="a.pdf"), printed, clock=time.perf_counter)
    html_peer = _seconds(trafilatura.extract, pages)
    word_peer = _seconds(_with_python_docx, documents)
    return {
        "reports": f"{len(texts)}, {characters:,.0f} characters each",
        "txt: reports per second": len(texts) / text,
        "txt: ms per 20,000 characters": 1000 * text / len(texts) * 20_000 / characters,
        "html: reports per second": len(encoded) / html,
        "html: trafilatura alone": len(pages) / html_peer,
        "html: our time / trafilatura's": html / html_peer,
        "docx: reports per second": len(documents) / word,
        "docx: python-docx alone": len(documents) / word_peer,
        "docx: our time / python-docx's": word / word_peer,
        "pdf: reports per second (its own process each)": len(printed) / pdf,
    }


def _sample() -> list[Path]:
    """Return reports spread over the shared corpora, else the bundled ones."""
    shared = Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")) / "corpora"
    found = sorted(shared.glob("province/*/20*.txt")) or sorted((ROOT / "corpora").glob("*.txt"))
    return found[:: max(1, len(found) // SAMPLE)][:SAMPLE]


def _real_documents() -> list[bytes]:
    shared = Path(os.environ.get("WORKBENCH_SHARED", ROOT.parent / "shared")) / "corpora" / "raw"
    return [path.read_bytes() for path in sorted(shared.glob("*.docx"))]


def _with_python_docx(raw: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(raw)).paragraphs)


def _seconds(
    read: Callable[[Any], object], sources: Sequence[Any], clock: Callable[[], float] = time.process_time
) -> float:
    """Return the median seconds of reading all sources, after one round to warm up."""
    rounds = []
    for _ in range(ROUNDS + 1):
        gc.collect()
        began = clock()
        for source in sources:
            read(source)
        rounds.append(clock() - began)
    return statistics.median(rounds[1:])
