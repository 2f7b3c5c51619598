"""The life of a promise is found, read on its axis, followed into the text, and taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server, serving
from tests.builders.lives import PLACE, add_lives, life_id

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give a running application with four years of a made-up district, and none of the year between."""
    with serving(tmp_path_factory.mktemp("home"), add_lives) as running:
        yield running


def test_a_promise_is_followed_through_the_years(app: Page, server: Server, tmp_path: Path) -> None:
    """Search, the axis with its missing year, a quotation's place in the text, and the file."""
    user = Driver(app, server.url)
    user.visit("lives", place=PLACE)
    life, rows = app.locator(".life"), app.locator(".lives .thread")
    expect(rows.first).to_be_visible()
    _keeps_ones_place(app, user)
    app.get_by_label(user.word("trace.search")).fill("科技馆")
    expect(rows).to_have_count(1)
    expect(life.locator("h2")).to_contain_text("鹿鸣湖科技馆")
    kinds = life.locator(".event .meta b").all_inner_texts()
    assert kinds == [
        user.word(f"trace.kind_{kind}")
        for kind in ("promised", "begun", "promised", "missed", "postponed", "done")
    ]
    # Of 2023 there is no report: that is said on the axis, and is no silence.
    expect(life.locator(".axis td.missing")).to_have_text(user.word("trace.missing"))
    mark = life.get_by_role("button", name=re.compile(f"2024.*{user.word('trace.kind_done')}"))
    mark.click()
    expect(life.locator(".event:focus")).to_contain_text("鹿鸣湖科技馆投入使用")
    # What is something else is split off, and the thread stays on the screen; undo brings it back.
    life.locator(".event", has_text="主体封顶").get_by_role("button", name=user.word("trace.split")).click()
    expect(life).not_to_contain_text("主体封顶")
    expect(life).to_contain_text("6月底前投入使用")
    expect(rows).to_have_count(2)
    app.locator(".lives").focus()
    app.keyboard.press("u")
    expect(life).to_contain_text("主体封顶")
    expect(rows).to_have_count(1)
    with app.expect_download() as download:
        app.get_by_role("button", name=user.word("trace.export")).click()
        app.get_by_role("button", name="CSV").click()
    download.value.save_as(tmp_path / "lives.csv")
    assert "确保鹿鸣湖科技馆年内竣工" in (tmp_path / "lives.csv").read_text("utf-8-sig")
    app.keyboard.press("Escape")
    life.locator(".event", has_text="鹿鸣湖科技馆投入使用").get_by_role("link").click()
    expect(app.locator(".reader .text")).to_contain_text("鹿鸣湖科技馆投入使用")
    assert f"document={life_id(2024)}" in app.url
    # From a commitment one key leads to its life.
    user.visit("fulfilment", older=life_id(2021), newer=life_id(2022))
    app.locator(".judging .item", has_text="科技馆").first.click()
    app.keyboard.press("l")
    expect(life.locator("h2")).to_contain_text("鹿鸣湖科技馆")
    assert "/lives" in app.url


# As low as a window in which few promises have room.
_LOW = """(view) => {
  const style = document.createElement("style");
  style.textContent = ".lifeview { height: 130px !important; }";
  view.getRootNode().append(style);
  return style;
}"""


def _keeps_ones_place(app: Page, user: Driver) -> None:
    """List and life stay where they were scrolled to, and the focus at its event, when all is drawn anew."""
    life = app.locator(".life")
    low = app.locator(".lifeview").evaluate_handle(_LOW)
    app.locator(".lives .thread", has_text="科技馆").click()
    expect(life.locator("h2")).to_contain_text("鹿鸣湖科技馆")
    app.locator(".lives").evaluate("(list) => { list.scrollTop = list.scrollHeight; }")
    split = life.locator(".event", has_text="主体封顶").get_by_role("button", name=user.word("trace.split"))
    split.focus()
    places = "(views) => views.map((view) => view.scrollTop)"
    before = app.locator(".lives, .detail").evaluate_all(places)
    assert min(before) > 0
    app.keyboard.press("Enter")
    expect(life).not_to_contain_text("主体封顶")
    expect(life.locator(":focus")).to_have_count(1)
    after = app.locator(".lives, .detail").evaluate_all(places)
    assert [abs(x - y) < 60 for x, y in zip(before, after, strict=True)] == [True, True], (before, after)
    app.keyboard.press("u")
    expect(life).to_contain_text("主体封顶")
    expect(life.locator(":focus")).to_have_count(1)
    low.evaluate("(style) => style.remove()")
