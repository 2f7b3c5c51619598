"""Work ahead of anybody's visit waits while a page is drawn, and not for ever."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.browser.server import free_port
from workbench.ui import attending


def test_work_ahead_waits_for_the_last_page() -> None:
    """Two pages at once: it goes on when both are there."""
    done = Event()

    def wait() -> None:
        attending.give_way(60)
        done.set()

    with attending.drawing():
        with attending.drawing():
            waiting = Thread(target=wait)
            waiting.start()
            assert not done.wait(0.05)
        assert not done.wait(0.05)
    assert done.wait(60)
    waiting.join(60)


def test_it_waits_for_no_endless_row_of_pages() -> None:
    """Whoever may wait no longer goes on beside the page."""
    with attending.drawing():
        attending.give_way(0.01)


def test_nobody_draws_after_a_page_that_failed() -> None:
    """An error in a page does not stop work ahead."""
    try:
        with attending.drawing():
            raise ZeroDivisionError
    except ZeroDivisionError:
        attending.give_way(60)


def test_work_ahead_stops_where_the_server_ends() -> None:
    """Also in the midst of a pause; a server that begins anew has work ahead again."""
    stopped = Event()

    def work() -> None:
        try:
            attending.give_way(pause=60)
        except attending.EndingError:
            stopped.set()

    working = Thread(target=work)
    working.start()
    assert not stopped.wait(0.05)
    attending.end()
    assert stopped.wait(60)
    working.join(60)
    attending.end(ending=False)
    attending.give_way()


# Native code of C++ in one step after the other, as in the comparing of texts.
_BUSY = """
import os, signal, sys
from rapidfuzz import process
from workbench.ui import attending, launch
def work():
    texts = [f"政府工作报告{n}" for n in range(200)]
    process.cdist(texts, texts)
    os.kill(os.getpid(), signal.SIGTERM)
    while not attending.is_ending():
        process.cdist(texts, texts)
launch.load_ahead = work
launch.run_app(int(sys.argv[1]))
"""


def test_a_server_that_ends_waits_for_the_step_under_way(tmp_path: Path) -> None:
    """A thread in the midst of native code would abort the process: “exception not rethrown”."""
    environment = os.environ | {"WORKBENCH_HOME": str(tmp_path)}
    command = [sys.executable, "-c", _BUSY, str(free_port())]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_work_ahead_leaves_the_browser_time_to_show_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was drawn is not yet to be seen."""
    monkeypatch.setattr(attending, "SHOWING", 0.05)
    began = time.monotonic()
    with attending.drawing():
        pass
    attending.give_way(60)
    assert time.monotonic() - began >= 0.05
