"""What a model was asked and answered is kept whole, by whom, backed up, and never changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from workbench.errors import ForbiddenError
from workbench.model.roles import Actor, Role
from workbench.model.suggestion import ModelCall, ModelScore
from workbench.store.backup import back_up, bring_back
from workbench.store.integrity import check_store
from workbench.store.model_store import keep_call, keep_score, model_calls, model_scores
from workbench.store.store import Store

CODER, ADMIN = Actor("王", Role.CODER), Actor("管理")
CALL = ModelCall(
    at="",
    actor="别人",
    model="试",
    address="http://127.0.0.1:1/v1",
    task="evidence",
    document="a",
    against="b",
    subject="c",
    prompt="问",
    answer="答\0\ud800",
    passages=((0, 7), (9, 20)),
    outcome="answered",
)
SCORE = ModelScore(model="试", task="evidence", prompt="v", both=1, only_model=2, only_rules=3, neither=4)


def test_a_request_is_kept_under_the_name_of_who_asked(store: Store) -> None:
    """Nobody is named who did not ask, and what no database holds is marked, not lost."""
    kept = keep_call(store.database, CODER, CALL)
    [read] = model_calls(store.database, document="a", against="b", actor="王")
    assert (read.actor, read.prompt, read.passages) == ("王", "问", CALL.passages)
    assert read.answer.startswith("答\ufffd")
    assert read.at == kept.at != ""
    assert model_calls(store.database, actor="别人") == ()


def test_a_reader_asks_nothing(store: Store) -> None:
    """Neither requests nor scores are kept for somebody who may only read."""
    for keep in (lambda: keep_call(store.database, Actor("读", Role.READER), CALL),
                 lambda: keep_score(store.database, Actor("读", Role.READER), SCORE)):  # fmt: skip
        with pytest.raises(ForbiddenError):
            keep()
    assert model_calls(store.database) == ()


def test_the_last_measurement_counts(store: Store) -> None:
    """A model that did worse the second time is as good as the second time."""
    keep_score(store.database, CODER, SCORE)
    worse = replace(SCORE, both=0, only_model=0, neither=0, only_rules=9)
    keep_score(store.database, CODER, worse)
    [last] = model_scores(store.database)
    assert (last.only_rules, last.measured, last.actor) == (9, 9, "王")


def test_a_backup_brings_them_back(store: Store, tmp_path: Path) -> None:
    """Requests and scores are there again, and the store is sound."""
    keep_call(store.database, CODER, CALL)
    keep_score(store.database, CODER, SCORE)
    before = model_calls(store.database), model_scores(store.database)
    back_up(store, ADMIN, tmp_path / "b.gz")
    keep_call(store.database, CODER, CALL)
    assert bring_back(store, ADMIN, tmp_path / "b.gz", replace_all=True) == ()
    assert (model_calls(store.database), model_scores(store.database)) == before
    keep_call(store.database, CODER, CALL)
    assert len(model_calls(store.database)) == 2
    assert check_store(store) == ()
