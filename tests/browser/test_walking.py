"""On every page the pickers, the address and the content name the same place and years."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import Driver, rest
from tests.browser.server import Server, serving
from tests.builders.whole_reports import whole_report
from workbench.annotation.actions import Actor
from workbench.model.hints import Hints
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace

pytestmark = pytest.mark.browser

# In the order of the places' names the middle one, so that neither end of a list is right by chance.
PLACES = ("安岭区", "松浦区", "枫林区")
YEARS = (2021, 2022, 2023)
CHOSEN, OLDER_YEAR, NEWER_YEAR = "松浦区", 2021, 2022
# Those that speak of the chosen place or years, and between them some that speak of the whole library.
PAGES = (
    "read", "compare", "search", "fulfilment", "tasks", "indicators", "terms", "wording", "lives",
    "overview", "agreement", "work",
)  # fmt: skip
WHOLE_LIBRARY = ("search", "terms")
# `make walk` goes a second time, when every page has been drawn before.
TIMES = 2 if os.environ.get("WORKBENCH_WALK") else 1


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give a running application with three places of three years each in its library."""
    with serving(tmp_path_factory.mktemp("home"), _fill) as running:
        yield running


def _fill(workspace: Workspace) -> None:
    for place in PLACES:
        for year in YEARS:
            hints = Hints(id=_id(place, year), jurisdiction=place, year=year)
            text = whole_report(place, year).encode()
            add_report(workspace, text, f"{year}.txt", hints=hints, actor=Actor("wang"))
    # One of which nobody knows whose it is: an address that names no place is not an address of this one.
    text = whole_report("", YEARS[-1]).encode()
    add_report(workspace, text, "x.txt", hints=Hints(id="nowhere", year=YEARS[-1]), actor=Actor("wang"))
    assert workspace.store.document("nowhere").jurisdiction is None


def _id(place: str, year: int) -> str:
    return f"p{PLACES.index(place)}-{year}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pickers_address_and_content_agree_on_every_page(app: Page, server: Server, language: str) -> None:
    """All pages there and back: nothing on the screen speaks of another choice."""
    user = Driver(app, server.url, language)
    older, newer = _id(CHOSEN, OLDER_YEAR), _id(CHOSEN, NEWER_YEAR)
    user.visit("compare", older=older, newer=newer)
    walk = (*PAGES, *reversed(PAGES)) * TIMES
    for before, page in zip(("compare", *walk), walk, strict=False):
        if before != page:
            user.go(page)
        _same_choice(user, page)


@pytest.mark.slow
def test_another_choice_is_taken_along(app: Page, server: Server) -> None:
    """A place picked on one page is the place of the next ones, in the picker and in the content."""
    user = Driver(app, server.url)
    user.visit("fulfilment", place=CHOSEN, older=_id(CHOSEN, 2021), newer=_id(CHOSEN, 2022))
    for place in (PLACES[2], PLACES[0], PLACES[1]):
        user.pick_place(place)
        for page in ("compare", "wording", "fulfilment"):
            user.go(page)
            expect(_picker(app, "place")).to_have_value(re.compile(place))
            assert _query(app)["place"] == place
    unknown = user.word("library.no_place")
    user.pick_place(unknown)
    for page in ("compare", "fulfilment"):
        user.go(page)
        expect(_picker(app, "place")).to_have_value(unknown)
        assert _query(app)["document"] == "nowhere"
    user.pick_place(CHOSEN)
    expect(_picker(app, "place")).to_have_value(re.compile(CHOSEN))


def test_a_page_seen_before_is_not_sent_again(app: Page, server: Server) -> None:
    """Once a tab has been on other pages, a page's second visit costs less than a tenth of its first."""
    received: list[int] = []
    app.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))))
    user = Driver(app, server.url)
    user.visit("read", document=_id(CHOSEN, 2021))
    visits: list[int] = []
    for page in ("compare", "wording", "fulfilment", "read", "compare"):
        rest(app)
        received.clear()
        user.go(page)
        rest(app)
        visits.append(sum(received))
    assert 0 < visits[-1] < visits[0] / 10


# What stands on a page once it is drawn.
SETTLED = {
    "read": ".reader .text", "compare": ".pairs", "fulfilment": ".judging .item", "tasks": ".st-key-pickers",
    "indicators": ".findings tbody tr", "wording": ".findings tbody tr", "lives": ".lives .thread",
    "overview": "[data-testid=stMetric]", "agreement": ".st-key-pickers", "work": ".st-key-pickers",
}  # fmt: skip
# What is written on the page and in its fields, through our components' shadow trees too.
SAID = """() => {
  const said = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName === 'input') said.push(element.value);
      if (!['script', 'style'].includes(element.localName))
        for (const node of element.childNodes) if (node.nodeType === 3) said.push(node.data);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document.querySelector('[data-testid=stMain]'));
  return said.join(' ');
}"""


def _same_choice(user: Driver, page: str) -> None:
    app = user.page
    query = _query(app)
    assert query["place"] == CHOSEN
    if page not in WHOLE_LIBRARY:
        expect(_picker(app, "place")).to_have_value(re.compile(CHOSEN))
    chosen = app.locator(".st-key-pick-language").get_by_role(
        "radio", name=user.word(f"language.{user.language}"), exact=True
    )
    expect(chosen).to_have_attribute("aria-checked", "true")
    if page in WHOLE_LIBRARY:
        return
    expect(app.locator(SETTLED[page]).first).to_be_visible()
    rest(app)
    said = app.evaluate(SAID)
    assert CHOSEN in said, page
    # The overview ends with a table of all places.
    others = [] if page == "overview" else [each for each in PLACES if each != CHOSEN]
    assert not [other for other in others if other in said], page
    if page == "read":
        expect(_picker(app, "document")).to_have_value(re.compile(str(NEWER_YEAR)))
        expect(app.locator(".reader .text")).to_contain_text(f"{NEWER_YEAR}年1月10日在{CHOSEN}")
        return
    for slot, year in (("older", OLDER_YEAR), ("newer", NEWER_YEAR)):
        if app.locator(f".st-key-pick-{slot}").count():
            expect(_picker(app, slot)).to_have_value(re.compile(str(year)))
            assert query[slot] == _id(CHOSEN, year)
    if page == "fulfilment":
        expect(app.locator(".judging .work")).to_contain_text(str(NEWER_YEAR))
    if page == "compare":
        expect(app.locator(".pairs")).to_contain_text(f"{NEWER_YEAR - 1}年")


def _picker(app: Page, slot: str) -> Locator:
    return app.locator(f".st-key-pick-{slot}").get_by_role("combobox")


def _query(app: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(app.url).query).items()}
