"""The tour changes nothing, and does not come back once it is over."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import open_workspace

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_tour_stores_nothing_and_ends(app: Page, server: Server) -> None:
    """Every key that decides is tried on its pages; the store stays empty, and the invitation away."""
    user = Driver(app, server.url)
    user.visit()
    app.get_by_role("button", name=user.word("tour.start")).click()
    card = app.locator(".card.step")
    forward = app.get_by_role("button", name=user.word("tour.next"))
    expect(card).to_contain_text(user.word("tour.title_read"))
    expect(app.locator(".reader .text mark.proposed").first).to_be_attached()
    for key in "jaxj12u":
        app.keyboard.press(key)
    expect(app.locator(".wb-farewell")).to_have_text(user.word("tour.nothing_stored"))
    forward.click()
    expect(card).to_contain_text(user.word("tour.title_fulfilment"))
    expect(app.locator(".judging .item").first).to_be_visible()
    for key in "e16j4":
        app.keyboard.press(key)
    for step in ("compare", "indicators", "overview", "library"):
        forward.click()
        expect(card).to_contain_text(user.word(f"tour.title_{step}"))
        user.settle()
    card.get_by_role("button", name=user.word("tour.finish"), exact=True).click()
    expect(card).to_have_count(0)
    home = Home(folder=server.home, database_url=f"sqlite:///{server.home / 'workbench.sqlite'}")
    with open_workspace(home) as workspace:
        assert workspace.store.annotations() == ()
        assert workspace.store.assessments() == ()
    for page in ("read", "library", "help", "library"):
        user.go(page)
        expect(app.locator(".card.step, .card.invite")).to_have_count(0)
    app.reload()
    user.settle()
    expect(app.locator(".matrix td").first).to_be_visible()
    expect(app.locator(".card.step, .card.invite")).to_have_count(0)
    app.keyboard.press("Escape")
    user.visit("read", document="yunhai-2024")
    expect(app.locator(".reader .text mark.proposed").first).to_be_attached()
    app.keyboard.press("j")
    app.keyboard.press("a")
    user.saved()
    assert user.count("accepted") == 1
