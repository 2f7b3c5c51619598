"""On a phone reading and judging come first; the controls are one touch away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.conftest import PATIENCE
from tests.browser.driving import Driver
from tests.browser.server import Server

pytestmark = pytest.mark.browser
WIDTH, HEIGHT = 390, 844
PAIR = {"older": "yunhai-2024", "newer": "yunhai-2025"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_reading_and_judging_first(browser: Browser, server: Server, language: str) -> None:
    """The text, and the commitment with its verdicts, begin in the upper third; controls unfold."""
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    user = Driver(page, server.url, language)
    user.visit("read", document=PAIR["older"])
    text, outline = page.locator(".reader .scroller"), page.locator(".reader .outline")
    expect(text).to_be_visible()
    assert top_of(text) < HEIGHT / 3
    expect(outline).to_be_hidden()
    page.get_by_role("button", name=user.word("common.controls")).click()
    expect(outline).to_be_visible()
    expect(page.locator(".reader .bar select")).to_be_visible()
    user.visit("fulfilment", **PAIR)
    verdicts = page.locator(".judging .verdicts")
    expect(verdicts).to_be_visible()
    assert top_of(page.locator(".judging .quote")) < HEIGHT / 2
    assert top_of(verdicts) < top_of(page.locator(".judging .list"))
    expect(page.locator(".judging .bar select").first).to_be_hidden()
    page.get_by_role("button", name=user.word("common.controls")).click()
    expect(page.locator(".judging .bar select").first).to_be_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= WIDTH
    context.close()


def top_of(element: Locator) -> float:
    """Return how far from the window's upper edge an element begins."""
    box = element.bounding_box()
    assert box is not None
    return box["y"]
