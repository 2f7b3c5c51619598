"""A published folder is read without JavaScript, narrow and wide, in both languages."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_axe import faults, none
from tests.builders.hostile import fill_with_attacks
from tests.builders.judged import FIRST, JUDGED, SECOND, WAITING, judge_pair
from tests.screens.library import CORPORA, Place, add_place
from workbench.pipeline.home import Home
from workbench.pipeline.publishing import publish
from workbench.pipeline.workspace import open_workspace

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CITY = Place("shenzhen", "深圳市", "local/深圳市", (2020, 2021))
COUNTY = Place("shunping", "顺平县", "local/顺平县", (2021, 2022))


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
    none(_walked(browser, tmp_path / "out", [0], "增长 -投资"))


@pytest.mark.skipif(not CORPORA.is_dir(), reason="WORKBENCH_SHARED holds no corpora")
def test_three_places_stay_where_they_are(browser: Browser, tmp_path: Path) -> None:
    """Two real places and a hostile one: after one more year each page is there and says the same promise.

    Nothing of a text runs or fetches anything, with scripts on and off.
    """
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    out = tmp_path / "out"
    with open_workspace(home) as workspace:
        add_place(workspace, CITY)
        add_place(workspace, COUNTY)
        fill_with_attacks(workspace)
        publish(workspace, out)
        before = _said(out)
        add_place(workspace, Place(CITY.code, CITY.name, CITY.folder, (2021, 2022)))
        publish(workspace, out)
    after = _said(out)
    assert len(before) > 2 * 30 * 2
    assert len(after) >= len(before) + 30 * 2
    assert {path: after.get(path) for path in before} == before
    none(_walked(browser, out, [0, 1, 2], "建设 -教育"))


def _said(folder: Path) -> dict[str, str]:
    """Return each promise that a publication's pages quote, by the page's address."""
    pages = [*folder.glob("promise/*.html"), *folder.glob("en/promise/*.html")]
    assert not [p for p in pages if "<script" in p.read_text("utf-8")]
    return {
        page.relative_to(folder).as_posix(): page.read_text("utf-8")
        .partition('class="quote"')[2]
        .partition("</p>")[0]
        for page in pages
    }


def _walked(browser: Browser, folder: Path, plans: Sequence[int], query: str) -> list[str]:
    """Go from the index to a promise of each plan and to a life, in both languages and two widths.

    Return what axe finds. What a text brought to run, or to be fetched, fails.
    """
    found: list[str] = []
    ran: list[str] = []
    for language, width in (("", 390), ("", 1440), ("en/", 390), ("en/", 1440)):
        plain = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
        scripted = browser.new_context(
            viewport={"width": width, "height": 900}, bypass_csp=True, color_scheme="dark"
        )
        page, checked = plain.new_page(), scripted.new_page()
        for each in (page, checked):
            each.on("dialog", lambda dialog: ran.append(dialog.message))
            each.on("request", lambda asked: ran.extend([asked.url] if asked.url[:5] != "file:" else []))
        for plan in plans:
            page.goto((folder / language / "index.html").as_uri())
            for step, link in enumerate((None, f"main td a >> nth={plan}", ".promises a >> nth=0")):
                if link:
                    page.locator(link).click()
                expect(page.locator("h1")).to_be_visible()
                if shots := os.environ.get("WORKBENCH_SCREENSHOTS"):
                    name = f"{shots}/{len(plans)}{language[:2]}{width}-{plan}{step}.png"
                    page.screenshot(path=name, full_page=step != 1)
                found += _looked_at(checked, page.url, width)
                assert checked.evaluate("getComputedStyle(document.body).maxWidth") == "960px"
            expect(page.locator("blockquote").first).to_be_visible()
        page.goto((folder / language / "lives.html").as_uri())
        page.locator("main a[href*='life/']").first.click()
        expect(page.locator("ol.promises li").first).to_be_visible()
        found += [
            *_looked_at(checked, page.url, width),
            *_searched(checked, folder / language, width, query),
        ]
        plain.close()
        scripted.close()
    assert ran == []
    return found


def _looked_at(page: Page, address: str, width: int) -> list[str]:
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    return faults(page, address)


def _searched(page: Page, folder: Path, width: int, query: str) -> list[str]:
    """Search from a folder, without a server: words, what must not be there, and a hit that is opened."""
    wanted, unwanted = query.split(" -")
    page.goto((folder / "search.html").as_uri())
    page.locator("#q").fill(query)
    quotes = page.locator("#hits a").all_inner_texts()
    assert quotes
    assert all(wanted in each and unwanted not in each for each in quotes)
    found = _looked_at(page, page.url, width)
    expect(page.locator("#hits a")).to_have_count(len(quotes))  # the address keeps what was asked
    page.locator("#hits a").first.click()
    expect(page.locator("p.quote")).to_have_text(quotes[0])
    return found
