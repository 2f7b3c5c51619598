"""Several at once, what waits for a person, blind coding; and English pages that are English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Driver, rest
from tests.browser.server import Server, serving
from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.model.hints import Hints
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.home import Home
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace, open_workspace

pytestmark = pytest.mark.browser

PLACE = "云海区（虚构样例）"
OLDER, NEWER = "yunhai-2024", "yunhai-2025"
WANG = Actor("wang")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give a running application in which wang accepted commitments and the next report was corrected."""
    with serving(tmp_path_factory.mktemp("home"), accept_and_correct) as running:
        yield running


def accept_and_correct(workspace: Workspace) -> None:
    """Accept commitments, one of which the corrected text of the next report no longer has."""
    accept(workspace, OLDER, 20)
    [first] = accept(workspace, NEWER, 1)
    report = workspace.report(NEWER)
    text = report.text.replace(first, "")
    hints = Hints(jurisdiction=report.jurisdiction, year=report.year, fictional=True)
    add_report(workspace, text.encode(), "new.txt", hints=hints, kind="corrected", actor=WANG)


def accept(workspace: Workspace, document: str, count: int) -> list[str]:
    """Accept the first proposals of a report; return their quotations."""
    found = commitments_of(workspace.report(document))[:count]
    proposals = [Proposal(document=document, commitment=each) for each in found]
    actions.accept_proposals(workspace.store, WANG, proposals)
    return [each.quote for each in found]


def test_many_are_judged_and_taken_back_without_a_mouse(app: Page, server: Server) -> None:
    """Shift+B shows what would change row by row, Enter does what is ticked, one U takes all of it back."""
    user = Driver(app, server.url, "en")
    user.visit("fulfilment", older=OLDER, newer=NEWER)
    decided = app.locator(".judging .bar [role=status] b").first
    expect(decided).to_have_text("0")
    # A window opened while the page is drawn anew is closed by that: only a page at rest keeps it.
    expect(app.get_by_role("button", name=user.word("bulk.open")).first).to_be_enabled()
    rest(app)
    app.keyboard.press("Shift+B")
    window = app.get_by_test_id("stDialog")
    expect(window).to_be_visible()
    expect(window.get_by_test_id("stCheckbox")).to_have_count(10)
    tick = window.get_by_role("button", name=user.word("bulk.tick_page"), exact=True)
    tick.focus()
    app.keyboard.press("Enter")
    user.settle()
    button = window.locator("button[kind=primary]")
    expect(button).to_contain_text("10")
    expect(button).to_be_enabled()
    count = re.findall(r"\d+", button.inner_text())[0]
    assert int(count) > 5
    button.focus()
    app.keyboard.press("Enter")
    expect(decided).to_have_text(count)
    expect(window).to_have_count(0)
    user.settle()
    app.keyboard.press("u")
    expect(decided).to_have_text("0")


@pytest.mark.slow
def test_an_orphan_waits_and_is_placed(app: Page, server: Server) -> None:
    """The corrected text says that something waits; it is placed anew, and the queue is empty."""
    user = Driver(app, server.url, "en")
    user.visit("read", document=f"{NEWER}@2")
    app.get_by_role("link", name=user.word("upkeep.places")).click()
    user.settle()
    expect(app.locator(".findings tbody tr")).to_have_count(1)
    app.get_by_role("button", name=user.word("upkeep.place")).click()
    expect(app.get_by_text(user.word("upkeep.no_places"))).to_be_visible()


def test_blind_coding_makes_agreement_on_commitments(app: Page, server: Server) -> None:
    """From the agreement page to the reader and back: n counts what was answered twice."""
    user = Driver(app, server.url, "en")
    user.visit("agreement", older=OLDER, newer=NEWER, view="blind", coder="li", share="20")
    app.get_by_role("button", name="Code blind what is a commitment").click()
    expect(app.get_by_text("Blind round: li")).to_be_visible()
    expect(app.locator(".counts .badge.proposed")).to_contain_text("4")
    for key in "jaja":
        app.keyboard.press(key)
    user.saved()
    assert user.count("accepted") == 2
    user.visit("agreement", older=OLDER, newer=NEWER, coder="li")
    row = app.locator(".findings tbody tr", has_text=user.word("agreement.decisions"))
    expect(row).to_contain_text("2")
    expect(row).to_contain_text("wang")


# Every text and spoken name on the page, in our components' shadow trees too.
TEXTS = """() => {
  const found = [];
  const walk = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.TEXT_NODE) {
        if (!node.parentElement?.closest('style, script')) found.push(node.data);
      } else {
        const names = ['title', 'aria-label', 'placeholder', 'alt'];
        for (const name of names) found.push(node.getAttribute(name) || '');
        if (node.shadowRoot) walk(node.shadowRoot);
      }
    }
  };
  walk(document.body);
  return found.filter((text) => /[\\u4e00-\\u9fff]/.test(text));
}"""
PAGES: list[tuple[str, dict[str, Any]]] = [
    ("", {}),
    ("read", {"document": OLDER}),
    ("compare", {"older": OLDER, "newer": NEWER}),
    ("fulfilment", {"older": OLDER, "newer": NEWER}),
    ("wording", {"older": OLDER, "newer": NEWER}),
    ("overview", {"older": OLDER, "newer": NEWER}),
    ("agreement", {"older": OLDER, "newer": NEWER}),
    ("exchange", {}),
    ("upkeep", {}),
    ("team", {}),
    ("help", {}),
]
DRAWN = ".reader, .judging, .pairs, .findings, .matrix, [role=tabpanel], h2, h3"
# What the program calls a metric is the report's own name for it, with what is measured of it added.
METRIC = re.compile("(增速|增减|变动|总投资|时间)$")


@pytest.mark.slow
def test_english_pages_have_chinese_only_as_report_text(app: Page, server: Server) -> None:
    """Whatever is Chinese on an English page stands in a report, is a place's name or a metric's."""
    user = Driver(app, server.url, "en")
    with open_workspace(
        Home(folder=server.home, database_url=f"sqlite:///{server.home / 'workbench.sqlite'}")
    ) as opened:
        known = squeezed("".join(opened.store.text(each.id) for each in opened.documents()))
        known += "".join(each.jurisdiction or "" for each in opened.documents())
    foreign: set[tuple[str, str]] = set()
    for page, query in PAGES:
        user.visit(page, **query)
        expect(app.locator(DRAWN).first).to_be_attached()
        for text in app.evaluate(TEXTS):
            for piece in re.findall("[一-鿿]{2,}", text):
                if piece not in known and METRIC.sub("", piece) not in known:
                    foreign.add((page, text.strip()[:60]))
    assert foreign == set()


def squeezed(text: str) -> str:
    """Return a text without blanks and quotation marks: names are shown without them."""
    return re.sub(r"[\s“”]", "", text)
