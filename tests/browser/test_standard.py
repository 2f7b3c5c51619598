"""The library's standard is looked at, put in force and switched off while reading; D finds the doubtful."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server
from tests.browser.test_team_work import NEWER, OLDER
from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.pipeline.analysing import proposals_of
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.ui.reading.presenter import most_doubtful

pytestmark = pytest.mark.browser


def fill(workspace: Workspace) -> None:
    """Keep of one report what has a number, and reject the rest."""
    for each in proposals_of(workspace.report(OLDER)):
        kept = each.strength == "quantified"
        answer = actions.accept_proposals if kept else actions.reject_proposals
        answer(workspace.store, Actor("li"), [Proposal(document=OLDER, commitment=each)])


@pytest.mark.slow
def test_a_standard_is_put_in_force_and_switched_off(app: Page, server: Server) -> None:
    """What counts changes on the page of another report and is as before once it is switched off."""
    user = Driver(app, server.url)
    user.visit("read", document=NEWER)
    before = user.count("proposed")
    app.get_by_role("button", name=user.word("standard.title"), exact=True).click()
    app.get_by_role("button", name=user.word("standard.look"), exact=True).click()
    app.get_by_role("button", name=user.word("standard.adopt"), exact=True).click()
    expect(app.get_by_text(user.word("standard.title_on"), exact=True)).to_be_visible()
    user.settle()
    assert user.count("proposed") < before
    app.get_by_role("button", name=user.word("standard.off"), exact=True).click()
    expect(app.get_by_text(user.word("standard.title"), exact=True)).to_be_visible()
    user.settle()
    assert user.count("proposed") == before


@pytest.mark.slow
def test_d_goes_to_the_most_doubtful(app: Page, server: Server) -> None:
    """The first press chooses the nearest to the line between the tiers, the next the one behind it."""
    user = Driver(app, server.url)
    home = Home(folder=server.home, database_url=f"sqlite:///{server.home / 'workbench.sqlite'}")
    with open_workspace(home) as workspace:
        first, second, *_ = most_doubtful(proposals_of(workspace.report(NEWER), workspace.settings))
    user.visit("read", document=NEWER)
    expect(app.locator(".reader .text mark").first).to_be_visible()
    user.settle()
    for wanted in (first, second):
        app.keyboard.press("d")
        expect(app.locator(f'.reader .text [data-ids~="{wanted}"]').first).to_have_class(
            re.compile("current")
        )
