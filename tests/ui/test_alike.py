"""Where else something was promised: the most alike commitments of the library, each with its passage."""

from __future__ import annotations

import pytest

from tests.ui.conftest import NEWER, OLDER
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.similar_promises import Promise, PromiseSearch
from workbench.pipeline.workspace import Workspace
from workbench.ui.presenting.findings import present_table
from workbench.ui.searching.alike_presenter import alike_data, present_alike


@pytest.fixture
def search() -> PromiseSearch:
    """Give an index that has read nothing yet."""
    return PromiseSearch()


def test_a_commitment_finds_itself_first_and_others_without_its_report(
    workspace: Workspace, older: Report, search: PromiseSearch
) -> None:
    """Its own words are the most alike; with its report left out, none of that report's are found."""
    quote = commitments_of(older)[0].quote
    first = search.alike(workspace, quote)[0]
    assert (first.promise.quote, first.promise.document) == (quote, OLDER)
    assert first.likeness == pytest.approx(1.0, abs=1e-5)
    foreign = [
        found
        for each in commitments_of(older)
        for found in search.alike(workspace, each.quote, but_not=OLDER, top=3)
    ]
    assert foreign
    assert OLDER not in {found.promise.document for found in foreign}
    assert NEWER in {found.promise.document for found in foreign}


def test_the_best_come_first_and_say_where_they_stand(workspace: Workspace, search: PromiseSearch) -> None:
    """Likeness falls from row to row; each quotation is the very passage that its link leads to."""
    found = search.alike(workspace, "新建改扩建中小学，新增学位", top=8)
    scores = [each.likeness for each in found]
    assert 0 < len(found) <= 8
    assert scores == sorted(scores, reverse=True)
    for row in present_table(present_alike(found, "zh"))["rows"]:
        cell = row["cells"][2]
        assert isinstance(cell, dict)
        assert cell["go"]
        query = cell["go"]["query"]
        start, end = map(int, query["span"].split("-"))
        assert workspace.report(query["document"]).text[start:end] == cell["text"]
    header, rows = alike_data(found, {}, "en")
    assert all(len(row) == len(header) for row in rows)


def test_each_text_is_read_once(workspace: Workspace, search: PromiseSearch) -> None:
    """The first search tells how far it is; the next one reads nothing."""
    told: list[tuple[int, int]] = []
    for _ in range(2):
        search.alike(workspace, "就业", on_progress=lambda done, total: told.append((done, total)))
    total = len({d.report for d in workspace.documents()})
    assert told == [(n, total) for n in range(1, total + 1)]


@pytest.mark.parametrize("quote", ["", "   ", "\u202e", "ωψ"])
def test_what_nobody_promised_finds_nothing(workspace: Workspace, search: PromiseSearch, quote: str) -> None:
    """Neither blanks nor foreign words are like a commitment."""
    assert search.alike(workspace, quote, but_not="no-such-report") == []
    assert present_alike([], "zh").empty


def test_passages_of_promises_stand_in_their_reports(workspace: Workspace, search: PromiseSearch) -> None:
    """Place and year are those of the report that the promise stands in."""
    documents = {d.id: d for d in workspace.documents()}
    for found in search.alike(workspace, "就业"):
        promise: Promise = found.promise
        assert promise.place == documents[promise.document].jurisdiction
        assert promise.year == documents[promise.document].year
