"""The main job, end to end, as an analyst does it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server, serving

pytestmark = pytest.mark.browser


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Give each run an application with an empty home: the job begins where a newcomer begins."""
    home = tmp_path / "home"
    home.mkdir()
    with serving(home) as running:
        yield running


def schema() -> dict[str, object]:
    """Return the JSON Schema that ships with the package."""
    folder = files("workbench.exchange").joinpath("schema")
    path = next(each for each in folder.iterdir() if each.name.endswith(".schema.json"))
    loaded: dict[str, object] = json.loads(path.read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_main_job(app: Page, server: Server, tmp_path: Path, language: str) -> None:
    """Tag a dragged sentence, judge three commitments with evidence, export, reload: all is there."""
    user = Driver(app, server.url, language)
    user.visit()
    app.locator(".matrix tr", has_text="滨海").get_by_role("button").first.click()
    expect(app.locator(".reader .text")).to_contain_text("2024年")
    sentence = plan_sentence(app)
    made = user.count("created")
    user.drag_over(sentence)
    app.get_by_role("button", name=user.word("reader.mark_as", type=user.word("type.project"))).click()
    user.saved()
    assert user.count("created") == made + 1
    expect(app.locator(".panel blockquote")).to_have_text(sentence)

    user.go("fulfilment")
    user.pick_place("云海区")
    expect(app.locator(".judging .item").first).to_be_visible()
    before = decided(app)
    # To one that is not judged yet, whatever an earlier test judged on this server.
    app.keyboard.press("j")
    for verdict in "123":
        app.keyboard.press(verdict)
        expect(app.locator(".note.warn")).to_be_visible()
        app.keyboard.press("e")
        user.saved()
        app.keyboard.press("j")
    assert decided(app) == before + 3

    exported = user.export(tmp_path / "all.json")
    jsonschema.validate(exported, schema())
    quotes = [a["target"]["selector"][1]["exact"] for a in exported["annotations"]]
    assert sentence in quotes
    verdicts = [a for a in exported["assessments"] if a["verdict"] != "not_assessed"]
    assert len(verdicts) == before + 3
    assert all(a["evidence"] for a in verdicts)

    user.go("fulfilment")
    app.reload()
    expect(app.locator(".judging .item").first).to_be_visible()
    assert decided(app) == before + 3
    user.visit("read", document="tianjin-binhai-2024")
    expect(app.locator(".reader .text mark.created").first).to_be_attached()
    assert user.count("created") == made + 1


def plan_sentence(page: Page) -> str:
    """Return some words of the report that bear no mark and stand on one line, from the end."""
    free = page.locator(".reader .text .b:not([role=heading]) > span:not(.lead)").all_inner_texts()
    return next(text.strip()[:12] for text in reversed(free) if len(text.strip()) >= 14)


def decided(page: Page) -> int:
    """Return how many commitments have a verdict."""
    return int(page.locator(".judging .bar [role=status] b").first.inner_text())
