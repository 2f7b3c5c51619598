"""Work is given, talked about and seen again, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server
from tests.browser.test_team_work import NEWER, OLDER, accept
from workbench.pipeline.workspace import Workspace

pytestmark = pytest.mark.browser


def fill(workspace: Workspace) -> None:
    """Accept three commitments."""
    accept(workspace, OLDER, 3)


def test_work_is_given_asked_about_and_seen_again(app: Page, server: Server) -> None:
    """Wang asks li about a commitment; li, in English, finds the question, the task and what changed."""
    wang = Driver(app, server.url)
    wang.visit("fulfilment", older=OLDER, newer=NEWER, coder="wang")
    talk = app.locator(".judging .discussion")
    talk.locator("summary").click()
    talk.locator("[name=say]").fill("@li <b>口径</b>对吗？")
    talk.get_by_role("button", name=wang.word("discussion.send")).click()
    wang.saved()
    expect(talk.locator("li p")).to_have_text("@li <b>口径</b>对吗？")
    wang.visit("work", older=OLDER, newer=NEWER, coder="wang")
    app.get_by_role("combobox", name=wang.word("work.who")).fill("li")
    app.keyboard.press("Enter")
    app.get_by_role("button", name=wang.word("work.give_it"), exact=True).click()
    expect(app.get_by_text(wang.word("work.progress", done=3, total=109))).to_be_visible()
    li = Driver(app, server.url, "en")
    li.visit("work", older=OLDER, newer=NEWER, coder="li")
    expect(app.get_by_text(li.word("work.asked", n=1))).to_be_visible()
    expect(app.get_by_role("button", name=li.word("work.continue"))).to_be_visible()
    li.visit("overview", older=OLDER, newer=NEWER, coder="li")
    app.get_by_text(li.word("digest.title", n=4)).click()
    app.get_by_role("button", name=li.word("digest.seen")).click()
    expect(app.get_by_text(li.word("digest.seen"))).to_have_count(0)
    li.visit("read", document=OLDER, coder="li")
    app.locator(".reader .text mark").first.click()
    expect(app.locator(".reader .discussion li.me p")).to_have_text("@li <b>口径</b>对吗？")
