"""What the server sends for a second visit to a page, beside the first, by the bytes of its messages."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from tests.benchmarks.bench_browser import PAGES, click_to, running, visit

_RECEIVED = "__stopwatch.frames.splice(0).reduce((sum, each) => sum + (each.bytes ?? 0), 0)"


def run() -> dict[str, float | str]:
    """Return for each main page the bytes of both visits and their ratio.

    The first visit is the first that a tab pays the page, the second one it pays after all the others.
    """
    with TemporaryDirectory() as folder, running(Path(folder)) as (server, page):
        visit(page, server, "")
        first, second = ({path: _received(page, path) for path in (*list(PAGES)[1:], "")} for _ in range(2))
    found: dict[str, float | str] = {}
    for path, whole in first.items():
        told = f"{whole:,} then {second[path]:,} bytes"
        found[f"second visit / first: {path or 'library'}, {told}"] = second[path] / whole
    found["second visit / first: all pages"] = sum(second.values()) / sum(first.values())
    return found


def _received(page: Page, path: str) -> int:
    """Go to a page and return how many bytes came until it was there and nothing more came."""
    page.evaluate(_RECEIVED)
    click_to(page, path)
    page.wait_for_timeout(500)
    received: int = page.evaluate(_RECEIVED)
    return received
