"""Processes that write into one store, to be watched or killed."""

from __future__ import annotations

import multiprocessing
import random
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from tests.builders.as_shipped import open_store
from tests.builders.decisions import OLDER, PLAN, add, annotation, document
from workbench.annotation.actions import Actor, add_version
from workbench.errors import ConflictError, WorkbenchError
from workbench.model.decision import Annotation, Document
from workbench.store.integrity import check_store
from workbench.store.store import Store

SHARED = "shared"
_QUOTES = ("新增就业9.5万人以上", "建成公园3个", "改造老旧小区12公里管网")
# A server process that has the program imported already: a new writer then starts in milliseconds.
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.builders.writers"])

Message = tuple[str, object]


def start(target: str, url: str, name: str, count: int) -> tuple[BaseProcess, Connection]:
    """Start a process that runs one of the functions below; return it and where it reports."""
    ours, theirs = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=globals()[target], args=(url, name, count, theirs), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def received(connection: Connection) -> list[Message]:
    """Return everything a process reported until it ended."""
    messages: list[Message] = []
    try:
        while True:
            messages.append(connection.recv())
    except (EOFError, OSError):
        return messages


def compete(url: str, name: str, count: int, report: Connection) -> None:
    """Write ``count`` times: own records and one that all change, read and tried again on conflict."""
    with open_store(url) as store:
        for n in range(count):
            try:
                if n % 5 == 4:
                    report.send(("shared", _raise_shared(store, name)))
                else:
                    own = annotation(f"{name}-{n}", _QUOTES[n % 3], note=str(n))
                    store.save([own], actor=name, action="create")
                    report.send(("saved", own.id))
            except WorkbenchError as error:
                report.send(("failed", f"{error.code} {error.message} {error.details.get('technical')}"))
    report.close()


def act_until_killed(url: str, name: str, count: int, report: Connection) -> None:
    """Create, edit, delete and undo batches of three, reporting each once it was acknowledged."""
    chance = random.Random(f"{name}{count}")
    with open_store(url) as store:
        report.send(("open", -1))
        for n in range(100_000):
            batch = [annotation(f"{name}-{n}-{part}", quote) for part, quote in enumerate(_QUOTES)]
            saved = store.save(batch, actor=name, action="create")
            report.send(("created", n))
            choice = chance.random()
            if choice < 0.3:
                store.save([replace(each, note="改") for each in saved], actor=name, action="edit")
                report.send(("edited", n))
            elif choice < 0.5:
                store.undo(name)
                report.send(("undone", n))
            elif choice < 0.6:
                store.delete(saved, actor=name, action="remove")
                report.send(("undone", n))


def _raise_shared(store: Store, name: str) -> int:
    """Count the shared record up by one; try again where somebody was first."""
    while True:
        record = store.find([("annotation", SHARED)])[("annotation", SHARED)]
        if not isinstance(record, Annotation):
            raise TypeError(record)
        value = int(record.note) + 1
        try:
            store.save([replace(record, note=str(value))], actor=name, action="count")
        except ConflictError:
            continue
        return value


def prepare(store: Store) -> None:
    """Put the document and the shared record into a store."""
    add(store, OLDER, PLAN)
    store.save([annotation(SHARED, _QUOTES[0], note="0")], actor="王", action="create")


def edit_all(url: str, name: str, count: int, report: Connection) -> None:
    """Edit the notes there are, one by one and ``count`` times in all, like a colleague at work."""
    with open_store(url) as store:
        report.send(("open", -1))
        for n in range(count):
            notes = store.annotations()
            note = notes[n % len(notes)]
            try:
                store.save([replace(note, note=f"{name}{n}")], actor=name, action="edit")
                report.send(("saved", f"{note.id} {name}{n}"))
            except ConflictError:
                report.send(("conflict", n))
    report.close()


def correct(url: str, name: str, count: int, report: Connection) -> None:
    """Add a corrected text of the first report ``count`` times, each time carrying all."""
    with open_store(url) as store:
        report.send(("open", -1))
        for _ in range(count):
            report.send(("corrected", correct_once(store, name).id))
    report.close()


def correct_once(store: Store, name: str) -> Document:
    """Add the next corrected text of the first report, with what stands on the newest one carried to it."""
    newest = max(store.documents(OLDER), key=lambda each: each.number)
    number = newest.number + 1
    text = f"（更正{number}）\n" + PLAN
    record = document(f"{OLDER}@{number}", number=number, supersedes=newest.id, version_kind="corrected")
    return add_version(store, Actor(name), record, text.encode(), text)[0]


def fill(store: Store, count: int) -> None:
    """Put so many notes on the first report."""
    notes = [annotation(f"n{n}", _QUOTES[n % 3], note="0") for n in range(count)]
    store.save(notes, actor="王", action="create")


def check_together(store: Store, count: int) -> None:
    """All notes stand on the newest text, none is lost, none was left behind."""
    newest = max(store.documents(OLDER), key=lambda each: each.number)
    notes = store.annotations()
    assert len(notes) == count
    assert {each.anchor.document for each in notes} == {newest.id}
    assert check_store(store) == ()
