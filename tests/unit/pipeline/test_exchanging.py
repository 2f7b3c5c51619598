"""What a coder's file may say: their own work; what others filed and did stays as it is here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders.as_shipped import open_store
from tests.builders.decisions import NEWER, OLDER, add_pair, annotation
from workbench.annotation.keep_documents import correct_document
from workbench.errors import StoreError
from workbench.model.plain import to_plain
from workbench.model.roles import Actor, Role
from workbench.pipeline.access import audit, foreign_audit
from workbench.pipeline.exchanging import Incoming, export_bytes, import_file, plan_file
from workbench.pipeline.home import Home
from workbench.pipeline.recent import last_judged
from workbench.pipeline.workspace import Workspace
from workbench.settings import DEFAULTS
from workbench.store.integrity import check_store
from workbench.ui.team.audit_presenter import foreign_rows

WANG, LI, HEAD = Actor("王"), Actor("李", Role.CODER), Actor("陈", Role.ADJUDICATOR)
Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def workspace(url: str, tmp_path: Path) -> Iterator[Workspace]:
    """Give a workbench on either database with two documents that 王 added and one annotation of 李."""
    with open_store(url) as store:
        add_pair(store)
        store.save([annotation("n1", "建成公园3个", coder="李")], actor="李", action="annotation.create")
        yield Workspace(Home(folder=tmp_path, database_url=url), store, DEFAULTS)


def forged(workspace: Workspace, change: Change) -> bytes:
    """Return the workbench's own export after a change by hand."""
    value = json.loads(export_bytes(workspace, "json")[0])
    change(value)
    return json.dumps(value, ensure_ascii=False).encode()


def bring(workspace: Workspace, actor: Actor, change: Change) -> Incoming:
    """Import a forged export as ``actor``; return what the preview said."""
    incoming = plan_file(workspace, forged(workspace, change), actor=actor)
    import_file(workspace, incoming, actor)
    return incoming


def line(value: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return a log line that was never written here, appended to the export's."""
    made: dict[str, Any] = {
        "seq": len(value["log"]) + 1,
        "at": "2031-01-01T00:00:00.000",
        "actor": "王",
        "action": "document.edit",
        "object": "document:elsewhere",
        "batch": "forged",
        "before": None,
        "after": None,
    }
    value["log"].append(made | fields)
    return made


FACTS: dict[str, Any] = {
    "title": "伪造的题目",
    "jurisdiction": "别处市",
    "year": 1999,
    "genre": "bulletin",
    "version_kind": "adopted",
    "archived": True,
    "added_by": "李",
    "sha256": "0" * 64,
}


def rewritten(facts: dict[str, Any], *, continued: bool) -> Change:
    """Return a forgery of a document, with or without a log line that says it follows from ours."""

    def change(value: dict[str, Any]) -> None:
        document = value["documents"][0]
        before = {name: each for name, each in document.items() if name != "text"}
        document |= facts
        if continued:
            after = {name: each for name, each in document.items() if name != "text"}
            line(value, object=f"document:{document['id']}", before=before, after=after)

    return change


@pytest.mark.parametrize("continued", [True, False])
@pytest.mark.parametrize("name", sorted(FACTS))
def test_a_coders_file_rewrites_nothing_said_of_anothers_document(
    workspace: Workspace, name: str, *, continued: bool
) -> None:
    """Title, place, year, kind and the rest stay; the preview lists what was not taken over."""
    before = workspace.store.documents()
    plan = bring(workspace, LI, rewritten({name: FACTS[name]}, continued=continued)).plan
    assert workspace.store.documents() == before
    if name not in ("added_by", "sha256"):
        (item,) = plan.of("refused")
        assert (item.id, item.fields) == (OLDER, (name,))
        assert "未采用" in item.message()
        assert "not taken over" in item.message("en")
    assert check_store(workspace.store) == ()


def test_an_adjudicators_file_corrects_all_texts_but_not_where_they_came_from(workspace: Workspace) -> None:
    """With the right the correction holds, once, as an action of who brought it."""
    stored = workspace.store.document(OLDER)

    def change(value: dict[str, Any]) -> None:
        changed = to_plain(replace(stored, title="更正后的题目", sha256="0" * 64, added_by="陈"))
        value["documents"][0] |= {"title": "更正后的题目", "sha256": "0" * 64, "added_by": "陈"}
        line(value, object=f"document:{OLDER}", before=to_plain(stored), after=changed)

    bring(workspace, HEAD, change)
    after = workspace.store.document(OLDER)
    assert after == replace(stored, title="更正后的题目", version=stored.version + 1)
    assert workspace.store.has_raw(OLDER)
    assert [each.actor for each in workspace.store.history(stored)] == ["王", "陈"]


def test_nobodys_file_gives_a_document_what_another_is_known_by(workspace: Workspace) -> None:
    """Place, year and kind of another document are refused, as on the page."""
    newer = workspace.store.document(NEWER)
    facts: dict[str, Any] = {"year": newer.year, "jurisdiction": newer.jurisdiction}
    stored = workspace.store.document(OLDER)

    def change(value: dict[str, Any]) -> None:
        value["documents"][0] |= facts
        after = to_plain(replace(stored, **facts))
        line(value, object=f"document:{OLDER}", before=to_plain(stored), after=after)

    assert [each.id for each in bring(workspace, WANG, change).plan.of("refused")] == [OLDER]
    assert workspace.store.document(OLDER) == stored


def test_a_document_that_a_coder_brings_is_theirs(workspace: Workspace) -> None:
    """Whoever the file says added it; and another text of a known document keeps its place and year."""

    def change(value: dict[str, Any]) -> None:
        new = value["documents"][0] | {"id": "new", "report": "new", "year": 2011, "added_by": "王"}
        value["documents"].append(new)
        value["documents"].append(
            new | {"id": f"{NEWER}@2", "report": NEWER, "number": 2, "year": 1900, "supersedes": NEWER}
        )

    bring(workspace, LI, change)
    assert workspace.store.document("new").added_by == "李"
    assert workspace.store.document(f"{NEWER}@2").year == workspace.store.document(NEWER).year
    assert check_store(workspace.store) == ()


def test_lines_of_another_store_are_kept_apart(workspace: Workspace) -> None:
    """They stand in no history, make nothing undoable, and say who brought them."""
    store = workspace.store
    before = store.log()
    judged = {"annotation": "n1", "against": NEWER}
    last = store.undoable("李")[0].batch
    note = to_plain(store.annotations()[0])

    def change(value: dict[str, Any]) -> None:
        line(value, object="assessment:x", action="assessment.save", after=judged)
        # The name of an action of our own: undoing it must not do what this line says.
        line(value, object=f"document:{OLDER}", batch=last, action="import", before={"id": "x"})
        line(value, object="annotation:n1", actor="陈", before=note | {"note": "伪造"}, after=note)

    plan = bring(workspace, LI, change).plan
    assert "其他库的操作记录（另存，不算在这里发生）：3 新增" in plan.summary()
    assert [(each.actor, each.action) for each in store.log()[len(before) :]] == [("李", "import.history")]
    assert {each.actor for each in store.history(store.annotations()[0])} == {"李"}
    assert last_judged(store) is None
    assert audit(workspace, WANG, by="陈") == ()
    found = foreign_audit(workspace, WANG)
    assert [(each.actor, who) for each, who in found] == [("陈", "李"), ("王", "李"), ("王", "李")]
    assert foreign_rows(found, "zh")[0]["带入者"] == "李"
    assert check_store(store) == ()
    store.undo("李", last)
    assert store.annotations() == ()
    assert len(store.documents()) == 2
    assert check_store(store) == ()


def test_correcting_on_the_page_stays_open_to_coders(workspace: Workspace) -> None:
    """What a coder sees and confirms one by one they may correct, as before."""
    seen = workspace.store.document(OLDER)
    assert correct_document(workspace.store, LI, seen, {"title": "看过再改"}).title == "看过再改"


def overlong(name: str) -> Change:
    """Return a forgery that adds a line with a field no column holds."""
    return lambda value: line(value, **{name: "长" * 301})


def test_an_overlong_line_of_history_is_refused_in_a_sentence(workspace: Workspace) -> None:
    """PostgreSQL's columns are bounded; both databases refuse alike and keep what they had."""
    before = workspace.store.snapshot()
    for name in ("at", "batch", "object"):
        with pytest.raises(StoreError, match="过长"):
            bring(workspace, WANG, overlong(name))
        assert workspace.store.snapshot() == before
