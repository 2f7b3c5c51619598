"""Whatever field of a record changes, the next page shows it: only what depends on texts alone is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.as_shipped import make_anchor
from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.model.decision import Annotation, OfficialClaim, Quotation, Schedule, Verdict
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.giving_verdicts import Bench
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.ui import cached, identity
from workbench.ui.fulfilment import cached_flow, flow
from workbench.ui.fulfilment.presenter import present_judgements
from workbench.ui.overview.cached_places import pairs_of
from workbench.ui.reading import cached_document
from workbench.ui.reading.presenter import present_decisions

OLDER, NEWER = "yunhai-2024", "yunhai-2025"
LI = Actor("li")
WORDS = st.text("甲乙丙丁戊", min_size=3, max_size=8)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Give the workbench that all pages of this module draw from."""
    folder: Path = tmp_path_factory.mktemp("home")
    home = Home(folder=folder, database_url=f"sqlite:///{folder / 'workbench.sqlite'}")
    with pytest.MonkeyPatch.context() as patch, open_workspace(home) as opened:
        patch.setattr(cached, "workspace", lambda: opened)
        yield opened


def annotation(workspace: Workspace) -> Annotation:
    """Return the answer to the first proposal, accepting it where nobody did."""
    [first, *_] = commitments_of(workspace.report(OLDER))
    proposal = Proposal(document=OLDER, commitment=first)
    return actions.accept_proposals(workspace.store, LI, [proposal])[0]


def rows(workspace: Workspace) -> Mapping[str | None, Any]:
    """Return the fulfilment page's items by id, as they are sent."""
    store = workspace.store
    older, newer = store.document(OLDER), store.document(NEWER)
    content, _ = cached_flow.written_flow(older, newer, "zh", frozenset())
    return {row["id"]: row for row in json.loads(content)["items"]}


def reading(workspace: Workspace) -> str:
    """Return what the reading page is sent of decisions."""
    notes = workspace.store.annotations(document=OLDER)
    return json.dumps(present_decisions(notes, "li", "zh"), ensure_ascii=False)


@given(
    word=WORDS,
    name=st.sampled_from(["area", "deadline", "note", "items", "bodies", "tags", "type", "quantities"]),
    kind=st.sampled_from(["target", "project", "measure"]),
)
@settings(max_examples=40, deadline=None)
def test_any_field_of_an_annotation_shows(workspace: Workspace, word: str, name: str, kind: str) -> None:
    """In reading and in fulfilment, on the proposal it answers, and the row says that it was accepted."""
    values: dict[str, Any] = {
        "items": (word,),
        "bodies": (word,),
        "tags": (word,),
        "type": kind,
        "quantities": ({"metric": word, "raw": word, "comparator": "="},),
    }
    value = values.get(name, word)
    record = replace(annotation(workspace), **{name: value})
    workspace.store.save([record], actor="li", action="annotation.edit")
    row = rows(workspace)[record.proposal]
    assert row["status"] == "accepted"
    shown = json.dumps(row[name], ensure_ascii=False)
    assert (kind if name == "type" else word) in shown
    assert (kind if name == "type" else word) in reading(workspace)


def test_every_field_that_people_edit_is_tried() -> None:
    """A field that is added to the record is added to the test above, or named here with its reason."""
    tried = {"area", "deadline", "note", "items", "bodies", "tags", "type", "quantities"}
    # Fields of a coding scheme travel through the channel, in words, held against the scheme: test_tagging.
    shown_otherwise = {"anchor", "decision", "coder", "proposal", "reason", "fields"}
    bookkeeping = {"id", "codebook_revision", "created", "modified", "version", "extra"}
    assert {each.name for each in fields(Annotation)} == tried | shown_otherwise | bookkeeping


def test_new_borders_and_a_rejection_show(workspace: Workspace) -> None:
    """The quotation follows the anchor; rejected, the row is a proposal again and told as rejected."""
    record = annotation(workspace)
    anchor = record.anchor
    assert anchor.start is not None
    assert anchor.end is not None
    [cut] = actions.recut(workspace.store, LI, record, anchor.start, anchor.end - 2)
    row = rows(workspace)[record.proposal]
    assert (row["quote"], row["status"]) == (cut.anchor.exact, "recut")
    rejected = replace(cut, decision="rejected")
    workspace.store.save([rejected], actor="li", action="annotation.reject")
    assert rows(workspace)[record.proposal]["status"] == "proposed"
    assert "rejected" in reading(workspace)


def test_a_commitment_of_ones_own_shows_and_goes(workspace: Workspace) -> None:
    """Made by hand it is a row with candidates of its own; removed it is none."""
    [made] = actions.create_commitment(workspace.store, LI, OLDER, 300, 330, type="measure")
    assert rows(workspace)[made.id]["status"] == "created"
    actions.remove(workspace.store, LI, [made])
    assert made.id not in rows(workspace)


@given(
    word=WORDS,
    verdict=st.sampled_from([each for each in Verdict if each not in ("not_assessed", "no_evidence")]),
    claim=st.sampled_from(list(OfficialClaim)),
    schedule=st.sampled_from(list(Schedule)),
    start=st.integers(200, 400),
)
@settings(max_examples=15, deadline=None)
def test_any_field_of_a_verdict_shows(
    workspace: Workspace, word: str, verdict: Verdict, claim: OfficialClaim, schedule: Schedule, start: int
) -> None:
    """In fulfilment as given, and in the overview's count."""
    store = workspace.store
    quotation = Quotation(anchor=make_anchor(NEWER, store.text(NEWER), start, start + 9))
    given_ = actions.give_verdict(
        store,
        LI,
        replace(annotation(workspace), decision="accepted"),
        NEWER,
        verdict,
        evidence=(quotation,),
        rationale=word,
        official_claim=claim,
        schedule=schedule,
    )
    notes = store.annotations(document=OLDER)
    shown = present_judgements(notes, store.assessments(document=OLDER), "li", "zh")["assessments"]
    [own] = shown.values()
    assert (own["verdict"], own["rationale"]) == (verdict, word)
    assert (own["official_claim"], own["schedule"]) == (claim, schedule)
    assert own["evidence"][0]["start"] == start
    place = store.document(OLDER).jurisdiction or ""
    counted = {j.annotation: j.verdict for pair in pairs_of((place,)) for j in pair.judged}
    assert counted[given_.annotation] == verdict


@given(word=WORDS)
@settings(max_examples=5, deadline=None)
def test_a_documents_facts_show(workspace: Workspace, word: str) -> None:
    """A corrected title is quoted at once, although the text is the same."""
    store = workspace.store
    document = store.document(OLDER)
    changed = replace(document, title=word, hints={**document.hints, "title": word})
    store.save([changed], actor="li", action="document.edit")
    props = cached_document.reading_props(store.document(OLDER), store.codebook(), "zh")
    assert word in props["title"]
    assert any(word in part for style in props["citing"]["styles"] for _, part in style["parts"])


def test_a_codebooks_words_show(workspace: Workspace) -> None:
    """A renamed area is named so, also where the revision's number came before."""
    book = workspace.store.codebook()
    assert book is not None
    first, *rest = book.codes
    document = workspace.store.document(OLDER)
    for name in ("甲领域", "乙领域"):
        renamed = replace(book, codes=(replace(first, zh=name), *rest))
        areas = cached_document.reading_props(document, renamed, "zh")["areas"]
        assert name in {each["label"].strip() for each in areas}


def test_a_bench_sees_what_was_written(workspace: Workspace) -> None:
    """The desk from which the page draws reads the store, not a copy."""
    store = workspace.store
    first, second = store.document(OLDER), store.document(NEWER)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(identity, "current_actor", lambda: LI)
        at = flow.bench(first, second)
    assert isinstance(at, Bench)
    assert at.desk.store is store
