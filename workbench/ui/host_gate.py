"""Answer only requests that name this server, from pages of this server: no rebinding, no other ports."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from workbench.errors import ForbiddenError, WorkbenchError
from workbench.pipeline.own_hosts import named_hosts, sign_in_hosts
from workbench.ui import spare_files
from workbench.ui.deep_address import leading
from workbench.ui.health import answering_health

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_HEADERS = [(b"x-frame-options", b"DENY"), (b"content-security-policy", b"frame-ancestors 'none'")]
_PORTS = {"http": 80, "https": 443}
_REFUSED = ForbiddenError("server.foreign_host")
_HEALTH = ("/_stcore/health", "/health")
_EXHAUSTED = WorkbenchError("server.files_exhausted")
# Stands for every plain IP address: no foreign name can be made to lead here by it.
_ADDRESS = "<address>"


def allowed_hosts(address: str, port: int, *, alone: bool, environment: Mapping[str, str]) -> frozenset[str]:
    """Return the hosts, with port where it matters, that may be asked for.

    This machine's own names always; ``WORKBENCH_HOSTS`` names further ones, parted by commas; one without
    a port has that of its scheme. Where it names none, a server for others is asked for by the host of
    its sign-in, and one without sign-in by plain IP addresses.
    """
    shown = f"[{address}]" if ":" in address else address
    own = {f"{each}:{port}" for each in (shown, "127.0.0.1", "localhost", "[::1]")}
    named = {_host(each) for each in named_hosts(environment)}
    if not named and not alone:
        machine = socket.gethostname().lower()
        named = set(sign_in_hosts(environment)) or {f"{_ADDRESS}:{port}", f"{machine}:{port}"}
    return frozenset(own | named)


class HostGate:
    """Refuse requests and WebSockets of a foreign Host or Origin; forbid framing in every answer."""

    def __init__(self, app: App, hosts: frozenset[str]) -> None:
        """Stand before ``app``; ``hosts`` as of ``allowed_hosts``."""
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is allowed; answer 403 to the rest."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
        elif scope.get("path") in _HEALTH and not spare_files.enough():
            await _answer(send, 503, _EXHAUSTED)
        elif self._allowed(scope["headers"]):
            await self.app(scope, receive, _unframed(send))
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await _answer(send, 403, _REFUSED)

    def _allowed(self, headers: list[tuple[bytes, bytes]]) -> bool:
        hosts = [value.decode("latin-1") for name, value in headers if name.lower() == b"host"]
        origins = [value.decode("latin-1") for name, value in headers if name.lower() == b"origin"]
        if len(hosts) != 1 or len(origins) > 1:
            return False
        if _host(hosts[0]) not in self.hosts and _by_address(hosts[0]) not in self.hosts:
            return False
        return not origins or self._own(origins[0], hosts[0])

    def _own(self, origin: str, host: str) -> bool:
        try:
            parts = urlsplit(origin)
            port = parts.port or _PORTS.get(parts.scheme)
        except ValueError:
            return False
        if parts.scheme not in _PORTS or not parts.hostname:
            return False
        if _host(parts.netloc) == _host(host):
            return True
        # A proxy that answers on a port of its own.
        return parts.hostname == urlsplit(f"//{host}").hostname and f"{parts.hostname}:{port}" in self.hosts


async def _answer(send: Send, status: int, reason: WorkbenchError) -> None:
    """Answer with a reason in both languages."""
    said = f"{reason.message}\n{reason.english}\n"
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *_HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": said.encode()})


def _host(text: str) -> str:
    """Return a host as compared: small letters, without a dot at its end."""
    name, colon, port = text.lower().rpartition(":")
    if not colon or port.endswith("]"):
        return text.lower().rstrip(".")
    return f"{name.rstrip('.')}:{port}"


def _by_address(text: str) -> str:
    """Return a host that is an IP address as what stands for all of these, empty for a name."""
    name, _, port = text.rpartition(":")
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return ""
    return f"{_ADDRESS}:{port}"


def _unframed(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            held = [pair for pair in message.get("headers", ()) if pair[0].lower() != b"x-frame-options"]
            message["headers"] = [*held, *_HEADERS]
        await send(message)

    return sending


def guarding(app: App, hosts: frozenset[str]) -> App:
    """Return what Streamlit's application is asked through: the gate, then our own addresses and answers.

    Made when the server starts, since only then Streamlit knows the path that it is to serve below.
    """
    import streamlit as st  # noqa: PLC0415 - the command line must not load it

    base = str(st.get_option("server.baseUrlPath") or "")
    return HostGate(leading(answering_health(app), base), hosts)
