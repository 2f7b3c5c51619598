"""What a user does, by the names that stand on the screen."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from workbench.words.catalogue import LANGUAGES, wordings

WORDINGS = {language: wordings("screen", language) for language in LANGUAGES}

_IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'

# The server has nothing more to say, nothing old stands faded meanwhile, no colour is on its way to another.
_STILL = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const published = !document.getElementById('root');  // a page of ours that no server draws
  if (!published && app?.dataset.testScriptState !== 'notRunning') return false;
  if (document.querySelector('[data-stale="true"]')) return false;
  return !document.getAnimations().some((each) =>
    each.playState === 'running' && Number.isFinite(each.effect?.getComputedTiming().endTime));
}"""
# And that for longer than a view takes to call for another run.
_RESTED = f"""() => {{
  const now = performance.now();
  window.stillSince = ({_STILL})() ? (window.stillSince ?? now) : undefined;
  return window.stillSince !== undefined && now - window.stillSince > 400;
}}"""


def is_still(page: Page) -> bool:
    """Say whether the page shows what it will show as long as nobody does anything."""
    still: bool = page.evaluate(_STILL)
    return still


def rest(page: Page) -> None:
    """Wait until a page has been still for a moment: what is pressed now meets no run that is under way."""
    page.evaluate("window.stillSince = undefined")
    page.wait_for_function(_RESTED)


class Driver:
    """A user at a page, in one language."""

    def __init__(self, page: Page, url: str, language: str = "zh") -> None:
        self.page = page
        self.url = url
        self.language = language

    def word(self, key: str, **values: object) -> str:
        """Return a wording of the interface."""
        text = WORDINGS[self.language][key]
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    def settle(self) -> None:
        """Wait until the server has nothing more to say."""
        self.page.wait_for_selector(_IDLE, state="attached", timeout=90_000)

    def visit(self, path: str = "", **query: str) -> None:
        """Open an address of the application."""
        pairs = {"lang": self.language, **query} if self.language != "zh" else query
        text = "&".join(f"{name}={value}" for name, value in pairs.items())
        self.page.goto(f"{self.url}/{path}" + (f"?{text}" if text else ""))
        self.settle()

    def go(self, page: str) -> None:
        """Click a page's name in the top line."""
        link = self.page.get_by_test_id("stTopNavLink").filter(has_text=self.word(f"nav.{page}"))
        path = (link.get_attribute("href") or "").rpartition("/")[2]
        link.click()
        self.page.wait_for_url(re.compile(rf"/{path}(\?|$)"))
        self.settle()

    def pick_place(self, name: str) -> None:
        """Choose a place in the header."""
        self.page.locator(".st-key-pick-place").get_by_role("combobox").click()
        self.page.get_by_role("option").filter(has_text=name).click()
        self.settle()

    def saved(self, patience: float = 60_000) -> None:
        """Wait until the screen says that everything is saved."""
        expect(self.page.locator(".saving")).to_have_text(self.word("common.saved"), timeout=patience)

    def count(self, status: str) -> int:
        """Return how many commitments of a status the reader counts."""
        badge = self.page.locator(f".counts .badge.{status}")
        return int(badge.inner_text().split()[-1])

    def drag_over(self, text: str) -> Locator:
        """Select ``text`` in the reader with the mouse."""
        block = self.page.locator(".reader .text .b", has_text=text).first
        block.scroll_into_view_if_needed()
        ends = self.page.evaluate(_ENDS, [block.element_handle(), text])
        mouse = self.page.mouse
        mouse.move(ends["x1"] + 1, ends["y1"])
        mouse.down()
        mouse.move(ends["x2"] - 8, ends["y2"], steps=4)
        mouse.move(ends["x2"] - 1, ends["y2"], steps=2)
        mouse.up()
        return block

    def export(self, to: Path) -> dict[str, Any]:
        """Download the JSON and return it."""
        self.go("exchange")
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name="JSON").first.click()
        download.value.save_as(to)
        content: dict[str, Any] = json.loads(to.read_text("utf-8"))
        return content


# Where the first and the last character of a passage stand on the screen.
_ENDS = """([block, text]) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let all = '';
  while (walker.nextNode()) { nodes.push([walker.currentNode, all.length]); all += walker.currentNode.data; }
  const at = all.indexOf(text);
  const place = (offset) => {
    const [node, start] = nodes.filter(([, s]) => s <= offset).pop();
    const range = document.createRange();
    range.setStart(node, offset - start);
    range.setEnd(node, offset - start + 1);
    return range.getBoundingClientRect();
  };
  // A paragraph may be longer than the window: bring the passage itself into view.
  let scroller = block.parentElement;
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowY);
  while (scroller && !scrolls(scroller)) scroller = scroller.parentElement;
  if (scroller) {
    const box = scroller.getBoundingClientRect();
    scroller.scrollTop += place(at).top - box.top - box.height / 2;
  }
  const first = place(at), last = place(at + text.length - 1);
  return { x1: first.left, y1: first.top + first.height / 2, x2: last.right, y2: last.top + last.height / 2 };
}"""
