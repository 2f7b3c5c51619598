"""A task list in the library: people's words on its links bind, and it goes back out filled in."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.builders.as_shipped import make_anchor
from tests.quality.task_lists.lists import TASK_LISTS
from workbench.annotation.actions import Actor, Proposal, decide_links, decide_tasks, give_verdict, undo
from workbench.cli import main
from workbench.model.commitment import Commitment
from workbench.model.decision import Anchor, Quotation, Verdict
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.exchanging import export_bytes, import_file, plan_file
from workbench.pipeline.home import Home
from workbench.pipeline.library import add_report
from workbench.pipeline.task_decisions import task_decisions
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.store.integrity import check_store

OLDER, NEWER = "yunhai-2024", "yunhai-2025"
LIST = next(each for each in TASK_LISTS if each.name == "plain.xlsx")
CODER = Actor("督查员")
GROWTH = "地区生产总值增长6%左右"


@pytest.fixture
def listed(home: Path, tmp_path: Path) -> Path:
    """Give a list as a file that the library of this test holds as well."""
    path = tmp_path / LIST.name
    path.write_bytes(LIST.raw)
    with open_workspace() as workspace:
        add_report(workspace, LIST.raw, LIST.name, actor=CODER)
    return path


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> Any:
    """Run a command that must succeed and return the JSON it printed."""
    assert main([*argv, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def list_in(workspace: Workspace) -> Report:
    """Return the list as the library reads it."""
    return workspace.report(next(d.id for d in workspace.documents() if d.genre == "task_list"))


def anchor(report: Report, each: Commitment) -> Anchor:
    """Return where a commitment stands."""
    return make_anchor(report.id, report.text, each.start, each.end)


def decide(row_at: int, quote: str, *, linked: bool) -> None:
    """Say of a row and a promise that they belong together, or not."""
    with open_workspace() as workspace:
        report, listed = workspace.report(OLDER), list_in(workspace)
        row = commitments_of(listed)[row_at]
        promise = next(each for each in commitments_of(report) if each.quote == quote)
        pair = (anchor(report, promise), anchor(listed, row))
        decide_tasks(workspace.store, CODER, [pair], linked=linked)


def test_words_on_links_bind_by_file_and_by_id_and_can_be_taken_back(
    listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A row loses one promise and gains another; undo brings the machine's proposal back."""
    before = told(capsys, "breakdown", str(listed), OLDER)
    row = before["rows"][0]
    assert [each["quote"] for each in row["promises"]] == [GROWTH]
    other = before["promises_without_row"][0]["quote"]
    decide(0, GROWTH, linked=False)
    decide(0, other, linked=True)
    with open_workspace() as workspace:
        name = list_in(workspace).id
    for source in (str(listed), name):
        after = told(capsys, "breakdown", source, OLDER)
        said = after["rows"][0]["promises"]
        assert [(each["quote"], each["origin"]) for each in said] == [(other, "analyst")]
        assert after.keys() == before.keys()
        assert after["rows"][0].keys() == row.keys()
        assert GROWTH in [each["quote"] for each in after["promises_without_row"]]
    with open_workspace() as workspace:
        assert {line.action for line in workspace.store.log(limit=2)} == {"task.link", "task.unlink"}
        undo(workspace.store, CODER)
        undo(workspace.store, CODER)
    assert told(capsys, "breakdown", str(listed), OLDER)["rows"][0]["promises"] == row["promises"]


def test_words_travel_to_another_library_and_bind_there(listed: Path, tmp_path: Path) -> None:
    """Export, import into an empty home: the same words, and a store that `check` finds sound."""
    decide(0, GROWTH, linked=False)
    other = Home(folder=tmp_path / "other", database_url=f"sqlite:///{tmp_path / 'other.sqlite'}")
    with open_workspace() as workspace, open_workspace(other) as elsewhere:
        content = export_bytes(workspace, "json")[0]
        import_file(elsewhere, plan_file(elsewhere, content), Actor("admin"))
        words = [
            task_decisions(each.store, list_in(each), each.report(OLDER)) for each in (workspace, elsewhere)
        ]
        assert words[0] == words[1]
        assert [word.linked for word in words[0]] == [False]
        assert check_store(elsewhere.store) == ()
        assert export_bytes(elsewhere, "json")[0] == content
        table = openpyxl.load_workbook(io.BytesIO(export_bytes(workspace, "xlsx")[0]))["对应"]
        assert "任务分解" in [cell.value for row in table.iter_rows() for cell in row]


def test_a_word_on_passages_does_not_bind_the_list_nor_a_word_on_tasks_the_alignment(listed: Path) -> None:
    """What is said in the comparison of two texts is another question."""
    with open_workspace() as workspace:
        report, listing = workspace.report(OLDER), list_in(workspace)
        row, promise = commitments_of(listing)[0], commitments_of(report)[0]
        pair = (anchor(report, promise), anchor(listing, row))
        decide_links(workspace.store, CODER, [pair], linked=True)
        assert task_decisions(workspace.store, listing, report) == ()
        decide_tasks(workspace.store, CODER, [pair], linked=False)
        assert {(each.about, each.linked) for each in workspace.store.links()} == {
            ("passage", True),
            ("task", False),
        }


def test_the_list_goes_out_with_verdict_quotation_source_and_date(
    listed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The row whose promise was judged says so in words; the others are not assessed."""
    with open_workspace() as workspace:
        report, newer = workspace.report(OLDER), workspace.report(NEWER)
        promise = next(each for each in commitments_of(report) if each.quote == GROWTH)
        sentence = newer.sentences[8]
        place = make_anchor(NEWER, newer.text, sentence.start, sentence.end)
        subject = Proposal(document=OLDER, commitment=promise)
        given = give_verdict(
            workspace.store, CODER, subject, NEWER, Verdict.PARTIAL, evidence=(Quotation(anchor=place),)
        )
    for extension, language in (("xlsx", "zh"), ("docx", "en")):
        out = tmp_path / f"out.{extension}"
        assert main(["breakdown", str(listed), OLDER, "--out", str(out), "--lang", language]) == 0
        assert capsys.readouterr().out == ""
        assert out.stat().st_size > 1000
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    status, quoted, day = rows[0][-3:]
    assert (status, day) == ("部分完成", given.modified[:10])
    assert newer.text_of(sentence) in str(quoted)
    assert "2025年政府工作报告" in str(quoted)
    assert {row[-3] for row in rows[1:]} == {"未评估"}
    assert not any(row[-2] for row in rows[1:])


def test_without_a_library_the_list_goes_out_and_no_database_is_made(home: Path, tmp_path: Path) -> None:
    """Two files are enough; a wrong ending is told before anything is read."""
    path, out = tmp_path / LIST.name, tmp_path / "out.xlsx"
    path.write_bytes(LIST.raw)
    assert main(["breakdown", str(path), OLDER, "--out", str(out)]) == 0
    assert out.exists()
    assert list(home.rglob("*.sqlite")) == []
    assert main(["breakdown", "missing.xlsx", OLDER, "--out", "list.pdf"]) == 1
