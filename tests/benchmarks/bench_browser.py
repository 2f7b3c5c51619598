"""What an analyst waits for in Chromium: a made-up pair of 20,000 characters and 300 commitments each."""

from __future__ import annotations

import os
import shutil
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.browser.conftest import ARGUMENTS, NAMES
from tests.browser.server import Server
from tests.builders.large_pair import CODER, JUDGED, NEWER, OLDER, register_large_pair
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import open_workspace

KEYS = 45
OPENINGS = 7
MARKS = 300
SPANS = 2000
QUIET = 0.05  # processor seconds in half a second by which a server counts as idle
PATIENCE = 120_000
# What is to be seen on each main page before it counts as there: in which view, and how often.
PAGES = {
    "": (".matrix .doc", 5),
    "read": (".reader .text mark", MARKS),
    "compare": (".pairs .pair", 200),
    "fulfilment": (".judging .item", MARKS),
    "indicators": (".findings tbody tr", 1),
    "wording": (".findings tbody tr", 1),
    "overview": (".findings tbody tr", 1),
    "agreement": (".findings", 1),
}
_PAIR = ("compare", "fulfilment")
PEERS = {
    "key → seen": "Label Studio 49, doccano 145",
    "key → saved": "Label Studio 343 (5,094 before its draft is kept), doccano 71",
    "open, browser cache warm": "Label Studio 2,114, doccano 1,287 (only the lines in sight)",
    "40 keys without pause": "Label Studio 1,090, doccano 660 (switches the active label only)",
}
"""Medians in ms of Label Studio 1.23.2 and doccano 1.8.4 on a like machine, 2 cores, one at a time."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Times in ms with what they are to be: the median's goal, and the 95th percentile's if another."""

    name: str
    times: Sequence[float]
    goal: float
    goal95: float | None = None

    def told(self) -> str:
        """Return median, p95, goal and whether it is met."""
        ordered = sorted(self.times)
        median, p95 = statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        met = median <= self.goal and (self.goal95 is None or p95 <= self.goal95)
        goal = f"≤ {self.goal:,.0f}" + (f" / {self.goal95:,.0f}" if self.goal95 else "")
        row = f"median {median:>6,.0f}   p95 {p95:>6,.0f}   n {len(ordered):>3}   goal {goal:<11}"
        return f"{row} {'met' if met else 'NOT MET'}"


@dataclass(slots=True)
class Work:
    """Processor time per key, which does not depend on what else the machine does."""

    found: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def counted(self, name: str, page: Page, server: Server, keys: int) -> Iterator[None]:
        """Count the server's and the page's processor time for ``keys`` keys and the steps between them."""
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        before = _page_seconds(session), server_seconds(server)
        yield
        spent = _page_seconds(session) - before[0], server_seconds(server) - before[1]
        session.detach()
        self.found[f"{name}: processor time per key and step"] = (
            f"page {spent[0] / keys * 1000:.0f} ms, server {spent[1] / keys * 1000:.0f} ms"
        )

    def told(self) -> dict[str, str]:
        """Return a line each."""
        return self.found


def _page_seconds(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))


def server_seconds(server: Server) -> float:
    """Return the server's processor time so far; nothing where the system does not tell it this way."""
    stat = Path(f"/proc/{server.process.pid if server.process else 0}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run() -> dict[str, float | str]:
    """Return a line for each measure, in ms, and our figure beside the peers' where they have one."""
    work = Work()
    with TemporaryDirectory() as folder, running(Path(folder), judged=0) as (server, page):
        first = [_first_view(page, server, path, "of a pair that nobody judged, at once") for path in _PAIR]
    with TemporaryDirectory() as folder, running(Path(folder)) as (server, page):
        first += _first_views(page, server)
        measures = [
            *_opening(page, server),
            *_tagging(page, server, work),
            *_judging(page, server, work),
            _burst(page, server),
            *first,
            *switching(page, server),
        ]
    found: dict[str, float | str] = {"machine": _machine()}
    found |= {each.name: each.told() for each in measures}
    found |= work.told()
    by_name = {each.name: statistics.median(each.times) for each in measures}
    ours = {
        "key → seen": by_name["read: key → seen"],
        "key → saved": by_name["read: key → saved"],
        "open, browser cache warm": by_name["open by address, all highlights painted"],
        "40 keys without pause": by_name["40 keys without pause, all saved"],
    }
    return found | {f"peers, {name}": f"ours {ours[name]:,.0f}; {PEERS[name]}" for name in PEERS}


@contextmanager
def running(folder: Path, judged: int = JUDGED) -> Iterator[tuple[Server, Page]]:
    """Serve the made-up pair from ``folder``, its first ``judged`` commitments judged, and open a tab."""
    url = f"sqlite:///{folder / 'workbench.sqlite'}"
    with open_workspace(Home(folder=folder, database_url=url)) as workspace:
        register_large_pair(workspace, judged=judged)
    with browsing(folder) as served:
        yield served


@contextmanager
def browsing(home: Path) -> Iterator[tuple[Server, Page]]:
    """Serve what is in a home as it is, and open a tab with the stopwatch in it."""
    server = Server(home)
    server.start()
    chromium = next((found for name in NAMES if (found := shutil.which(name))), None)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.set_default_timeout(PATIENCE)
            page.add_init_script(path=Path(__file__).with_name("stopwatch.js"))
            yield server, page
            browser.close()
    finally:
        server.stop()


def _machine() -> str:
    return f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Chromium headless 1440 × 900"


def _first_views(page: Page, server: Server) -> list[Measure]:
    """Measure the first look at the pair that was judged last, and at it by somebody who looks around."""
    measures = []
    for path in _PAIR:
        measures.append(_first_view(page, server, path, "of the pair judged last, at once"))
        measures.append(_first_view(page, server, path, "after a look around", rests=True))
    visit(page, server, "compare")
    # Those out of sight are built while nobody waits for them.
    page.wait_for_function(
        "least => __stopwatch.all('.pairs ins, .pairs del, .pairs .n').length >= least", arg=SPANS
    )
    return measures


def _first_view(page: Page, server: Server, path: str, told: str, *, rests: bool = False) -> Measure:
    """Measure the very first look at a page about the pair after a start of the server.

    By somebody who comes in through the library and goes on at once, or ``rests``, while the server
    computes ahead. Its libraries are loaded before; it does that by itself.
    """
    server.stop()
    server.start()
    rest(server)
    visit(page, server, "")
    if rests:
        rest(server)
    return Measure(f"first view: {path}, {told}", [click_to(page, path)], 1500)


def rest(server: Server) -> None:
    """Wait until the server has had nothing to do for two seconds, at most half a minute."""
    before, quiet = -1.0, 0
    for _ in range(60):
        spent = server_seconds(server)
        quiet = quiet + 1 if spent - before < QUIET else 0
        if quiet == 4:
            return
        before = spent
        time.sleep(0.5)


def _opening(page: Page, server: Server) -> list[Measure]:
    by_address = [visit(page, server, "read") for _ in range(OPENINGS)]
    by_click = []
    for _ in range(OPENINGS):
        visit(page, server, "")
        page.locator(".matrix .doc", has_text="2030").first.click()
        by_click.append(_ready(page, "read") - page.evaluate("__stopwatch.start"))
    return [
        Measure("open by address, all highlights painted", by_address, 1300),
        Measure("open by click, all highlights painted", by_click, 1300),
    ]


def _tagging(page: Page, server: Server, work: Work) -> list[Measure]:
    """Relabel one commitment after the other, as fast as it is said to be saved."""
    visit(page, server, "read")
    page.keyboard.press("j")
    page.wait_for_timeout(2000)
    keys = [("123"[n % 3], "j") for n in range(KEYS)]
    with work.counted("read", page, server, KEYS):
        return _keys(page, "read", keys)


def _judging(page: Page, server: Server, work: Work) -> list[Measure]:
    """Give verdicts; those that need a quotation take the first candidate."""
    visit(page, server, "fulfilment")
    page.wait_for_timeout(2000)
    with work.counted("judge", page, server, KEYS):
        return _keys(page, "judge", [("6" if n % 2 else "e", "Shift+J") for n in range(KEYS)])


def _keys(page: Page, name: str, keys: Sequence[tuple[str, str]]) -> list[Measure]:
    page.evaluate("__stopwatch.follow()")
    seen, saved = [], []
    for key, onwards in keys:
        page.evaluate("key => { __stopwatch.armed = key; }", key)
        page.keyboard.press(key)
        page.wait_for_function("__stopwatch.keys.at(-1)?.saved")
        timed: dict[str, Any] = page.evaluate("__stopwatch.keys.pop()")
        seen.append(timed["seen"] - timed["at"])
        saved.append(timed["saved"] - timed["at"])
        page.keyboard.press(onwards)
        page.wait_for_timeout(150)
    return [Measure(f"{name}: key → seen", seen, 50), Measure(f"{name}: key → saved", saved, 200, 400)]


def _burst(page: Page, server: Server) -> Measure:
    """Press forty keys without pause; all must arrive, in order, and be there after a reload."""
    visit(page, server, "read")
    page.keyboard.press("j")
    page.wait_for_timeout(2000)
    page.evaluate("__stopwatch.follow(); __stopwatch.armed = '1';")
    for n in range(20):
        page.keyboard.press("123"[n % 3])
        page.keyboard.press("j")
    began = page.evaluate("__stopwatch.keys[0].at")
    page.wait_for_function("__stopwatch.all('.saving')[0].classList.contains('soft')")
    ended = page.evaluate("__stopwatch.until(() => true)")
    kinds = "__stopwatch.all('.reader .text mark').map(each => each.className)"
    before = page.evaluate(kinds)
    visit(page, server, "read")
    after = page.evaluate(kinds)
    if [each.replace(" current", "") for each in before] != [each.replace(" current", "") for each in after]:
        raise RuntimeError("after a reload the forty keys' effect is not what was shown")
    return Measure("40 keys without pause, all saved", [ended - began], 2000)


def switching(page: Page, server: Server) -> list[Measure]:
    """Go from each main page to each other once."""
    visit(page, server, "")
    for path in (*PAGES, ""):
        if path:
            click_to(page, path)
    into: dict[str, list[float]] = {path: [] for path in PAGES}
    for path in _tour(list(PAGES)):
        into[path].append(click_to(page, path))
    every = [each for times in into.values() for each in times]
    return [
        Measure("page switch, each pair of pages", every, 1000),
        *(Measure(f"page switch to {path or 'library'}", times, 1000) for path, times in into.items()),
    ]


def _tour(places: list[str]) -> list[str]:
    """Return a walk over every ordered pair of ``places``, from and back to the last (Hierholzer)."""
    left = {place: [other for other in places if other != place] for place in places}
    walk, path = [], [places[-1]]
    while path:
        if left[path[-1]]:
            path.append(left[path[-1]].pop())
        else:
            walk.append(path.pop())
    return walk[::-1][1:]


def visit(page: Page, server: Server, path: str) -> float:
    """Go to a page about the pair by its address; return when it was there, in ms of the page's clock."""
    query = f"document={OLDER}&older={OLDER}&newer={NEWER}&coder={CODER}"
    page.goto(f"{server.url}/{path}?{query}")
    return _ready(page, path)


def click_to(page: Page, path: str) -> float:
    """Go to a page by its link; return how many ms passed from the click until it was painted."""
    link = page.locator(f'[data-testid="stTopNavLink"][href$="/{path}"]').first
    link.click()
    return _ready(page, path) - float(page.evaluate("__stopwatch.start"))


def _ready(page: Page, path: str) -> float:
    selector, least = PAGES[path]
    return float(page.evaluate("given => __stopwatch.page(...given)", [path, selector, least]))
