"""What axe-core calls serious or critical stands on no page: both languages and schemes, wide and narrow."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.driving import Driver, is_still, rest
from tests.browser.server import Server, serving
from tests.builders.batches import run_small_batch
from tests.builders.five_year import PLACE as PLANNED
from tests.builders.five_year import add_plan
from tests.builders.judged import NEWER, OLDER, judge_pair
from tests.builders.lives import PLACE, add_lives
from tests.builders.pages import government_page
from tests.builders.whole_reports import whole_report
from workbench.annotation.actions import Actor
from workbench.model.hints import Hints
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace

pytestmark = pytest.mark.browser

TASKS = Path(__file__).resolve().parents[2] / "corpora" / "yunhai-further" / "yunhai-tasks-2024.xlsx"
PAIR = {"older": OLDER, "newer": NEWER}
# Where each page shows that it has been drawn: axe-core finds nothing in what is not there yet.
PAGES: dict[str, tuple[dict[str, str], str]] = {
    "library": ({}, ".matrix td"),
    "read": ({"document": OLDER}, ".reader .text mark"),
    "compare": (PAIR, ".pairs .pair"),
    "fulfilment": (PAIR, ".judging .item"),
    "indicators": (PAIR, ".findings tbody tr"),
    "wording": (PAIR, ".findings tbody tr"),
    "tasks": ({"place": "云海区（虚构样例）"}, ".taskview .item.on .promise"),
    "lives": ({"place": PLACE}, ".life .event"),
    "five-year": ({"place": PLANNED}, ".findings tbody tr"),
    "first-said": ({"q": "科技馆"}, ".findings tbody tr"),
    "overview": (PAIR, ".findings tbody tr"),
    "trends": ({}, ".findings tbody tr"),
    "agreement": (PAIR, ".findings"),
    "search": ({"q": "养老"}, ".passage mark"),
    "terms": ({"focus": "就业"}, ".findings td a"),
    "exchange": ({}, '[data-testid="stDownloadButton"]'),
    "upkeep": ({}, '[data-testid="stCaptionContainer"]'),
    "team": ({}, '[data-testid="stMainBlockContainer"] [data-testid="stElementContainer"]'),
    "help": ({}, '[data-testid="stMarkdown"] h3, [data-testid="stMarkdown"] h2'),
}
# Each language, colour scheme and width once; WORKBENCH_LOOKS=all crosses them.
WIDE, NARROW = 1440, 390
Look = tuple[str, str, int]
TRIES = 5
LOOKS: tuple[Look, ...] = (("zh", "light", WIDE), ("en", "dark", NARROW))
if os.environ.get("WORKBENCH_LOOKS") == "all":
    LOOKS = tuple(product(("zh", "en"), ("light", "dark"), (WIDE, NARROW)))

# `make test` shows the pages in one look, every second one in the other; `make test-slow` has the rest.
SHOWN = [
    pytest.param(
        name, look, id=f"{name}-{'-'.join(map(str, look))}", marks=[] if ours else [pytest.mark.slow]
    )
    for at, name in enumerate(PAGES)
    for turn, look in enumerate(LOOKS)
    for ours in [turn == at % 2]
]

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
    """Give a running application in whose library the made-up pair is judged, one batch, and lives."""
    home = tmp_path_factory.mktemp("home")
    run_small_batch(home)
    with serving(home, _fill) as running:
        yield running


def _fill(workspace: Workspace) -> None:
    judge_pair(workspace)
    add_lives(workspace)
    hints = Hints(jurisdiction="云海区（虚构样例）", year=2024, fictional=True)
    add_report(workspace, TASKS.read_bytes(), TASKS.name, hints=hints, actor=Actor("li"))
    add_plan(workspace)


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
    found: list[dict[str, Any]] = []
    for _ in range(TRIES):
        rest(page)
        found = page.evaluate(_RUN, {"include": [within or "html"]})
        # A page that began to work while it was looked at is looked at again: what is old is faded then.
        if not found or is_still(page):
            break
    return [
        f"{name}: {each['rule']} at {each['where']}\n    {each['what']}\n    {each['why']}" for each in found
    ]


def none(found: list[str]) -> None:
    """Fail with one readable line for each finding."""
    assert not found, "\n" + "\n".join(found)


def looks(page: Page, server: Server, name: str, shown: Iterable[Look] = LOOKS) -> Iterator[Driver]:
    """Show a page in some looks, drawn to its end."""
    query, landmark = PAGES[name]
    for language, scheme, width in shown:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        user = Driver(page, server.url, language)
        user.visit("" if name == "library" else name, **query)
        expect(page.locator(landmark).first).to_be_attached()
        user.settle()
        yield user


@pytest.mark.parametrize(("name", "look"), SHOWN)
def test_axe_finds_nothing_serious(page: Page, server: Server, name: str, look: Look) -> None:
    """On any page."""
    [user] = looks(page, server, name, [look])
    none(faults(page, f"{name} ({user.language})"))


@pytest.mark.slow
def test_nothing_serious_where_a_pair_is_linked_by_hand(page: Page, server: Server) -> None:
    """With the search for the passage to link and what it found."""
    found = []
    for user in looks(page, server, "compare"):
        page.keyboard.press("j")
        page.keyboard.press("l")
        apart = page.locator(".pairs .pair").get_by_role("button", name=user.word("pairs.link"))
        apart.first.click()
        expect(page.locator(".choices button").first).to_be_visible()
        found += faults(page, f"link by hand ({user.language})")
        page.keyboard.press("Escape")
        page.keyboard.press("u")
        expect(apart).to_have_count(0)
    none(found)


@pytest.mark.slow
def test_nothing_serious_on_what_waits_to_be_added(page: Page, server: Server, tmp_path: Path) -> None:
    """A report with each of its tabs in front."""
    found = []
    source = tmp_path / "页面.html"
    lines = [*whole_report("天津市南开区", 2031).splitlines(), "责任编辑：李四"]
    source.write_bytes(government_page(lines).encode("gb18030"))
    for user in looks(page, server, "library"):
        page.locator('input[type="file"]').first.set_input_files(source)
        card = page.locator("[class*=st-key-arrival-]").first
        for tab in ("reader.outline", "import.opening", "import.removed"):
            card.get_by_role("tab", name=user.word(tab)).click()
            user.settle()
            found += faults(page, f"{tab} ({user.language})")
        card.get_by_role("button", name=user.word("import.discard"), exact=True).click()
        expect(card).to_have_count(0)
    none(found)


@pytest.mark.slow
def test_nothing_serious_on_the_sheet_of_keys(page: Page, server: Server) -> None:
    """While it lies over the page that it explains."""
    found = []
    for user in looks(page, server, "fulfilment"):
        page.keyboard.press("?")
        expect(page.locator("dialog.sheet[open]").first).to_be_visible()
        found += faults(page, f"sheet of keys ({user.language})")
    none(found)


@pytest.mark.slow
def test_nothing_serious_in_the_window_for_many(page: Page, server: Server) -> None:
    """With the table of what would change."""
    found = []
    for user in looks(page, server, "fulfilment"):
        rest(page)
        page.get_by_role("button", name=user.word("bulk.open")).first.click()
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_text(user.word("bulk.about"))).to_be_visible()
        user.settle()
        found += faults(page, f"window for many ({user.language})", '[role="dialog"]')
    none(found)
