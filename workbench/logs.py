"""The log as JSON lines, for machines to read: what happened and where, never what a report says."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import threading
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

# What our own code may add to a line; anything else given as ``extra`` stays out.
FIELDS = ("code", "subject", "issuer", "role", "event")
_LONGEST = 400
_NUMBER = re.compile(r"\d+")
_PASSWORD = re.compile(r"(://[^\s:/@]*:)[^\s@]+@")


class JsonLines(logging.Formatter):
    """Write a record as one line of JSON.

    An exception is told by its class and the places it came through: its message may quote a report
    or an address with a password.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line without its end."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _PASSWORD.sub(r"\1***@", record.getMessage())[:_LONGEST],
        }
        line |= {name: str(record.__dict__[name])[:_LONGEST] for name in FIELDS if name in record.__dict__}
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            line["error"] = type(error).__name__
            frames = traceback.extract_tb(error.__traceback__)
            line["through"] = [f"{os.path.basename(f.filename)}:{f.lineno} {f.name}" for f in frames]  # noqa: PTH119 — names of code, not files to open
        return json.dumps(line, ensure_ascii=False)


class Repeats:
    """Let a line through a few times in a while, then count it: one fault must not fill a disk."""

    def __init__(self, often: int = 5, seconds: float = 60.0, known: int = 500) -> None:
        """Pass each line ``often`` times in ``seconds``; remember ``known`` different ones."""
        self.often, self.seconds, self.known = often, seconds, known
        self._seen: dict[tuple[str, str], tuple[float, int]] = {}
        self._lock = threading.Lock()

    def passes(self, record: logging.LogRecord) -> bool:
        """Say whether a record is to be written; the first after a pause tells how many were not."""
        if record.levelno < logging.WARNING:
            return True
        said = record.getMessage()
        key = record.name, _NUMBER.sub("0", said[:_LONGEST])
        with self._lock:
            since, times = self._seen.get(key, (record.created, 0))
            if record.created - since >= self.seconds:
                if times > self.often:
                    record.msg, record.args = f"{said} [+{times - self.often}]", None
                since, times = record.created, 0
            if key not in self._seen and len(self._seen) >= self.known:
                self._seen.clear()
            self._seen[key] = since, times + 1
        return times < self.often


class _SparingLogger(logging.Logger):
    """A logger that does not write one line without end."""

    repeats = Repeats()

    def callHandlers(self, record: logging.LogRecord) -> None:  # noqa: N802 — the name is logging's
        if self.repeats.passes(record):
            self.write(record)

    def write(self, record: logging.LogRecord) -> None:
        """Hand the record on."""
        super().callHandlers(record)


class _JsonLogger(_SparingLogger):
    """A logger that always writes through our one handler, whatever handlers a library gives it."""

    written = logging.StreamHandler(sys.stderr)

    def write(self, record: logging.LogRecord) -> None:
        """Write the record as JSON."""
        self.written.handle(record)


def _tell_of_thread(stopped: threading.ExceptHookArgs) -> None:
    """Write what ended a thread; Python would print it with its message, and in many lines."""
    error = stopped.exc_value
    trouble = (stopped.exc_type, error, stopped.exc_traceback) if error is not None else None
    name = stopped.thread.name if stopped.thread else "a thread"
    logging.getLogger(__name__).error("%s ended early", name, exc_info=trouble)


def keep_contents_out() -> None:
    """Let no logger of this process print what an exception says, however its lines are formatted.

    The message of an exception may quote a report; its class and the places it came through do not.
    """
    made = logging.getLogRecordFactory()
    if getattr(made, "discreet", False):
        return

    def discreet(*args: Any, **values: Any) -> logging.LogRecord:
        record = made(*args, **values)
        if isinstance(record.args, tuple):
            record.args = tuple(_named(each) for each in record.args)
        record.msg = _named(record.msg)
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = _told(record.exc_info[1])
        return record

    discreet.discreet = True  # type: ignore[attr-defined]
    logging.setLogRecordFactory(discreet)
    threading.excepthook = _tell_of_thread


def _named(value: Any) -> Any:
    return type(value).__name__ if isinstance(value, BaseException) else value


def _told(error: BaseException) -> str:
    """Return the class of an exception and the way it came, newest last."""
    frames = traceback.extract_tb(error.__traceback__)
    return "\n".join(
        (*(f"  {each.filename}:{each.lineno} {each.name}" for each in frames), type(error).__name__)
    )


def set_up(environment: Mapping[str, str] = os.environ) -> None:
    """Write JSON lines to standard error from now on, if ``WORKBENCH_LOG`` is ``json``.

    In either form a warning that comes again and again is written a few times a minute and counted.
    Call it before the libraries that log are imported: a logger keeps the class it was made with.
    """
    logging.setLoggerClass(_SparingLogger)
    if environment.get("WORKBENCH_LOG", "").lower() == "json":
        _JsonLogger.written.setFormatter(JsonLines())
        logging.setLoggerClass(_JsonLogger)
        logging.getLogger("workbench").setLevel(logging.INFO)
        logging.captureWarnings(True)
        threading.excepthook = _tell_of_thread
