"""Many people at one server: each a browser page of their own, reading, tagging and judging.

``python -m tests.endurance.load [--sessions 20] [--seconds 300]`` prints what was met: errors, actions that
the screen called saved but the store does not hold, seconds from key to saved, and the server's memory.
A browser that draws twenty pages needs about as much of a machine as the server; the times are of both.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from playwright.async_api import Browser, Locator, Page, async_playwright
from playwright.async_api import Error as BrowserError

from tests.browser.conftest import ARGUMENTS, NAMES
from tests.browser.driving import WORDINGS
from tests.browser.server import Server, serving
from workbench.annotation.actions import Actor
from workbench.model.hints import Hints
from workbench.pipeline.home import Home
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace, open_workspace

_PATIENCE = 120_000
_THINK = (5.0, 15.0)
_ACTIONS_PER_VISIT = 8
_PLACE = "云海"
_IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


@dataclass(slots=True)
class Met:
    """What all sessions together met; ``saved`` counts acknowledged actions by coder."""

    saved: Counter[str] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)
    visits: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Visitor:
    """One person with a name, a place of their own to tag, and a page."""

    number: int
    url: str
    page: Page
    met: Met
    chance: random.Random

    @property
    def name(self) -> str:
        """Return the coder's name."""
        return f"coder-{self.number:02}"

    async def work(self, until: float, think: tuple[float, float]) -> None:
        """Tag and judge by turns until the time is over."""
        tagging = self.number % 2 == 0
        try:
            while time.monotonic() < until:
                await (self._tag if tagging else self._judge)(until, think)
                tagging = not tagging
        except BrowserError as error:
            self.met.errors.append(f"{self.name}: {str(error).splitlines()[0]}")

    async def arrive(self) -> None:
        """Open the first page; the clock of the load starts when everybody is there."""
        await self._visit(f"read?document={document(self.number)}-2024", ".reader .text mark")

    async def _visit(self, path: str, item: str) -> None:
        began = time.monotonic()
        await self.page.goto(f"{self.url}/{path}&coder={self.name}")
        await self.page.locator(item).first.wait_for(state="attached")
        await self.page.wait_for_selector(_IDLE, state="attached")
        self.met.visits.append(time.monotonic() - began)

    async def _tag(self, until: float, think: tuple[float, float]) -> None:
        """Read on from proposal to proposal and accept some, each once."""
        if "/read" not in self.page.url:
            await self.arrive()
        for _ in range(_ACTIONS_PER_VISIT):
            await asyncio.sleep(self.chance.uniform(*think))
            if time.monotonic() > until:
                return
            if not await self.page.locator(".reader .text mark.proposed").count():
                return
            for _ in range(self.chance.randint(1, 3)):
                await self.page.keyboard.press("j")
            # What is accepted already is not accepted again: then the key does nothing.
            before = await self._number(".counts .badge.accepted")
            await self._press("a", self.page.locator(".reader .saving"))
            self.met.saved[self.name] += await self._number(".counts .badge.accepted") - before

    async def _judge(self, until: float, think: tuple[float, float]) -> None:
        """Judge one commitment after the other; a verdict is the coder's own."""
        pair = f"older={document(self.number)}-2024&newer={document(self.number)}-2025"
        await self._visit(f"fulfilment?{pair}", ".judging .item")
        for _ in range(_ACTIONS_PER_VISIT):
            await asyncio.sleep(self.chance.uniform(*think))
            if time.monotonic() > until:
                return
            before = await self._number(".judging .bar [role=status] b")
            await self.page.keyboard.press("j")
            await self._press("6", self.page.locator(".judging .saving"))
            self.met.saved[self.name] += await self._number(".judging .bar [role=status] b") - before

    async def _number(self, where: str) -> int:
        """Return the number that a counter shows, 0 where there is no such counter."""
        found = self.page.locator(where)
        words = (await found.first.inner_text()).split() if await found.count() else []
        return int(words[-1]) if words else 0

    async def _press(self, key: str, line: Locator) -> None:
        """Press a key and wait until the screen says that all is saved."""
        began = time.monotonic()
        await self.page.keyboard.press(key)
        if "pending" not in (await line.get_attribute("class") or ""):
            return
        saved = WORDINGS["zh"]["common.saved"]
        while (await line.inner_text()) != saved:
            if time.monotonic() - began > _PATIENCE / 1000:
                self.met.errors.append(f"{self.name}: not saved in time")
                return
            await asyncio.sleep(0.01)
        self.met.waits.append(time.monotonic() - began)


def document(number: int) -> str:
    """Return the beginning of the ids of a visitor's own reports."""
    return f"load{number:02}"


def fill(workspace: Workspace, sessions: int) -> None:
    """Give every visitor a place of their own, with a report for two years."""
    for number in range(sessions):
        place = f"云海{number:02}区"
        for year in (2024, 2025):
            text = workspace.report(f"yunhai-{year}").text.replace(f"{_PLACE}区", place)
            hints = Hints(
                id=f"{document(number)}-{year}", jurisdiction=place, year=year, fictional=True, title=place
            )
            add_report(workspace, text.encode(), f"{year}.txt", hints=hints, actor=Actor("admin"))


async def sessions_at(server: Server, count: int, seconds: float, think: tuple[float, float]) -> Met:
    """Open a page for each visitor, let all of them work, and watch the server's memory."""
    met, process = Met(), psutil.Process(server.process.pid if server.process else 0)
    path = next(found for name in NAMES if (found := shutil.which(name)))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        visitors = [await _visitor(browser, server.url, number, met) for number in range(count)]
        for each in visitors:
            await each.arrive()
        met.visits.clear()
        until = time.monotonic() + seconds
        working = asyncio.gather(*(each.work(until, think) for each in visitors))
        while not working.done():
            met.memory.append(process.memory_info().rss)
            await asyncio.sleep(1)
        await working
        await browser.close()
    return met


async def _visitor(browser: Browser, url: str, number: int, met: Met) -> Visitor:
    context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    context.set_default_timeout(_PATIENCE)
    page = await context.new_page()
    page.on("pageerror", lambda error: met.errors.append(f"{number}: {error}"))
    return Visitor(number, url, page, met, random.Random(number))


def lost(workspace: Workspace, met: Met) -> int:
    """Return how many acknowledged actions the log does not hold."""
    held = Counter(entry.actor for entry in workspace.store.log())
    return sum(max(0, count - held[name]) for name, count in met.saved.items())


def run(sessions: int, seconds: float, think: tuple[float, float] = _THINK) -> dict[str, float | int | str]:
    """Run all of it on a server of its own and return the figures."""
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        where = Home(folder=home, database_url=f"sqlite:///{home / 'workbench.sqlite'}")
        with serving(home, lambda workspace: fill(workspace, sessions)) as server:
            met = asyncio.run(sessions_at(server, sessions, seconds, think))
            traces = server.log().count("Traceback")
        with open_workspace(where) as workspace:
            missing = lost(workspace, met)
    return _figures(met, missing, traces)


def _figures(met: Met, missing: int, traces: int) -> dict[str, float | int | str]:
    megabytes = [held / 1e6 for held in met.memory] or [0.0]
    fifth = max(1, len(megabytes) // 5)
    waits = sorted(met.waits) or [0.0]
    return {
        "coders": len(met.saved),
        "actions saved": met.saved.total(),
        "actions lost": missing,
        "errors": len(met.errors) + traces,
        "first errors": "; ".join(met.errors[:3]),
        "visits": len(met.visits),
        "visit, median s": round(statistics.median(met.visits or [0.0]), 2),
        "key to saved, median s": round(statistics.median(waits), 3),
        "key to saved, p95 s": round(waits[min(len(waits) - 1, int(len(waits) * 0.95))], 3),
        "server MB at the start": round(megabytes[0]),
        "server MB, second fifth": round(statistics.mean(megabytes[fifth : 2 * fifth] or megabytes)),
        "server MB, last fifth": round(statistics.mean(megabytes[-fifth:])),
        "server MB, highest": round(max(megabytes)),
    }


def main() -> int:
    """Run the load and print the figures; 0 if nothing failed and nothing was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--hurry", action="store_true", help="think for a second instead of ten")
    given = parser.parse_args()
    figures = run(given.sessions, given.seconds, (0.2, 1.0) if given.hurry else _THINK)
    sys.stdout.write(json.dumps(figures, ensure_ascii=False, indent=1) + "\n")
    return 1 if figures["errors"] or figures["actions lost"] else 0


if __name__ == "__main__":
    sys.exit(main())
