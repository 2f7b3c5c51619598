"""The application works under the content security policy that the proxy of the deployment sends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, Route, expect

from tests.browser.driving import Driver
from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NGINX = Path(__file__).resolve().parents[2] / "workbench" / "deploy" / "nginx.conf"


@pytest.fixture
def plain_page(playwright: Playwright, browser_type_launch_args: dict[str, Any]) -> Iterator[Page]:
    """Give a page whose documents may be handed on with another header.

    Chromium takes such a document for one from outside and keeps it from this machine's sockets.
    """
    arguments = [*browser_type_launch_args["args"], "--disable-features=LocalNetworkAccessChecks"]
    opened = playwright.chromium.launch(**browser_type_launch_args | {"args": arguments})
    yield opened.new_page(locale="zh-CN")
    opened.close()


def test_pages_work_under_the_content_security_policy(plain_page: Page, server: Server) -> None:
    """Text, cards and charts are drawn, and the browser reports nothing that the policy forbids."""
    found = re.search(r'Content-Security-Policy "([^"]+)"', NGINX.read_text("utf-8"))
    assert found is not None
    policy = found[1].replace("wss://$host", f"ws://127.0.0.1:{server.port}")
    complaints: list[str] = []
    plain_page.on(
        "console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None
    )

    def with_policy(route: Route) -> None:
        if route.request.resource_type != "document":
            route.continue_()
            return
        answer = route.fetch()
        route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": policy})

    plain_page.route(re.compile(r"^http"), with_policy)
    user = Driver(plain_page, server.url)
    user.visit("fulfilment", place="云海区（虚构样例）")
    expect(plain_page.locator(".judging .item").first).to_be_visible()
    user.visit("overview", place="云海区（虚构样例）")
    expect(plain_page.locator("canvas, svg").first).to_be_visible()
    user.go("team")
    expect(plain_page.get_by_role("tab").first).to_be_visible()
    assert complaints == []
