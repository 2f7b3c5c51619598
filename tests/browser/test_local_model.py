"""A model on this machine, a small server of our own, is asked and measured, in both languages."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Driver, rest
from tests.browser.server import Server, serving
from tests.browser.test_axe import faults, none
from tests.builders.judged import FIRST, NEWER, OLDER, judge_pair
from tests.builders.model_server import ModelServer, model_server
from workbench.model.roles import Actor
from workbench.model.suggestion import ModelScore
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.store.model_store import keep_score, model_calls
from workbench.suggesting.prompts import prompt_version

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MODEL = "试-7b"
MADE_UP = "云海没有这样的一句话。"
ASKED: list[ModelServer] = []


def says(material: Mapping[str, Any]) -> str:
    """Answer with a passage that stands there, one that is made up; never with a verdict."""
    return json.dumps({"摘录": [MADE_UP, material["段落"][0]]}, ensure_ascii=False)


def fill(workspace: Workspace) -> None:
    """Judge the pair, and record that the model once found evidence better than the rules."""
    judge_pair(workspace)
    version = prompt_version("evidence")
    told = ModelScore(
        model=MODEL, task="evidence", prompt=version, both=60, only_model=20, only_rules=1, neither=4
    )
    keep_score(workspace.store.database, Actor(FIRST), told)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Give the application with the model's server named, as an administrator would name it."""
    with model_server(says) as model, pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBENCH_MODEL_URL", model.url)
        patch.setenv("WORKBENCH_MODEL", MODEL)
        ASKED[:] = [model]
        with serving(tmp_path_factory.mktemp("home"), fill) as running:
            yield running


def look(page: Page, name: str) -> list[str]:
    """Keep a picture where somebody wants to look at it; return what axe finds."""
    page.mouse.move(0, 0)  # nothing is looked at while it is hovered
    rest(page)
    if folder := os.environ.get("WORKBENCH_SCREENSHOTS"):
        page.screenshot(path=str(Path(folder) / f"model-{name}.png"), full_page=True)
    return faults(page, name)


def test_it_is_asked_measured_and_taken_over(app: Page, server: Server) -> None:
    """Nothing is sent before the button; what stands nowhere is dropped; measured on few, it is hidden."""
    [model] = ASKED
    user = Driver(app, server.url)
    user.visit("model", older=OLDER, newer=NEWER, coder=FIRST)
    expect(app.get_by_role("button", name=user.word("model.do_propose"))).to_be_visible()
    assert model.asked == []
    found = look(app, "zh-before")
    app.get_by_role("button", name=user.word("model.do_propose")).click()
    row = app.locator("[class*=st-key-model-row-]").first
    expect(row).to_contain_text(user.word("model.says", model=MODEL))
    expect(row).to_contain_text(user.word("model.dropped", n=1))
    expect(app.locator("body")).not_to_contain_text(MADE_UP)
    found += look(app, "zh-proposed")
    assert model.asked
    row.get_by_role("button", name=user.word("model.take_evidence")).click()
    expect(row.get_by_role("button", name=user.word("model.is_taken"))).to_be_disabled()
    expect(app.get_by_test_id("stToast")).to_have_count(1)
    expect(app.get_by_test_id("stToast")).to_have_count(0)  # Streamlit gives it no name
    found += look(app, "zh-taken")
    app.set_viewport_size({"width": 390, "height": 800})
    reader = Driver(app, server.url, "en")
    reader.visit("model", older=OLDER, newer=NEWER, coder=FIRST)
    expect(app.locator("[class*=st-key-model-row-]").first).to_contain_text(reader.word("model.is_taken"))
    found += look(app, "en-390")
    assert app.evaluate("document.documentElement.scrollWidth") <= 390
    app.set_viewport_size({"width": 1440, "height": 900})
    app.get_by_role("radio", name=reader.word("model.task_verdict"), exact=True).click()
    expect(app.get_by_role("button", name=reader.word("model.do_propose"))).to_have_count(0)
    found += look(app, "en-unmeasured")
    before = len(model.asked)
    app.get_by_role("button", name=reader.word("model.do_measure")).click()
    expect(app.get_by_text(re.compile(r"^Measured on \d+"))).to_be_visible()
    assert len(model.asked) > before
    found += look(app, "en-measured")
    expect(app.locator("[class*=st-key-model-row-]")).to_have_count(0)
    none(found)
    home = Home(folder=server.home, database_url=f"sqlite:///{server.home / 'workbench.sqlite'}")
    with open_workspace(home) as workspace:
        calls = model_calls(workspace.store.database)
    assert len(calls) == len(model.asked)
    assert all(MADE_UP in each.answer for each in calls if each.task == "evidence")
