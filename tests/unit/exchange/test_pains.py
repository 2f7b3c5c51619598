"""What people suffer in today's tools when files go out and come in, and why it cannot happen here."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders.as_shipped import open_store
from tests.builders.snapshots import NEWER, OLDER, anchor_at, digest, sample
from workbench.errors import ExchangeError
from workbench.exchange import json_format
from workbench.exchange.formats import FORMATS
from workbench.exchange.importing import merge, plan_import
from workbench.exchange.reconciling import CONFLICT
from workbench.model.decision import Anchor, AnchorState, Annotation, Code, Codebook, Snapshot, Verdict
from workbench.settings import DEFAULTS

READABLE = ["json", "w3c", "labelstudio", "doccano"]


def with_text(text: str, *spans: tuple[int, int]) -> Snapshot:
    """Return a store of one text with a commitment at each span."""
    document = replace(sample().documents[0], id="d", report="d", text_sha256=digest(text))
    marks = tuple(
        Annotation(
            id=f"m{number}",
            anchor=anchor_at("d", text, start, end),
            decision="created",
            type="target",
            coder="甲",
        )
        for number, (start, end) in enumerate(spans)
    )
    return Snapshot(documents=(document,), texts={"d": text}, annotations=marks)


def read(name: str, data: bytes) -> Snapshot:
    found = FORMATS[name].read(data, settings=DEFAULTS)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("新增就业1.2万人以上", "新增就业1.3万人以上"),
        ("2024年建成投用", "2025年建成投用"),
        ("新增耕地1200亩", "新增耕地1200顷"),
        ("不再新增隐性债务", "可再新增隐性债务"),
    ],
)
def test_pain_2_silent_wrong_re_anchor(one: str, other: str) -> None:
    """A quotation that differs by a digit, year, unit or negation is never taken for the one meant."""
    here = with_text(f"一、{other}。")
    elsewhere = with_text(f"一、{one}。", (2, 2 + len(one)))
    stray = Snapshot(annotations=elsewhere.annotations)
    with pytest.raises(ExchangeError, match="引文"):
        merge(here, stray, settings=DEFAULTS.store)
    for name in ("labelstudio", "doccano"):
        with pytest.raises(ExchangeError, match="与库里的不同"):
            plan_import(
                here,
                read(name, FORMATS[name].write(elsewhere, settings=DEFAULTS.exchange)),
                settings=DEFAULTS.store,
            )
    # With its own text it comes as another version of the report, and stands on that one only.
    merged = merge(here, elsewhere, settings=DEFAULTS.store)
    assert {each.anchor.document for each in merged.annotations} == {"d@2"}


@pytest.mark.parametrize("name", READABLE)
def test_pain_3_offset_units(name: str) -> None:
    """Astral characters before and in a span shift nothing: offsets are code points everywhere."""
    text = "😀𠮷村新增𠮷口袋公园3个👨‍👩‍👧。再建2个。"
    start = text.index("新增")
    base = with_text(text, (start, text.index("。")))
    again = merge(
        base, read(name, FORMATS[name].write(base, settings=DEFAULTS.exchange)), settings=DEFAULTS.store
    )
    assert again.annotations == base.annotations


@pytest.mark.parametrize("name", READABLE)
def test_pain_5_export_that_cannot_be_imported_again(name: str) -> None:
    """Every format that can come in comes in where it went out, and nothing is different after it."""
    base = sample()
    assert plan_import(
        base, read(name, FORMATS[name].write(base, settings=DEFAULTS.exchange)), settings=DEFAULTS.store
    ).changes_nothing


def test_pain_5_a_real_store_comes_back_byte_for_byte(tmp_path: Path) -> None:
    """Actions, undo and log included: export, restore into an empty store, export."""
    with open_store(f"sqlite:///{tmp_path / 'one.sqlite'}") as store:
        for document in sample().documents:
            raw = sample().texts[document.id].encode()
            store.add_document(replace(document, sha256=""), raw, raw.decode(), actor="甲")
        store.save(
            [Codebook(revision=1, codes=(Code(id="a", parent=None, zh="就业", en="Jobs"),))],
            actor="甲",
            action="codebook",
        )
        marks = [replace(each, created="", modified="") for each in sample().annotations]
        jobs, _ = store.save(marks, actor="甲", action="accept")
        store.save([replace(jobs, note="改过", extra={"colour": "red"})], actor="乙", action="edit")
        store.undo("乙")
        verdict = replace(sample().assessments[0], created="", modified="", annotation=jobs.id)
        store.save([verdict], actor="甲", action="judge")
        first = json_format.write(store.snapshot(), settings=DEFAULTS.exchange)
    with open_store(f"sqlite:///{tmp_path / 'two.sqlite'}") as empty:
        empty.restore(json_format.read(first, settings=DEFAULTS.exchange), actor="丙")
        second = json_format.write(empty.snapshot(), settings=DEFAULTS.exchange)
    assert second == first


def test_pain_5_two_stores_become_one(tmp_path: Path) -> None:
    """A merge goes into a store in use, and a second import of the same file changes nothing."""
    mine, theirs = sample(), sample()
    theirs = replace(
        theirs,
        assessments=(
            replace(theirs.assessments[0], id="jobs-乙", coder="乙", verdict=Verdict.PARTIAL),
            theirs.assessments[1],
        ),
        log=(),
    )
    with open_store(f"sqlite:///{tmp_path / 'one.sqlite'}") as store:
        store.restore(replace(mine, log=()), actor="甲")
        store.merge(merge(store.snapshot(), theirs, settings=DEFAULTS.store), actor="甲")
        assert {each.id for each in store.snapshot().assessments} == {"jobs-甲", "jobs-乙", "parks-乙"}
        assert plan_import(store.snapshot(), theirs, settings=DEFAULTS.store).changes_nothing


@pytest.mark.parametrize("name", READABLE)
def test_pain_6_overlap(name: str) -> None:
    """Overlapping, nested and equal spans go out and come in; none replaces another."""
    base = with_text(OLDER, (0, 11), (4, 11), (0, 20), (2, 6), (0, 11))
    assert (
        merge(
            base, read(name, FORMATS[name].write(base, settings=DEFAULTS.exchange)), settings=DEFAULTS.store
        ).annotations
        == base.annotations
    )
    assert {
        each.id for each in read(name, FORMATS[name].write(base, settings=DEFAULTS.exchange)).annotations
    } == {
        "m0",
        "m1",
        "m2",
        "m3",
        "m4",
    }


def test_pain_8_renamed_labels() -> None:
    """A code renamed on one side leaves no dead label: records name its id, never its wording."""
    base = sample()
    renamed = Codebook(revision=2, codes=(Code(id="labour", parent=None, zh="就业与收入", en="Work"),))
    merged = merge(base, replace(base, codebooks=(*base.codebooks, renamed)), settings=DEFAULTS.store)
    known = {code.id for code in merged.codebooks[-1].codes}
    assert {each.area for each in merged.annotations if each.area} <= known


def test_pain_9_under_which_codebook_was_this_coded() -> None:
    """The revision a judgement was made under goes out, comes in, and follows a renumbering."""
    base = sample()
    clash = Codebook(revision=1, codes=(Code(id="other", parent=None, zh="别的", en="Other"),))
    later = replace(base.assessments[0], id="later", codebook_revision=1)
    merged = merge(base, replace(base, codebooks=(clash,), assessments=(later,)), settings=DEFAULTS.store)
    revision = {each.id: each.codebook_revision for each in merged.assessments}["later"]
    assert {each.revision: each.codes for each in merged.codebooks}[revision] == clash.codes


def test_pain_11_re_merge_wipes_adjudication() -> None:
    """Importing a coder's file again after the adjudication fills gaps only."""
    base = sample()
    settled = replace(base.assessments[0], adjudicated=True, verdict=Verdict.PARTIAL)
    here = replace(base, assessments=(settled, base.assessments[1]))
    for choice in ("mine", "theirs"):
        merged = merge(here, replace(base, log=()), choice, settings=DEFAULTS.store)
        assert {each.id: each for each in merged.assessments}["jobs-甲"] == settled


def test_pain_12_who_changed_what() -> None:
    """The log is in the file, with who, when, what, before and after; coders of both sides stay."""
    base = sample()
    (line,) = json.loads(json_format.write(base, settings=DEFAULTS.exchange))["log"]
    assert set(line) == {"seq", "at", "actor", "action", "object", "batch", "before", "after"}
    other = replace(base.log[0], actor="乙", batch="b9")
    merged = merge(base, replace(base, log=(other,)), settings=DEFAULTS.store)
    assert [(each.seq, each.actor) for each in merged.log] == [(1, "甲"), (2, "乙")]


def test_pain_14_concurrent_overwrite() -> None:
    """Two people changed the same record apart from each other: both copies are kept and named."""
    base = sample()
    mine = replace(base, annotations=(replace(base.annotations[0], note="甲"), base.annotations[1]))
    theirs = replace(base, annotations=(replace(base.annotations[0], note="乙"), base.annotations[1]))
    (conflict,) = plan_import(mine, theirs, settings=DEFAULTS.store).of("conflicting")
    kept = {each.id: each for each in merge(mine, theirs, settings=DEFAULTS.store).annotations}
    assert kept["jobs"].note == "甲"
    assert conflict.becomes is not None
    assert (kept[conflict.becomes].note, kept[conflict.becomes].extra[CONFLICT]) == ("乙", "jobs")


@pytest.mark.parametrize("name", list(FORMATS))
def test_what_a_format_cannot_hold_is_listed(name: str) -> None:
    """Dropped in silence is not possible: what does not come back from a file is among its losses."""
    base = sample()
    lost = Anchor(
        document="云海-2025", start=None, end=None, exact=NEWER[:4], state=AnchorState.ORPHAN, score=0.0
    )
    orphan = replace(base.annotations[0], id="orphan", anchor=lost)
    base = replace(base, annotations=(*base.annotations, orphan))
    told = " ".join(FORMATS[name].losses(base))
    back = (
        FORMATS[name].read(
            FORMATS[name].write(base, settings=DEFAULTS.exchange),
            base if name == "qdpx" else None,
            settings=DEFAULTS,
        )
        or Snapshot()
    )
    words: dict[str, tuple[Any, Any]] = {
        "报告": (back.documents, base.documents),
        "判断": (back.assessments, base.assessments),
        "段落对应": (back.links, base.links),
        "编码本": (back.codebooks, base.codebooks),
        "操作记录": (back.log, base.log),
        "尚未定位": ([each for each in back.annotations if each.id == "orphan"], [orphan]),
    }
    # Tables are for export only; what they show is not read back.
    shown = {"csv": {"判断", "尚未定位"}, "xlsx": {"判断", "段落对应", "编码本", "尚未定位"}}.get(name, set())
    for word, (after, before) in words.items():
        if word not in shown and len(after) < len(before):
            assert word in told, word
