"""What leaves the desk: citations by key, tracked changes, a project, a package, a publication."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import Driver, rest
from tests.browser.server import Server
from tests.browser.test_axe import faults, none
from tests.builders.judged import FIRST, JUDGED, NEWER, OLDER, WAITING, judge_pair
from tests.builders.qdpx_files import SCHEMA, edited, project_of
from workbench.pipeline.replicating import rebuild
from workbench.pipeline.workspace import Workspace

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def fill(workspace: Workspace) -> None:
    """Judge the made-up pair."""
    judge_pair(workspace, note="按原文判")


def look(page: Page, name: str) -> list[str]:
    """Keep a picture where somebody wants to look at it; return what axe finds."""
    rest(page)
    if folder := os.environ.get("WORKBENCH_SCREENSHOTS"):
        page.screenshot(path=str(Path(folder) / f"out-{name}.png"), full_page=True)
    return faults(page, name)


def taken(page: Page, button: Locator) -> bytes:
    """Press a download button; return the file."""
    with page.expect_download() as download:
        button.click()
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_goes_out_by_hand(app: Page, server: Server, language: str) -> None:
    """Each way out gives a file that its reader takes, and a changed project comes back after a preview."""
    user = Driver(app, server.url, language)
    app.context.grant_permissions(["clipboard-read", "clipboard-write"])
    user.visit("fulfilment", older=OLDER, newer=NEWER, coder=FIRST)
    app.locator(".judging .item").first.click()
    rest(app)
    app.keyboard.press("y")
    expect(app.locator("dialog.cite")).to_be_visible()
    expect(app.locator("dialog.cite [role=status]")).to_contain_text("GB/T 7714")
    cited = app.evaluate("navigator.clipboard.readText()")
    assert "政府工作报告" in cited
    found = look(app, f"{language}-cite")
    for key, sign in (("2", "@"), ("3", "2024"), ("4", "http")):
        app.keyboard.press(key)
        app.wait_for_function(f"navigator.clipboard.readText().then(text => text.includes('{sign}'))")
    app.keyboard.press("Escape")
    user.visit("compare", older=OLDER, newer=NEWER, coder=FIRST)
    tracked = taken(app, app.get_by_role("button", name=user.word("pairs.tracked"), exact=True))
    xml = zipfile.ZipFile(io.BytesIO(tracked)).read("word/document.xml")
    assert xml.count(b"<w:ins ") > 5
    assert xml.count(b"<w:del ") > 5
    assert Document(io.BytesIO(tracked)).paragraphs
    user.visit("exchange", coder=FIRST)
    project = taken(app, app.locator(".st-key-export-qdpx button"))
    SCHEMA.assertValid(etree.fromstring(project_of(project)))
    changed = edited(project, lambda text: text.replace("按原文判", f"对方改的{language}"))
    app.locator('input[type="file"]').set_input_files(
        {"name": "回来.qdpx", "mimeType": "application/zip", "buffer": changed}
    )
    bring = app.get_by_role("button", name=user.word("exchange.import_now"))
    expect(bring).to_be_visible()
    found += look(app, f"{language}-qdpx")
    package = taken(app, app.locator(".st-key-replicate-download button"))
    assert rebuild(package).same
    app.locator(".st-key-publish-make button").click()
    pages = taken(app, app.locator(".st-key-publish-download button"))
    names = zipfile.ZipFile(io.BytesIO(pages)).namelist()
    assert len([each for each in names if each.startswith("promise/")]) == JUDGED + WAITING
    found += look(app, f"{language}-exchange")
    none(found)
