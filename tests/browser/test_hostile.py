"""A library full of attacks, walked page by page: all of it is text, none of it acts, the layout holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Dialog, Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server, serving
from tests.builders.hostile import fill_with_attacks, spoil_codebook
from tests.security.attacks import NASTY, hostile_report
from workbench.pipeline.workspace import Workspace

pytestmark = pytest.mark.browser

PAGES = (
    "", "read", "compare", "fulfilment", "indicators", "wording", "overview", "agreement", "search",
    "terms", "exchange", "team", "help",
)  # fmt: skip
IDS: list[str] = []

# Everything on the page, through all shadow roots: what only an attack would have made, and how wide it is.
LOOK = """() => {
  const found = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const tag = element.localName;
      for (const name of ['href', 'src']) {
        const address = element.getAttribute(name);
        const to = address && URL.canParse(address, location) ? new URL(address, location) : null;
        const leads = to && (to.protocol === 'javascript:' || to.host === 'evil.example');
        if (leads) found.push(`${tag} ${address}`);
      }
      if (tag === 'iframe' || (tag === 'script' && element.textContent.includes('alert(1)'))) found.push(tag);
      if (element.hasAttribute('onerror') || element.hasAttribute('onload')) found.push(`${tag} acts`);
      for (const node of element.childNodes) {
        if (node.nodeType !== 3 || !/[\\u202a-\\u202e\\u2066-\\u2069]/.test(node.data)) continue;
        if (['script', 'style', 'title', 'textarea', 'option'].includes(tag)) continue;
        const style = getComputedStyle(element);
        if (style.display === 'inline' && !style.unicodeBidi.includes('isolate'))
          found.push(`${tag}.${element.className} lets a direction mark out`);
      }
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  const main = document.querySelector('[data-testid="stMain"]');
  const page = document.documentElement;
  const wide = Math.max(page.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth);
  if (wide > 1) found.push(`${wide} pixels too wide`);
  return found;
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give a running application whose library, codebook and judgements are full of attacks."""

    def fill(workspace: Workspace) -> None:
        IDS[:] = fill_with_attacks(workspace)
        spoil_codebook(workspace)

    with serving(tmp_path_factory.mktemp("home"), fill) as running:
        yield running


def abroad(url: str) -> bool:
    """Say whether an address is of another machine."""
    return urlsplit(url).hostname not in (None, "127.0.0.1")


@pytest.fixture
def alarms(page: Page) -> Iterator[list[str]]:
    """Collect whatever only a script that ran, or was kept from running, gives off; none by the end."""
    heard: list[str] = []

    def dialog(opened: Dialog) -> None:
        heard.append(f"dialog: {opened.message}")
        opened.dismiss()

    def console(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Refused to" in message.text:
            heard.append(message.text)

    page.on("dialog", dialog)
    page.on("console", console)
    page.on("request", lambda asked: heard.append(asked.url) if abroad(asked.url) else None)
    yield heard
    assert heard == []


@pytest.mark.slow
def test_every_page_shows_attacks_as_text(app: Page, server: Server, alarms: list[str]) -> None:
    """No script runs, no element appears, direction marks stay within their text, the layout holds."""
    user = Driver(app, server.url)
    older, newer = IDS
    faults: list[str] = []
    said = quote(NASTY)
    for path in PAGES:
        user.visit(path, older=older, newer=newer, document=newer, q=said, coder=quote(NASTY[:60]))
        expect(app.get_by_test_id("stMain")).not_to_be_empty()
        faults += [f"{path or 'library'}: {fault}" for fault in app.evaluate(LOOK)]
    assert faults == []
    user.visit("read", document=older)
    expect(app.locator(".reader .text")).to_contain_text("<script>alert(1)</script>")
    expect(app.locator(".reader .text")).to_contain_text("长" * 100)
    assert app.evaluate(LOOK) == []


@pytest.mark.slow
def test_a_hostile_file_is_previewed_as_text(
    app: Page, server: Server, alarms: list[str], tmp_path: Path
) -> None:
    """The import assistant shows name, title, place, outline and removed lines of a hostile file as text."""
    user = Driver(app, server.url)
    user.visit()
    name = "＝1+1<img src=x onerror=alert(1)>\u202e.html"
    (tmp_path / name).write_bytes(hostile_report(2033) + "\n责任编辑：<b>\u202e李四</b>\n".encode())
    app.locator('input[type="file"]').first.set_input_files(tmp_path / name)
    card = app.locator("[class*=st-key-arrival-]").first
    expect(card).to_contain_text("<img src=x onerror=alert(1)>")
    for tab in card.get_by_role("tab").all():
        tab.click()
        user.settle()
        assert app.evaluate(LOOK) == []


@pytest.mark.slow
def test_exports_to_print_run_nothing(app: Page, server: Server, alarms: list[str], tmp_path: Path) -> None:
    """The comparison as a page of its own, opened in the browser, shows the attack and does nothing."""
    user = Driver(app, server.url)
    user.visit("compare", older=IDS[0], newer=IDS[1])
    with app.expect_download() as download:
        app.get_by_role("button", name=user.word("pairs.download")).click()
    page = tmp_path / "printed.html"
    download.value.save_as(page)
    app.goto(page.as_uri())
    expect(app.locator("body")).to_contain_text("<script>alert(1)</script>")
    assert app.locator("script, iframe, img, svg").count() == 0
    assert app.evaluate("document.documentElement.scrollWidth <= innerWidth + 1")
