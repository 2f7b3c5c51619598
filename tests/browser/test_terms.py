"""A researcher brings a list of terms, opens a cell's sentences and judges a sample by key."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_list_is_brought_counted_and_judged(app: Page, server: Server) -> None:
    """A list in GBK stays; a cell opens as many hits as it counts; verdicts outlive a reload."""
    user = Driver(app, server.url, "zh")
    user.visit("terms")
    app.get_by_role("button", name=user.word("terms.lists")).click()
    raw = "术语,同义词,排除\n就业,稳岗,就业局\n公园,,\n".encode("gbk")
    app.locator('input[type="file"]').set_input_files(
        {"name": "民生词表.csv", "mimeType": "text/csv", "buffer": raw}
    )
    expect(app.get_by_text(user.word("terms.brought", name="民生词表", n=2))).to_be_visible()
    app.keyboard.press("Escape")
    app.get_by_role("button", name="就业", exact=True).click()
    cell = app.locator("td.right-set a").first
    expect(cell).to_be_visible()
    count = cell.text_content()
    cell.click()
    app.wait_for_url("**/terms?**section=**")
    expect(app.get_by_text(re.compile(rf"：{count} 处"))).to_be_visible()
    expect(app.locator(".passage mark")).to_have_count(int(count or 0))
    app.get_by_text(user.word("terms.judge"), exact=True).click()
    expect(app.locator(".sampleview .now mark")).to_be_visible()
    for key in "12":
        app.keyboard.press(key)
    told = app.locator(".sampleview .told")
    expect(told).to_contain_text("50%")
    app.reload()
    expect(app.locator(".sampleview .drawn .right")).to_have_count(1)
    expect(told).to_contain_text("50%")
    # What the term is called in the list tells the same, as soon as the page is drawn.
    expect(app.locator("tr.on")).to_contain_text("50%")
