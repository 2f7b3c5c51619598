"""What the screen calls saved is on disk, whatever happens next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server, serving

pytestmark = pytest.mark.browser
PLACE = "云海区（虚构样例）"


@pytest.fixture
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give a server that the test may kill."""
    with serving(tmp_path_factory.mktemp("home")) as running:
        yield running


def test_no_verdict_is_lost_to_kill_9(page: Page, own_server: Server) -> None:
    """Confirmed, it is there after a restart; given to no server, it is pending until one answers."""
    user = Driver(page, own_server.url)
    user.visit("fulfilment", place=PLACE)
    expect(page.locator(".judging .item").first).to_be_visible()
    page.keyboard.press("e")
    page.keyboard.press("1")
    expect(page.locator(".judging .item .v-fulfilled")).to_be_visible()
    user.saved()
    own_server.kill()
    own_server.start()
    user.visit("fulfilment", place=PLACE)
    expect(page.locator(".judging .bar [role=status] b").first).to_have_text("1")
    expect(page.locator(".judging .item .v-fulfilled").first).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator(".judging .item .v.given")).to_have_count(0)
    own_server.kill()
    page.keyboard.press("6")
    expect(page.locator(".judging .saving")).to_have_class("saving small pending")
    own_server.start()
    user.saved(patience=150_000)
    user.visit("fulfilment", place=PLACE)
    expect(page.locator(".judging .bar [role=status] b").first).to_have_text("2")


@pytest.mark.slow
def test_forty_keys_pressed_without_pause_are_all_saved(app: Page, server: Server) -> None:
    """Twenty commitments are accepted with forty keys; all arrive, in order."""
    user = Driver(app, server.url)
    user.visit("read", document="yunhai-2024")
    expect(app.locator(".reader .text mark.proposed").first).to_be_attached()
    for _ in range(20):
        app.keyboard.press("j")
        app.keyboard.press("a")
    user.saved()
    assert user.count("accepted") == 20
    app.reload()
    expect(app.locator(".reader .text mark.accepted").first).to_be_attached()
    assert user.count("accepted") == 20


@pytest.mark.slow
def test_two_windows_see_each_others_work(browser: Browser, own_server: Server) -> None:
    """A second person sees the first one's decision after their own next action; nothing is lost."""
    pages = [browser.new_context(viewport={"width": 1440, "height": 900}).new_page() for _ in range(2)]
    users = [Driver(page, own_server.url) for page in pages]
    for user, name in zip(users, ("li", "wang"), strict=True):
        user.visit("read", document="yunhai-2024", coder=name)
        expect(user.page.locator(".reader .text mark.proposed").first).to_be_attached()
    pages[0].keyboard.press("j")
    pages[0].keyboard.press("a")
    users[0].saved()
    pages[1].keyboard.press("j")
    pages[1].keyboard.press("j")
    pages[1].keyboard.press("a")
    users[1].saved()
    assert users[1].count("accepted") == 2
    # A decision goes on to the next undecided item; li's stands before wang's.
    pages[1].keyboard.press("k")
    pages[1].keyboard.press("k")
    expect(pages[1].locator(".panel")).to_contain_text("li")
