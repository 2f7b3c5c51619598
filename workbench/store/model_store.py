"""Keep what language models were asked and answered, and how they did; rows are only ever added."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import insert, select

from workbench.model.roles import Actor, Role, allow
from workbench.model.suggestion import ModelCall, ModelScore, ModelTask, Outcome
from workbench.store.database import Database
from workbench.store.record_form import check_key
from workbench.store.schema import model_call, model_score

_YES, _NO = "yes", "no"
_NO_TEXT = str.maketrans({"\0": "\ufffd"})  # PostgreSQL keeps no NUL


def keep_call(database: Database, actor: Actor, call: ModelCall) -> ModelCall:
    """Keep one request with its answer, named after who asked; on disk on return."""
    allow(actor, Role.CODER)
    kept = replace(call, at=_now(), actor=actor.name)
    for key, column in ((kept.model, "model"), (kept.document, "document"), (kept.subject, "subject")):
        check_key(key, column)
    row = asdict(kept) | {
        "prompt": _storable(kept.prompt),
        "answer": _storable(kept.answer),
        "passages": json.dumps(kept.passages),
        "measured": _YES if kept.measured else _NO,
    }
    with database.write() as connection:
        connection.execute(insert(model_call).values(row))
    return kept


def model_calls(
    database: Database, *, document: str | None = None, against: str | None = None, actor: str | None = None
) -> Sequence[ModelCall]:
    """Return the requests, the oldest first; of all pairs and people where none is named."""
    query = select(model_call).order_by(model_call.c.id)
    named = (("document", document), ("against", against), ("actor", actor))
    for column, value in named:
        if value is not None:
            query = query.where(model_call.c[column] == value)
    with database.read() as connection:
        rows = connection.execute(query).mappings().all()
    return tuple(
        ModelCall(
            at=row["at"],
            actor=row["actor"],
            model=row["model"],
            address=row["address"],
            task=cast("ModelTask", row["task"]),
            document=row["document"],
            against=row["against"],
            subject=row["subject"],
            prompt=row["prompt"],
            answer=row["answer"],
            passages=tuple((int(start), int(end)) for start, end in json.loads(row["passages"])),
            outcome=cast("Outcome", row["outcome"]),
            measured=row["measured"] == _YES,
        )
        for row in rows
    )


def keep_score(database: Database, actor: Actor, score: ModelScore) -> None:
    """Keep how a model did; on disk on return."""
    allow(actor, Role.CODER)
    check_key(score.model, "model")
    row = asdict(score) | {"at": _now(), "actor": actor.name}
    with database.write() as connection:
        connection.execute(insert(model_score).values(row))


def model_scores(database: Database) -> Sequence[ModelScore]:
    """Return the last measurement of each model, task and prompt."""
    with database.read() as connection:
        rows = connection.execute(select(model_score).order_by(model_score.c.id)).mappings().all()
    newest = {(row["model"], row["task"], row["prompt"]): row for row in rows}
    return tuple(
        ModelScore(**{name: value for name, value in row.items() if name != "id"}) for row in newest.values()
    )


def _storable(text: str) -> str:
    return text.translate(_NO_TEXT).encode("utf-8", "replace").decode("utf-8")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
