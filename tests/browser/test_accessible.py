"""Nobody is kept out: the whole job is done without a mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server, serving
from tests.builders.judged import NEWER, OLDER, judge_pair

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give a running application in whose library the made-up pair is judged."""
    with serving(tmp_path_factory.mktemp("home"), judge_pair) as running:
        yield running


# The element that has the focus, also inside a component; and whether one sees that it has.
_FOCUSED = """(wanted) => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active === wanted;
}"""
_SENTENCES = """p => {
  const plain = p.cloneNode(true);
  plain.querySelectorAll(".sign").forEach((sign) => sign.remove());
  return plain.textContent.split("\\n")[0].match(/[^。]+。?/g);
}"""
_RINGED = "(element) => getComputedStyle(element).outlineStyle !== 'none'"


def tab_to(page: Page, wanted: Locator, most: int = 90) -> None:
    """Press Tab until ``wanted`` has the focus."""
    element = wanted.element_handle()
    for _ in range(most):
        if page.evaluate(_FOCUSED, element):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} cannot be reached with Tab")


def go_by_keyboard(user: Driver, name: str) -> None:
    """Go to a page with Tab and Enter."""
    link = user.page.get_by_test_id("stTopNavLink").filter(has_text=user.word(f"nav.{name}"))
    link.wait_for()
    user.page.keyboard.press("Escape")
    tab_to(user.page, link)
    user.page.keyboard.press("Enter")
    user.page.wait_for_url(f"**/{name}**")
    user.settle()


def test_the_job_is_done_without_a_mouse(app: Page, server: Server) -> None:
    """Choose, read, select, tag, undo, judge with any passage as evidence, and export, by keys alone."""
    user, keys = Driver(app, server.url), app.keyboard
    user.visit()
    document = app.locator(".matrix tr", has_text="云海").get_by_role("button").first
    expect(document).to_be_visible()
    user.settle()
    tab_to(app, document)
    assert document.evaluate(_RINGED)
    keys.press("Enter")
    expect(app.locator(".reader .text mark").first).to_be_attached()
    user.settle()
    made = user.count("created")
    for key in ("s", "ArrowDown", "ArrowDown", "Shift+ArrowRight", "ArrowLeft"):
        keys.press(key)
    expect(app.locator(".spanbar")).to_be_visible()
    keys.press("2")
    user.saved()
    assert user.count("created") == made + 1
    keys.press("u")
    user.saved()
    assert user.count("created") == made
    go_by_keyboard(user, "fulfilment")
    expect(app.locator(".judging .item").first).to_be_visible()
    keys.press("j")
    decided = app.locator(".judging .bar [role=status] b").first
    before = int(decided.inner_text())
    for key in ("s", "ArrowDown", "ArrowRight", "Shift+ArrowLeft", "ArrowLeft", "Enter"):
        keys.press(key)
    user.saved()
    keys.press("f")  # the open text gives way to the list of passages
    expect(app.locator(".judging .ev.taken").first).to_be_visible()
    # A verdict goes on to the next undecided item, and an undo comes back.
    keys.press("1")
    user.saved()
    expect(decided).to_have_text(str(before + 1))
    keys.press("u")
    user.saved()
    expect(decided).to_have_text(str(before))
    expect(app.locator(".judging .ev.taken").first).to_be_visible()
    go_by_keyboard(user, "exchange")
    button = app.get_by_role("button", name="JSON").first
    tab_to(app, button)
    with app.expect_download():
        keys.press("Enter")


@pytest.mark.slow
def test_a_pair_is_taken_apart_and_put_together_by_key(app: Page, server: Server) -> None:
    """What came of it stays in sight under any filter; every later alignment keeps to what was said."""
    user, keys = Driver(app, server.url), app.keyboard
    cards = app.locator(".pairs .pair")
    present = app.locator(".pairs .pair:focus")
    by_hand = cards.filter(has_text=user.word("pairs.by_analyst"))

    def arrive() -> None:
        user.visit("compare", older=OLDER, newer=NEWER)
        expect(cards.first).to_be_visible()

    arrive()
    keys.press("j")
    expect(present.locator(".side.older p")).to_be_visible()
    # Several passages may stand on one side, with a sign before a sentence that is new, gone or moved.
    older, newer = (
        max(present.locator(f".side.{side} p").evaluate(_SENTENCES), key=len) for side in ("older", "newer")
    )
    together = cards.filter(has_text=older).filter(has_text=newer)
    keys.press("l")
    expect(together).to_have_count(0)
    arrive()
    expect(together).to_have_count(0)

    tab_to(app, app.locator(".chip", has_text=user.word("pairs.filter_added")))
    keys.press("Enter")
    lone = cards.filter(has_text=newer)
    expect(lone).to_have_count(1)
    tab_to(app, lone.get_by_role("button", name=user.word("pairs.link")))
    keys.press("Enter")
    expect(app.get_by_label(user.word("pairs.link_search"))).to_be_focused()
    keys.insert_text(older[:20])
    choice = app.locator(".choices button", has_text=older[:20])
    expect(choice).to_have_count(1)
    tab_to(app, choice, most=5)
    keys.press("Enter")
    expect(together).to_contain_text(user.word("pairs.by_analyst"))
    expect(present).to_contain_text(newer)
    arrive()
    expect(by_hand).to_have_count(1)
    expect(together).to_contain_text(user.word("pairs.by_analyst"))

    keys.press("u")
    expect(by_hand).to_have_count(0)
    keys.press("u")
    expect(together).to_have_count(1)
    arrive()
    expect(together).to_have_count(1)
