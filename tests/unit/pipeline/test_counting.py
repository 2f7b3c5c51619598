"""How many proposals a text has: counted once, for all later starts too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.pipeline import analysing
from workbench.pipeline.counting import ProposalCounts
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give the reports that come with the program."""
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with open_workspace(home) as opened:
        yield opened


def test_another_start_counts_nothing_again(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The numbers are the same, and so is what waits; no text is read for them."""
    documents = workspace.documents()
    first = ProposalCounts(workspace)
    assert first.count(documents)
    found = {each.id: analysing.commitments_of(workspace.report(each.id)) for each in documents}
    assert first.numbers(documents) == {name: len(proposed) for name, proposed in found.items()}

    monkeypatch.setattr(analysing, "commitments_of", lambda *_: pytest.fail("a text was read"))
    later = ProposalCounts(workspace)
    assert later.known == len({each.text_sha256 for each in documents})
    assert later.numbers(documents) == first.numbers(documents)
    one = max(documents, key=lambda each: len(found[each.id]))
    answered = [each.id for each in found[one.id][:2]]
    assert later.waiting(one, answered) == len(found[one.id]) - 2
    assert later.count(documents)


def test_who_draws_a_page_goes_first(workspace: Workspace) -> None:
    """Before each text that is to be read others have their turn."""
    turns: list[int] = []
    counts = ProposalCounts(workspace)
    documents = workspace.documents()
    missing = len(counts.missing(documents))
    assert counts.count(documents, between=lambda: turns.append(1))
    assert len(turns) == missing > 0
