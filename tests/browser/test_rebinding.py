"""A foreign name that leads to this computer, and a page of another local server, get nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]
_OPENS = """url => new Promise(done => {
    const socket = new WebSocket(url);
    socket.onopen = () => done(true);
    socket.onerror = () => done(false);
})"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def rebound(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """Return a browser for which foreign.example is this computer."""
    browser = playwright.chromium.launch(
        executable_path=chromium,
        args=["--no-sandbox", "--host-resolver-rules=MAP foreign.example 127.0.0.1"],
    )
    yield browser
    browser.close()


def test_a_foreign_name_gets_neither_pages_nor_a_socket(server: Server, rebound: Browser) -> None:
    page = rebound.new_page()
    answer = page.goto(f"http://foreign.example:{server.port}/")
    assert answer is not None
    assert answer.status == 403
    assert not page.evaluate(_OPENS, f"ws://127.0.0.1:{server.port}/_stcore/stream")
    assert not page.evaluate(_OPENS, f"ws://foreign.example:{server.port}/_stcore/stream")


def test_another_local_port_gets_no_socket_and_the_own_page_does(
    server: Server, rebound: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = Server(tmp_path_factory.mktemp("other"))
    other.start()
    try:
        page = rebound.new_page()
        page.goto(f"{other.url}/")
        assert page.evaluate(_OPENS, f"ws://127.0.0.1:{other.port}/_stcore/stream")
        assert not page.evaluate(_OPENS, f"ws://127.0.0.1:{server.port}/_stcore/stream")
    finally:
        other.stop()
