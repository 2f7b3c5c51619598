"""Trends are computed from a button, with progress, and looked at when they are there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_trends_from_a_button(app: Page, server: Server) -> None:
    """No command line: the button computes, the page tells how far, stops when told, then shows the table."""
    user = Driver(app, server.url)
    user.visit("trends")
    app.get_by_role("button", name=user.word("trends.compute")).click()
    app.get_by_role("button", name=user.word("trends.stop")).click()
    expect(app.get_by_role("button", name=user.word("trends.stop"))).to_have_count(0)
    app.get_by_role("button", name=re.compile(user.word("trends.compute"))).click()
    expect(app.locator(".findings tbody tr").first).to_be_visible(timeout=180_000)
    expect(app.get_by_role("button", name=user.word("trends.compute_again"))).to_be_visible()
