"""Tasks have progress, threads address people, and nothing of others crosses into a blind sample."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import delete, insert

from workbench.annotation import actions
from workbench.annotation.actions import Actor, Proposal
from workbench.errors import ForbiddenError, StoreError
from workbench.model.decision import Search, Verdict
from workbench.model.hints import Hints
from workbench.model.roles import Role
from workbench.model.team import Task, mentioned
from workbench.pipeline import team_work
from workbench.pipeline.analysing import commitments_of, proposals_of
from workbench.pipeline.blind_sight import visible_judgements, visible_notes
from workbench.pipeline.home import Home
from workbench.pipeline.library import add_report
from workbench.pipeline.messages import Message
from workbench.pipeline.work_sections import section_names
from workbench.pipeline.workspace import Workspace, open_workspace
from workbench.store import team_store
from workbench.store.schema import team_event
from workbench.ui.assignments.presenter import task_name, way_to
from workbench.ui.fulfilment.presenter import present_judgements
from workbench.ui.presenting.library_matrix import complete_choice, places_of

HEAD, WANG, LI = Actor("陈", Role.ADJUDICATOR), Actor("王芳", Role.CODER), Actor("李", Role.CODER)
OLDER, NEWER = "yunhai-2024", "yunhai-2025"
SEARCH = Search(documents=(NEWER,))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give a library of the made-up place, in which Wang accepted and judged ten commitments."""
    opened = open_workspace(Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'w.sqlite'}"))
    found = proposals_of(opened.report(OLDER))[:10]
    notes = actions.accept_proposals(
        opened.store, WANG, [Proposal(document=OLDER, commitment=each) for each in found]
    )
    for each in notes:
        actions.give_verdict(opened.store, WANG, each, NEWER, Verdict.NO_EVIDENCE, search=SEARCH)
    return opened


def first(workspace: Workspace, count: int = 1) -> list[str]:
    """Return the first items."""
    return [each.id for each in proposals_of(workspace.report(OLDER))[:count]]


def test_names_are_found_in_a_text() -> None:
    """The longest name counts, others' marks are none, and each is named once."""
    names = ("王", "王芳", "li", "Ann Lee")
    assert mentioned("@王芳 @li@王芳 与 @Ann Lee。", names) == ("王芳", "li", "Ann Lee")
    assert mentioned("a@b.c @", names) == ()


def test_a_task_by_section_is_done_item_by_item(workspace: Workspace) -> None:
    """Reading counts what anybody decided, judging all promises nobody rejected and one's own verdicts."""
    section = next(each for each in section_names(workspace, OLDER) if each and "主要目标" in each)
    team_work.give_task(workspace, HEAD, Task(coder="李", document=OLDER, sections=(section,)))
    team_work.give_task(workspace, HEAD, Task(coder="李", document=OLDER, newer=NEWER))
    reading, judging = team_work.tasks_of(workspace, "李")
    assert (reading.done, reading.open) == (len(reading.items), ())
    assert 0 < len(reading.items) < len(proposals_of(workspace.report(OLDER)))
    proposed = {each.id for each in commitments_of(workspace.report(OLDER))}
    assert (set(judging.items), judging.done) == (proposed | set(first(workspace, 10)), 0)
    [note] = [
        each for each in workspace.store.annotations(document=OLDER) if each.proposal == judging.open[0]
    ]
    actions.give_verdict(workspace.store, LI, note, NEWER, Verdict.NO_EVIDENCE, search=SEARCH)
    assert team_work.tasks_of(workspace, "李")[1].done == 1
    team_work.take_back(workspace, HEAD, reading.assignment.number)
    assert [each.assignment.number for each in team_work.tasks_of(workspace)] == [judging.assignment.number]


def test_only_sections_with_something_to_do_are_offered(workspace: Workspace) -> None:
    """A task on each section offered has items; the review, which promises nothing, is not among them."""
    names = section_names(workspace, OLDER)
    for name in names:
        team_work.give_task(workspace, HEAD, Task(coder="李", document=OLDER, newer=NEWER, sections=(name,)))
    assert all(each.items for each in team_work.tasks_of(workspace, "李"))
    headings = [node for node in workspace.report(OLDER).headings if node.heading]
    review = {node.heading for node in headings if node.part == "review"}
    assert review
    assert not review & set(names)


def test_a_task_lists_its_sections_without_their_full_stops(workspace: Workspace) -> None:
    """Headings that are sentences are joined like a list."""
    task = Task(coder="李", document=OLDER, sections=("一、抓产业。", "二、惠民生。"))
    documents = {each.id: each for each in workspace.store.documents()}
    assert task_name(task, documents, "zh").endswith("· 一、抓产业、二、惠民生")


def test_only_those_who_lead_give_tasks(workspace: Workspace) -> None:
    """Coders do not; a task names somebody and a text that is there."""
    with pytest.raises(ForbiddenError):
        team_work.give_task(workspace, LI, Task(coder="李", document=OLDER))
    for wrong in (Task(coder=" ", document=OLDER), Task(coder="李", document="none")):
        with pytest.raises(StoreError):
            team_work.give_task(workspace, HEAD, wrong)


def test_a_thread_keeps_what_was_said_and_asks_who_was_addressed(workspace: Workspace) -> None:
    """A note is told once, in order; who is addressed has it waiting until they answer there."""
    [item] = first(workspace)
    team_work.say(workspace, WANG, OLDER, item, "@李 <b>口径</b>对吗？", event="w:1")
    team_work.say(workspace, WANG, OLDER, item, "@李 <b>口径</b>对吗？", event="w:1")
    assert [each.text for each in team_work.discussions(workspace, OLDER, "李")[item]] == [
        "@李 <b>口径</b>对吗？"
    ]
    assert len(team_work.waiting_mentions(workspace, "李")) == 1
    team_work.say(workspace, LI, OLDER, item, "对")
    assert team_work.waiting_mentions(workspace, "李") == ()
    for wrong in ("", " \n", "x" * 2_001, "a\x07b"):
        with pytest.raises(StoreError):
            team_work.say(workspace, LI, OLDER, item, wrong)
    with pytest.raises(ForbiddenError):
        team_work.say(workspace, Actor("赵", Role.READER), OLDER, item, "看看")


def test_what_changed_is_told_until_it_was_seen(workspace: Workspace) -> None:
    """Others' work since one's last action or mark, never one's own; a mark is kept."""
    [item] = first(workspace)
    team_work.say(workspace, WANG, OLDER, item, "请复核")
    told = team_work.since(workspace, "李", team_work.here_last(workspace, "李"))
    assert {each.line.actor for each in told.news} == {"王芳"}
    assert (len(told.news), len(told.remarks)) == (20, 1)
    team_work.seen_all(workspace, LI, told.mark)
    again = team_work.since(workspace, "李", team_work.here_last(workspace, "李"))
    assert (again.news, again.remarks, again.more) == ((), (), 0)
    own = team_work.since(workspace, "王芳", team_work.here_last(workspace, "王芳"))
    assert (own.news, own.remarks) == ((), ())


@pytest.mark.parametrize("newer", ["", NEWER])
def test_nothing_of_others_crosses_into_a_blind_sample(workspace: Workspace, newer: str) -> None:
    """From the moment a blind task is given, its sample is hidden: notes, verdicts, decisions and digest."""
    store = workspace.store
    for each in first(workspace, 10):
        team_work.say(workspace, WANG, OLDER, each, f"@李 秘密：{each}")
    team_work.give_task(workspace, HEAD, Task(coder="李", document=OLDER, newer=newer, share=0.5))
    [task] = team_work.tasks_of(workspace, "李")
    hidden = set(task.open)
    assert len(hidden) == 5
    shown = {*team_work.discussions(workspace, OLDER, "李")}
    assert shown == set(first(workspace, 10)) - hidden
    assert not hidden & {each.item for each in team_work.waiting_mentions(workspace, "李")}
    told = team_work.since(workspace, "李", team_work.here_last(workspace, "李"))
    assert not hidden & ({each.item for each in told.news} | {each.item for each in told.remarks})
    if newer:
        item_of = {each.id: each.proposal for each in store.annotations(document=OLDER)}
        seen = visible_judgements(store, OLDER, NEWER, "李")
        assert not hidden & {item_of[each.annotation] for each in seen}
    else:
        assert not hidden & {each.proposal for each in visible_notes(store, OLDER, "李")}
    others = {*team_work.discussions(workspace, OLDER, "王芳")}
    assert len(others) == 10


def test_what_was_coded_blind_is_told_to_nobody(workspace: Workspace) -> None:
    """A blind coder's own decisions and verdicts are no news to the others."""
    [found] = proposals_of(workspace.report(OLDER))[:1]
    actions.accept_proposals(workspace.store, LI, [Proposal(document=OLDER, commitment=found)], blind=True)
    told = team_work.since(workspace, "陈", team_work.here_last(workspace, "陈"))
    assert "李" not in {each.line.actor for each in told.news}


def test_events_are_only_ever_added(workspace: Workspace) -> None:
    """A task taken back stays in the table."""
    team_work.give_task(workspace, HEAD, Task(coder="李", document=OLDER))
    [task] = team_store.assignments(workspace.store.database)
    team_work.take_back(workspace, HEAD, task.number)
    assert team_store.assignments(workspace.store.database) == ()
    assert team_store.last_number(workspace.store.database) == task.number + 1


def test_an_event_is_known_again_whatever_signs_it_has(workspace: Workspace) -> None:
    """Signs that a search in a database takes for any, and marks of the form kept, make no two notes one."""
    for client in ("a%", "ab", "a_", "aB", 'a"b', "a\\b", "a/b"):
        for _ in range(2):
            said: Message = {"kind": "remark", "client": client, "n": 1, "text": "?"}
            team_work.hear(workspace, LI, OLDER, first(workspace)[0], said)
    assert len(team_store.remarks(workspace.store.database)) == 7
    said = {"kind": "remark", "client": "x" * 99_999, "text": "?"}
    with pytest.raises(StoreError):
        team_work.hear(workspace, LI, OLDER, first(workspace)[0], said)


@pytest.mark.parametrize("seq", [-1, 2**63, 10**30])
def test_a_mark_that_no_database_counts_to_is_not_let_in(seq: int) -> None:
    """A backup with it would keep its owner from the overview."""
    assert not team_store.fits("seen", f'{{"seq": {seq}, "number": 0}}')
    assert team_store.fits("seen", '{"seq": 3, "number": 0}')


def test_a_rejection_in_a_blind_sample_is_not_told_to_who_reads_it(workspace: Workspace) -> None:
    """The page of fulfilment drops what others rejected only from those who may see that."""
    [found] = [each for each in proposals_of(workspace.report(OLDER)) if each.id == first(workspace, 11)[-1]]
    actions.reject_proposals(workspace.store, WANG, [Proposal(document=OLDER, commitment=found)])
    notes = workspace.store.annotations(document=OLDER)

    def told(coder: str) -> Sequence[str]:
        seen = {each.id for each in visible_notes(workspace.store, OLDER, coder)}
        return present_judgements(notes, (), coder, "zh", seen)["rejected"]

    assert told("李") == [found.id]
    team_work.give_task(workspace, HEAD, Task(coder="李", document=OLDER, share=1.0))
    assert told("李") == []
    assert told("王芳") == [found.id]


def _said_often(workspace: Workspace, count: int) -> None:
    """Put so many notes of others on the ten commitments, none naming Li."""
    body = json.dumps({"item": first(workspace)[0], "text": "请复核", "event": ""}, ensure_ascii=False)
    row = {"at": "2026", "actor": "王芳", "kind": "remark", "document": OLDER, "body": body}
    with workspace.store.database.write() as connection:
        connection.execute(insert(team_event), [row] * count)


def test_a_step_after_many_notes_reads_the_new_ones_only(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many were read before, a step parses the one note that is new; mentions parse no other."""
    read: list[str] = []
    parse = json.loads

    def counting(text: str) -> object:
        read.append(text)
        return parse(text)

    monkeypatch.setattr(json, "loads", counting)
    counts = []
    for many in (100, 1_000):
        _said_often(workspace, many)
        team_work.discussions(workspace, OLDER, "李")
        read.clear()
        team_work.say(workspace, WANG, OLDER, first(workspace)[0], "@李 看一下")
        said = team_work.discussions(workspace, OLDER, "李")[first(workspace)[0]]
        assert said[-1].text == "@李 看一下"
        assert len(said) <= 200
        assert team_work.waiting_mentions(workspace, "李")
        counts.append(len(read))
    assert counts[1] <= 2 * counts[0] < 30


def test_notes_are_read_again_where_a_backup_was_put_back(workspace: Workspace) -> None:
    """Numbers may come again with other notes under them; none of the old ones is shown."""
    for text in ("甲", "乙"):
        team_work.say(workspace, WANG, OLDER, first(workspace)[0], text)
    assert len(team_work.discussions(workspace, OLDER, "李")[first(workspace)[0]]) == 2
    with workspace.store.database.write() as connection:
        connection.execute(delete(team_event))
    assert team_work.discussions(workspace, OLDER, "李") == {}
    team_work.say(workspace, WANG, OLDER, first(workspace)[0], "丙")
    [told] = team_work.discussions(workspace, OLDER, "李")[first(workspace)[0]]
    assert told.text == "丙"


def test_a_name_with_signs_is_found_in_its_mentions(workspace: Workspace) -> None:
    """What a database or JSON writes otherwise does not hide a note from whom it addresses."""
    for name in ('O"Brien', "a\\b", "100%", "_x", "Ölmez", "李"):
        team_work.give_task(workspace, HEAD, Task(coder=name, document=OLDER))
        team_work.say(workspace, WANG, OLDER, first(workspace)[0], f"@{name} 看")
        assert [each.text for each in team_work.waiting_mentions(workspace, name)] == [f"@{name} 看"]


def test_a_judging_task_counts_what_nobody_accepted_yet(workspace: Workspace) -> None:
    """All promises are to be judged, in the text's order; what was rejected is none."""
    every = [each for each in proposals_of(workspace.report(OLDER)) if each.tier == "commitment"]
    gone = every[-1]
    actions.reject_proposals(workspace.store, WANG, [Proposal(document=OLDER, commitment=gone)])
    team_work.give_task(workspace, HEAD, Task(coder="李", document=OLDER, newer=NEWER))
    [task] = team_work.tasks_of(workspace, "李")
    expected = {each.id for each in every} - {gone.id}
    assert expected <= set(task.items)
    assert task.items == task.open
    starts = {each.id: each.start for each in proposals_of(workspace.report(OLDER))}
    assert [starts[each] for each in task.items] == sorted(starts[each] for each in task.items)


def test_going_on_with_a_judging_task_narrows_the_list(workspace: Workspace) -> None:
    """The way leads to the first open item, in a list of the task's own."""
    team_work.give_task(workspace, HEAD, Task(coder="李", document=OLDER, newer=NEWER))
    [task] = team_work.tasks_of(workspace, "李")
    page, query = way_to(task)
    assert page == "fulfilment"
    assert (query["focus"], query["view"]) == (task.open[0], f"task-{task.assignment.number}")


def test_a_note_of_another_server_is_seen_though_its_number_is_lower(workspace: Workspace) -> None:
    """Two servers write to one database: a note that was begun first and ended last is not lost."""
    [item] = first(workspace)
    for text in ("一", "二", "三"):
        team_work.say(workspace, WANG, OLDER, item, text)
    with workspace.store.database.write() as connection:
        row = connection.execute(team_event.select().where(team_event.c.body.contains("二"))).mappings().one()
        connection.execute(delete(team_event).where(team_event.c.number == row["number"]))
    assert [each.text for each in team_work.discussions(workspace, OLDER, WANG.name)[item]] == ["一", "三"]
    with open_workspace(workspace.home) as other, other.store.database.write() as connection:
        connection.execute(insert(team_event).values(**row))
    assert [each.text for each in team_work.discussions(workspace, OLDER, WANG.name)[item]] == [
        "一",
        "二",
        "三",
    ]


@pytest.mark.parametrize("share", [0, 0.2])
def test_going_on_leads_to_the_place_of_the_task(workspace: Workspace, share: float) -> None:
    """Whatever place was chosen before: the task's own pair is shown, not that of the other place."""
    hints = Hints(jurisdiction="潮生县", year=2030, fictional=True)
    other = add_report(
        workspace, "一、今年工作安排\n新建码头2座。".encode(), "o.txt", hints=hints, actor=HEAD
    ).document
    team_work.give_task(workspace, HEAD, Task(coder="李", document=OLDER, newer=NEWER, share=share))
    [task] = team_work.tasks_of(workspace, "李")
    _, query = way_to(task)
    before = {"place": "潮生县", "older": other.id, "newer": other.id, "document": other.id}
    settled = complete_choice({**before, **query}, places_of(workspace.offered()))
    assert (settled["older"], settled["newer"]) == (OLDER, NEWER)
