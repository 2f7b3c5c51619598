"""Recognise a scan in a process of its own, told page by page, stopped at any time, within bounds."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryFile
from threading import Thread
from time import monotonic
from typing import Any

from workbench.corpus.recognition.kept_pages import page_from
from workbench.corpus.recognition.recognised import MEMORY
from workbench.errors import CorpusError
from workbench.model.scan import ReadPage, Recognised
from workbench.settings import CorpusSettings

Progress = Callable[[int, int], None]
"""Told the page that is being read and how many there are; what it raises stops the reading."""

COMMAND = "pip install 'gongzuo-workbench[ocr]'"
_ROOT = Path(__file__).resolve().parents[3]
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from workbench.corpus.recognition.worker import main; main()"
)
_TICK = 0.5


def is_picture(raw: bytes) -> bool:
    """Say whether a file is a picture that can be recognised."""
    return raw.startswith(_PICTURES)


def is_available() -> bool:
    """Say whether what recognises characters is installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


def keep_recognised_in(folder: Path | None) -> None:
    """Keep in ``folder`` what is recognised from now on, to outlive this process; None: in memory."""
    MEMORY.keep_in(folder)


def recalled(raw: bytes) -> Recognised | None:
    """Return what was recognised of a file, with what people said of its doubts."""
    return MEMORY.recall(raw)


def answer_doubts(raw: bytes, answers: dict[str, str]) -> None:
    """Take over how a person reads stretches in doubt, by the key of the doubt."""
    known = MEMORY.recall(raw)
    if known is not None:
        MEMORY.keep(raw, known.settled(answers))


def recognise(
    raw: bytes, settings: CorpusSettings, progress: Progress = lambda _page, _of: None
) -> Recognised:
    """Return the pages of a scanned PDF or a picture, and keep them for who reads the file next.

    Raises CorpusError: ``scanned`` where the extra is not installed, ``too-large`` beyond the bounds of
    ``settings``, ``damaged``. What ``progress`` raises ends the process and goes on to the caller.
    """
    if not is_available():
        raise missing()
    pages: list[ReadPage] = []
    with _process(raw, settings) as told:
        for answer in told:
            if "page" in answer:
                progress(int(answer["page"]), int(answer["of"]))
            elif "lines" in answer:
                pages.append(_page(answer, settings))
            elif "error" in answer:
                raise _error(str(answer["error"]), settings)
            elif answer.get("done"):
                recognised = Recognised(pages=tuple(pages))
                MEMORY.keep(raw, recognised)
                return recognised
    raise _error("stopped", settings)


@contextmanager
def _process(raw: bytes, settings: CorpusSettings) -> Iterator[Iterator[dict[str, Any]]]:
    """Run the reading process; it is gone when the block ends, however it ends."""
    limits = (
        settings.ocr_max_pages,
        settings.ocr_dpi,
        settings.ocr_max_pixels,
        settings.ocr_threads,
        settings.ocr_memory_bytes,
        settings.ocr_sure_character,
        settings.ocr_sure_digit,
    )
    command = [sys.executable, "-I", "-c", _START, str(_ROOT), *map(str, limits)]
    with TemporaryFile() as handed:
        handed.write(raw)
        handed.seek(0)
        process = subprocess.Popen(  # noqa: S603 - our own program, nothing of the file stands in the command
            command, stdin=handed, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        try:
            yield _lines(process, settings)
        finally:
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _lines(process: subprocess.Popen[bytes], settings: CorpusSettings) -> Iterator[dict[str, Any]]:
    """Yield what the process tells; the page in hand is told again and again, so that a stop is heard."""
    queue: Queue[bytes] = Queue()
    Thread(target=_listen, args=(process, queue), daemon=True).start()
    heard = monotonic()
    current: dict[str, Any] | None = None
    while True:
        try:
            line = queue.get(timeout=_TICK)
        except Empty:
            if monotonic() - heard > settings.ocr_page_seconds:
                raise _error("too-slow", settings) from None
            if current is not None:
                yield current
            continue
        if not line:
            return
        heard = monotonic()
        try:
            answer = json.loads(line)
        except ValueError:
            return
        if isinstance(answer, dict):
            current = answer if "page" in answer else None
            yield answer


def _listen(process: subprocess.Popen[bytes], queue: Queue[bytes]) -> None:
    try:
        for line in process.stdout or ():
            queue.put(line)
    except ValueError:  # closed while it was read: the reading was stopped
        pass
    queue.put(b"")


def _page(answer: dict[str, Any], settings: CorpusSettings) -> ReadPage:
    try:
        return page_from(answer)
    except (KeyError, TypeError, ValueError) as error:
        raise _error("stopped", settings) from error


def missing() -> CorpusError:
    """Return the one sentence for where the extra is not installed."""
    return CorpusError("import.recognition_missing", command=COMMAND, code="scanned")


def _error(code: str, settings: CorpusSettings) -> CorpusError:
    keys = {
        "too-many-pages": "import.scan_too_many_pages",
        "too-large": "import.scan_too_large",
        "too-slow": "import.scan_too_slow",
        "no-page": "import.scan_no_page",
        "damaged": "import.scan_damaged",
    }
    return CorpusError(
        keys.get(code, "import.recognition_ended"),
        most=settings.ocr_max_pages,
        code="too-large" if code.startswith("too-") else "damaged",
    )
