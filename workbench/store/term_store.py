"""Keep lists of terms and what people said of their hits; rows are only ever added."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import func, insert, select

from workbench.errors import StoreError
from workbench.model.roles import Actor, Role, allow
from workbench.model.term_verdict import HIT_VERDICTS, HitPlace, HitVerdict, KeptList
from workbench.store.database import Database
from workbench.store.record_form import check_key
from workbench.store.schema import term_list, term_verdict

# What a judgement becomes that somebody takes back.
_WITHDRAWN = "none"


def keep_list(database: Database, actor: Actor, name: str, body: str) -> KeptList:
    """Keep a list under its name; the one that had it before stays in the table, and counts no more."""
    return _put_list(database, actor, name, body)


def drop_list(database: Database, actor: Actor, name: str) -> None:
    """Offer a list no longer; what was said of its hits is kept."""
    _put_list(database, actor, name, None)


def kept_lists(database: Database) -> tuple[KeptList, ...]:
    """Return the lists that are offered, by name."""
    newest = select(func.max(term_list.c.id)).group_by(term_list.c.name)
    query = select(term_list).where(term_list.c.id.in_(newest), term_list.c.body.is_not(None))
    with database.read() as connection:
        rows = connection.execute(query.order_by(term_list.c.name)).mappings().all()
    return tuple(
        KeptList(name=row["name"], body=row["body"], actor=row["actor"], at=row["at"]) for row in rows
    )


def judge_hit(
    database: Database, actor: Actor, list_name: str, place: HitPlace, quote: str, verdict: HitVerdict | None
) -> None:
    """Record whether a hit is what its term means; None takes back what was said. On disk on return."""
    allow(actor, Role.CODER)
    for key, column in ((list_name, "list"), (place.term, "term"), (place.text, "text")):
        check_key(key, column)
    if verdict is not None and verdict not in HIT_VERDICTS:
        raise StoreError("terms.bad_judgement")
    if not 0 <= place.start < place.end:
        raise StoreError("terms.hit_without_place")
    with database.write() as connection:
        connection.execute(
            insert(term_verdict).values(
                at=_now(),
                actor=actor.name,
                list=list_name,
                term=place.term,
                text=place.text,
                start=place.start,
                end=place.end,
                quote=quote,
                verdict=verdict or _WITHDRAWN,
            )
        )


def hit_verdicts(database: Database, list_name: str) -> Mapping[HitPlace, HitVerdict]:
    """Return the last word on each hit of a list's terms."""
    rows = select(term_verdict).where(term_verdict.c.list == list_name).order_by(term_verdict.c.id)
    with database.read() as connection:
        found = {
            HitPlace(term=row["term"], text=row["text"], start=row["start"], end=row["end"]): row["verdict"]
            for row in connection.execute(rows).mappings()
        }
    return {place: verdict for place, verdict in found.items() if verdict in HIT_VERDICTS}


def _put_list(database: Database, actor: Actor, name: str, body: str | None) -> KeptList:
    allow(actor, Role.CODER)
    check_key(name, "name")
    if not name.strip() or "\0" in (body or ""):
        raise StoreError("terms.list_without_name")
    at = _now()
    with database.write() as connection:
        connection.execute(insert(term_list).values(at=at, actor=actor.name, name=name, body=body))
    return KeptList(name=name, body=body or "", actor=actor.name, at=at)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
