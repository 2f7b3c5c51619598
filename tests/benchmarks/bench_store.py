"""A store with 20,000 annotations: opening a report, a verdict, undo, against a bare SQLite commit."""

from __future__ import annotations

import json
import sqlite3
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.builders.as_shipped import carry_over, make_anchor, open_store
from tests.builders.databases import running_postgres, sqlite_url
from tests.builders.decisions import document
from workbench.annotation import actions
from workbench.annotation.actions import Actor
from workbench.model.decision import Annotation, Assessment, Quotation, Verdict
from workbench.store.integrity import check_store
from workbench.store.store import Store

REPORTS = 66
PER_REPORT = 304
ANNOTATIONS = REPORTS * PER_REPORT
CODER = Actor("王")
SENTENCE = "第{n}项：新增就业{n}人，建成公园{n}个，改造老旧小区管网{n}公里，完成投资{n}亿元。\n"
REPEATS = 40


def run() -> dict[str, float | str]:
    """Return the medians and 95th percentiles in milliseconds, and ratios to the bare commit."""
    found: dict[str, float | str] = {"annotations": float(ANNOTATIONS)}
    with TemporaryDirectory() as folder:
        peer = _bare_commits(Path(folder))
        found["bare SQLite commit, median ms"] = peer
        with open_store(sqlite_url(Path(folder))) as store:
            found |= _measure(store, "SQLite", peer)
    with running_postgres() as server, open_store(server.new_database()) as store:
        found |= _measure(store, "PostgreSQL", peer)
    return found | _carry()


def _measure(store: Store, name: str, peer: float) -> dict[str, float | str]:
    started = time.perf_counter()
    text = "".join(SENTENCE.format(n=n) for n in range(PER_REPORT))
    for report in range(REPORTS):
        _fill(store, f"place{report:02}-2024", text)
    result: dict[str, float | str] = {f"{name}: fill, s": round(time.perf_counter() - started, 1)}
    reports = [f"place{n % REPORTS:02}-2024" for n in range(REPEATS)]
    notes = store.annotations(document=reports[0])
    evidence = (Quotation(anchor=notes[0].anchor),)
    result |= _timed(f"{name}: open a report", [partial(_open, store, at) for at in reports])
    verdicts: list[Callable[[], object]] = [
        partial(actions.give_verdict, store, CODER, note, reports[1], Verdict.PARTIAL, evidence=evidence)
        for note in notes[:REPEATS]
    ]
    result |= (timings := _timed(f"{name}: save a verdict", verdicts))
    result |= _timed(f"{name}: undo", [lambda: store.undo(CODER.name)] * (REPEATS - 1))
    result |= _timed(f"{name}: revision", [store.revision] * REPEATS)
    median = float(timings[f"{name}: save a verdict, median ms"])
    result[f"{name}: verdict ÷ bare SQLite commit"] = round(median / peer, 1)
    started = time.perf_counter()
    result[f"{name}: findings"] = float(len(check_store(store)))
    result[f"{name}: check all, s"] = round(time.perf_counter() - started, 1)
    return result


def _fill(store: Store, report: str, text: str) -> None:
    store.add_document(document(report), text.encode(), text, actor=CODER.name)
    records: list[Annotation | Assessment] = []
    start = 0
    for n, line in enumerate(text.splitlines(keepends=True)):
        anchor = make_anchor(report, text, start, start + len(line) - 1)
        records.append(Annotation(id=f"{report}-{n}", anchor=anchor, decision="accepted", area="cap05"))
        start += len(line)
    judged = [each for each in records if isinstance(each, Annotation)][::2]
    records += [
        Assessment(
            id=f"v-{each.id}",
            annotation=each.id,
            against=report,
            coder="李",
            verdict=Verdict.FULFILLED,
            evidence=(Quotation(anchor=replace(each.anchor)),),
        )
        for each in judged
    ]
    store.save(records, actor=CODER.name, action="fill")


def _open(store: Store, report: str) -> None:
    if len(store.annotations(document=report)) != PER_REPORT or not store.assessments(document=report):
        raise RuntimeError(report)


def _timed(name: str, calls: list[Callable[[], object]]) -> dict[str, float | str]:
    times = []
    for call in calls:
        started = time.perf_counter()
        call()
        times.append((time.perf_counter() - started) * 1000)
    times.sort()
    return {
        f"{name}, median ms": round(statistics.median(times), 2),
        f"{name}, p95 ms": round(times[int(len(times) * 0.95)], 2),
    }


def _bare_commits(folder: Path) -> float:
    """Return the median time of one row committed with the same durability and nothing else."""
    connection = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)")
    times = []
    for n in range(200):
        started = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO note VALUES (?, ?)", (n, json.dumps({"note": "字" * 500})))
        connection.execute("COMMIT")
        times.append((time.perf_counter() - started) * 1000)
    connection.close()
    return round(statistics.median(times), 3)


def _carry() -> dict[str, float | str]:
    """Return how long 500 annotations take over to a corrected text of 20,000 characters."""
    old = "".join(SENTENCE.format(n=n) for n in range(420))
    new = old.replace("第7项", "第七项").replace("新增就业99人", "新增就业98人")[:-40]
    anchors = [make_anchor("old", old, at, at + 20) for at in range(0, len(old) - 60, len(old) // 500)][:500]
    started = time.perf_counter()
    carried = carry_over(anchors, old, new, document="new")
    return {
        "carry 500 annotations, ms": round((time.perf_counter() - started) * 1000, 1),
        "carry: characters": float(len(old)),
        "carry: sure": float(sum(each.new.state.value in ("exact", "shifted") for each in carried)),
    }
