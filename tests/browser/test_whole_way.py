"""From four files of one made-up place and year to a verdict that quotes three of them, and elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Driver
from tests.browser.server import Server, serving
from workbench.annotation.actions import Actor
from workbench.pipeline.document_care import remove
from workbench.pipeline.exchanging import export_bytes, import_file, plan_file
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace, open_workspace

pytestmark = pytest.mark.browser

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
FILES = (
    "yunhai-2024.txt",
    "yunhai-2025.txt",
    "yunhai-bulletin-2024.md",
    "yunhai-further/yunhai-tasks-2024.xlsx",
)
PLACE = "云海区（虚构样例）"
GROWTH = "地区生产总值增长6%左右"
KEPT = ("annotations", "assessments", "links")


def _without_samples(workspace: Workspace) -> None:
    """Take the bundled reports of the place out, so that a person brings them in."""
    for name in ("yunhai-2024", "yunhai-2025"):
        remove(workspace, Actor("admin"), name)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Give an application that does not know the place yet."""
    with serving(tmp_path, _without_samples) as running:
        yield running


@pytest.mark.slow
def test_from_import_to_a_verdict_that_quotes_three_documents_and_elsewhere(
    app: Page, server: Server, tmp_path: Path
) -> None:
    """Import, conflict, verdict with three quotations, the list corrected and sent out, all elsewhere."""
    user = Driver(app, server.url)
    user.visit()
    for name in FILES:
        _bring_in(user, CORPORA / name)
    _judge(user)
    _look_at_the_list(user)
    _correct_the_list(user)
    _take_the_list_away(user, tmp_path)
    exported = user.export(tmp_path / "all.json")
    (judged,) = exported["assessments"]
    assert judged["verdict"] == "not_fulfilled"
    assert len({each["target"]["source"] for each in judged["evidence"]}) == len(judged["evidence"]) == 3
    assert sorted(q["source_class"] for q in judged["evidence"]) == [
        "official_statistics",
        "self_report",
        "self_report",
    ]
    assert sorted((link["about"], link["linked"]) for link in exported["links"]) == [
        ("task", False),
        ("task", True),
    ]
    assert _kept(_brought_elsewhere(tmp_path)) == _kept(exported)


def _kept(content: dict[str, Any]) -> dict[str, Any]:
    """Return what people made, and the documents of the place; each library adds the others by itself."""
    documents = [each for each in content["documents"] if each["jurisdiction"] == PLACE]
    assert len(documents) == len(FILES)
    return {"documents": documents, **{name: content[name] for name in KEPT}}


# While a card is drawn anew with its place, the old one stands beside it for a moment.
REDRAWN_MS = 1500


def _bring_in(user: Driver, path: Path) -> None:
    """Hand a file in, say of which place it is, and keep it."""
    user.page.locator('input[type="file"]').first.set_input_files(path)
    card = user.page.locator("[class*=st-key-arrival-]").first
    field = card.get_by_label(user.word("pick.place"), exact=True)
    field.fill(PLACE)
    field.press("Enter")
    user.page.wait_for_timeout(REDRAWN_MS)
    user.settle()
    keep = card.get_by_role("button", name=user.word("import.keep"), exact=True)
    expect(keep).to_have_count(1)
    expect(keep).to_be_enabled()
    keep.click()
    expect(card).to_have_count(0)
    user.settle()


def _judge(user: Driver) -> None:
    """Take one quotation from each document that speaks of growth, and give the verdict."""
    app = user.page
    user.visit("fulfilment", place=PLACE)
    expect(app.locator(".judging .item").first).to_be_visible()
    app.keyboard.press("/")
    app.keyboard.type("生产总值增长")
    app.keyboard.press("Enter")
    expect(app.locator(".judging .work .quote")).to_have_text(GROWTH)
    conflict = app.locator(".judging .conflict")
    expect(conflict).to_contain_text("4.9%")
    expect(conflict).to_contain_text("5.2%")
    sources = ("genre.bulletin", "genre.task_list", "genre.work_report")
    for taken, source in enumerate(sources, start=1):
        name = "2025" if source == "genre.work_report" else user.word(source)
        passages = app.locator(".judging .ev:not(.taken)", has=app.locator(".source b", has_text=name))
        passages.first.locator(".take").click()
        expect(app.locator(".judging .ev.taken")).to_have_count(taken)
        user.saved()
    app.locator(".judging .bar .choice input").uncheck()
    app.keyboard.press("4")
    expect(app.locator(".judging .verdicts .given.v-not_fulfilled")).to_be_visible()
    user.saved()


def _look_at_the_list(user: Driver) -> None:
    """See the verdict with its quotations at the task, and narrow the list."""
    app = user.page
    user.go("tasks")
    rows = app.locator(".taskview .item")
    expect(rows).to_have_count(14)
    first = rows.first
    expect(first.locator(".st")).to_have_text("未完成")
    expect(first.locator(".evidence")).to_have_count(3)
    app.get_by_label(user.word("tasks.due")).select_option(label="2024-09 (3)")
    expect(rows).to_have_count(3)
    app.get_by_label(user.word("tasks.due")).select_option("")
    app.get_by_label(user.word("tasks.office")).select_option("区水务局")
    expect(rows).to_have_count(2)
    app.get_by_label(user.word("tasks.office")).select_option("")
    app.locator(".tasks").focus()
    app.keyboard.press("2")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("编纂出版区志第三卷")


def _correct_the_list(user: Driver) -> None:
    """Undo a link and take that back, make it anew by hand, and undo another."""
    app = user.page
    rows = app.locator(".taskview .item")
    first = rows.first
    app.keyboard.press("1")
    expect(first.locator(".promise")).to_have_count(1)
    first.locator(".quote").click()
    expect(first).to_have_class("item on")
    app.keyboard.press("x")
    expect(first.locator(".promise")).to_have_count(0)
    expect(first.locator(".st")).to_have_text("未评估")
    app.keyboard.press("u")
    expect(first.locator(".promise")).to_have_count(1)
    app.keyboard.press("Shift+U")
    expect(first.locator(".promise")).to_have_count(0)
    app.keyboard.press("l")
    app.keyboard.type(GROWTH)
    app.keyboard.press("Enter")
    expect(first.locator(".promise .badge.created")).to_have_count(1)
    app.keyboard.press("j")
    app.keyboard.press("x")
    expect(rows.nth(1).locator(".promise")).to_have_count(0)
    app.keyboard.press("k")
    user.saved()
    app.keyboard.press("u")
    expect(rows.nth(1).locator(".promise")).to_have_count(1)
    app.keyboard.press("Shift+U")
    expect(rows.nth(1).locator(".promise")).to_have_count(0)


def _take_the_list_away(user: Driver, folder: Path) -> None:
    """Download the list: every cell as it came, and what was judged beside its task."""
    app = user.page
    app.get_by_role("button", name=user.word("tasks.export")).click()
    with app.expect_download() as download:
        app.get_by_role("button", name=user.word("tasks.xlsx")).click()
    download.value.save_as(folder / "list.xlsx")
    assert download.value.suggested_filename.endswith("2024-任务清单.xlsx")
    app.keyboard.press("Escape")
    sheet = openpyxl.load_workbook(folder / "list.xlsx").worksheets[0]
    own = openpyxl.load_workbook(CORPORA / FILES[3]).worksheets[0]
    for row in own.iter_rows():
        for cell in row:
            assert sheet[cell.coordinate].value == cell.value
    assert [cell.value for cell in sheet[2]][-3:] == ["核定状态", "证据", "判断日期"]
    status, evidence, _ = [str(cell.value) for cell in sheet[3]][-3:]
    assert status == "未完成"
    assert all(each in evidence for each in ("4.9%", "5.2%", "统计公报", "重点工作任务分解"))


def _brought_elsewhere(folder: Path) -> dict[str, Any]:
    """Import the exported file into an empty library; return what that exports."""
    other = folder / "elsewhere"
    other.mkdir()
    home = Home(folder=other, database_url=f"sqlite:///{other / 'workbench.sqlite'}")
    with open_workspace(home) as workspace:
        _without_samples(workspace)
        import_file(workspace, plan_file(workspace, (folder / "all.json").read_bytes()), Actor("admin"))
        content: dict[str, Any] = json.loads(export_bytes(workspace, "json")[0])
    return content
