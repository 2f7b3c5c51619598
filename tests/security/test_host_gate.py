"""Only this server's own names and pages are answered; a foreign name for 127.0.0.1 gets nothing."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from workbench.ui.host_gate import HostGate, allowed_hosts

ALONE = allowed_hosts("127.0.0.1", 8501, alone=True, environment={})
TEAM = allowed_hosts(
    "127.0.0.1", 8501, alone=False, environment={"WORKBENCH_HOSTS": "bench.example.org, b.example.org:8443"}
)
OPEN = allowed_hosts("0.0.0.0", 8501, alone=False, environment={})  # noqa: S104 - nothing is bound; the name is compared


def asked(hosts: frozenset[str], host: str, origin: str | None = None, kind: str = "http") -> list[Any]:
    """Return what the gate sends for one request."""
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        start = "websocket.accept" if kind == "websocket" else "http.response.start"
        await send({"type": start, "status": 200, "headers": []})

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"host", host.encode())] + ([(b"origin", origin.encode())] if origin is not None else [])
    asyncio.run(HostGate(app, hosts)({"type": kind, "headers": headers}, receive, send))
    return sent


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    ("hosts", "host", "origin", "passes"),
    [
        (ALONE, "127.0.0.1:8501", None, True),
        (ALONE, "localhost:8501", "http://localhost:8501", True),
        (ALONE, "LOCALHOST:8501", None, True),
        (ALONE, "[::1]:8501", None, True),
        (ALONE, "evil.example:8501", "http://evil.example:8501", False),
        (ALONE, "localhost:9000", None, False),
        (ALONE, "localhost:8501", "http://localhost:9000", False),
        (ALONE, "localhost:8501", "http://127.0.0.1:8501", False),
        (ALONE, "localhost:8501", "null", False),
        (ALONE, "localhost:8501", "http://localhost:port", False),
        (ALONE, "localhost:8501.evil.example", None, False),
        (TEAM, "bench.example.org", "https://bench.example.org", True),
        (TEAM, "b.example.org", "https://b.example.org:8443", False),
        (TEAM, "b.example.org:8443", "https://b.example.org:8443", True),
        (TEAM, "bench.example.org", "https://other.example.org", False),
        (TEAM, "other.example.org", None, False),
        (OPEN, "any.example.org", "https://any.example.org:8443", True),
        (OPEN, "any.example.org", "https://evil.example", False),
    ],
)
def test_host_and_origin_decide(
    hosts: frozenset[str], host: str, origin: str | None, passes: bool, kind: str
) -> None:
    first = asked(hosts, host, origin, kind)[0]
    if kind == "websocket":
        assert first["type"] == ("websocket.accept" if passes else "websocket.close")
    else:
        assert first["status"] == (200 if passes else 403)


@pytest.mark.parametrize("host", ["localhost:8501", "evil.example"])
def test_no_answer_may_be_framed(host: str) -> None:
    headers = dict(asked(ALONE, host)[0]["headers"])
    assert headers[b"x-frame-options"] == b"DENY"
    assert headers[b"content-security-policy"] == b"frame-ancestors 'none'"
