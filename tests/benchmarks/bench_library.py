"""A library of thousands: how long each page takes that lists, counts or searches all of it.

The library is made in a folder of its own and thrown away; ``WORKBENCH_LIBRARY`` names a folder to keep it
in, ``WORKBENCH_REPORTS`` how many reports it has. Texts are those of WORKBENCH_SHARED, or made up without it.
"""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from playwright.sync_api import Page

from tests.benchmarks.bench_browser import browsing, rest, server_seconds
from tests.browser.server import Server
from tests.builders.as_shipped import open_store
from tests.builders.library_of_thousands import CODERS, YEARS, fill_library, report_id, shared_texts

REPORTS = 3_000
BUNDLED = 2  # documents in the matrix of an empty home
STARTS = 3
_DATABASE = "workbench.sqlite"
# What is to be seen on a page before it counts as there: in which view, and how often.
PAGES = {
    "": (".matrix .doc", 5),
    "upkeep": ('[data-testid="stButtonGroup"]', 1),
    "overview": (".findings tbody tr", 5),
    "exchange": ('[data-testid="stDownloadButton"]', 5),
    "fulfilment": (".judging .item", 5),
    "search": ('[data-testid="stTextInput"]', 1),
    "read": (".reader .text mark", 5),
}
_MEGABYTE = 1024 * 1024


def run() -> dict[str, float | str]:
    """Return each page's first and second visit in ms of the page's clock and of the server's processor.

    And what a start takes: until the server is healthy, and then until its first page is there.
    """
    kept = os.environ.get("WORKBENCH_LIBRARY")
    found: dict[str, float | str] = {}
    with TemporaryDirectory() as folder, browsing(Path(folder)) as (server, page):
        found |= _cold("the reports that come with it", page, server, BUNDLED)
    with TemporaryDirectory() as folder:
        home = Path(kept or folder)
        make_library(home, int(os.environ.get("WORKBENCH_REPORTS", REPORTS)))
        with browsing(home) as (server, page):
            for visit in ("first", "second"):
                for path in PAGES:
                    found[f"{path or 'library'}, {visit} visit"] = _visited(page, server, path)
            if server.process is not None:
                memory = psutil.Process(server.process.pid).memory_info().rss
                found["server memory, MB"] = memory / _MEGABYTE
            found |= _cold("the library", page, server, PAGES[""][1])
    return found


def _cold(name: str, page: Page, server: Server, least: int) -> dict[str, float | str]:
    """Start the server anew, and go to its start page as soon as it is healthy; return the medians in ms.

    The browser was here before; what it keeps is what whoever comes every day has.
    """
    healthy, there = [], []
    selector, _ = PAGES[""]
    for _ in range(STARTS):
        rest(server)
        server.stop()
        began = time.perf_counter()
        server.start()
        healthy.append((time.perf_counter() - began) * 1000)
        page.goto(server.url)
        there.append(float(page.evaluate("([p, s, n]) => __stopwatch.page(p, s, n)", ["", selector, least])))
    return {
        f"cold server with {name}: from its start until it is healthy": statistics.median(healthy),
        f"cold server with {name}: first page, at once": statistics.median(there),
    }


def make_library(home: Path, reports: int) -> None:
    """Make a library of so many reports in a folder, unless it holds one already."""
    if (home / _DATABASE).exists():
        return
    home.mkdir(parents=True, exist_ok=True)
    shared = os.environ.get("WORKBENCH_SHARED")
    texts = shared_texts(Path(shared) / "corpora") if shared else ()
    with open_store(f"sqlite:///{home / _DATABASE}") as store:
        fill_library(store, reports, texts)


def _visited(page: Page, server: Server, path: str) -> str:
    """Open a page by its address about one place; return what passed until it was there and idle."""
    older, newer = (report_id(0, year) for year in YEARS[-2:])
    before = server_seconds(server)
    page.goto(f"{server.url}/{path}?document={older}&older={older}&newer={newer}&coder={CODERS[0]}")
    selector, least = PAGES[path]
    shown = float(page.evaluate("([p, s, n]) => __stopwatch.page(p, s, n)", [path, selector, least]))
    spent = server_seconds(server) - before
    return f"page {shown:,.0f} ms, server's processor {spent * 1000:,.0f} ms"
