"""The reading process: a file on standard input, one line of JSON for every page on standard output.

Pictures are unpacked and models run here, so that what hostile files do stays here. The last line holds
``done`` or ``error``.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any


def main() -> None:
    """Read standard input, write lines of JSON."""
    max_pages, dpi, max_pixels, threads, memory = map(int, sys.argv[1:6])
    character, digit = map(float, sys.argv[6:8])
    _be_modest(threads, memory)
    raw = sys.stdin.buffer.read()
    try:
        _tell(_read(raw, max_pages, dpi, max_pixels, threads, character, digit))
    except MemoryError:
        _tell({"error": "too-large"})


def _read(
    raw: bytes, max_pages: int, dpi: int, max_pixels: int, threads: int, *sure: float
) -> dict[str, Any]:
    # ruff: noqa: PLC0415 - numeric libraries read the limits when they are imported
    from workbench.corpus.recognition.pictures import (
        NoPageError,
        NoPictureError,
        TooManyPagesError,
        pages_of,
        prepared,
        shown,
    )

    reader: Any = None
    try:
        for number, (count, drawn, points) in enumerate(pages_of(raw, max_pages, dpi, max_pixels), start=1):
            _tell({"page": number, "of": count})
            reader = reader or _reader(threads, *sure)
            page = prepared(drawn)
            height, width = page.shape
            lines = reader.lines(page, points)
            _tell({"width": width * points, "height": height * points, "lines": lines, "image": shown(page)})
    except NoPictureError:
        return {"error": "damaged"}
    except NoPageError:
        return {"error": "no-page"}
    except TooManyPagesError:
        return {"error": "too-many-pages"}
    return {"done": True}


def _reader(threads: int, character: float, digit: float) -> Any:
    """Load the recogniser, which takes seconds: after the first page could be drawn."""
    from workbench.corpus.recognition.page_reading import PageReader, Sureness

    return PageReader(threads, Sureness(character=character, digit=digit))


def _tell(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _be_modest(threads: int, memory: int) -> None:
    """Leave the machine to the people who work at it, and stay below a bound of memory."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = str(threads)
    try:
        import resource
    except ImportError:  # absent on Windows, where the time limit must do
        return
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    main()
