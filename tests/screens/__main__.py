"""Photograph every page in both languages, light and dark, at three widths, with real reports of four places.

    WORKBENCH_SHARED=… python -m tests.screens FOLDER [--only TEXT]

The folder, outside the repository, gets a picture of each combination, a contact sheet of each width and
theme, and ``sideways.txt``: the pages that scroll sideways. ``--only`` takes the pictures whose name holds
the text; ``--whole`` takes each page down to its end, as far as that is not too long to be looked at. The
published pages are photographed too, under ``public``. It ends within an hour, whatever a page does.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

from tests.browser.conftest import ARGUMENTS, NAMES
from tests.browser.server import serving
from tests.screens.contact_sheets import paste_sheets
from tests.screens.library import CORPORA, PLACES, ROOT, Place, add_places
from tests.screens.team import publish_pages
from workbench.pipeline.workspace import Workspace

LANGUAGES = ("zh", "en")
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WINDOWS = ((390, 1500), (1440, 1200), (1920, 1200))
PAGES = (
    "",
    "read",
    "compare",
    "fulfilment",
    "tasks",
    "indicators",
    "wording",
    "lives",
    "five-year",
    "first-said",
    "overview",
    "trends",
    "agreement",
    "search",
    "terms",
    "exchange",
    "work",
    "upkeep",
    "team",
    "help",
)
MOST_SECONDS, PATIENCE = 3600.0, 45_000
TALLEST = 6000
PUBLIC = ("index", "plan/*", "promise/*", "life/*", "method", "search")
"""Pages for the public: the first that fits each pattern."""
_IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_DRAWN = """() => !document.querySelector('[data-testid="stSkeleton"]')"""
_SIDEWAYS = """(names) => names.flatMap((name) => [...document.querySelectorAll(name)])
  .some((each) => each.scrollWidth > each.clientWidth + 1)"""
_TALL = """() => document.querySelector('[data-testid="stMain"]')?.scrollHeight ?? 0"""
_FIXED = ["html", '[data-testid="stMain"]', '[data-testid="stHeader"]', ".st-key-pickers"]


class Shot(NamedTuple):
    """One picture: what is shown, to whom."""

    page: str
    place: Place
    language: str
    theme: Literal["light", "dark"]
    window: tuple[int, int]

    @property
    def name(self) -> str:
        """Return the name of the picture's file."""
        page = self.page or "library"
        return f"{self.window[0]}-{self.theme}-{self.language}-{page}-{self.place.code}.png"

    @property
    def query(self) -> str:
        """Return what the address says behind the page."""
        place = self.place
        words = "&q=就业" if self.page == "search" else ""
        return (
            f"?lang={self.language}&place={place.name}&older={place.older}&newer={place.newer}"
            f"&document={place.newer}{words}"
        )


def shots(only: str = "") -> Iterator[Shot]:
    """Yield all pictures; each page is shown with every place, in one combination or another."""
    at = 0
    for window in WINDOWS:
        for theme in THEMES:
            for language in LANGUAGES:
                for number, page in enumerate(PAGES):
                    shot = Shot(page, PLACES[(number + at) % len(PLACES)], language, theme, window)
                    if only in shot.name:
                        yield shot
                at += 1


def take(browser: Browser, url: str, folder: Path, only: str = "", *, whole: bool = False) -> list[str]:
    """Take the pictures into a folder and return the names of those that scroll sideways."""
    began, sideways = time.monotonic(), []
    page: Page | None = None
    before: tuple[object, ...] = ()
    for shot in shots(only):
        if time.monotonic() - began > MOST_SECONDS:
            raise SystemExit(
                f"Not all pictures were taken within {MOST_SECONDS:.0f} s: {shot.name} was next."
            )
        kind = (shot.window, shot.theme, shot.language)
        if page is None or kind != before:
            if page is not None:
                page.context.close()
            width, height = shot.window
            page = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=shot.theme
            ).new_page()
            before = kind
        try:
            page.goto(f"{url}/{shot.page}{shot.query}", timeout=PATIENCE)
            page.wait_for_selector(_IDLE, state="attached", timeout=PATIENCE)
            page.wait_for_timeout(900)  # charts and views draw themselves after the server is done
            page.wait_for_selector(_IDLE, state="attached", timeout=PATIENCE)
            page.wait_for_function(_DRAWN, timeout=PATIENCE)
        except BrowserError as error:
            print(f"{shot.name}: {error.message.splitlines()[0]}", file=sys.stderr)  # noqa: T201
        if whole:
            _unfold(page, shot)
        page.screenshot(path=folder / shot.name)
        if page.evaluate(_SIDEWAYS, _FIXED):
            sideways.append(shot.name)
    return sideways


def _unfold(page: Page, shot: Shot) -> None:
    """Make the window as tall as the page; the next picture of it starts with the usual one."""
    tall = int(page.evaluate(_TALL))
    width, height = shot.window
    page.set_viewport_size({"width": width, "height": max(height, min(tall, TALLEST))})
    page.wait_for_timeout(900)


def take_public(browser: Browser, pages: Path, folder: Path, only: str = "") -> list[str]:
    """Photograph the pages for the public, whole; return the names of the pictures."""
    names = []
    for width, height in WINDOWS:
        page = browser.new_context(viewport={"width": width, "height": height}).new_page()
        for language in LANGUAGES:
            for pattern in PUBLIC:
                name = f"{width}-light-{language}-public-{pattern.partition('/')[0]}.png"
                found = sorted((pages / language).glob(f"{pattern}.html")) or sorted(
                    pages.glob(f"{pattern}.html")
                )
                if found and only in name:
                    page.goto(found[0].as_uri(), timeout=PATIENCE)
                    page.screenshot(path=folder / name, full_page=True)
                    names.append(name)
        page.context.close()
    return names


def _fill(workspace: Workspace, pages: Path) -> None:
    add_places(workspace)
    publish_pages(workspace, pages, PLACES[0].name)


def main() -> None:
    """Serve a library made for this, photograph it, and paste the contact sheets."""
    arguments = argparse.ArgumentParser(prog="python -m tests.screens")
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--whole", action="store_true")
    given = arguments.parse_args()
    folder: Path = given.folder.resolve()
    if folder.is_relative_to(ROOT):
        raise SystemExit("Choose a folder outside the repository: real reports must not get into it.")
    if not CORPORA.is_dir():
        raise SystemExit("No reports to show: set WORKBENCH_SHARED to the folder that holds corpora/.")
    chromium = next((path for name in NAMES if (path := shutil.which(name))), None)
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        tempfile.TemporaryDirectory() as outside,
        serving(Path(home), partial(_fill, pages=Path(outside) / "pages")) as server,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        public = take_public(browser, Path(outside) / "pages", folder, given.only)
        sideways = take(browser, server.url, folder, given.only, whole=given.whole)
        browser.close()
    (folder / "sideways.txt").write_text("\n".join(sideways) + "\n", "utf-8")
    sheets = paste_sheets(folder, [*(shot.name for shot in shots(given.only)), *public])
    print("\n".join([*map(str, sheets), f"{len(sideways)} pages scroll sideways"]))  # noqa: T201


if __name__ == "__main__":
    main()
