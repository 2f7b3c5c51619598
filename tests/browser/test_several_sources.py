"""A plan, the next report and a bulletin of one place: to a verdict that quotes both, and elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server, serving
from workbench.annotation.actions import Actor, Proposal, give_verdict
from workbench.model.decision import Search, Verdict
from workbench.model.hints import Hints
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.exchanging import export_bytes, import_file, plan_file
from workbench.pipeline.home import Home
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.ui.state import default_coder

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OLDER, NEWER = "yunhai-2024", "yunhai-2025"
BULLETIN = Path(__file__).resolve().parents[2] / "corpora" / "yunhai-bulletin-2024.md"
GROWTH, TREES = "地区生产总值增长6%左右", "完成造林3000亩"


def _fill(workspace: Workspace) -> None:
    """Judge one promise by the report alone, then add the bulletin, which speaks of it."""
    coder = Actor(default_coder())
    trees = next(c for c in commitments_of(workspace.report(OLDER)) if c.quote == TREES)
    search = Search(queries=(TREES,), documents=(NEWER,))
    proposal = Proposal(document=OLDER, commitment=trees)
    give_verdict(
        workspace.store, coder, proposal, NEWER, Verdict.NO_EVIDENCE, search=search, considered=(NEWER,)
    )
    hints = Hints(jurisdiction="云海区（虚构样例）", year=2024, fictional=True)
    add_report(workspace, BULLETIN.read_bytes(), BULLETIN.name, hints=hints, actor=coder)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Give an application whose library holds the three documents."""
    with serving(tmp_path, _fill) as running:
        yield running


def test_a_verdict_quotes_report_and_bulletin_and_comes_back_elsewhere(
    app: Page, server: Server, tmp_path: Path
) -> None:
    """Conflict, class and stance are shown; what was judged comes to another library as it was."""
    user = Driver(app, server.url)
    user.visit("fulfilment", older=OLDER, newer=NEWER)
    items = app.locator(".judging .item")
    expect(items.first).to_be_visible()
    # What was judged before the bulletin came waits to be looked at again; nothing of it changed.
    again = app.get_by_role("button", name=user.word("judging.reopened_n", n=1))
    again.click()
    expect(app.locator(".judging .work .quote")).to_have_text(TREES)
    expect(app.locator(".judging .verdicts .given.v-no_evidence")).to_be_visible()
    app.keyboard.press("r")
    user.saved()
    expect(again).to_have_count(0)
    # The list is searched; with the promise found, both documents answer it and differ.
    app.keyboard.press("/")
    app.keyboard.type("生产总值增长")
    app.keyboard.press("Enter")
    expect(items).to_have_count(1)
    expect(app.locator(".judging .work .quote")).to_have_text(GROWTH)
    expect(app.locator(".judging .conflict")).to_contain_text("4.9%")
    expect(app.locator(".judging .conflict")).to_contain_text("5.2%")
    first = app.locator(".judging .ev").first
    expect(first).to_contain_text(user.word("source_class.official_statistics"))
    app.locator(".judging .classes button").nth(1).click()
    expect(app.locator(".judging .ev").first).to_contain_text("5.2%")
    app.keyboard.press("c")
    app.locator(".judging .classes button").first.click()
    app.keyboard.press("d")
    expect(app.locator(".judging .ev.taken")).to_have_count(2)
    # Without going on by itself the verdict stays in view, and the text opens at the passage.
    app.locator(".judging .bar .choice input").uncheck()
    app.keyboard.press("4")
    expect(app.locator(".judging .verdicts .given.v-not_fulfilled")).to_be_visible()
    app.keyboard.press("f")
    expect(app.locator(".judging .drawer mark.current")).to_be_in_viewport()
    expect(app.locator(".judging .verdicts .v").first).to_be_in_viewport()
    app.keyboard.press("/")
    app.keyboard.type("造林")
    expect(app.locator(".judging .drawer .find [role=status]")).to_have_text("1 / 1")
    app.keyboard.press("Escape")
    app.keyboard.press("f")
    app.keyboard.press("m")
    expect(app.locator(".judging .cmp.apart")).to_have_count(1)
    user.saved()
    exported = user.export(tmp_path / "all.json")
    growth = [each for each in exported["assessments"] if each["verdict"] == "not_fulfilled"]
    assert [(q["stance"], q["source_class"]) for q in growth[0]["evidence"]] == [
        ("context", "self_report"),
        ("contradicts", "official_statistics"),
    ]
    assert growth[0]["incomparable"][0]["actual"] == "4.9%"
    assert _brought_elsewhere(tmp_path) == {
        name: exported[name] for name in ("assessments", "annotations", "documents")
    }


def _brought_elsewhere(folder: Path) -> dict[str, object]:
    """Import the exported file into an empty library; return what that exports of it."""
    other = folder / "elsewhere"
    other.mkdir()
    home = Home(folder=other, database_url=f"sqlite:///{other / 'workbench.sqlite'}")
    with open_workspace(home) as workspace:
        incoming = plan_file(workspace, (folder / "all.json").read_bytes())
        import_file(workspace, incoming, Actor("admin"))
        content = json.loads(export_bytes(workspace, "json")[0])
    return {name: content[name] for name in ("assessments", "annotations", "documents")}
