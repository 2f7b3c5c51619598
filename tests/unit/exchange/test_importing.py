"""An import tells first what it would do, and merging two people's files loses nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from tests.builders.snapshots import BOUNDED, EXAMPLES, anchor_at, digest, sample, snapshots
from workbench.errors import ExchangeError
from workbench.exchange import json_format
from workbench.exchange.importing import merge, plan_import
from workbench.exchange.reconciling import CONFLICT, PARTIAL, content
from workbench.model.decision import Annotation, Code, Codebook, LogEntry, Snapshot, Verdict
from workbench.model.plain import to_plain
from workbench.settings import DEFAULTS


def logged(snapshot: Snapshot, before: Any, after: Any, actor: str = "乙") -> Snapshot:
    """Return the store after ``before`` became ``after``, with the log line that says so."""
    kind = "annotation" if isinstance(after, Annotation) else "assessment"
    entry = LogEntry(
        seq=len(snapshot.log) + 1,
        at="2025-02-01T08:00:00.000",
        actor=actor,
        action="edit",
        object=f"{kind}:{after.id}",
        batch=f"{actor}{len(snapshot.log)}",
        before=to_plain(before),
        after=to_plain(after),
    )
    records = tuple(after if each.id == after.id else each for each in getattr(snapshot, kind + "s"))
    changed: dict[str, Any] = {"log": (*snapshot.log, entry), kind + "s": records}
    return replace(snapshot, **changed)


def edited(snapshot: Snapshot, note: str, actor: str = "乙") -> Snapshot:
    """Return the store after somebody rewrote the first annotation's note."""
    before = snapshot.annotations[0]
    after = replace(before, note=note, version=before.version + 1, modified="2025-02-01T08:00:00.000")
    return logged(snapshot, before, after, actor)


def states(current: Snapshot, incoming: Snapshot) -> dict[str, str]:
    return {
        f"{each.kind}:{each.id}": each.state
        for each in plan_import(current, incoming, settings=DEFAULTS.store).items
    }


@settings(BOUNDED, max_examples=max(25, EXAMPLES // 4))
@given(snapshots())
def test_import_into_an_empty_store_is_the_file_itself(snapshot: Snapshot) -> None:
    """What an empty store gets is byte for byte what was exported."""
    assert json_format.write(
        merge(Snapshot(), snapshot, settings=DEFAULTS.store), settings=DEFAULTS.exchange
    ) == json_format.write(snapshot, settings=DEFAULTS.exchange)
    assert all(
        each.state == "new" for each in plan_import(Snapshot(), snapshot, settings=DEFAULTS.store).items
    )


@settings(BOUNDED, max_examples=max(25, EXAMPLES // 4))
@given(snapshots())
def test_import_of_the_own_export_changes_nothing(snapshot: Snapshot) -> None:
    """A file imported where it came from is the same everywhere."""
    assert plan_import(snapshot, snapshot, settings=DEFAULTS.store).changes_nothing
    assert json_format.write(
        merge(snapshot, snapshot, settings=DEFAULTS.store), settings=DEFAULTS.exchange
    ) == json_format.write(snapshot, settings=DEFAULTS.exchange)


def stamped_apart(theirs: Snapshot, mine: Snapshot) -> Snapshot:
    """Return the store with another version where a record differs from ours under the very same stamp.

    A store never writes two states of a record under one version and time; only another tool's edit does.
    """
    apart: dict[str, Any] = {}
    for kind in ("annotations", "assessments", "links"):
        ours = {each.id: each for each in getattr(mine, kind)}
        apart[kind] = tuple(
            replace(each, version=each.version + 1)
            if each.id in ours and content(each) != content(ours[each.id])
            else each
            for each in getattr(theirs, kind)
        )
    return replace(theirs, **apart)


@settings(BOUNDED, max_examples=max(25, EXAMPLES // 4))
@given(snapshots(), snapshots())
def test_merging_any_two_stores_loses_no_record_of_either(mine: Snapshot, theirs: Snapshot) -> None:
    """Every record of both sides is there, under its id or one of its own; a second time adds nothing."""
    theirs = stamped_apart(theirs, mine)
    merged = merge(mine, theirs, settings=DEFAULTS.store)

    def said(records: Any) -> set[str]:
        dropped = ("id", "anchor", "older", "newer", "evidence", "search", "against", "codebook_revision")
        plain = [{k: v for k, v in to_plain(each).items() if k not in dropped} for each in records]
        for each in plain:
            each["extra"].pop(CONFLICT, None)
        return {content(each) for each in plain}

    for kind in ("annotations", "assessments", "links"):
        have = said(getattr(merged, kind))
        assert said(getattr(mine, kind)) <= have
        assert said(getattr(theirs, kind)) <= have
    assert set(mine.texts.values()) | set(theirs.texts.values()) == set(merged.texts.values())
    assert len(merged.log) >= max(len(mine.log), len(theirs.log))
    assert json_format.write(
        merge(merged, theirs, settings=DEFAULTS.store), settings=DEFAULTS.exchange
    ) == json_format.write(merged, settings=DEFAULTS.exchange)
    json_format.read(json_format.write(merged, settings=DEFAULTS.exchange), settings=DEFAULTS.exchange)


def test_both_verdicts_of_two_coders_stay() -> None:
    """Two people who judged the same commitment both have their verdict after the merge."""
    base = sample()
    other = replace(base.assessments[0], id="jobs-乙", coder="乙", verdict=Verdict.PARTIAL)
    merged = merge(base, replace(base, assessments=(*base.assessments, other)), settings=DEFAULTS.store)
    assert {each.coder: each.verdict for each in merged.assessments if each.annotation == "jobs"} == {
        "甲": Verdict.FULFILLED,
        "乙": Verdict.PARTIAL,
    }


def test_a_continued_record_is_updated_and_a_stale_one_left_alone() -> None:
    """The log shows which copy came first, so no question is asked."""
    base = edited(sample(), "第一稿", "甲")
    later = edited(base, "第二稿")
    assert states(base, later)["annotation:jobs"] == "changed"
    assert merge(base, later, settings=DEFAULTS.store).annotations[0].note == "第二稿"
    assert states(later, base)["annotation:jobs"] == "older"
    assert merge(later, base, settings=DEFAULTS.store).annotations[0].note == "第二稿"


@pytest.mark.parametrize(("choice", "winner"), [("mine", "甲的"), ("theirs", "乙的")])
def test_a_record_changed_on_both_sides_is_kept_twice(choice: Any, winner: str) -> None:
    """A conflict is listed, the choice says who keeps the id, and both copies are there."""
    base = sample()
    mine, theirs = edited(base, "甲的", "甲"), edited(base, "乙的", "乙")
    plan = plan_import(mine, theirs, choice, settings=DEFAULTS.store)
    assert [each.id for each in plan.of("conflicting")] == ["jobs"]
    merged = merge(mine, theirs, choice, settings=DEFAULTS.store)
    notes = {each.id: each.note for each in merged.annotations}
    assert notes["jobs"] == winner
    assert sorted(notes.values()) == sorted(["", "甲的", "乙的"])
    (copy,) = [each for each in merged.annotations if each.extra.get(CONFLICT) == "jobs"]
    assert copy.note != winner
    assert plan_import(merged, theirs, choice, settings=DEFAULTS.store).changes_nothing


def test_an_adjudicated_verdict_is_never_replaced() -> None:
    """Not even by choice: a merge fills gaps and leaves the adjudication where it is."""
    base = sample()
    settled = replace(base.assessments[0], adjudicated=True, coder="丙", version=2)
    mine = logged(base, base.assessments[0], settled, "丙")
    reopened = replace(base.assessments[0], verdict=Verdict.PARTIAL, version=2)
    theirs = logged(base, base.assessments[0], reopened)
    merged = merge(mine, theirs, "theirs", settings=DEFAULTS.store)
    assert {each.id: each for each in merged.assessments}["jobs-甲"] == settled
    assert len(merged.assessments) == len(base.assessments) + 1


def test_a_different_text_under_the_same_id_becomes_the_next_version() -> None:
    """Two libraries that filed different texts under one id keep both, each with its annotations."""
    base = sample()
    text = "新增就业1.3万人以上。另一份正文。"
    document = replace(base.documents[0], text_sha256=digest(text))
    mark = replace(base.annotations[0], id="other", anchor=anchor_at(document.id, text, 0, 11))
    theirs = Snapshot(documents=(document,), texts={document.id: text}, annotations=(mark,))
    merged = merge(base, theirs, settings=DEFAULTS.store)
    assert merged.texts["云海-2024@2"] == text
    assert {each.id: each.anchor.document for each in merged.annotations}["other"] == "云海-2024@2"
    assert {each.id: each.number for each in merged.documents}["云海-2024@2"] == 2
    (item,) = [
        each for each in plan_import(base, theirs, settings=DEFAULTS.store).items if each.kind == "document"
    ]
    assert (item.state, item.becomes) == ("new", "云海-2024@2")
    assert json_format.write(
        merge(merged, theirs, settings=DEFAULTS.store), settings=DEFAULTS.exchange
    ) == json_format.write(merged, settings=DEFAULTS.exchange)


def test_the_same_text_added_by_two_people_is_one_text() -> None:
    """Who added a text and when does not make it another one."""
    base = sample()
    papers = tuple(replace(each, added_by="乙", added_at="2025-03-01") for each in base.documents)
    assert states(base, replace(base, documents=papers))["document:云海-2024"] == "same"


def test_what_is_said_differently_of_a_text_is_kept_beside_ours() -> None:
    """A title corrected elsewhere is not lost, and not taken over unasked."""
    base = sample()
    papers = (replace(base.documents[0], title="另一个题目"), base.documents[1])
    theirs = replace(base, documents=papers)
    assert states(base, theirs)["document:云海-2024"] == "conflicting"
    merged = merge(base, theirs, settings=DEFAULTS.store)
    kept = {each.id: each for each in merged.documents}["云海-2024"]
    assert kept.title == base.documents[0].title
    assert kept.hints[CONFLICT] == {"title": "另一个题目"}
    assert plan_import(merged, theirs, settings=DEFAULTS.store).changes_nothing


def test_a_clashing_codebook_revision_gets_the_next_number() -> None:
    """Judgements made under the other revision name it by its new number."""
    base = sample()
    book = Codebook(revision=1, codes=(Code(id="jobs", parent=None, zh="岗位", en="Jobs"),))
    other = replace(base.annotations[0], id="other")
    theirs = replace(base, codebooks=(book,), annotations=(other,), assessments=())
    merged = merge(base, theirs, settings=DEFAULTS.store)
    assert [each.revision for each in merged.codebooks] == [1, 2]
    assert {each.id: each.codebook_revision for each in merged.annotations}["other"] == 2
    assert json_format.write(
        merge(merged, theirs, settings=DEFAULTS.store), settings=DEFAULTS.exchange
    ) == json_format.write(merged, settings=DEFAULTS.exchange)


def test_a_clashing_revision_that_a_later_one_repeats_comes_to_one_number_each_time() -> None:
    """A codebook put back as it was: importing the file again finds its first revision where it went."""
    base = sample()
    codes = (Code(id="海洋", parent=None, zh="海洋", en="Sea"),)
    books = tuple(Codebook(revision=number, codes=codes) for number in (1, 5))
    other = replace(base.annotations[0], id="other", codebook_revision=1)
    theirs = replace(base, codebooks=books, annotations=(other,), assessments=())
    once = merge(base, theirs, settings=DEFAULTS.store)
    assert {each.id: each.codebook_revision for each in once.annotations}["other"] == 5
    assert merge(once, theirs, settings=DEFAULTS.store) == once


def test_a_quotation_that_does_not_stand_stops_the_import() -> None:
    """A file whose positions mean something else here is refused, and the store is as it was."""
    base = sample()
    moved = replace(base.annotations[0], id="x", anchor=replace(base.annotations[0].anchor, start=1))
    before = json_format.write(base, settings=DEFAULTS.exchange)
    with pytest.raises(ExchangeError, match="引文"):
        merge(base, Snapshot(annotations=(moved,)), settings=DEFAULTS.store)
    assert json_format.write(base, settings=DEFAULTS.exchange) == before


def test_a_foreign_text_that_is_not_ours_stops_the_import() -> None:
    """A file of another tool carries its text: one changed character and nothing is imported."""
    base = sample()
    text = base.texts["云海-2024"]
    with pytest.raises(ExchangeError, match="与库里的不同"):
        plan_import(base, Snapshot(texts={"云海-2024": text.replace("1.2", "1.3")}), settings=DEFAULTS.store)
    with pytest.raises(ExchangeError, match="先在报告库中加入"):
        plan_import(base, Snapshot(texts={"别处-2024": text}), settings=DEFAULTS.store)


def test_a_partial_record_changes_only_the_fields_it_carries() -> None:
    """What the other tool cannot hold is left as it is here."""
    base = sample()
    thin = Annotation(
        id="jobs",
        anchor=base.annotations[0].anchor,
        decision="created",
        type="measure",
        coder="他人",
        extra={PARTIAL: ["type"]},
    )
    (found,) = [
        each
        for each in merge(base, Snapshot(annotations=(thin,)), settings=DEFAULTS.store).annotations
        if each.id == "jobs"
    ]
    assert found == replace(base.annotations[0], type="measure")


def test_the_plan_reads_as_sentences_in_both_languages() -> None:
    """The dry run gives counts and lines for people."""
    plan = plan_import(Snapshot(), sample(), settings=DEFAULTS.store)
    assert plan.summary() == (
        "报告：2 新增",
        "标注：2 新增",
        "结论：2 新增",
        "对应：1 新增",
        "编码本：1 新增",
        "操作记录：1 新增",
    )
    assert "annotation: 2 new" in plan.summary("en")
    base = sample()
    conflicts = plan_import(edited(base, "甲的", "甲"), edited(base, "乙的"), settings=DEFAULTS.store).of(
        "conflicting"
    )
    assert conflicts[0].message().startswith("标注 jobs：两边都改过，两份都保留，编号改为 jobs~")
    assert "both copies kept" in conflicts[0].message("en")


def test_a_plan_does_nothing() -> None:
    """A dry run leaves both sides as they were."""
    base, other = sample(), edited(sample(), "改")
    before = json.dumps([to_plain(base), to_plain(other)])
    plan_import(base, other, settings=DEFAULTS.store)
    assert json.dumps([to_plain(base), to_plain(other)]) == before
