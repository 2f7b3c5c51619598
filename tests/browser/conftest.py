"""A real Chromium and a real server for each test module."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any
from zlib import crc32

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.server import Server, serving

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# A cold start on a busy machine takes its time; nothing here waits longer than it has to.
PATIENCE = 60_000
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run a test of both languages in one of them, half the tests in each; `make walk` runs it in both."""
    if os.environ.get("WORKBENCH_WALK"):
        return
    left_out = [item for item in items if _language(item) != _turn(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def _language(item: pytest.Item) -> str | None:
    callspec = getattr(item, "callspec", None)
    return None if callspec is None else callspec.params.get("language")


def _turn(item: pytest.Item) -> str | None:
    """Return the language a test runs in; None for a test without one."""
    marks = [mark for mark in item.iter_markers("parametrize") if mark.args[0] == "language"]
    choices = [str(each) for mark in marks for each in mark.args[1]]
    return choices[crc32(item.name.partition("[")[0].encode()) % len(choices)] if choices else None


@pytest.fixture(scope="session", autouse=True)
def chromium() -> str:
    """Give the browser of this machine; where none can be driven, CI fails and others skip, visibly."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    driver = subprocess.run(
        [sys.executable, "-m", "playwright", "--version"], capture_output=True, check=False
    )
    if path is not None and driver.returncode == 0:
        return path
    message = (
        "no Chromium on the PATH; install one to run the browser tests"
        if path is None
        else "Playwright cannot start (Debian: install libatomic1); without it the browser tests cannot run"
    )
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def browser_type_launch_args(chromium: str) -> dict[str, Any]:
    """Start that browser."""
    return {"executable_path": chromium, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """Give every test the same window; nothing is read from the user's profile."""
    return {"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN", "accept_downloads": True}


@pytest.fixture(scope="module")
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give a running application with an empty home, or one that the module's ``fill`` put in order."""
    with serving(tmp_path_factory.mktemp("home"), getattr(request.module, "fill", None)) as running:
        yield running


@pytest.fixture(autouse=True)
def patience(context: BrowserContext) -> None:
    """Wait as long as a cold start on a busy machine takes."""
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)


@pytest.fixture
def app(page: Page, server: Server) -> Iterator[Page]:
    """Give a page at the application that has met no error in the browser or the server by the end."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(server.url)
    yield page
    assert not errors
    assert "Traceback" not in server.log()
