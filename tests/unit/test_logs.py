"""The structured log: one JSON object a line, without report texts and secrets."""

from __future__ import annotations

import json
import logging
import subprocess
import sys

from workbench.logs import JsonLines, Repeats

TEXT = "新增就业9.5万人以上"


def line(message: str, *args: object, error: Exception | None = None, **extra: object) -> dict[str, object]:
    """Return a record as the formatter writes it."""
    trouble = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("workbench.x", logging.WARNING, "x.py", 1, message, args, trouble)
    record.__dict__.update(extra)
    written = JsonLines().format(record)
    assert "\n" not in written
    parsed: dict[str, object] = json.loads(written)
    return parsed


def test_a_line_says_when_what_and_where() -> None:
    """Level, logger and message are there; a line break or control cannot fake a second line."""
    found = line("event %s failed", "judge\n{}\x1b[2J")
    assert (found["level"], found["logger"]) == ("warning", "workbench.x")
    assert found["message"] == "event judge\n{}\x1b[2J failed"


def test_an_exception_is_told_without_its_message() -> None:
    """Class and places are there; the message, which may quote a report, is not."""
    try:
        raise ValueError(TEXT)
    except ValueError as error:
        found = line("failed", error=error)
    assert found["error"] == "ValueError"
    assert "test_logs.py" in str(found["through"])
    assert TEXT not in json.dumps(found, ensure_ascii=False)


def test_passwords_and_unknown_extras_stay_out() -> None:
    """A password in an address is masked; only fields of our own are taken over."""
    found = line("cannot reach postgresql://me:hush@db/x", quote=TEXT, code="store.busy")
    assert found["message"] == "cannot reach postgresql://me:***@db/x"
    assert found["code"] == "store.busy"
    assert "quote" not in found


def written_by(program: str) -> list[dict[str, object]]:
    """Return the JSON lines of a new process that logs them and then runs ``program``."""
    done = subprocess.run(
        [sys.executable, "-c", f"from workbench import logs; logs.set_up();{program}"],
        env={"WORKBENCH_LOG": "json", "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(each) for each in done.stderr.splitlines()]


def test_libraries_that_bring_their_own_handlers_write_json_too() -> None:
    """Once switched on by the environment, Streamlit's log is JSON lines as well."""
    found = written_by(
        "from streamlit.logger import get_logger; get_logger('streamlit.test').error('hello %s', 1)"
    )
    assert [each["message"] for each in found] == ["hello 1"]


def test_a_thread_that_fails_is_one_line_without_its_message() -> None:
    """What ends a thread is told as any exception is: in one line, and not in its own words."""
    fails = f"import threading; threading.Thread(target=int, args=('{TEXT}',), name='warming').start()"
    (found,) = written_by(fails)
    assert (found["message"], found["error"]) == ("warming ended early", "ValueError")
    assert TEXT not in json.dumps(found, ensure_ascii=False)


def test_one_fault_does_not_fill_the_log() -> None:
    """A warning that comes 10,000 times is written a few times a minute, then with how many were left out."""
    repeats = Repeats()

    def passes(number: int, at: float, level: int = logging.ERROR) -> tuple[bool, str]:
        record = logging.LogRecord("asyncio", level, "x.py", 1, "accept() failed, fd=%d", (number,), None)
        record.created = at
        return repeats.passes(record), record.getMessage()

    assert sum(passes(number, number / 1000)[0] for number in range(10_000)) == 5
    assert passes(1, 70.0) == (True, "accept() failed, fd=1 [+9995]")
    assert sum(passes(number, 71.0, logging.INFO)[0] for number in range(100)) == 100


def test_another_fault_is_still_told() -> None:
    """Repeats are counted line by line."""
    repeats = Repeats(known=10)
    for number in range(100):
        name = f"part {chr(97 + number % 26)}{chr(97 + number // 26)}"
        assert repeats.passes(logging.LogRecord("x", logging.ERROR, "x.py", 1, name, None, None))
