"""Thousands of spoilt exports: each comes in and can be read, checked and exported, or nothing changes."""

# Whether it is refused or comes in is open; either way it must be done well.
# ruff: noqa: PT017

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.as_shipped import open_store
from tests.builders.decisions import add, add_pair, annotation, assessment
from tests.builders.mutated import mutated_json
from tests.endurance.test_mutated_backups import fingerprint, one_sentence
from workbench.errors import WorkbenchError
from workbench.exchange.formats import FORMATS
from workbench.model.roles import Actor, Role
from workbench.pipeline.exchanging import export_bytes, import_file, plan_file
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import Workspace
from workbench.settings import DEFAULTS
from workbench.store.backup import back_up, bring_back
from workbench.store.integrity import check_store

CASES = int(os.environ.get("WORKBENCH_MUTATED_IMPORTS", "60"))
FIRST = int(os.environ.get("WORKBENCH_FIRST_SEED", "0"))
ADMIN, CODER = Actor("管理"), Actor("李", Role.CODER)
READABLE = ("json", "json", "w3c", "labelstudio", "doccano")


@pytest.fixture
def workspace(url: str, tmp_path: Path) -> Iterator[Workspace]:
    """Give a workbench on either database with work of two people."""
    with open_store(url) as store:
        add_pair(store)
        store.save([annotation("n1", "建成公园3个")], actor="王", action="annotation.create")
        yield Workspace(Home(folder=tmp_path, database_url=url), store, DEFAULTS)


def files(workspace: Workspace) -> dict[Actor, dict[str, bytes]]:
    """Return what two people's stores export that hold more than this one; this one stays as it is."""
    store, found = workspace.store, {}
    for actor in (ADMIN, CODER):
        notes = [
            annotation(
                f"{actor.name}-{number}",
                quote,
                tags=("甲",),
                note="说明",
                items=("公园",),
                deadline="2024",
                quantities=({"raw": "3个", "value": 3, "unit": "个"},),
                extra={"colour": ["红"]},
            )
            for number, quote in enumerate(["新增就业9.5万人以上", "改造老旧小区12公里管网"])
        ]
        store.save(notes, actor=actor.name, action="annotation.create")
        judged = assessment(f"a-{actor.name}", "n1", actor.name, rationale="理由", attainment=1.0)
        store.save([judged], actor=actor.name, action="assessment.save")
        add(
            store,
            f"new-{actor.role}",
            "别处市政府工作报告。新增就业1万人。",
            actor=actor.name,
            jurisdiction="别处市",
        )
        found[actor] = {name: export_bytes(workspace, name)[0] for name in set(READABLE)}
        for _ in range(3):
            store.undo(actor.name)
    return found


def readable(workspace: Workspace) -> None:
    """Look at the store the way pages do and take everything out in every format."""
    store = workspace.store
    assert check_store(store) == ()
    store.documents(), store.annotations(), store.assessments(), store.links(), store.log()
    for name in FORMATS:
        export_bytes(workspace, name)


def test_a_spoilt_file_comes_in_whole_or_not_at_all(workspace: Workspace, tmp_path: Path) -> None:
    """No raw exception, no store that can't be checked and exported, nothing half done, nobody overruled."""
    store, start = workspace.store, tmp_path / "start.gz"
    good = files(workspace)
    back_up(store, ADMIN, start)
    others = {each.id: each for each in store.annotations() if each.coder != CODER.name}
    facts = store.documents()
    known = {each.id for each in facts}
    counted: Counter[str] = Counter()
    before = fingerprint(store)
    for seed in range(FIRST, FIRST + CASES):
        chance = random.Random(seed)
        name, actor = chance.choice(READABLE), chance.choice([ADMIN, CODER])
        faulty = False
        try:
            incoming = plan_file(workspace, spoilt(name, good[actor][name], seed), actor=actor)
            faulty = bool(incoming.plan.faulty)
            import_file(workspace, incoming, actor, partial=seed % 4 > 0)
        except WorkbenchError as error:
            assert one_sentence(error), (seed, error.message)
            assert fingerprint(store) == before, seed
            counted["refused, with an offer" if error.code == "exchange.faulty" else "refused"] += 1
            continue
        except BaseException as error:
            raise AssertionError(f"seed {seed} {name}: {type(error).__name__}: {error}") from error
        changed = fingerprint(store) != before
        counted["changed nothing" if not changed else "in part" if faulty else "whole"] += 1
        if not changed:
            continue
        try:
            readable(workspace)
            if actor is CODER:
                standing = {each.id: each for each in store.annotations()}
                assert {id: standing.get(id) for id in others} == others
                assert [each for each in store.documents() if each.id in known] == list(facts)
        except BaseException as error:
            raise AssertionError(f"seed {seed} {name} after: {type(error).__name__}: {error}") from error
        bring_back(store, ADMIN, start, replace_all=True)
        before = fingerprint(store)
    print(f"{CASES} spoilt files: {dict(counted)}")  # noqa: T201 - the figure of a long run
    assert counted["refused"] > CASES / 10


def spoilt(name: str, whole: bytes, seed: int) -> bytes:
    """Return a file with faults; one with an object a line has them in one of its lines."""
    if name != "doccano":
        return mutated_json(whole, seed)
    lines = whole.splitlines()
    at = seed % len(lines)
    return b"\n".join([*lines[:at], mutated_json(lines[at], seed), *lines[at + 1 :]])
