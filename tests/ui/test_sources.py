"""Several documents of one place and year answer a plan in the fulfilment flow."""

from __future__ import annotations

from typing import Any

import pytest

from tests.ui.conftest import NEWER, OLDER
from workbench.errors import StoreError
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.answering import evidence_from
from workbench.pipeline.workspace import Workspace
from workbench.ui import cached
from workbench.ui.fulfilment.handlers import Bench, handle_judging
from workbench.ui.fulfilment.presenter import blind_flow, present_flow, present_judgements

GROWTH = "地区生产总值增长6%左右"


def do(bench: Bench, kind: str, **values: Any) -> None:
    """Send one event."""
    handle_judging(bench, {"kind": kind, "n": 1, "client": "window", **values})


def item(bench: Bench, quote: str = GROWTH) -> str:
    """Return a commitment by its quotation."""
    return next(c.id for c in bench.desk.commitments.values() if c.quote == quote)


def passage(report: Report, text: str, **values: Any) -> dict[str, Any]:
    """Return a passage of a document as the flow sends it."""
    start = report.text.index(text)
    return {"document": report.id, "start": start, "end": start + len(text), "quote": text, **values}


def test_a_verdict_quotes_several_documents_each_with_its_stance(
    wide_bench: Bench, newer: Report, bulletin: Report
) -> None:
    """The quotation keeps its document, its class of source and what it is to the promise."""
    asked = item(wide_bench)
    do(wide_bench, "take", item=asked, **passage(newer, "地区生产总值增长5.2%", stance="context"))
    say = passage(bulletin, "比上年增长4.9%", stance="contradicts")
    do(wide_bench, "verdict", item=asked, verdict="not_fulfilled", take=say)
    [given] = wide_bench.desk.store.assessments()
    told = [(q.anchor.document, q.stance, q.source_class.value) for q in given.evidence]
    assert told == [
        (newer.id, "context", "self_report"),
        (bulletin.id, "contradicts", "official_statistics"),
    ]
    assert given.against == newer.id


def test_taken_again_a_passage_only_changes_its_stance(wide_bench: Bench, bulletin: Report) -> None:
    """One key more turns what supports into what contradicts; undo turns it back."""
    asked = item(wide_bench)
    do(wide_bench, "take", item=asked, **passage(bulletin, "比上年增长4.9%"))
    do(wide_bench, "take", item=asked, **passage(bulletin, "比上年增长4.9%", stance="contradicts"))
    [given] = wide_bench.desk.store.assessments()
    assert [q.stance for q in given.evidence] == ["contradicts"]
    do(wide_bench, "undo")
    [given] = wide_bench.desk.store.assessments()
    assert [q.stance for q in given.evidence] == ["supports"]


def test_the_same_offsets_in_another_document_are_another_passage(
    wide_bench: Bench, newer: Report, bulletin: Report
) -> None:
    """A place is document, start and end: taking one off leaves the other."""
    asked = item(wide_bench)
    for report in (newer, bulletin):
        do(wide_bench, "take", item=asked, document=report.id, start=200, end=220)
    do(wide_bench, "drop", item=asked, document=newer.id, start=200, end=220)
    [given] = wide_bench.desk.store.assessments()
    assert [q.anchor.document for q in given.evidence] == [bulletin.id]


@pytest.mark.parametrize("document", ["tianjin-binhai-2024", OLDER, "nowhere"])
def test_a_passage_of_any_other_document_is_refused(wide_bench: Bench, document: str) -> None:
    """Another place's report, and the plan itself, are no evidence, whatever a browser sends."""
    with pytest.raises(StoreError):
        do(wide_bench, "take", item=item(wide_bench), document=document, start=200, end=220)
    assert wide_bench.desk.store.assessments() == ()


def test_the_recorded_absence_names_every_document(
    wide_bench: Bench, newer: Report, bulletin: Report
) -> None:
    """What was searched is told with its sections, of the report its review, of the bulletin all."""
    do(wide_bench, "verdict", item=item(wide_bench), verdict="no_evidence")
    [given] = wide_bench.desk.store.assessments()
    assert given.search is not None
    assert given.search.documents == (newer.id, bulletin.id)
    assert any("综合" in section for section in given.search.sections)


def test_candidates_name_their_document_and_conflicts_are_told(
    older: Report, newer: Report, bulletin: Report
) -> None:
    """Statistics stand first; the two numbers are told side by side, with their documents."""
    found = evidence_from(older, [newer, bulletin])
    flow = present_flow(older, newer, commitments_of(older), (), found, "zh", [bulletin])
    assert [(d["id"], d["class"]) for d in flow["documents"]] == [
        (newer.id, "self_report"),
        (bulletin.id, "official_statistics"),
    ]
    row = next(row for row in flow["items"] if row["quote"] == GROWTH)
    assert row["candidates"][0]["document"] == bulletin.id
    texts = {each.id: each.text for each in (newer, bulletin)}
    for candidate in row["candidates"]:
        assert texts[candidate["document"]][candidate["start"] : candidate["end"]] == candidate["text"]
    [conflict] = row["conflicts"]
    assert {v["document"]: v["value"] for v in conflict["values"]} == {newer.id: "5.2%", bulletin.id: "4.9%"}
    [blind] = blind_flow(flow, [row["id"]])["items"]
    assert blind["conflicts"] == []
    assert {c["document"] for c in blind["candidates"]} == {newer.id, bulletin.id}


def test_the_library_gives_the_documents_of_the_place(
    workspace: Workspace, bulletin: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is added to the library stands in the flow at once; another place's report never does."""
    monkeypatch.setattr(cached, "workspace", lambda: workspace)
    older, newer = workspace.store.document(OLDER), workspace.store.document(NEWER)
    props = cached.flow_props(older, newer, "zh")
    assert [d["id"] for d in props["documents"]] == [NEWER, bulletin.id]


def test_what_is_sent_back_names_the_document(wide_bench: Bench, bulletin: Report) -> None:
    """The flow marks a kept passage in the text it stands in."""
    do(wide_bench, "take", item=item(wide_bench), **passage(bulletin, "比上年增长4.9%", stance="context"))
    store = wide_bench.desk.store
    shown = present_judgements(store.annotations(), store.assessments(), "li", "zh")
    [kept] = shown["assessments"][item(wide_bench)]["evidence"]
    assert (kept["document"], kept["stance"]) == (bulletin.id, "context")
