"""A coding scheme is loaded, coded by and seen again, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server
from tests.browser.test_team_work import NEWER, OLDER, accept
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace, open_workspace

pytestmark = pytest.mark.browser


def fill(workspace: Workspace) -> None:
    """Accept three commitments."""
    accept(workspace, OLDER, 3)


@pytest.mark.slow
def test_a_scheme_is_loaded_coded_by_and_read_again(app: Page, server: Server) -> None:
    """An admin loads the example, codes each kind of field, and the fulfilment card in English says so."""
    user = Driver(app, server.url)
    user.visit("upkeep", view="codebook")
    app.get_by_role("radio", name=user.word("upkeep.way_scheme"), exact=True).click()
    app.get_by_role("radio", name=user.word("scheme.from_example"), exact=True).click()
    user.settle()
    app.get_by_role("button", name=user.word("upkeep.apply", revision=2), exact=True).click()
    expect(app.get_by_text(user.word("scheme.now", n=4))).to_be_visible()
    user.visit("read", document=OLDER)
    app.locator(".reader .text mark").first.click()
    panel = app.locator(".reader .panel")
    panel.locator("[name=scheme-instrument]").select_option("spending")
    panel.locator("[name=scheme-beneficiaries][value=older]").check()
    user.saved()
    panel.locator("[name=scheme-beneficiaries][value=firms]").check()
    degree = panel.locator("[name=scheme-specificity]")
    degree.fill("7")
    degree.blur()
    degree.fill("3")
    degree.blur()
    user.saved()
    said = {"instrument": "spending", "beneficiaries": ["older", "firms"], "specificity": 3}
    home = Home(folder=server.home, database_url=f"sqlite:///{server.home / 'workbench.sqlite'}")
    with open_workspace(home) as workspace:
        [note] = [each for each in workspace.store.annotations(document=OLDER) if each.fields]
    assert note.fields == said
    reader = Driver(app, server.url, "en")
    reader.visit("fulfilment", older=OLDER, newer=NEWER, focus=note.proposal or note.id)
    coded = app.locator(".judging .coded")
    expect(coded).to_contain_text("Beneficiaries Older people, Firms")
    expect(coded).to_contain_text("Specificity 3")
