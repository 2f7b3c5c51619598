"""A store filled by an older program gives, brought up to today's tables, the exports it gave then.

``older/`` holds that store and what the program of its time wrote of it: the bundled reports, decided on by
four people, with every kind of verdict, links, refusals, a ruling, an undone step and a changed codebook.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.builders.as_shipped import open_store
from workbench.exchange.formats import FORMATS
from workbench.model.decision import Verdict
from workbench.settings import DEFAULTS
from workbench.store.integrity import check_store
from workbench.store.store import Store

_OLDER = Path(__file__).parent / "older"
_NEW: dict[str, dict[str, object]] = {
    "documents": {
        "archived": False,
        "genre": "work_report",
        "source_class": "self_report",
        "version_kind": "delivered",
    },
    "links": {"about": "passage"},
}
"""What records have got since, with what a report of then has there."""


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Store]:
    """Give the older store under today's tables."""
    (tmp_path / "older.sqlite").write_bytes(_unpacked("store.sqlite"))
    with open_store(f"sqlite:///{tmp_path / 'older.sqlite'}") as store:
        yield store


def _unpacked(name: str) -> bytes:
    return lzma.decompress((_OLDER / f"{name}.xz").read_bytes())


def _exported(store: Store, name: str) -> bytes:
    return FORMATS[name].write(store.snapshot(), "zh", settings=DEFAULTS.exchange)


def _as_then(kind: str, record: dict[str, Any]) -> dict[str, Any]:
    """Return a record without its new fields, each of which holds what is told above."""
    left = dict(record)
    for name, value in _NEW.get(kind, {}).items():
        assert left.pop(name) == value
    if kind == "documents":
        left["kind"] = record["version_kind"]
    return left


def test_the_older_store_is_whole(older: Store) -> None:
    """It holds work of all kinds but the one undone last, and nothing of it is damaged."""
    assert check_store(older) == ()
    said = {each.verdict for each in older.assessments()}
    assert said == set(Verdict) - {Verdict.EXCEEDED, Verdict.NOT_VERIFIABLE}
    assert (len(older.annotations()), len(older.assessments()), len(older.links())) == (24, 26, 2)


def test_json_is_the_same_but_for_new_fields(older: Store) -> None:
    """Every record and every line of the log is told as it was, in the order it was."""
    then, now = json.loads(_unpacked("json")), json.loads(_exported(older, "json"))
    assert now.keys() == then.keys()
    for kind, records in then.items():
        if kind == "log":
            continue
        expected = [_as_then(kind, each) for each in now[kind]] if kind in _NEW else now[kind]
        assert expected == records
    for mine, line in zip(now["log"], then["log"], strict=True):
        filed = mine["object"].startswith("document:")
        told = {**mine, "after": _as_then("documents", mine["after"])} if filed else mine
        assert told == line


def test_web_annotations_are_the_same_but_for_what_a_link_is_about(older: Store) -> None:
    """Nothing else of the open-annotation export changed."""
    then, now = json.loads(_unpacked("w3c")), json.loads(_exported(older, "w3c"))
    for item in now["first"]["items"]:
        if "gwr:record" in item and "about" in item["gwr:record"]:
            assert item["gwr:record"].pop("about") == "passage"
    assert now == then


@pytest.mark.parametrize("name", ["labelstudio", "doccano"])
def test_files_for_other_tools_are_the_same_to_the_byte(older: Store, name: str) -> None:
    """Tools that read them then read them now."""
    assert _exported(older, name) == _unpacked(name)
