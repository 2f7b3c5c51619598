"""A five-year plan is read beside its years, and a phrase over places, each number leading to its source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server, serving
from tests.builders.five_year import PLACE, add_plan
from tests.builders.lives import add_lives
from workbench.pipeline.workspace import Workspace

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def _fill(workspace: Workspace) -> None:
    add_plan(workspace)
    add_lives(workspace)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give a running application with a plan, the years that followed, and another place's reports."""
    with serving(tmp_path_factory.mktemp("home"), _fill) as running:
        yield running


def test_a_plan_and_a_phrase_are_followed_over_the_years(app: Page, server: Server, tmp_path: Path) -> None:
    """Pace and source of a target, its file, then a phrase with its missing years and its sentence."""
    user = Driver(app, server.url)
    user.visit("five-year", place=PLACE)
    jobs = app.locator("tr", has_text="城镇新增就业")
    expect(jobs).to_contain_text(user.word("plan.on"))
    expect(jobs).to_contain_text("2.9万人")
    expect(jobs).to_contain_text(user.word("plan.no_document"))
    expect(app.locator("tr", has_text="常住人口城镇化率")).to_contain_text(user.word("plan.behind"))
    with app.expect_download() as download:
        app.get_by_role("button", name=user.word("trace.export")).click()
        app.get_by_role("button", name="CSV").last.click()
    download.value.save_as(tmp_path / "plan.csv")
    assert "3.4万人" in (tmp_path / "plan.csv").read_text("utf-8-sig")
    app.keyboard.press("Escape")
    jobs.get_by_text("2.9万人", exact=True).first.click()
    expect(app.locator(".reader .text")).to_contain_text("城镇新增就业2.9万人")
    assert "document=baichuan-2023" in app.url
    user.visit("first-said", q="科技馆")
    matrix = app.locator("table").last
    expect(matrix.locator("tr", has_text="云岫区")).to_contain_text("●")
    other = matrix.locator("tr", has_text=PLACE)
    expect(other).to_contain_text(user.word("first.nobody"))
    expect(other).to_contain_text(user.word("first.missing"))
    matrix.locator("tr", has_text="云岫区").get_by_text("●").first.click()
    expect(app.locator(".reader .text")).to_contain_text("科技馆")
