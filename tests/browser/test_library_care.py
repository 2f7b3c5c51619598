"""A report in the library is corrected, archived and removed by the person who looks after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server
from tests.browser.test_importing import cell, upload
from tests.builders.whole_reports import whole_report

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PLACE = "天津市宁河区"


def choose(user: Driver, year: int) -> Locator:
    """Choose the place's report in the card and return the card."""
    card = user.page.locator(".st-key-care")
    card.get_by_role("combobox").first.click()
    user.page.get_by_role("option").filter(has_text=PLACE).filter(has_text=str(year)).click()
    user.settle()
    return card


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_report_is_corrected_archived_and_removed(
    app: Page, server: Server, tmp_path: Path, language: str
) -> None:
    """A wrong year is put right, and archiving and removing can each be taken back."""
    user = Driver(app, server.url, language)
    wrong, right = (2041, 2040) if language == "zh" else (2051, 2050)
    user.visit()
    upload(user, [("r.txt", whole_report(PLACE, wrong).encode())], tmp_path)
    arrival = app.locator("[class*=st-key-arrival-]").first
    expect(arrival.get_by_role("paragraph").first).to_be_in_viewport()
    arrival.get_by_role("button", name=user.word("import.keep"), exact=True).click()
    expect(cell(app, PLACE, wrong)).to_have_count(1)
    user.settle()

    card = choose(user, wrong)
    expect(card).to_contain_text(user.word("care.nothing", texts=1))
    year = card.get_by_label(user.word("import.year"), exact=True)
    year.fill(str(right))
    year.press("Tab")
    card.get_by_role("button", name=user.word("care.save")).click()
    expect(card).to_contain_text(user.word("care.corrected"))
    expect(cell(app, PLACE, right)).to_have_count(1)

    card.get_by_role("button", name=user.word("care.archive"), exact=True).click()
    expect(card).to_contain_text(user.word("care.archived"))
    shown = app.locator(".matrix tbody tr").filter(has_text=PLACE).get_by_role("button")
    years = len({"zh": (2040,), "en": (2040, 2050)}[language])
    expect(shown).to_have_count(years - 1)
    card.get_by_role("button", name=user.word("common.undo"), exact=True).click()
    expect(cell(app, PLACE, right)).to_have_count(1)

    card.get_by_role("button", name=user.word("care.remove")).click()
    app.get_by_role("button", name=user.word("care.remove_all"), exact=True).click()
    expect(card).to_contain_text(user.word("care.removed"))
    expect(shown).to_have_count(years - 1)
    card.get_by_role("button", name=user.word("common.undo"), exact=True).click()
    expect(cell(app, PLACE, right)).to_have_count(1)
    expect(card).to_contain_text(user.word("care.undone"))
