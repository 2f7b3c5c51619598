"""The preview of a page that names neither its place nor, but through the press, its speaker."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server
from tests.browser.test_importing import LANGUAGES, upload
from tests.builders.own_place import page_of_own_place

pytestmark = pytest.mark.browser
SPEAKER = "林远舟"
QUESTION = {"zh": "是天津市滨海新区的报告吗", "en": "Is it a report of this place?"}
PRESS = {"zh": f"报告人“{SPEAKER}”取自媒体", "en": "press"}
PERIODS = {"zh": "2021—2025年", "en": "2021-2025"}


@pytest.mark.slow
@LANGUAGES
def test_the_place_is_asked_about_and_the_press_is_named(
    app: Page, server: Server, tmp_path: Path, language: str
) -> None:
    """Title, year and speaker stand in the fields, the place is a question, both periods are told."""
    user = Driver(app, server.url, language)
    user.visit()
    upload(user, [("网页.txt", page_of_own_place(2031, SPEAKER).encode())], tmp_path)
    card = app.locator("[class*=st-key-arrival-]").first
    for words in (QUESTION, PRESS, PERIODS):
        expect(card).to_contain_text(words[language])
    expect(card.get_by_label(user.word("pick.place"), exact=True)).to_have_value("")
    title = card.get_by_label(user.word("import.report_title"), exact=True)
    expect(title).to_have_value("2031年政府工作报告")
    for heading in ("2030年和“十四五”时期工作回顾", "02坚持城乡协同", "坚持统筹推进，社会大局和谐稳定"):
        expect(card.locator(".wb-outline")).to_contain_text(heading)
    card.get_by_role("button", name=user.word("import.discard"), exact=True).click()
    expect(card).to_have_count(0)
