"""A file with faulty records: nothing comes in unasked, then the sound rest, and each fault is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.builders.as_shipped import make_anchor, open_store
from tests.builders.decisions import NEWER, OLDER, PLAN, REVIEW, add_pair, annotation, assessment
from workbench.errors import ExchangeError, StoreError
from workbench.model.decision import LinkRecord, Snapshot, Verdict
from workbench.model.roles import Actor
from workbench.pipeline.exchanging import export_bytes, import_file, plan_file
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace
from workbench.settings import DEFAULTS
from workbench.store.integrity import check_store

WANG = Actor("王")
Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def workspace(url: str, tmp_path: Path) -> Iterator[Workspace]:
    """Give a workbench on either database with a plan and a review and nothing said of them."""
    with open_store(url) as store:
        add_pair(store)
        yield Workspace(Home(folder=tmp_path, database_url=url), store, DEFAULTS)


def exported(workspace: Workspace, change: Change) -> bytes:
    """Return what another workbench with two annotations, a verdict and a link exports, after a change."""
    store = workspace.store
    kept = store.save(
        [annotation("n1", "建成公园3个"), annotation("n2", "新增就业9.5万人以上")],
        actor="李",
        action="annotation.create",
    )
    store.save([assessment("v1", "n1", "李")], actor="李", action="assessment.judge")
    link = LinkRecord(
        id="l1",
        older=make_anchor(OLDER, PLAN, 12, 22),
        newer=make_anchor(NEWER, REVIEW, 12, 22),
        linked=True,
        coder="李",
    )
    store.save([link], actor="李", action="link.confirm")
    value = json.loads(export_bytes(workspace, "json")[0])
    for _ in range(3):
        store.undo("李")
    assert kept
    change(value)
    return json.dumps(value).encode()


def unquoted(value: dict[str, Any]) -> None:
    """Take the quotation off a verdict that needs one."""
    value["assessments"][0]["evidence"] = []


def unsearched(value: dict[str, Any]) -> None:
    """Say that nothing was found, and not where."""
    value["assessments"][0] |= {"evidence": [], "verdict": "no_evidence", "search": None}


FAULTS: tuple[tuple[str, Change, str, set[str]], ...] = (
    ("a verdict without its quotation", unquoted, "结论 v1", {"n1", "n2", "l1"}),
    ("nothing found, and not where", unsearched, "结论 v1", {"n1", "n2", "l1"}),
    (
        "an annotation out of place",
        lambda v: v["annotations"][1]["target"]["selector"][0].update(start=0, end=9),
        "标注 n2",
        {"n1", "v1", "l1"},
    ),
    (
        "an annotation whose tags are none, with the verdict on it",
        lambda v: v["annotations"][0]["body"].update(tags=[[1]]),
        "标注 n1",
        {"n2", "l1"},
    ),
    (
        "a link of no passage",
        lambda v: v["links"][0]["older"].update(target={}),
        "对应 l1",
        {"n1", "n2", "v1"},
    ),
    (
        "an id that is no text for a database",
        lambda v: v["links"][0].update(id="\udfff"),
        "对应",
        {"n1", "n2", "v1"},
    ),
    (
        "an unheard-of codebook",
        lambda v: v["annotations"][1]["body"].update(codebook_revision=7),
        "标注 n2",
        {"n1", "v1", "l1"},
    ),
    (
        "a count beyond belief",
        lambda v: v["annotations"][1].update(version=2**31 - 1),
        "标注 n2",
        {"n1", "v1", "l1"},
    ),
    (
        "an id twice",
        lambda v: v["annotations"].append(v["annotations"][0]),
        "标注 n1",
        {"n1", "n2", "v1", "l1"},
    ),
)


@pytest.mark.parametrize(
    ("change", "named", "rest"), [each[1:] for each in FAULTS], ids=[f[0] for f in FAULTS]
)
def test_a_faulty_record_is_named_and_the_others_come_in_when_asked(
    workspace: Workspace, change: Change, named: str, rest: set[str]
) -> None:
    """Unasked nothing changes; asked, all but the faulty one and what rests on it is there and sound."""
    store = workspace.store
    incoming = plan_file(workspace, exported(workspace, change), actor=WANG)
    assert any(line.startswith(f"未导入：{named}") for line in incoming.plan.summary())
    before = len(store.log())
    with pytest.raises(ExchangeError, match=named) as refused:
        import_file(workspace, incoming, WANG)
    assert "--partial" in refused.value.message
    assert len(store.log()) == before
    import_file(workspace, incoming, WANG, partial=True)
    there = {each.id for each in store.annotations()} | {each.id for each in store.assessments()}
    assert there | {each.id for each in store.links()} == rest
    assert check_store(store) == ()
    export_bytes(workspace, "json")


def test_a_whole_file_comes_in_without_being_asked(workspace: Workspace) -> None:
    """Where nothing is faulty nobody has to agree to anything."""
    import_file(workspace, plan_file(workspace, exported(workspace, lambda _: None), actor=WANG), WANG)
    assert {each.id for each in workspace.store.annotations()} == {"n1", "n2"}


def test_records_of_nobody_become_those_of_who_brings_them(workspace: Workspace) -> None:
    """Without a creator nobody could correct them; a second time nothing is new."""

    def nameless(value: dict[str, Any]) -> None:
        for each in value["annotations"]:
            each["creator"] = ""
        value["links"][0]["coder"] = " "

    raw = exported(workspace, nameless)
    import_file(workspace, plan_file(workspace, raw, actor=WANG), WANG)
    assert {each.coder for each in workspace.store.annotations()} == {"王"}
    assert [each.coder for each in workspace.store.links()] == ["王"]
    assert check_store(workspace.store) == ()
    assert plan_file(workspace, raw, actor=WANG).plan.of("conflicting") == ()
    assert plan_file(workspace, raw, actor=Actor("赵")).plan.of("conflicting") == ()


def test_the_store_itself_takes_no_verdict_without_its_quotation(workspace: Workspace) -> None:
    """Whoever writes; but one that an older program let in can still be annotated and carried."""
    store = workspace.store
    store.save([annotation("n1", "建成公园3个")], actor="李", action="annotation.create")
    bare = assessment("v1", "n1", "李", evidence=())
    with pytest.raises(StoreError, match="v1"):
        store.save([bare], actor="李", action="assessment.judge")
    (kept,) = store.save([assessment("v1", "n1", "李")], actor="李", action="assessment.judge")
    with pytest.raises(StoreError, match="v1"):
        store.merge(Snapshot(assessments=(bare,)), actor="王")
    assert store.assessments() == (kept,)
    assert kept.verdict is Verdict.FULFILLED
