"""A verdict is cited with who gave it and what it rests on; a passage only where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import workbench
from tests.builders.judged import FIRST, NEWER, OLDER, judge_pair
from workbench.errors import ExchangeError, StoreError
from workbench.model.document_name import document_name
from workbench.pipeline.citing import cite_passage, cite_verdict
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace, open_workspace


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Give a library in which the made-up pair is judged."""
    folder: Path = tmp_path_factory.mktemp("home")
    home = Home(folder=folder, database_url=f"sqlite:///{folder / 'workbench.sqlite'}")
    with open_workspace(home) as opened:
        judge_pair(opened)
        yield opened


@pytest.mark.parametrize("style", ["gbt", "bibtex", "chicago", "link"])
def test_a_verdict_names_promise_conclusion_coder_and_evidence(judged: Workspace, style: str) -> None:
    """Whoever reads the citation knows what was concluded, by whom, when and on which words of what."""
    given = judged.store.assessments(coder=FIRST)[0]
    [promise] = judged.store.annotations(id=given.annotation)
    text = cite_verdict(judged, given.id, style=style, accessed="2026-11-28")
    assert promise.anchor.exact in text.replace("\\", "")
    assert f"（{FIRST}，{given.modified[:10]}）" in text
    assert given.evidence[0].anchor.exact[:10] in text
    assert document_name(judged.store.document(NEWER)) in text
    assert "2026" in text


def test_what_cannot_be_cited_is_told(judged: Workspace) -> None:
    """An unknown verdict, style or place is one sentence that says what to do."""
    report = judged.report(OLDER)
    with pytest.raises(StoreError):
        cite_verdict(judged, "no-such")
    with pytest.raises(ExchangeError, match="bibtex"):
        cite_passage(report, 0, 5, style="mla")
    with pytest.raises(ExchangeError):
        cite_passage(report, 5, len(report.text) + 1)


def test_the_library_cites_a_selection() -> None:
    """The face for programs gives the passage with place, year and today's day where none is said."""
    report = workbench.read(OLDER)
    first = report.commitments()[0]
    text = workbench.cite(report, first.start, first.end, "gbt", language="en")
    assert first.quote.replace("“", "‘").replace("”", "’") in text
    assert report.place is not None
    assert f"{report.place}. " in text
    assert "[R" in text
