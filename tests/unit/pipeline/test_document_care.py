"""What is corrected, archived or removed stays so, and is read as it was corrected."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.annotation.actions import Actor, create_commitment
from workbench.pipeline import document_care
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.home import Home
from workbench.pipeline.library import add_report
from workbench.pipeline.successors import successors
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.store.integrity import check_store

ACTOR = Actor("li")
BUNDLED = "yunhai-2024"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Give a home of its own."""
    return Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    """Give a workbench with the bundled reports."""
    with open_workspace(home) as opened:
        yield opened


def test_a_corrected_report_is_read_as_corrected(workspace: Workspace) -> None:
    """Year, place and title hold at once; proposals and what answers them keep their ids."""
    before = workspace.report(BUNDLED)
    proposals = [each.id for each in commitments_of(before)]
    at = before.text.index(commitments_of(before)[0].quote)
    create_commitment(workspace.store, ACTOR, BUNDLED, at, at + 5, type="measure")
    seen = workspace.store.document(BUNDLED)
    document_care.correct(workspace, ACTOR, seen, {"year": 2030, "title": "更正的标题", "speaker": "李四"})
    after = workspace.report(BUNDLED)
    assert (after.year, after.review_year, after.title, after.speaker) == (2030, 2029, "更正的标题", "李四")
    assert after.text == before.text
    assert [each.id for each in commitments_of(after)] == proposals
    assert [each.anchor.document for each in workspace.store.annotations()] == [BUNDLED]


def test_what_is_said_already_changes_nothing(workspace: Workspace) -> None:
    """Saving a form that nobody changed writes no line into the log."""
    seen, before = workspace.store.document(BUNDLED), workspace.store.revision()
    document_care.correct(
        workspace, ACTOR, seen, {"year": seen.year, "title": seen.title, "source": seen.source}
    )
    assert workspace.store.revision() == before


def test_an_archived_report_is_not_offered(workspace: Workspace) -> None:
    """It is neither listed nor part of a pair, but it is there."""
    document_care.archive(workspace, ACTOR, BUNDLED)
    assert BUNDLED not in {each.id for each in workspace.offered()}
    assert BUNDLED not in {older.id for older, _ in successors(workspace.offered())}
    assert workspace.report(BUNDLED).text
    document_care.archive(workspace, ACTOR, BUNDLED, archived=False)
    assert BUNDLED in {each.id for each in workspace.offered()}


def test_a_removed_sample_stays_removed_and_can_be_brought_back(home: Home) -> None:
    """The bundled report does not come back by itself at the next start; undo brings it back."""
    with open_workspace(home) as opened:
        document_care.remove(opened, ACTOR, BUNDLED)
        step = document_care.last_step(opened, ACTOR)
    with open_workspace(home) as opened:
        assert BUNDLED not in {each.id for each in opened.documents()}
        assert step is not None
        document_care.take_back(opened, ACTOR, step)
        assert opened.report(BUNDLED).text
        assert check_store(opened.store) == ()


def test_the_address_of_a_fetched_page_is_kept(workspace: Workspace) -> None:
    """A report that came from a web address says so, whoever added it."""
    address = "https://example.invalid/report.html"
    added = add_report(workspace, "一则消息，讲云海区的一件事。".encode(), address, actor=ACTOR)
    assert workspace.store.document(added.document.id).source == address
