"""Whoever is to code a sample blind learns nothing of it, whichever way they go to others' decisions."""

from __future__ import annotations

import html
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.errors import ForbiddenError
from workbench.exchange.formats import FORMATS
from workbench.model.decision import AnchorState, Annotation, Search, Verdict
from workbench.model.roles import Role
from workbench.model.team import Task
from workbench.pipeline import blind_sight, printing, review_queue, team_work
from workbench.pipeline.analysing import proposals_of
from workbench.pipeline.citing import cite_verdict
from workbench.pipeline.counting import ProposalCounts
from workbench.pipeline.exchanging import (
    export_bytes,
    holdings,
    import_file,
    plan_file,
    ways_out,
    ways_uncounted,
)
from workbench.pipeline.home import Home
from workbench.pipeline.overview import counted_pairs, judged_pair
from workbench.pipeline.publishing import publish, publish_zip
from workbench.pipeline.replicating import replicate
from workbench.pipeline.second_coding import agreement_of, reading_sample, second_sample
from workbench.pipeline.workspace import Workspace, open_workspace

HEAD, WANG, LI = Actor("陈", Role.ADJUDICATOR), Actor("王芳", Role.CODER), Actor("李", Role.CODER)
OLDER, NEWER = "yunhai-2024", "yunhai-2025"
MARKED = "暗号七七三"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give a library in which Wang judged ten commitments, each with a secret to find again."""
    opened = open_workspace(Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'w.sqlite'}"))
    found = proposals_of(opened.report(OLDER))[:10]
    notes = actions.accept_proposals(
        opened.store, WANG, [Proposal(document=OLDER, commitment=each) for each in found]
    )
    for each in actions.edit(opened.store, WANG, list(notes), note=MARKED, tags=[MARKED]):
        search = Search(documents=(NEWER,), queries=(MARKED,))
        actions.give_verdict(
            opened.store, WANG, each, NEWER, Verdict.NO_EVIDENCE, search=search, rationale=MARKED
        )
    return opened


def ask(workspace: Workspace, newer: str = NEWER, share: float = 1.0, coder: str = "李") -> None:
    """Give a blind task."""
    team_work.give_task(workspace, HEAD, Task(coder=coder, document=OLDER, newer=newer, share=share))


def content(raw: bytes) -> str:
    """Return what stands in a file, also in one that is packed."""
    if raw[:2] != b"PK":
        return raw.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def holds_secret(raw: bytes) -> bool:
    """Say whether a file tells what Wang wrote, escaped or not."""
    told = html.unescape(content(raw))
    return MARKED in told or json.dumps(MARKED)[1:-1] in told


@pytest.mark.parametrize("newer", ["", NEWER])
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_export_holds_the_sample(workspace: Workspace, name: str, newer: str) -> None:
    """In every format what others said of the sample is left out, told in one sentence, for this person."""
    ask(workspace, newer)
    for coder, hidden in (("李", True), ("王芳", False), (None, False)):
        raw, losses = export_bytes(workspace, name, coder=coder)
        assert not (hidden and holds_secret(raw))
        assert any("盲评样本" in each for each in losses) == hidden
    ways = {each.name: each.losses for each in ways_out(workspace, "en", coder="李")}
    assert any("blind sample" in each for each in ways[name])


def test_no_count_tells_how_much_others_did(workspace: Workspace) -> None:
    """What the page of exchange counts is what this person may take away."""
    whole = holdings(workspace, coder="李")
    assert whole == (10, 10)
    ask(workspace, NEWER)
    assert holdings(workspace, coder="李") == (10, 0)
    ask(workspace, "")
    assert holdings(workspace, coder="李") == (0, 0)
    assert holdings(workspace, coder="王芳") == holdings(workspace) == whole


def test_no_format_is_called_lossless_before_its_losses_are_counted(workspace: Workspace) -> None:
    """Without counting only the complete export is lossless, and not even that beside an open sample."""
    complete = {each.name for each in ways_uncounted(workspace, coder="李") if each.counted}
    assert complete == {each.name for each in ways_out(workspace, coder="李") if not each.losses} == {"json"}
    ask(workspace)
    assert not any(each.counted for each in ways_uncounted(workspace, coder="李"))


def test_the_whole_export_holds_the_secret(workspace: Workspace) -> None:
    """The secret can be found at all: without a task it stands in the complete export."""
    assert holds_secret(export_bytes(workspace, "json", coder="李")[0])


@pytest.mark.parametrize("newer", ["", NEWER])
def test_an_export_with_things_left_out_comes_back(workspace: Workspace, newer: str, tmp_path: Path) -> None:
    """It restores elsewhere, and brought back here it takes nothing away."""
    ask(workspace, newer)
    own = proposals_of(workspace.report(OLDER))[20]
    actions.accept_proposals(workspace.store, LI, [Proposal(document=OLDER, commitment=own)])
    raw, _ = export_bytes(workspace, "json", coder="李")
    before = workspace.store.snapshot()
    incoming = plan_file(workspace, raw, actor=LI)
    import_file(workspace, incoming, LI)
    after = workspace.store.snapshot()
    assert (after.annotations, after.assessments) == (before.annotations, before.assessments)
    other = Home(folder=tmp_path / "b", database_url=f"sqlite:///{tmp_path / 'b.sqlite'}")
    with open_workspace(other) as elsewhere:
        import_file(elsewhere, plan_file(elsewhere, raw), Actor("admin"))
        assert own.id in {each.proposal for each in elsewhere.store.annotations()}


@pytest.mark.parametrize("newer", ["", NEWER])
def test_printed_pages_and_sheets_hold_nothing_of_the_sample(workspace: Workspace, newer: str) -> None:
    """Page, Word, Excel and CSV of fulfilment."""
    ask(workspace, newer)
    pair = workspace.store.document(OLDER), workspace.store.document(NEWER)

    def printed(coder: str | None) -> list[bytes]:
        return [
            printing.fulfilment_page(workspace, *pair, coder=coder).encode(),
            printing.fulfilment_docx(workspace, *pair, coder=coder),
            printing.fulfilment_sheet(workspace, *pair, coder=coder),
            printing.fulfilment_sheet(workspace, *pair, extension="csv", coder=coder),
        ]

    assert [holds_secret(each) for each in printed("王芳")] == [True] * 4
    assert [holds_secret(each) for each in printed("李")] == [False] * 4


def test_the_overview_counts_no_verdict_of_the_sample(workspace: Workspace) -> None:
    """One pair, and all places and years."""
    ask(workspace, share=0.5)
    pair = workspace.store.document(OLDER), workspace.store.document(NEWER)
    hidden, whole = judged_pair(workspace, *pair, coder="李"), judged_pair(workspace, *pair)
    assert hidden.total is not None
    assert whole.total is not None
    assert (hidden.total.judged, whole.total.judged, hidden.total.total) == (5, 10, 10)
    place, counts = pair[0].jurisdiction or "", ProposalCounts(workspace)
    counts.count([pair[0]])
    rows = counted_pairs(workspace, {place}, counts, coder="李")
    [row] = [each for each in rows if each.older.id == OLDER]
    assert row.total is not None
    assert (row.total.counts, row.waiting) == (hidden.total.counts, hidden.waiting)
    ask(workspace, newer="")
    unread = judged_pair(workspace, *pair, coder="李")
    assert unread.judged == ()
    assert (unread.waiting or 0) > (whole.waiting or 0)


def test_a_lower_share_in_the_address_shows_no_more(workspace: Workspace) -> None:
    """Who began a round of all sees no verdict of it, whatever size they ask for afterwards."""
    [item, *_] = second_sample(workspace.store, OLDER, NEWER, "李", 1.0).annotations
    [subject] = workspace.store.annotations(id=item)
    actions.give_verdict(
        workspace.store, LI, subject, NEWER, Verdict.NO_EVIDENCE,
        search=Search(documents=(NEWER,)), blind=True, share=1.0,
    )  # fmt: skip
    seen = blind_sight.visible_judgements(workspace.store, OLDER, NEWER, "李")
    assert {each.annotation for each in seen} == {item}
    assert len(blind_sight.hidden_items(workspace.store, OLDER, "李")) == 9


@pytest.mark.parametrize("share", [None, "1", -3, 7, 0, True, [1]])
def test_a_round_of_no_told_size_hides_the_usual_share(workspace: Workspace, share: object) -> None:
    """Older stores did not keep it, and another program may have written anything."""
    [found] = proposals_of(workspace.report(OLDER))[:1]
    [note] = actions.accept_proposals(
        workspace.store, LI, [Proposal(document=OLDER, commitment=found)], blind=True
    )
    assert isinstance(note, Annotation)
    workspace.store.save([replace(note, extra={"blind": True, "share": share})], actor="李", action="x")
    hidden = len(blind_sight.hidden_items(workspace.store, OLDER, "李"))
    assert hidden == (9 if share == 7 else 2 if found.id not in _usual(workspace) else 1)


def _usual(workspace: Workspace) -> tuple[str, ...]:
    return reading_sample(workspace.store, OLDER, "somebody", blind_sight.USUAL_SHARE).annotations


def test_who_is_to_code_blind_makes_no_whole_work(workspace: Workspace, tmp_path: Path) -> None:
    """A publication and a replication package hold everybody's verdicts: refused until the sample is done."""
    ask(workspace, coder=HEAD.name)
    for made in (
        lambda: publish_zip(workspace, HEAD),
        lambda: publish(workspace, tmp_path / "site", actor=HEAD),
        lambda: replicate(workspace, coder=HEAD.name),
    ):
        with pytest.raises(ForbiddenError, match="盲评"):
            made()
    assert not (tmp_path / "site").exists()
    assert publish(workspace, tmp_path / "site", actor=Actor("另一人")) > 0
    with pytest.raises(ForbiddenError):
        publish_zip(workspace, WANG)  # a coder publishes nothing, blind or not


def test_the_review_queue_leaves_out_the_sample(workspace: Workspace) -> None:
    """Places to confirm and judgements under an older codebook tell what others marked, and as what."""
    store = workspace.store
    notes = store.annotations(document=OLDER)
    code = next(each.area for each in notes if each.area) or ""
    review_queue.revise(store, HEAD, review_queue.plan_rename(store, code, definition_zh="只算新开工的"))
    unsure = replace(notes[0], anchor=replace(notes[0].anchor, state=AnchorState.FUZZY))
    store.save([unsure], actor=WANG.name, action="x")
    ask(workspace)
    for coder, hidden in ((LI.name, True), (WANG.name, False), (None, False)):
        assert (review_queue.outdated(store, coder=coder) == ()) == hidden
        assert (review_queue.waiting(store, coder=coder) == ()) == hidden


def test_a_sample_that_is_done_hides_nothing(workspace: Workspace) -> None:
    """After the last blind verdict everything is open again."""
    ask(workspace)
    for item in second_sample(workspace.store, OLDER, NEWER, "李", 1.0).annotations:
        [subject] = workspace.store.annotations(id=item)
        search = Search(documents=(NEWER,))
        actions.give_verdict(
            workspace.store, LI, subject, NEWER, Verdict.NO_EVIDENCE, search=search, blind=True
        )
    assert blind_sight.sight_of(workspace.store, "李").whole
    assert holds_secret(export_bytes(workspace, "json", coder="李")[0])


def test_a_hidden_verdict_is_not_cited(workspace: Workspace) -> None:
    """Whoever knows the id of a verdict that is hidden from them gets no citation of it."""
    given = workspace.store.assessments(document=OLDER, against=NEWER)[0]
    ask(workspace)
    with pytest.raises(ForbiddenError):
        cite_verdict(workspace, given.id, coder=LI.name)
    for coder in (None, WANG.name, HEAD.name):
        assert "王芳" in cite_verdict(workspace, given.id, coder=coder)


def test_figures_of_agreement_leave_out_what_is_hidden(workspace: Workspace) -> None:
    """A third who is to code blind sees no figure made of what two others said of the sample."""
    for each in workspace.store.annotations(document=OLDER):
        search = Search(documents=(NEWER,), queries=(MARKED,))
        actions.give_verdict(workspace.store, HEAD, each, NEWER, Verdict.NO_EVIDENCE, search=search)
    ask(workspace)
    seen = blind_sight.visible_records(workspace.store, OLDER, NEWER, LI.name)
    assert agreement_of(workspace.store, OLDER, NEWER).verdicts.n == 10
    assert agreement_of(workspace.store, OLDER, NEWER, given=seen).verdicts.n == 0
    everybody = blind_sight.visible_records(workspace.store, OLDER, NEWER, WANG.name)
    assert agreement_of(workspace.store, OLDER, NEWER, given=everybody).verdicts.n == 10
