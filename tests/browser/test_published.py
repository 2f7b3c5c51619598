"""A published folder is read without JavaScript, narrow and wide, in both languages."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_axe import faults, none
from tests.builders.judged import FIRST, JUDGED, SECOND, WAITING, judge_pair
from workbench.pipeline.home import Home
from workbench.pipeline.publishing import publish
from workbench.pipeline.workspace import open_workspace

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_it_is_read_without_javascript(browser: Browser, tmp_path: Path) -> None:
    """From the index to a promise with its source; nothing is wider than the screen, no coder is named."""
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with open_workspace(home) as workspace:
        judge_pair(workspace)
        publish(workspace, tmp_path / "out")
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    names = (f"Coder {FIRST}", f"Coder {SECOND}", f"编码员 {FIRST}", f"编码员 {SECOND}")
    assert not [p for p in written for name in names if name in p.read_text("utf-8")]
    assert len(list((tmp_path / "out" / "promise").iterdir())) == JUDGED + WAITING
    found = []
    for language, width in (("", 390), ("", 1440), ("en/", 390), ("en/", 1440)):
        plain = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
        scripted = browser.new_context(
            viewport={"width": width, "height": 900}, bypass_csp=True, color_scheme="dark"
        )
        page, checked = plain.new_page(), scripted.new_page()
        page.goto((tmp_path / "out" / language / "index.html").as_uri())
        for step, link in enumerate((None, "main td a >> nth=0", ".promises a >> nth=0")):
            if link:
                page.locator(link).click()
            expect(page.locator("h1")).to_be_visible()
            if folder := os.environ.get("WORKBENCH_SCREENSHOTS"):
                page.screenshot(path=f"{folder}/{language[:2]}{width}-{step}.png", full_page=step != 1)
            checked.goto(page.url)
            assert checked.evaluate("document.documentElement.scrollWidth") <= width, page.url
            assert checked.evaluate("getComputedStyle(document.body).maxWidth") == "960px"
            found += faults(checked, page.url)
        expect(page.locator("blockquote").first).to_be_visible()
        page.locator("main a[href*='/life/']").first.click()
        expect(page.locator("ol.promises li").first).to_be_visible()
        found += [
            *_looked_at(checked, page.url, width),
            *_searched(checked, tmp_path / "out" / language, width),
        ]
        plain.close()
        scripted.close()
    none(found)


def _looked_at(page: Page, address: str, width: int) -> list[str]:
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    return faults(page, address)


def _searched(page: Page, folder: Path, width: int) -> list[str]:
    """Search from a folder, without a server: words, what must not be there, and a hit that is opened."""
    page.goto((folder / "search.html").as_uri())
    page.locator("#q").fill("增长 -投资")
    quotes = page.locator("#hits a").all_inner_texts()
    assert quotes
    assert all("增长" in each and "投资" not in each for each in quotes)
    found = _looked_at(page, page.url, width)
    expect(page.locator("#hits a")).to_have_count(len(quotes))  # the address keeps what was asked
    page.locator("#hits a").first.click()
    expect(page.locator("p.quote")).to_have_text(quotes[0])
    return found
