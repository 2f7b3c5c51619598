"""PDF files with a text layer: paragraphs put together again, running headers and page numbers set aside."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from workbench.corpus.readers.decoding import plausibility
from workbench.corpus.readers.emphasis import without_uniform_bold
from workbench.corpus.readers.limits import too_large
from workbench.corpus.readers.pdf_columns import in_reading_order
from workbench.corpus.readers.pdf_lines import Line, lines_of
from workbench.corpus.readers.pdf_margins import mark_margins
from workbench.corpus.readers.pdf_paragraphs import assemble
from workbench.corpus.readers.scans import source_of_scan
from workbench.corpus.readers.worker_process import ask_worker
from workbench.corpus.recognition.recognising import COMMAND, recalled
from workbench.corpus.source import Source
from workbench.errors import CorpusError
from workbench.model.report import Issue
from workbench.model.said import Said
from workbench.settings import CorpusSettings

_WORKER = Path(__file__).with_name("pdf_worker.py")
_MIN_CHARACTERS_PER_PAGE = 10
_MAX_UNREADABLE = 0.2
# Chinese official text has a share of frequent characters above a third; English of letters above 0.8.
_ENOUGH, _LEAST_PLAUSIBLE, _LEAST_WORDS = 200, 0.1, 0.5


def read_pdf(raw: bytes, settings: CorpusSettings) -> Source:
    """Return the paragraphs of a PDF; what stands in its margins carries a reason."""
    if recalled(raw) is not None:
        return source_of_scan(raw)
    try:
        return source_of(_extract(raw, settings))
    except CorpusError as error:
        if error.code != "scanned":
            raise
        return source_of_scan(raw)


def source_of(answer: dict[str, Any]) -> Source:
    """Turn what the reading process found into a source, or into the error it stands for."""
    if "error" in answer:
        raise _error(answer["error"])
    pages, parted = in_reading_order(answer["pages"])
    lines = lines_of(pages, answer["fonts"])
    _check_text_layer(lines, len(answer["pages"]))
    heights = [page["height"] for page in pages]
    blocks = assemble(mark_margins(lines, heights))
    meta = {key: value for key in ("title", "author") if (value := answer.get(key))}
    issues = (_two_columns(parted),) if parted else ()
    return Source(blocks=without_uniform_bold(blocks), media="pdf", meta=meta, issues=issues)


def _two_columns(pages: int) -> Issue:
    return Issue(
        code="two-columns",
        told=Said("issue.two_columns", pages=pages),
    )


def _extract(raw: bytes, settings: CorpusSettings) -> dict[str, Any]:
    """Run the reading process within its limits."""
    try:
        answer = ask_worker(_WORKER, raw, (settings.max_pages, settings.max_characters), settings)
    except subprocess.TimeoutExpired as error:
        raise too_large(Said("size.pdf_slow")) from error
    except ValueError as error:
        raise _error("damaged") from error
    return answer if isinstance(answer, dict) else {"error": "damaged"}


def _check_text_layer(lines: list[Line], pages: int) -> None:
    text = "".join(line.text for line in lines)
    if len(text.strip()) < _MIN_CHARACTERS_PER_PAGE * max(pages, 1) and len(text) < 400:
        raise _error("scanned")
    unreadable = sum("\ue000" <= char <= "\uf8ff" or char == "\ufffd" or char < "\t" for char in text)
    if unreadable > _MAX_UNREADABLE * len(text) or _is_gibberish(text):
        raise _error("garbled")


def _is_gibberish(text: str) -> bool:
    """Say whether characters are what a font without a mapping leaves: rare ones, or signs without words."""
    foreign = sum(char >= "\x80" for char in text)
    if foreign >= _ENOUGH:
        return plausibility(text) < _LEAST_PLAUSIBLE
    words = sum(char.isalpha() or char in " ,.;:'-\n" for char in text)
    return len(text) >= 2 * _ENOUGH and words < _LEAST_WORDS * len(text)


_ERRORS = {
    "encrypted": "import.pdf_encrypted",
    "damaged": "import.pdf_damaged",
    "scanned": "import.pdf_scanned",
    "garbled": "import.pdf_garbled",
}


def _error(code: str) -> CorpusError:
    if code == "too-large":
        return too_large(Said("size.pdf"))
    return CorpusError(_ERRORS.get(code, _ERRORS["damaged"]), command=COMMAND, code=code)
