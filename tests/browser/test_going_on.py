"""A list can be worked through with the keys: after each decision the next undecided item is current."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server, serving

pytestmark = pytest.mark.browser

OLDER, NEWER = "yunhai-2024", "yunhai-2025"
PAIR = {"older": OLDER, "newer": NEWER}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Give each test an application in which nothing is decided."""
    with serving(tmp_path) as running:
        yield running


def position(page: Page) -> str:
    """Return what the card of the reader says of the place in the list: "3 / 40"."""
    return page.locator(".panel .meta .right").inner_text()


def quote(page: Page) -> str:
    """Return the commitment in the reader's card."""
    return page.locator(".panel blockquote").inner_text()


def quotes_in_order(page: Page, count: int) -> list[str]:
    """Walk over the first commitments; return them in reading order."""
    page.keyboard.press("j")
    found = [quote(page)]
    for _ in range(count - 1):
        page.keyboard.press("j")
        found.append(quote(page))
    for _ in range(count - 1):
        page.keyboard.press("k")
    assert quote(page) == found[0]
    return found


@pytest.mark.parametrize("shown", ["all", pytest.param("proposed", marks=pytest.mark.slow)])
def test_each_key_of_the_reader_leads_to_the_next_undecided(app: Page, server: Server, shown: str) -> None:
    """A, X, the types and new borders go on by one, in both filters; U comes back to what it undid."""
    user = Driver(app, server.url)
    user.visit("read", document=OLDER)
    expect(app.locator(".reader .text mark.proposed").first).to_be_attached()
    app.locator(".reader .bar select").select_option(shown)
    expected = quotes_in_order(app, 9)
    for n, key in enumerate("ax123"):
        expect(app.locator(".panel blockquote")).to_have_text(expected[n])
        app.keyboard.press(key)
        expect(app.locator(".panel blockquote")).to_have_text(expected[n + 1])
        app.keyboard.press("u")
        expect(app.locator(".panel blockquote")).to_have_text(expected[n])
        expect(app.locator(".panel .badge.proposed").first).to_be_visible()
        app.keyboard.press(key)
        expect(app.locator(".panel blockquote")).to_have_text(expected[n + 1])
    app.keyboard.press("e")
    app.keyboard.press("ArrowLeft")
    app.keyboard.press("Enter")
    expect(app.locator(".panel blockquote")).to_have_text(expected[6])
    user.saved()
    counts = {status: user.count(status) for status in ("accepted", "rejected", "recut")}
    assert counts == {"accepted": 4, "rejected": 1, "recut": 1}
    # The decided ones are passed over, whichever filter shows them.
    app.keyboard.press("a")
    expect(app.locator(".panel blockquote")).to_have_text(expected[7])


@pytest.mark.slow
def test_a_filter_of_the_rejected_is_worked_through(app: Page, server: Server) -> None:
    """Taken back, a rejected one leaves the list, and the next rejected one is current."""
    user = Driver(app, server.url)
    user.visit("read", document=OLDER)
    expect(app.locator(".reader .text mark.proposed").first).to_be_attached()
    expected = quotes_in_order(app, 3)
    for _ in range(3):
        app.keyboard.press("x")
    user.saved()
    app.locator(".reader .bar select").select_option("rejected")
    app.keyboard.press("k")
    while quote(app) != expected[0]:
        app.keyboard.press("k")
    app.keyboard.press("a")
    expect(app.locator(".panel blockquote")).to_have_text(expected[1])
    app.keyboard.press("u")
    expect(app.locator(".panel blockquote")).to_have_text(expected[0])


def test_each_verdict_leads_to_the_next_undecided(app: Page, server: Server) -> None:
    """Every verdict key goes on by one where the filter is 未评估; U comes back to what it undid."""
    user = Driver(app, server.url)
    user.visit("fulfilment", **PAIR)
    items = app.locator(".judging .item")
    expect(items.first).to_be_visible()
    app.locator(".judging .bar select").first.select_option("not_assessed")
    expected = items.locator(".q").all_inner_texts()
    current = app.locator(".judging .work .quote")
    for n, key in enumerate("1234567"):
        expect(current).to_have_text(expected[n])
        if key != "6":
            take_first(app)
        app.keyboard.press(key)
        expect(current).to_have_text(expected[n + 1])
        app.keyboard.press("u")
        expect(current).to_have_text(expected[n])
        expect(app.locator(".judging .verdicts .given")).to_have_count(0)
        app.keyboard.press(key)
        expect(current).to_have_text(expected[n + 1])
    user.saved()
    expect(app.locator(".judging .bar [role=status] b").first).to_have_text("7")


def take_first(page: Page) -> None:
    """Keep a passage of the later text as evidence: a candidate, or where there is none any sentence."""
    if page.locator(".judging .ev .take").count():
        page.keyboard.press("e")
    else:
        page.keyboard.press("s")
        page.keyboard.press("Enter")
        page.keyboard.press("f")
    expect(page.locator(".judging .ev.taken").first).to_be_visible()


@pytest.mark.slow
def test_a_verdict_without_quotation_is_kept_and_said(app: Page, server: Server) -> None:
    """Who leaves before choosing one is told, and finds it waiting, also after a reload."""
    user = Driver(app, server.url)
    user.visit("fulfilment", **PAIR)
    expect(app.locator(".judging .item").first).to_be_visible()
    app.keyboard.press("4")
    expect(app.locator(".judging .note.warn")).to_be_visible()
    told = app.get_by_role("button", name=user.word("judging.unfinished", n=1))
    expect(told).to_be_visible()
    user.go("overview")
    expect(app.locator(".wb-farewell")).to_have_text(user.word("judging.kept_unfinished", n=1))
    user.go("fulfilment")
    expect(told).to_be_visible()
    app.reload()
    user.settle()
    told.click()
    expect(app.locator(".judging .note.warn")).to_be_visible()
    app.keyboard.press("e")
    user.saved()
    expect(app.locator(".judging .item .v-not_fulfilled")).to_have_count(1)
    expect(told).to_have_count(0)


@pytest.mark.slow
def test_a_reload_keeps_ones_place(app: Page, server: Server) -> None:
    """The item in work, the filter and the place in the text are there again at once."""
    user = Driver(app, server.url)
    user.visit("read", document=OLDER)
    expect(app.locator(".reader .text mark.proposed").first).to_be_attached()
    app.locator(".reader .bar select").select_option("proposed")
    for _ in range(12):
        app.keyboard.press("j")
    before, words = position(app), quote(app)
    app.reload()
    expect(app.locator(".panel blockquote")).to_have_text(words)
    assert position(app) == before
    user.visit("fulfilment", **PAIR)
    expect(app.locator(".judging .item").first).to_be_visible()
    for _ in range(7):
        app.keyboard.press("Shift+J")
    words = app.locator(".judging .work .quote").inner_text()
    app.reload()
    expect(app.locator(".judging .work .quote")).to_have_text(words)


@pytest.mark.slow
def test_the_second_window_of_one_coder_is_told(browser: Browser, server: Server) -> None:
    """A verdict on what another window judged meanwhile is refused with a sentence; then it can be given."""
    pages = [browser.new_context(viewport={"width": 1440, "height": 900}).new_page() for _ in range(2)]
    users = [Driver(page, server.url) for page in pages]
    for user in users:
        user.visit("fulfilment", **PAIR, coder="li")
        expect(user.page.locator(".judging .item").first).to_be_visible()
    pages[0].keyboard.press("6")
    users[0].saved()
    pages[1].keyboard.press("e")
    toast = pages[1].locator(".toast")
    expect(toast).to_contain_text("另一个窗口")
    expect(pages[1].locator(".judging .item .v-no_evidence")).to_have_count(1)
    expect(pages[1].locator(".saving")).to_have_text(users[1].word("common.refused_n", n=1))
    pages[1].keyboard.press("e")
    users[1].saved()
    expect(toast).to_be_hidden()
    expect(pages[1].locator(".judging .ev.taken")).to_have_count(1)


def test_going_on_changes_the_card_s_fields_and_does_not_make_them_anew(app: Page, server: Server) -> None:
    """A step costs what changes: the fields stay, show the current one's words, and leave it the keys."""
    user = Driver(app, server.url)
    user.visit("read", document=OLDER)
    expect(app.locator(".reader .text mark.proposed").first).to_be_attached()
    words = quotes_in_order(app, 2)
    note, area = app.locator(".panel [name=note]"), app.locator(".panel [name=area]")
    first_area = area.input_value()
    made = note.element_handle()
    note.fill("先问口径")
    app.locator(".panel blockquote").click()
    user.saved()
    app.keyboard.press("j")
    expect(note).to_have_value("")
    options = area.locator("option").count()
    area.select_option(index=next(n for n in range(1, options) if n != area.evaluate("e => e.selectedIndex")))
    user.saved()
    app.keyboard.press("k")  # the box of areas keeps no key to itself
    expect(app.locator(".panel blockquote")).to_have_text(words[0])
    expect(note).to_have_value("先问口径")
    expect(area).to_have_value(first_area)
    assert made is not None
    assert made.evaluate("field => field.isConnected"), "the fields were made anew"
