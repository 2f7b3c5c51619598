"""A server tells the truth of its store, and no log of it quotes a report."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from workbench import logs
from workbench.errors import StoreError
from workbench.ui.health import Health, answering_health

QUOTED = "新建云海区图书馆两座"


def answer(health: Health, path: str) -> tuple[int, str]:
    """Return status and body of what a server with this health answers."""
    sent: list[dict[str, Any]] = []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"streamlit"})

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def asked() -> None:
        await answering_health(app, health)({"type": "http", "path": path}, None, send)

    asyncio.run(asked())
    return sent[0]["status"], sent[1]["body"].decode()


def test_health_tells_a_damaged_and_a_closed_store() -> None:
    """Monitors get a status, people a sentence; the address the browser waits for stays reachable."""
    health = Health()
    assert answer(health, "/health") == (200, "ok")
    assert answer(health, "/_stcore/health") == (200, "streamlit")
    database = SimpleNamespace(damage=())
    health.opened(database)
    assert answer(health, "/health") == (200, "ok")
    database.damage = ("one",)
    assert answer(health, "/health")[0] == 503
    status, said = answer(health, "/_stcore/health")
    assert (status, "read-only" in said, "workbench check" in said) == (200, True, True)
    health.failed(StoreError("store.unreachable"))
    assert "cannot be reached" in answer(health, "/health")[1]
    assert answer(health, "/other") == (200, "streamlit")


@pytest.fixture
def plain_log() -> Iterator[io.StringIO]:
    """Give what an ordinary handler writes after a server was started."""
    kept = logging.getLogRecordFactory()
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logging.getLogger("discreet").addHandler(handler)
    logs.keep_contents_out()
    yield out
    logging.setLogRecordFactory(kept)
    logging.getLogger("discreet").removeHandler(handler)


def test_the_default_log_does_not_quote(plain_log: io.StringIO) -> None:
    """An exception is told by its class and its way, wherever a library puts it into its line."""
    logger = logging.getLogger("discreet")
    try:
        try:
            raise KeyError(QUOTED)
        except KeyError as cause:
            raise ValueError(QUOTED) from cause
    except ValueError as error:
        logger.exception("event failed")
        logger.warning("failed: %s", error)
        logger.error(error)
    written = plain_log.getvalue()
    assert QUOTED not in written
    assert written.count("ValueError") == 3
    assert "test_health.py" in written
