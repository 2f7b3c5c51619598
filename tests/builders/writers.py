"""Processes that write into one store, to be watched or killed."""

from __future__ import annotations

import multiprocessing
import random
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from tests.builders.decisions import OLDER, PLAN, add, annotation
from workbench.errors import ConflictError, WorkbenchError
from workbench.model.decision import Annotation
from workbench.store.store import Store, open_store

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
