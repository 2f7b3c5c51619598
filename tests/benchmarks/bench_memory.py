"""What the server holds after thirty reports were opened, and after twenty people came and looked around.

One browser draws all pages, a context for each session, so that the server has twenty of them at once.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from playwright.sync_api import Browser, Page

from tests.benchmarks.bench_browser import browsing
from tests.benchmarks.bench_library import make_library
from tests.browser.server import Server
from tests.builders.library_of_thousands import CODERS, YEARS, report_id

REPORTS, SESSIONS, ROUNDS = 30, 20, 2
_MEGABYTE = 1024 * 1024
_LOOKS = {
    "read": (".reader .text mark", 1),
    "compare": (".pairs .pair", 1),
    "fulfilment": (".judging .item", 1),
}


def run() -> dict[str, float | str]:
    """Return the server's memory in MB as it starts, after the reports, and after each round of sessions.

    The second round is the first once more: what it adds is what sessions leave behind.
    """
    reports = list(product(range(-(-REPORTS // len(YEARS))), YEARS))[:REPORTS]
    pairs = [(place, year) for place, year in reports if year != YEARS[-1]][:SESSIONS]
    with TemporaryDirectory() as folder:
        make_library(Path(folder), REPORTS)
        with browsing(Path(folder)) as (server, page):
            found: dict[str, float | str] = {"started": _held(server)}
            for place, year in reports:
                _look(page, server, "read", report_id(place, year), report_id(place, year))
            found[f"{REPORTS} reports opened"] = _held(server)
            browser = page.context.browser
            assert browser is not None
            for turn in range(ROUNDS):
                _sessions(browser, server, pairs)
                found[f"{SESSIONS} sessions, round {turn + 1}"] = _held(server)
            return found


def _sessions(browser: Browser, server: Server, pairs: list[tuple[int, int]]) -> None:
    """Have each session look at a pair of its own; all stay open until the last has seen it."""
    pages = []
    for place, year in pairs:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(120_000)
        page.add_init_script(path=Path(__file__).with_name("stopwatch.js"))
        for path in _LOOKS:
            _look(page, server, path, report_id(place, year), report_id(place, year + 1))
        pages.append(page)
    for page in pages:
        page.context.close()


def _look(page: Page, server: Server, path: str, older: str, newer: str) -> None:
    query = f"document={older}&older={older}&newer={newer}&coder={CODERS[0]}"
    page.goto(f"{server.url}/{path}?{query}")
    selector, least = _LOOKS[path]
    page.evaluate("([p, s, n]) => __stopwatch.page(p, s, n)", [path, selector, least])


def _held(server: Server) -> float:
    assert server.process is not None
    return float(psutil.Process(server.process.pid).memory_info().rss) / _MEGABYTE
