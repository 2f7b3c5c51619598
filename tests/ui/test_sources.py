"""Several documents of one place and year answer a plan in the fulfilment flow."""

from __future__ import annotations

import random
from dataclasses import replace
from html import escape
from typing import Any

import pytest

from tests.ui.conftest import BULLETIN, HINTS, NEWER, OLDER
from workbench.annotation.actions import Actor
from workbench.errors import StoreError
from workbench.exchange import records
from workbench.exchange.fulfilment_report import fulfilment_html
from workbench.exchange.table import commitment_rows
from workbench.model.decision import Assessment, Verdict
from workbench.model.document_name import cited_name
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of, possible_of, proposals_of
from workbench.pipeline.answering import evidence_from
from workbench.pipeline.desk import Desk
from workbench.pipeline.giving_verdicts import Bench, handle_judging
from workbench.pipeline.library import add_report
from workbench.pipeline.messages import as_message
from workbench.pipeline.printing import fulfilment_report
from workbench.pipeline.reopening import reopened
from workbench.pipeline.workspace import Workspace
from workbench.ui import cached
from workbench.ui.fulfilment import cached_flow
from workbench.ui.fulfilment.bulk_presenter import Asked, pick
from workbench.ui.fulfilment.presenter import (
    blind_flow,
    present_assessment,
    present_flow,
    present_judgements,
)
from workbench.ui.fulfilment.sources_presenter import present_reopened, speaking
from workbench.ui.reading import cached_document
from workbench.ui.shapes.fulfilment import Judgements

GROWTH = "地区生产总值增长6%左右"


def do(bench: Bench, kind: str, **values: Any) -> None:
    """Send one event."""
    handle_judging(bench, as_message({"kind": kind, "n": 1, "client": "window", **values}))


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


def test_a_place_is_never_told_by_its_offsets_alone(
    workspace: Workspace, wide_bench: Bench, newer: Report, bulletin: Report
) -> None:
    """Two sources quoted at one place keep their own words each: kept, sent, exported, printed."""
    chance = random.Random(5)
    asked, pair = item(wide_bench), (newer, bulletin)
    store, most = wide_bench.desk.store, min(len(newer.text), len(bulletin.text)) - 30
    older, next_one = (store.document(name) for name in (OLDER, NEWER))
    seen = 0
    for _ in range(40):
        start = chance.randrange(200, most)
        end = start + chance.randrange(6, 30)
        words = {each.id: each.text[start:end] for each in pair}
        plain = all(word == word.strip() and "\n" not in word for word in words.values())
        if len(set(words.values())) < 2 or not plain:
            continue
        first, second = chance.sample(pair, 2)
        place = {"start": start, "end": end}
        take = {**place, "document": first.id, "stance": "supports"}
        do(wide_bench, "verdict", item=asked, verdict="partial", take=take)
        do(wide_bench, "take", item=asked, **place, document=second.id, stance="contradicts")
        [given] = store.assessments()
        assert {q.anchor.document: q.anchor.exact for q in given.evidence} == words
        sent = present_assessment(given, "zh")["evidence"]
        assert {each["document"]: each["quote"] for each in sent} == words
        assert records.decode_assessment(records.encode_assessment(given)) == given
        printed = fulfilment_html(fulfilment_report(workspace, older, next_one))
        assert all(escape(word) in printed for word in words.values())
        assert {each.title for each in fulfilment_report(workspace, older, next_one).sources} == {
            cited_name(each) for each in pair
        }
        do(wide_bench, "drop", item=asked, **place, document=second.id)
        [given] = store.assessments()
        assert {q.anchor.document: q.anchor.exact for q in given.evidence} == {first.id: words[first.id]}
        with pytest.raises(ValueError, match="no document"):
            do(wide_bench, "take", item=asked, **place)
        with pytest.raises(ValueError, match="no document"):
            do(wide_bench, "drop", item=asked, **place)
        do(wide_bench, "verdict", item=asked, verdict="not_assessed")
        do(wide_bench, "drop", item=asked, **place, document=first.id)
        assert store.assessments()[0].evidence == ()
        seen += 1
    assert seen > 4


def test_candidates_at_one_place_of_two_sources_are_two(older: Report, newer: Report) -> None:
    """A copy of a report as another document answers at the same offsets: each candidate names its own."""
    copy = replace(newer, id="yunhai-copy")
    found = evidence_from(older, [newer, copy])
    both = 0
    for each in found.evidence:
        places = [(c.source, c.start, c.end) for c in each.candidates]
        assert len(places) == len(set(places))
        offsets = {(start, end) for _, start, end in places}
        both += len(places) > len(offsets)
    assert both


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
    assert [(d["id"], d["source_class"]) for d in flow["documents"]] == [
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
    props = cached_flow.flow_props(older, newer, "zh")
    assert [d["id"] for d in props["documents"]] == [NEWER, bulletin.id]


def test_what_is_sent_back_names_the_document(wide_bench: Bench, bulletin: Report) -> None:
    """The flow marks a kept passage in the text it stands in."""
    do(wide_bench, "take", item=item(wide_bench), **passage(bulletin, "比上年增长4.9%", stance="context"))
    store = wide_bench.desk.store
    shown = present_judgements(store.annotations(), store.assessments(), "li", "zh")
    [kept] = shown["assessments"][item(wide_bench)]["evidence"]
    assert (kept["document"], kept["stance"]) == (bulletin.id, "context")


PAIR = {"planned": "6%", "actual": "4.9%"}


def test_numbers_marked_by_hand_stay_marked_and_can_be_undone(wide_bench: Bench, bulletin: Report) -> None:
    """The mark is an action of its own: stored with the judgement, sent back, taken back by one undo."""
    asked = item(wide_bench)
    do(wide_bench, "incomparable", item=asked, document=bulletin.id, **PAIR, on=True)
    store = wide_bench.desk.store
    [given] = store.assessments()
    assert [(m.document, m.planned, m.actual) for m in given.incomparable] == [(bulletin.id, "6%", "4.9%")]
    do(wide_bench, "verdict", item=asked, verdict="no_evidence")
    shown = present_judgements(store.annotations(), store.assessments(), "li", "zh")
    assert shown["assessments"][asked]["incomparable"] == [{"document": bulletin.id, **PAIR}]
    do(wide_bench, "undo")
    do(wide_bench, "undo")
    assert store.assessments() == ()


def test_a_mark_taken_off_leaves_the_others(wide_bench: Bench, newer: Report, bulletin: Report) -> None:
    """Each pair of numbers is marked by itself, and marked twice it is marked once."""
    asked = item(wide_bench)
    do(wide_bench, "incomparable", item=asked, document=bulletin.id, **PAIR, on=True)
    do(wide_bench, "incomparable", item=asked, document=bulletin.id, **PAIR, on=True)
    other = {"document": newer.id, "planned": "6%", "actual": "5.2%"}
    do(wide_bench, "incomparable", item=asked, **other, on=True)
    do(wide_bench, "incomparable", item=asked, document=bulletin.id, **PAIR, on=False)
    [given] = wide_bench.desk.store.assessments()
    assert [m.document for m in given.incomparable] == [newer.id]


@pytest.mark.parametrize(("language", "source"), [("zh", "统计公报）"), ("en", "statistical bulletin)")])
def test_a_number_of_another_source_is_printed_under_its_name(
    workspace: Workspace, wide_bench: Bench, newer: Report, bulletin: Report, language: str, source: str
) -> None:
    """A quoted bulletin's number fills the column and says whose it is; the next report's needs no name."""
    older, next_one = (workspace.store.document(name) for name in (OLDER, NEWER))

    def printed() -> str:
        report = fulfilment_report(workspace, older, next_one, language)
        [promise] = [p for section in report.sections for p in section.promises if p.quote == GROWTH]
        return promise.actual

    told = passage(bulletin, "比上年增长4.9%")
    do(wide_bench, "verdict", item=item(wide_bench), verdict="partial", take=told)
    assert "4.9%" in printed()
    assert printed().endswith(source)
    do(wide_bench, "take", item=item(wide_bench), **passage(newer, "地区生产总值增长5.2%"))
    do(wide_bench, "drop", item=item(wide_bench), **told)
    assert printed().endswith("5.2%")


def test_a_mark_is_exported_printed_and_respected(
    workspace: Workspace, wide_bench: Bench, older: Report, newer: Report, bulletin: Report
) -> None:
    """Export and import keep it, the printed report tells it, no bulk action rests on the number."""
    asked = item(wide_bench, "社会消费品零售总额增长7%以上")
    found = evidence_from(older, [newer, bulletin])
    flow = present_flow(older, newer, commitments_of(older), (), found, "zh", [bulletin])
    rows = [row for row in flow["items"] if row["id"] == asked]
    nobody: Judgements = {"assessments": {}, "others": {}, "rejected": [], "answered": []}
    assert len(pick(rows, nobody, Asked(deed="judge"))) == 1
    documents = [workspace.store.document(name) for name in (OLDER, NEWER)]
    before = fulfilment_report(workspace, documents[0], documents[1]).indicators
    first = rows[0]["candidates"][0]
    assert first["comparison"] is not None
    planned, actual = first["comparison"]["raw"]
    pair = {"document": first["document"], "planned": planned, "actual": actual}
    do(wide_bench, "incomparable", item=asked, **pair, on=True)
    do(wide_bench, "verdict", item=asked, verdict="not_verifiable", take={**first, "score": None})
    store = wide_bench.desk.store
    shown = present_judgements(store.annotations(), (), "li", "zh")
    [given] = store.assessments()
    mine = present_assessment(replace(given, verdict=Verdict.NOT_ASSESSED), "zh")
    assert pick(rows, {**shown, "assessments": {asked: mine}}, Asked(deed="judge")) == ()
    assert records.decode_assessment(records.encode_assessment(given)) == given
    report = fulfilment_report(workspace, documents[0], documents[1])
    assert "7% / 7.4%" in fulfilment_html(report)
    assert len(report.indicators) == len(before) - 1
    [row] = [r for r in commitment_rows(store.snapshot()) if r.get("口径不同")]
    assert "7% / 7.4%" in str(row["口径不同"])


def test_marked_numbers_do_not_stand_beside_the_verdict(workspace: Workspace, bench: Bench) -> None:
    """The sheet and the printed page show the plan's target alone once the pair was marked."""
    asked = item(bench, "社会消费品零售总额增长7%以上")
    documents = [workspace.store.document(name) for name in (OLDER, NEWER)]

    def actual() -> list[str]:
        sections = fulfilment_report(workspace, documents[0], documents[1]).sections
        return [promise.actual for section in sections for promise in section.promises]

    do(
        bench,
        "verdict",
        item=asked,
        verdict="fulfilled",
        take=passage(bench.newer, "社会消费品零售总额增长7.4%"),
    )
    assert "7.4%" in actual()[0]
    do(bench, "incomparable", item=asked, document=NEWER, planned="7%", actual="7.4%", on=True)
    assert actual() == [""]


def test_a_new_document_reopens_the_verdicts_that_it_speaks_to(
    workspace: Workspace, desk: Desk, older: Report, newer: Report
) -> None:
    """Verdicts given before it came are told again; saying the same once more closes them."""
    alone = Bench(desk, newer)
    parks = item(alone, "新建口袋公园12个")
    do(alone, "verdict", item=item(alone), verdict="no_evidence")
    do(alone, "verdict", item=parks, verdict="no_evidence")
    before = desk.store.assessments()
    added = add_report(workspace, BULLETIN.read_bytes(), BULLETIN.name, hints=HINTS, actor=Actor("li"))
    bulletin = workspace.report(added.document.id)
    documents = [workspace.store.document(name) for name in (NEWER, bulletin.id)]
    told = speaking(evidence_from(older, [newer, bulletin]))

    def again() -> dict[str, list[str]]:
        notes, given = desk.store.annotations(), desk.store.assessments()
        return present_reopened(notes, given, "li", told, documents)

    assert again() == {item(alone): [bulletin.id]}
    assert desk.store.assessments() == before
    do(Bench(desk, newer, more=(bulletin,)), "verdict", item=item(alone), verdict="no_evidence")
    assert again() == {}


def test_a_corrected_text_reopens_nothing(wide_bench: Bench, bulletin: Report) -> None:
    """A verdict considered the bulletin whichever version of its text; a verdict of old, by its date."""
    given = Assessment(
        id="a", annotation="n", against=NEWER, coder="li", verdict=Verdict.PARTIAL, modified="2025-02-01"
    )
    record = wide_bench.desk.store.document(bulletin.id)
    second = replace(record, id=f"{record.report}@2", number=2, added_at="2026-01-01")
    told = {"n": [second.id]}
    assert reopened([replace(given, considered=(NEWER, record.id))], told, [second]) == {}
    assert reopened([given], told, [second]) == {"n": (second.id,)}
    assert reopened([replace(given, modified="2026-02-01")], told, [second]) == {}


def test_possible_clauses_are_folded_and_never_counted(
    workspace: Workspace, desk: Desk, older: Report, newer: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both pages are sent them apart; one accepted is a row, one dismissed is rejected."""
    monkeypatch.setattr(cached, "workspace", lambda: workspace)
    clauses = possible_of(older)
    assert clauses
    first, second = workspace.store.document(OLDER), workspace.store.document(NEWER)
    ids = {each.id for each in clauses}
    reading = cached_document.reading_props(first, workspace.store.codebook(), "zh")
    flow = cached_flow.flow_props(first, second, "zh")
    apart = (reading["possible"], reading["proposals"]), (flow["possible"], flow["items"])
    for possible, firm in apart:
        assert {each["id"] for each in possible} == ids
        assert not {each["id"] for each in firm} & ids
    assert {row["status"] for row in flow["possible"]} == {"possible"}
    desk = replace(desk, commitments={each.id: each for each in proposals_of(older)})
    bench = Bench(desk, newer)
    do(bench, "accept", item=clauses[0].id)
    assert clauses[0].id in {row["id"] for row in cached_flow.flow_props(first, second, "zh")["items"]}
    do(bench, "undo")
    do(bench, "reject", item=clauses[0].id)
    assert [each.decision for each in desk.store.annotations()] == ["rejected"]
    assert clauses[0].id not in {row["id"] for row in cached_flow.flow_props(first, second, "zh")["items"]}
