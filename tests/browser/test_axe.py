"""What axe-core calls serious or critical stands on no page, in neither language, light or dark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.driving import Driver
from tests.browser.server import Server, serving
from tests.builders.judged import NEWER, OLDER, judge_pair

pytestmark = pytest.mark.browser

PAIR = {"older": OLDER, "newer": NEWER}
# Where each page shows that it has been drawn: axe-core finds nothing in what is not there yet.
PAGES: dict[str, tuple[dict[str, str], str]] = {
    "library": ({}, ".matrix td"),
    "read": ({"document": OLDER}, ".reader .text mark"),
    "compare": (PAIR, ".pairs .pair"),
    "fulfilment": (PAIR, ".judging .item"),
    "indicators": (PAIR, ".findings tbody tr"),
    "wording": (PAIR, ".findings tbody tr"),
    "overview": (PAIR, ".findings tbody tr"),
    "trends": ({}, '[data-testid="stMainBlockContainer"] [data-testid="stElementContainer"]'),
    "agreement": (PAIR, ".findings"),
    "search": ({"q": "养老"}, ".passage mark"),
    "exchange": ({}, '[data-testid="stDownloadButton"]'),
    "upkeep": ({}, '[data-testid="stCaptionContainer"]'),
    "team": ({}, '[data-testid="stMainBlockContainer"] [data-testid="stElementContainer"]'),
    "help": ({}, '[data-testid="stMarkdown"] h3, [data-testid="stMarkdown"] h2'),
}
LOOKS = (("zh", "light"), ("en", "dark"))

_RUN = """async (context) => {
  const found = await axe.run(context, { resultTypes: ['violations'] });
  return found.violations
    .filter((rule) => ['serious', 'critical'].includes(rule.impact))
    .flatMap((rule) => rule.nodes.map((node) => ({
      rule: rule.id,
      where: node.target.flat(9).join(' >> '),
      what: node.html.slice(0, 160),
      why: node.failureSummary,
    })));
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give a running application in whose library the made-up pair is judged by two coders."""
    with serving(tmp_path_factory.mktemp("home"), judge_pair) as running:
        yield running


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Give one window for all pages: the second visit need not load the application again."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def faults(page: Page, name: str, within: str | None = None) -> list[str]:
    """Return axe-core's serious and critical findings, one line each: page, rule, selector, reason."""
    page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(_RUN, {"include": [within or "html"]})
    return [
        f"{name}: {each['rule']} at {each['where']}\n    {each['what']}\n    {each['why']}" for each in found
    ]


def none(found: list[str]) -> None:
    """Fail with one readable line for each finding."""
    assert not found, "\n" + "\n".join(found)


def looks(page: Page, server: Server, name: str) -> Iterator[Driver]:
    """Show a page in each look, drawn to its end."""
    query, landmark = PAGES[name]
    for language, scheme in LOOKS:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        user = Driver(page, server.url, language)
        user.visit("" if name == "library" else name, **query)
        expect(page.locator(landmark).first).to_be_attached()
        user.settle()
        yield user


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(page: Page, server: Server, name: str) -> None:
    """In Chinese and light, in English and dark."""
    none([fault for user in looks(page, server, name) for fault in faults(page, f"{name} ({user.language})")])


def test_nothing_serious_on_the_sheet_of_keys(page: Page, server: Server) -> None:
    """While it lies over the page that it explains."""
    found = []
    for user in looks(page, server, "fulfilment"):
        page.keyboard.press("?")
        expect(page.locator("dialog.sheet[open]").first).to_be_visible()
        found += faults(page, f"sheet of keys ({user.language})")
    none(found)


def test_nothing_serious_in_the_window_for_many(page: Page, server: Server) -> None:
    """With the table of what would change."""
    found = []
    for user in looks(page, server, "fulfilment"):
        page.get_by_role("button", name=user.word("bulk.open")).first.click()
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_text(user.word("bulk.about"))).to_be_visible()
        user.settle()
        found += faults(page, f"window for many ({user.language})", '[role="dialog"]')
    none(found)
