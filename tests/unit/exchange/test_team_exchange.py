"""Notes and tasks of two stores become one history; none is lost and none comes twice."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.builders.snapshots import digest, sample
from workbench.errors import ExchangeError
from workbench.exchange import json_format
from workbench.exchange.formats import FORMATS
from workbench.exchange.importing import merge, plan_import
from workbench.model.plain import to_plain
from workbench.model.team import Task, TeamEvent
from workbench.settings import DEFAULTS


def told(kind: str, place: int, actor: str = "陈", **body: Any) -> TeamEvent:
    """Return something that was said, given or taken back, the ``place``-th of its store."""
    at = f"2025-03-{place:02}T08:00:00.000"
    document = "云海-2024" if kind in ("remark", "assign") else ""
    return TeamEvent(number=place, at=at, actor=actor, kind=kind, document=document, body=body)


def given(place: int, coder: str) -> TeamEvent:
    """Return a task on the pair."""
    return told("assign", place, **to_plain(Task(coder=coder, document="云海-2024", newer="云海-2025")))


SAID = told("remark", 1, "李", item="jobs", text="@王芳 请看")


def test_two_histories_become_one() -> None:
    """A task taken back there is so here, under its number here, and what was seen stays at home."""
    mine = sample(team=(SAID, given(2, "王芳")))
    theirs = sample(
        team=(
            replace(SAID, number=4),
            given(5, "李"),
            told("withdraw", 6, number=5),
            told("withdraw", 7, number=2),
            told("seen", 8, "李", seq=9, number=7),
            told("remark", 9, "王芳", item="parks", text="好的"),
        )
    )
    merged = merge(mine, theirs, settings=DEFAULTS.store)
    assert merged.team[:2] == mine.team
    assert [(each.number, each.kind, each.body.get("number")) for each in merged.team[2:]] == [
        (3, "assign", None),
        (4, "withdraw", 3),
        (5, "remark", None),
    ]
    assert merge(merged, theirs, settings=DEFAULTS.store).team == merged.team
    told_of = [
        each
        for each in plan_import(mine, theirs, settings=DEFAULTS.store).summary("en")
        if each.startswith(("note", "task"))
    ]
    assert told_of == [
        "note: 1 new",
        "note: 1 the same",
        "task: 1 new",
        "task taken back: 1 new",
        "task taken back: 1 the same",
    ]


def test_notes_follow_their_text_to_its_name_here() -> None:
    """A text that becomes the next version of ours takes its notes and tasks along."""
    texts = {**sample().texts, "云海-2024": "全文都不一样。"}
    papers = tuple(replace(each, text_sha256=digest(texts[each.id])) for each in sample().documents)
    bare: dict[str, Any] = {"annotations": (), "assessments": (), "links": (), "log": ()}
    merged = merge(
        sample(),
        sample(texts=texts, documents=papers, team=(SAID, given(2, "李")), **bare),
        settings=DEFAULTS.store,
    )
    assert [each.document for each in merged.team] == ["云海-2024@2"] * 2
    assert (merged.team[1].body["document"], merged.team[1].body["newer"]) == ("云海-2024@2", "云海-2025")


def test_a_file_without_them_looks_as_it_always_did() -> None:
    """Programs that know the format of before read what has no notes."""
    assert "team" not in json.loads(json_format.write(sample(), settings=DEFAULTS.exchange))
    assert len(json.loads(json_format.write(sample(team=(SAID,)), settings=DEFAULTS.exchange))["team"]) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"body": {"item": "jobs"}},
        {"body": {"item": "jobs", "text": "长" * 2001}},
        {"body": {"item": "jobs", "text": "\x1b[2J"}},
        {"body": {"item": "jobs", "text": "\ud800"}},
        {"body": {"item": "x" * 300, "text": "好"}},
        {"kind": "assign", "body": {"coder": 1}},
        {"kind": "withdraw", "body": {"number": "1"}},
        {"kind": "seen", "body": {"seq": 10**30, "number": 1}},
        {"kind": "shout"},
        {"actor": ""},
        {"actor": "x" * 300},
        {"at": "x" * 41},
        {"number": 0},
        {"number": 2**40},
    ],
)
def test_what_no_page_could_show_is_refused_alone(change: dict[str, Any]) -> None:
    """One sentence tells which; the rest can come in without it."""
    payload = json.loads(json_format.write(sample(team=(SAID, given(2, "李"))), settings=DEFAULTS.exchange))
    payload["team"][0] |= change
    raw = json.dumps(payload).encode()
    with pytest.raises(ExchangeError):
        json_format.read(raw, settings=DEFAULTS.exchange)
    found, left = json_format.read_sound(raw, settings=DEFAULTS.exchange)
    assert [each.kind for each in found.team] == ["assign"]
    assert [each.en.startswith("note or task") for each in left] == [True]


def test_every_other_format_tells_that_it_lacks_them() -> None:
    """Nothing is dropped in silence."""
    store = sample(team=(SAID, given(2, "李"), told("seen", 3, "李", seq=1, number=2)))
    for each in FORMATS.values():
        tells = any("2 notes, tasks" in said for said in each.losses(store, "en"))
        assert tells == (each.name != "json"), each.name
