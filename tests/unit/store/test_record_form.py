"""Nothing gets into a store that cannot be read back and exported."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from tests.builders.decisions import NEWER, OLDER, add_pair, annotation, assessment, document
from workbench.errors import StoreError
from workbench.exchange import json_format
from workbench.model.decision import Code, Codebook
from workbench.store.integrity import check_store
from workbench.store.store import Store


@contextmanager
def refused(store: Store) -> Iterator[None]:
    """Expect a refusal that leaves the store as it was, readable and exportable."""
    before = store.snapshot()
    with pytest.raises(StoreError):
        yield
    assert store.snapshot() == before
    assert json_format.encode(before)
    assert check_store(store) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"tags": ([1],)},
        {"tags": (1,)},
        {"tags": "民生"},
        {"deadline": {"year": 2025}},
        {"deadline": 2025},
        {"items": (None,)},
        {"quantities": ("9.5",)},
        {"note": None},
        {"decision": "perhaps"},
        {"codebook_revision": 0},
        {"codebook_revision": True},
        {"codebook_revision": 2**40},
        {"extra": []},
        {"extra": {"a": {1, 2}}},
        {"type": ["target"]},
        {"coder": 5},
        {"area": "\ud800", "coder": "\ud800"},
    ],
)
def test_a_malformed_annotation_is_refused(store: Store, wrong: dict[str, Any]) -> None:
    """A field of the wrong type or out of range stops the save with a sentence."""
    add_pair(store)
    with refused(store):
        store.save([annotation("n1", "建成公园3个", **wrong)], actor="王", action="create")


@pytest.mark.parametrize("field", ["tags", "deadline"])
def test_a_stored_record_cannot_be_changed_into_a_malformed_one(store: Store, field: str) -> None:
    """An update passes the same door as a new record."""
    add_pair(store)
    (kept,) = store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    wrong: Any = {field: ([1],)}
    with refused(store):
        store.save([replace(kept, **wrong)], actor="王", action="revise")


@pytest.mark.parametrize(
    "wrong",
    [
        {"hints": {"delivered_on": "x"}},
        {"hints": {"jurisdiction": 1.5}},
        {"hints": {"year": "x"}},
        {"hints": {"kept": 5}},
        {"hints": {"kept": [5]}},
        {"hints": {"genre": "novel"}},
        {"hints": {"fictional": "yes"}},
        {"year": "x"},
        {"number": 0},
        {"title": ["x"]},
        {"archived": "no"},
    ],
)
def test_a_malformed_document_is_refused(store: Store, wrong: dict[str, Any]) -> None:
    """What later reads of the text rest on is checked, hints included."""
    add_pair(store)
    with refused(store):
        store.add_document(document("yangli-2026", **wrong), b"x", "x", actor="王")


@pytest.mark.parametrize(
    "wrong", [{"attainment": "full"}, {"attainment": 10**400}, {"verdict": "fine"}, {"against": 3}]
)
def test_a_malformed_judgement_is_refused(store: Store, wrong: dict[str, Any]) -> None:
    """A verdict is one of the verdicts, an attainment a number."""
    add_pair(store)
    store.save([annotation("n1", "建成公园3个")], actor="王", action="create")
    with refused(store):
        store.save([assessment("j1", "n1", "王", **wrong)], actor="王", action="judge")


def test_an_empty_id_is_refused(store: Store) -> None:
    """A record without an id cannot be exported."""
    add_pair(store)
    with refused(store):
        store.save([annotation("", "建成公园3个")], actor="王", action="create")


def test_a_malformed_codebook_is_refused(store: Store) -> None:
    """Revisions count from one, codes have ids."""
    add_pair(store)
    code = Code(id="a", parent=None, zh="甲", en="a")
    for wrong in (Codebook(revision=0, codes=(code,)), Codebook(revision=2, codes=(replace(code, id=""),))):
        with refused(store):
            store.save([wrong], actor="王", action="codebook")


def test_a_name_with_a_lone_surrogate_is_refused(store: Store) -> None:
    """Neither who nor what may hold what no database can write."""
    add_pair(store)
    for actor, action in (("\udc80", "create"), ("王", "create\udfff")):
        with refused(store):
            store.save([annotation("n1", "建成公园3个")], actor=actor, action=action)


def test_history_that_came_in_passes_the_same_door(store: Store) -> None:
    """A log line with an unwritable name stops a restore and leaves the store as it was."""
    add_pair(store)
    taken = store.snapshot()
    wrong = replace(taken, log=(replace(taken.log[0], object="document:\ud800"), *taken.log[1:]))
    with refused(store):
        store.restore(wrong, actor="王", replace_all=True)
    assert {each.id for each in store.documents()} == {OLDER, NEWER}
