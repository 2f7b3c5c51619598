"""On a phone reading and judging come first; the controls are one touch away."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.conftest import PATIENCE
from tests.browser.driving import Driver, rest
from tests.browser.server import Server, serving
from tests.builders.whole_reports import whole_report
from workbench.annotation.actions import Actor
from workbench.model.hints import Hints
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace

pytestmark = pytest.mark.browser
WIDTH, HEIGHT = 390, 844
WANG = Actor("wang")
PAIR = {"older": "yunhai-2024", "newer": "yunhai-2025"}


@pytest.mark.slow
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
    user.visit("indicators", place="云海区")
    row = page.locator("tr.on")
    expect(row).to_be_visible()
    # Each year that has a number stands in the card; nothing has to be pushed aside to see it.
    assert [year for year in ("2023", "2024") if row.locator(f"[data-label='{year}']").is_visible()]
    for place in ("html", ".st-key-pickers", ".tablewrap"):
        across = page.locator(place).first.evaluate("each => each.scrollWidth - each.clientWidth")
        assert across <= 1, place
    _every_page_can_be_reached(user)
    # An address that is none of ours, of several parts too, is told in the visitor's language and leads back.
    user.visit("some/nowhere")
    expect(page.get_by_test_id("stAlert")).to_contain_text("nowhere")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("link", name=user.word("unknown.back")).click()
    expect(page.locator(".st-key-pickers")).to_be_visible()
    expect(page.get_by_text(user.word("unknown.back"))).to_have_count(0)
    context.close()


def _every_page_can_be_reached(user: Driver) -> None:
    """At any width the line of pages ends at the window's edge; what has no room stands under one word."""
    page = user.page
    for width in (1440, 1280, 900):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        user.visit("help")
        last = page.get_by_test_id("stTopNavLink").filter(has_text=user.word("nav.help"))
        more = page.locator(".rc-overflow-item-rest [data-testid='stTopNavSection']")
        # The word is seen whole; of the button around it a few points of padding may lie under the edge.
        expect(last.or_(more).last).to_be_in_viewport(ratio=0.9)
        across = page.get_by_test_id("stHeader").evaluate("each => each.scrollWidth - each.clientWidth")
        assert across <= 1, width
        if width == 1440:
            _newest_result_is_whole(user)
    assert user.word("nav.more") in more.locator("p").evaluate(
        "each => getComputedStyle(each, '::after').content"
    )
    more.click()
    expect(page.get_by_role("menuitem", name=user.word("nav.help"))).to_be_visible()
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})


def _newest_result_is_whole(user: Driver) -> None:
    """The last column of the indicators stands in the window, and ends within its table."""
    page = user.page
    user.visit("indicators", place="云海区")
    cell = page.locator(".findings tbody tr").first.locator(".pinned")
    expect(cell).to_be_in_viewport(ratio=1)
    cell_box, table_box = cell.bounding_box(), page.locator(".tablewrap").first.bounding_box()
    assert cell_box is not None
    assert table_box is not None
    assert cell_box["x"] + cell_box["width"] <= table_box["x"] + table_box["width"] + 1


def top_of(element: Locator) -> float:
    """Return how far from the window's upper edge an element begins."""
    box = element.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.slow
@pytest.mark.parametrize("width", [WIDTH, 900])
def test_the_library_opens_at_the_newest_years(browser: Browser, tmp_path: Path, width: int) -> None:
    """Where not all years have room, the last is in the window; who pushed them aside stays there."""
    with serving(tmp_path, _many_years) as running:
        context = browser.new_context(viewport={"width": width, "height": HEIGHT})
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        user = Driver(page, running.url)
        user.visit()
        years = page.locator(".matrix thead th")
        expect(years.last).to_be_in_viewport(ratio=0.9)
        expect(years.nth(1)).not_to_be_in_viewport()
        # Whose years they are is read beside them.
        places = page.locator(".matrix tbody th")
        expect(places.first).to_be_in_viewport(ratio=0.9)
        rest(page)
        page.locator(".tablewrap").evaluate("(wrap) => { wrap.scrollLeft = 0; }")
        # Drawn anew, as when a report has been counted.
        page.locator(".st-key-pick-coder, .st-key-pick-language").first.click()
        rest(page)
        expect(years.nth(1)).to_be_in_viewport()
        for address, query in (("terms", {}), ("first-said", {"q": "就业"})):
            user.visit(address, **query)
            table = page.locator(".findings.years")
            heads = table.locator("thead th")
            table.scroll_into_view_if_needed()
            expect(heads.last).to_be_in_viewport(ratio=0.9)
            expect(heads.first).to_be_in_viewport(ratio=0.9)
        context.close()


def _many_years(workspace: Workspace) -> None:
    for year in range(2012, 2024):
        hints = Hints(id=f"far-{year}", jurisdiction="松浦区", year=year)
        add_report(workspace, whole_report("松浦区", year).encode(), f"{year}.txt", hints=hints, actor=WANG)
