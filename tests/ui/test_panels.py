"""The page of term panels: what its tables say, and judging by key."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.errors import AnchorError, ForbiddenError
from workbench.model.roles import Actor, Role
from workbench.pipeline.panels import HALVES, Panel, counted_documents, library_panel, sample_hits
from workbench.pipeline.term_lists import example_text, read_term_list, verdicts_of
from workbench.pipeline.workspace import Workspace
from workbench.ui.panels.handlers import Judging
from workbench.ui.panels.presenter import (
    MEASURES,
    cell_id,
    cells_data,
    hit_id,
    present_cells,
    present_sample,
    present_sentences,
    present_terms,
    reports_of,
    sentences_of,
    value_of,
)
from workbench.ui.shapes.findings import RichCell

DRAWN = (50, 1)


@pytest.fixture
def panel(workspace: Workspace) -> Panel:
    """Give the example's terms counted in the bundled reports."""
    terms = read_term_list(example_text().encode(), "示例.csv")
    return library_panel(workspace, terms, counted_documents(workspace))


def _linked(panel: Panel, term: int, half: Any) -> dict[str, RichCell]:
    table = present_cells(panel, term, half, "hits", "", "zh")
    cells = [cell for row in table.rows for cell in row.cells if isinstance(cell, dict)]
    return {go["query"]["section"]: cell for cell in cells if (go := cell.get("go"))}


def test_every_cell_opens_as_many_hits_as_it_counts(workspace: Workspace, panel: Panel) -> None:
    """In each half the sentences behind a cell hold its hits, all marked, and lead to their place."""
    documents = {each.id: each for each in workspace.documents()}
    opened = 0
    for half in HALVES:
        for term in range(len(panel.terms.terms)):
            for cell, told in _linked(panel, term, half).items():
                hits = panel.hits_of(term=term, texts=reports_of(panel, cell), half=half)
                groups = present_sentences(panel, hits, sentences_of(hits), documents, "zh")
                marked = sum(hit for group in groups for each in group.passages for _, hit in each.parts)
                assert marked == len(hits) == int(told["text"])
                opened += marked
                for each in (each for group in groups for each in group.passages):
                    assert each.go is not None
                    start, _, end = each.go["query"]["span"].partition("-")
                    text = workspace.report(each.go["query"]["document"]).text
                    said = "".join(part for part, _ in each.parts)
                    assert text[int(start) : int(end)].replace("\n", " ") == said
    assert opened > 100


def test_measures_are_shares_of_their_own_half(panel: Panel) -> None:
    """Hits, rate and share of one report are made of the same counts; an absent half has no value."""
    counts = panel.counts
    for number in range(len(panel.texts)):
        for at, half in enumerate(HALVES):
            hits = int(counts.hits[at, number, 0])
            characters, sentences = int(counts.characters[at, number]), int(counts.sentences[at, number])
            told = [value_of(panel, 0, half, measure, [number])[1] for measure in MEASURES]
            if not sentences:
                assert told == [None, None, None]
                continue
            share = int(counts.hit_sentences[at, number, 0]) / sentences
            assert told == [hits, pytest.approx(hits * 10_000 / characters), pytest.approx(share)]
    header, rows = cells_data(panel, 0, "plan", "en")
    assert all(len(row) == len(header) for row in rows)


def test_judging_by_key_is_kept_and_told(workspace: Workspace, panel: Panel) -> None:
    """Each verdict is on disk when the state says so; precision follows; a withdrawn one is gone."""
    term = next(n for n in range(len(panel.terms.terms)) if (panel.hits.term == n).sum() > 3)
    sample = sample_hits(panel, term, size=50, seed=1)

    def judging(role: Role = Role.CODER) -> Judging:
        return Judging(
            workspace=workspace,
            actor=Actor("王", role),
            panel=panel,
            term=term,
            sample=sample,
            drawn=DRAWN,
            language="zh",
        )

    assert not judging().handle({"kind": "choose", "row": "x"})
    first, second = hit_id(sample[0]), hit_id(sample[1])
    judging().handle({"kind": "hit", "item": first, "verdict": "right"})
    judging().handle({"kind": "hit", "item": second, "verdict": "wrong"})
    assert judging().state()["verdicts"] == {first: "right", second: "wrong"}
    assert "50%" in judging().state()["told"]
    verdicts = verdicts_of(workspace, panel.terms.name)
    (row,) = [
        each
        for each in present_terms(panel, "whole", verdicts, DRAWN, "zh").rows
        if each.id == sample[0].term
    ]
    assert isinstance(row.cells[3], dict)
    assert row.cells[3]["sort"] == 0.5
    judging().handle({"kind": "hit", "item": second, "verdict": None})
    assert judging().state()["verdicts"] == {first: "right"}
    with pytest.raises(ForbiddenError):
        judging(Role.READER).handle({"kind": "hit", "item": first, "verdict": "wrong"})
    with pytest.raises(AnchorError):
        judging().handle({"kind": "hit", "item": "other", "verdict": "wrong"})


def test_a_sample_is_shown_with_its_source(workspace: Workspace, panel: Panel) -> None:
    """One mark for each hit, and the way to its place."""
    documents = {each.id: each for each in workspace.documents()}
    sample = sample_hits(panel, 0, size=5)
    told = present_sample(sample, documents, "en")
    assert [sum(hit for _, hit in each["parts"]) for each in told] == [1] * len(sample)
    assert len({each["id"] for each in told}) == len(sample)


def test_a_cell_is_named_by_place_and_year(panel: Panel) -> None:
    """The name leads back to the reports; another one to none."""
    text = panel.texts[0]
    assert 0 in reports_of(panel, cell_id(text.place, text.year))
    assert reports_of(panel, "无此地|2024") == ()
