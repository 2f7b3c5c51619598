"""Recognised pages as data: as the reading process tells them, and as files that outlive the server."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import uuid4

from workbench.model.scan import ReadLine, ReadPage, Recognised

MOST_FILES = 40
MOST_BYTES = 400_000_000
_FAULTS = (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


def page_from(told: Mapping[str, Any]) -> ReadPage:
    """Return a page as the reading process told it; raises KeyError, TypeError or ValueError otherwise."""
    return ReadPage(
        width=float(told["width"]),
        height=float(told["height"]),
        image=str(told["image"]),
        lines=tuple(_line(each) for each in told["lines"]),
    )


def _line(told: Mapping[str, Any]) -> ReadLine:
    doubts: Sequence[Sequence[int]] = told["doubts"]
    return ReadLine(
        text=str(told["text"]),
        x0=float(told["x0"]),
        x1=float(told["x1"]),
        baseline=float(told["baseline"]),
        size=float(told["size"]),
        doubts=tuple((int(start), int(end)) for start, end in doubts),
    )


def read_recognised(folder: Path, key: str) -> Recognised | None:
    """Return the pages kept under a key; None where there are none or the file is spoilt."""
    file = folder / f"{key}.json"
    try:
        if file.stat().st_size > MOST_BYTES:
            return None
        pages = tuple(page_from(page) for page in json.loads(file.read_bytes())["pages"])
    except _FAULTS:
        return None
    with suppress(OSError):
        os.utime(file)  # what is in use is the last to be let go
    return Recognised(pages=pages) if all(map(_is_sound, pages)) else None


def _is_sound(page: ReadPage) -> bool:
    """Say whether all doubts lie in their lines, in order."""
    for line in page.lines:
        ends = [place for doubt in line.doubts for place in doubt]
        if ends != sorted(ends) or (ends and not 0 <= ends[0] <= ends[-1] <= len(line.text)):
            return False
    return True


def write_recognised(folder: Path, key: str, recognised: Recognised) -> None:
    """Keep pages under a key, whole or not at all, and let go of the oldest beyond the bounds."""
    # What cannot be kept is recognised again after a restart.
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        partial = folder / f"{key}.{uuid4().hex}.partial"
        try:
            with partial.open("wb") as out:
                out.write(json.dumps({"pages": [asdict(page) for page in recognised.pages]}).encode())
                out.flush()
                os.fsync(out.fileno())
            partial.replace(folder / f"{key}.json")
        finally:
            partial.unlink(missing_ok=True)
        _let_go(folder, folder / f"{key}.json")


def _let_go(folder: Path, newest: Path) -> None:
    states = sorted(
        ((file.stat(), file) for file in folder.glob("*.json")), key=lambda each: each[0].st_mtime
    )
    left, size = len(states), sum(state.st_size for state, _ in states)
    for state, file in states:
        if left <= MOST_FILES and size <= MOST_BYTES:
            return
        if file != newest:
            file.unlink(missing_ok=True)
            left, size = left - 1, size - state.st_size
