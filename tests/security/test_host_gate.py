"""Only this server's own names and pages are answered; a foreign name for 127.0.0.1 gets nothing."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
from pathlib import Path
from typing import Any

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from workbench.pipeline.own_hosts import look_at_hosts
from workbench.ui import launch, spare_files
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
        (OPEN, "any.example.org", "https://any.example.org:8443", False),
        (OPEN, "any.example.org:8501", "http://any.example.org:8501", False),
        (OPEN, "192.168.3.4:8501", "http://192.168.3.4:8501", True),
        (OPEN, "[fd00::3]:8501", "http://[fd00::3]:8501", True),
        (OPEN, "192.168.3.4:8501", "http://evil.example:8501", False),
        (OPEN, "192.168.3.4:9000", None, False),
        (OPEN, "127.0.0.1:8501", None, True),
        (ALONE, "192.168.3.4:8501", None, False),
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


@pytest.mark.parametrize(
    ("back", "host", "origin", "passes"),
    [
        ("https://bench.example.org/oauth2callback", "bench.example.org", "https://bench.example.org", True),
        ("https://bench.example.org/oauth2callback", "bench.example.org:443", None, True),
        ("https://b.example.org:8443/oauth2callback", "b.example.org", "https://b.example.org:8443", True),
        ("https://b.example.org:8443/oauth2callback", "b.example.org:9000", None, False),
        ("https://bench.example.org/oauth2callback", "evil.example", "https://evil.example", False),
        ("https://bench.example.org/oauth2callback", "bench.example.org", "https://evil.example", False),
        ("https://bench.example.org/oauth2callback", "10.0.0.1:8501", None, False),
        ("https://bench.example.org/oauth2callback", "127.0.0.1:8501", None, True),
        ("http://localhost:9000/oauth2callback", "localhost:9000", "http://localhost:9000", True),
        ("https://bad:port/oauth2callback", "bad:port", None, False),
        ("", "any.example.org", None, False),
    ],
)
def test_a_server_with_sign_in_is_known_by_where_people_come_back_to(
    tmp_path: Path, back: str, host: str, origin: str | None, passes: bool
) -> None:
    """Without WORKBENCH_HOSTS a server for others does not answer to any name."""
    file = tmp_path / "secrets.toml"
    file.write_text(f'[auth]\nredirect_uri = "{back}"\n', "utf-8")
    environment = {"WORKBENCH_SECRETS": str(file), "WORKBENCH_SIGN_IN": "required"}
    hosts = allowed_hosts("0.0.0.0", 8501, alone=False, environment=environment)  # noqa: S104 - as above
    assert asked(hosts, host, origin)[0]["status"] == (200 if passes else 403)


@pytest.mark.parametrize("secrets", ["[auth", "auth = 3", "[auth]\nredirect_uri = 5", "\xff"])
def test_an_unreadable_sign_in_opens_to_no_name(tmp_path: Path, secrets: str) -> None:
    file = tmp_path / "secrets.toml"
    file.write_bytes(secrets.encode("latin-1"))
    hosts = allowed_hosts("0.0.0.0", 80, alone=False, environment={"WORKBENCH_SECRETS": str(file)})  # noqa: S104 - as above
    assert asked(hosts, "any.example.org")[0]["status"] == 403


def test_hosts_may_be_named_by_whole_addresses() -> None:
    hosts = allowed_hosts(
        "127.0.0.1", 8501, alone=False, environment={"WORKBENCH_HOSTS": "https://Bench.example.org/"}
    )
    assert asked(hosts, "bench.example.org")[0]["status"] == 200


def test_the_refusal_is_said_in_both_languages() -> None:
    """Who opened the wrong address reads what to do."""
    body = asked(ALONE, "evil.example")[1]["body"].decode()
    assert "请用启动时显示的网址打开" in body
    assert "Use the address shown at the start" in body
    assert body.count("WORKBENCH_HOSTS") == 2


def test_the_server_starts_behind_the_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Streamlit is given as middleware refuses a foreign host before anything of Streamlit's answers."""
    given: dict[str, Any] = {}

    class App:
        def __init__(self, script: Path, *, lifespan: object, middleware: list[Middleware]) -> None:
            given.update(script=script, middleware=middleware)

        def run(self, *, config: dict[str, Any]) -> None:
            given["config"] = config

    monkeypatch.setattr(streamlit, "App", App)
    monkeypatch.setattr(launch, "load_ahead", lambda: None)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    launch.run_app(8501)
    assert given["script"].name == "app.py"
    assert (given["config"]["server.address"], given["config"]["server.port"]) == ("127.0.0.1", 8501)
    served = Starlette(
        routes=[Route("/", lambda _: PlainTextResponse("page"))], middleware=given["middleware"]
    )
    assert answered(served, "localhost:8501") == (200, "DENY")
    assert answered(served, "evil.example:8501") == (403, "DENY")


def answered(app: Starlette, host: str) -> tuple[int, str]:
    """Return the status and the header against framing that an application answers with."""
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "headers": [(b"host", host.encode())],
        "query_string": b"",
    }
    asyncio.run(app(scope, receive, send))
    return sent[0]["status"], dict(sent[0]["headers"])[b"x-frame-options"].decode()


@pytest.mark.parametrize(
    ("environment", "state", "says"),
    [
        ({"WORKBENCH_HOSTS": "bench.example.org"}, "ok", "bench.example.org"),
        ({"WORKBENCH_HOSTS": "bench.example.org/app"}, "fault", "不是主机名"),
        ({"WORKBENCH_SIGN_IN": "required"}, "note", "请把域名写进 WORKBENCH_HOSTS"),
        ({}, None, ""),
    ],
)
def test_doctor_says_what_to_set(environment: dict[str, str], state: str | None, says: str) -> None:
    found = list(look_at_hosts(environment))
    assert [each.state for each in found] == ([] if state is None else [state])
    assert all(says in each.message for each in found)


def health() -> list[Any]:
    """Return what the gate sends for the path that monitors ask for."""
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> dict[str, Any]:
        return {}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "path": "/_stcore/health", "headers": [(b"host", b"localhost:8501")]}
    asyncio.run(HostGate(app, ALONE)(scope, receive, send))
    return sent


def test_health_tells_of_exhausted_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that can hardly open another file says so before pages fail, and is well again after."""
    assert health()[0]["status"] == 200
    real, left = os.open, [spare_files.NEEDED - 1]

    def opening(*given: Any) -> int:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.EMFILE, "Too many open files")
        return real(*given)

    with monkeypatch.context() as few:
        few.setattr(os, "open", opening)
        assert not spare_files.enough()
        left[0] = 0
        first, body = health()
    assert first["status"] == 503
    assert "ulimit -n" in body["body"].decode()
    assert spare_files.enough()
    assert health()[0]["status"] == 200


@pytest.mark.parametrize("host", ["localhost:8501", "evil.example"])
def test_no_answer_may_be_framed(host: str) -> None:
    headers = dict(asked(ALONE, host)[0]["headers"])
    assert headers[b"x-frame-options"] == b"DENY"
    assert headers[b"content-security-policy"] == b"frame-ancestors 'none'"
