"""The first look at a comparison that nothing was computed for, by a server that has long been up.

A visitor chooses a pair by the address of a page that reads no report, and goes on to the comparison at
once, before the server would compute ahead. Each text is looked at once, so that nothing of it is in memory
or on disk. ``WORKBENCH_BENCH_BESIDE`` names another checkout, with a ``.venv`` of its own, whose server is
asked for the same pairs in turn: load strikes both alike.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from tests.benchmarks.bench_browser import browsing, rest, server_seconds
from tests.benchmarks.bench_library import make_library
from tests.browser.server import Server
from tests.builders.library_of_thousands import CODERS, YEARS, report_id

PLACES = 4 if os.environ.get("WORKBENCH_BENCH_SHORT") else 8
_OLDER = YEARS[:-2:2]  # the newest pair of a place is what a server computes by itself
_FROM = ("search", '[data-testid="stTextInput"]', 1)
_CARDS = (".pairs .pair .side", 4)


@dataclass(slots=True)
class _Looks:
    """What one checkout's server took for each pair: ms until cards were painted, until all was idle."""

    seen: list[float] = field(default_factory=list)
    idle: list[float] = field(default_factory=list)
    spent: list[float] = field(default_factory=list)

    def told(self) -> dict[str, float | str]:
        ordered = sorted(self.seen)
        return {
            "pairs": str(len(ordered)),
            "click → cards in sight, ms, median": statistics.median(ordered),
            "click → cards in sight, ms, least": ordered[0],
            "click → cards in sight, ms, 90 %": ordered[int(len(ordered) * 0.9)],
            "click → all there and idle, ms, median": statistics.median(self.idle),
            "server's processor, ms, mean": 1000 * statistics.mean(self.spent),
        }


def run() -> dict[str, float | str]:
    """Return what passes from the click until cards are painted, and until nothing more comes."""
    other = os.environ.get("WORKBENCH_BENCH_BESIDE")
    with TemporaryDirectory() as folder, browsing(_library(folder, "ours")) as (server, page):
        servers = [server]
        with _beside(folder, other) as second:
            servers += second
            looks = [_Looks() for _ in servers]
            for each in servers:
                rest(each)
            for turn, (place, year) in enumerate(_pairs()):
                for at in range(len(servers)) if turn % 2 else reversed(range(len(servers))):
                    # The first pair loads the scripts into the browser, and is not told.
                    _look(page, servers[at], place, year, looks[at] if turn else _Looks())
    found = looks[0].told()
    for found_there in looks[1:]:
        found |= {f"the other checkout: {name}": value for name, value in found_there.told().items()}
        both = zip(looks[0].seen, found_there.seen, strict=True)
        found["cards in sight / the other checkout, median"] = statistics.median(a / b for a, b in both)
    return found


def _library(folder: str, name: str) -> Path:
    home = Path(folder) / name
    make_library(home, (PLACES + 1) * len(YEARS))
    return home


def _pairs() -> list[tuple[int, int]]:
    return [(place, year) for place in range(PLACES) for year in _OLDER]


@contextmanager
def _beside(folder: str, other: str | None) -> Iterator[list[Server]]:
    if not other:
        yield []
        return
    server = Server(_library(folder, "other"), tree=Path(other).resolve())
    server.start()
    try:
        yield [server]
    finally:
        server.stop()


def _look(page: Page, server: Server, place: int, year: int, looks: _Looks) -> None:
    older, newer = report_id(place, year), report_id(place, year + 1)
    page.goto(f"{server.url}/{_FROM[0]}?older={older}&newer={newer}&coder={CODERS[0]}")
    page.evaluate("given => __stopwatch.page(...given)", list(_FROM))
    before = server_seconds(server)
    page.locator('[data-testid="stTopNavLink"][href$="/compare"]').first.click()
    times = page.evaluate(
        """([selector, least]) => Promise.all([
            __stopwatch.until(() => __stopwatch.all(selector).length >= least),
            __stopwatch.page("compare", selector, least),
        ]).then((ends) => ends.map((end) => end - __stopwatch.start))""",
        list(_CARDS),
    )
    looks.seen.append(times[0])
    looks.idle.append(times[1])
    looks.spent.append(server_seconds(server) - before)
    rest(server)
