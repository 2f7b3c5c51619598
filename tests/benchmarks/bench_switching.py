"""Going from page to page of the made-up pair, beside going between two empty Streamlit pages."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from tests.benchmarks.bench_browser import PATIENCE, switching
from tests.benchmarks.bench_browser import running as running_pair
from tests.browser.server import free_port

ROUNDS = 12
EMPTY = """import streamlit as st
pages = [st.Page(lambda: None, title=name, url_path=name, default=name == "one") for name in ("one", "two")]
st.navigation(pages, position="top").run()
"""
_LINK = '[data-testid="stTopNavLink"]'
_THERE = """path => __stopwatch.until(() => location.pathname.split("/").pop() === path
  && document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "notRunning")"""


def run() -> dict[str, float | str]:
    """Return both medians in ms, each page's own, and ours as a multiple of the empty page's."""
    with (
        TemporaryDirectory() as folder,
        running_pair(Path(folder)) as (server, page),
        _serving_empty(Path(folder)) as empty,
    ):
        before = _empty_switches(page, empty)
        ours = switching(page, server)
        nothing = statistics.median([*before, *_empty_switches(page, empty)])
    found: dict[str, float | str] = {each.name: statistics.median(each.times) for each in ours}
    found["switch between two empty Streamlit pages"] = nothing
    found["page switch / empty page switch"] = statistics.median(ours[0].times) / nothing
    return found


@contextmanager
def _serving_empty(folder: Path) -> Iterator[str]:
    """Serve two empty pages with Streamlit alone."""
    entry, port = folder / "empty.py", free_port()
    entry.write_text(EMPTY, "utf-8")
    command = [sys.executable, "-m", "streamlit", "run", str(entry), "--server.headless", "true"]
    command += ["--server.port", str(port), "--browser.gatherUsageStats", "false"]
    with (folder / "empty.log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def _wait(url: str) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own server on this machine
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError("Streamlit did not start")


def _empty_switches(page: Page, url: str) -> list[float]:
    """Go to and fro between the empty pages; return the ms from each click until the page was painted."""
    page.goto(url)
    page.locator(_LINK).nth(1).wait_for()
    page.evaluate(_THERE, "")
    times: list[float] = []
    for turn in range(ROUNDS):
        page.locator(_LINK).nth((turn + 1) % 2).click()
        there = float(page.evaluate(_THERE, ("two", "")[turn % 2]))
        times.append(there - float(page.evaluate("__stopwatch.start")))
    return times
