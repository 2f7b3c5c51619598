"""Tell monitors and people how the store is: whether it can be written, only be read, or not be opened."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Protocol

from workbench.errors import WorkbenchError

Scope = MutableMapping[str, Any]
App = Callable[..., Awaitable[None]]
# The browser asks the first before it connects and gives up on anything but 200; the second is for monitors.
_ASKED = ("/_stcore/health", "/health")
_OK = "ok"


class Damageable(Protocol):
    """What can be known to be damaged."""

    damage: tuple[Any, ...]


class Health:
    """What this server knows of its store; nothing is opened or asked to say it."""

    def __init__(self) -> None:
        """Know nothing yet, which is no fault."""
        self._database: Damageable | None = None
        self._error: WorkbenchError | None = None

    def opened(self, database: Damageable) -> None:
        """Tell of this database from now on."""
        self._database, self._error = database, None

    def failed(self, error: WorkbenchError) -> None:
        """Tell that the store could not be opened."""
        self._error = error

    def said(self) -> str:
        """Return ``ok``, or one sentence that says what to do."""
        if self._error is not None:
            return f"unavailable: {self._error.english}"
        if self._database is not None and self._database.damage:
            return (
                f"read-only: the database is damaged or changed ({len(self._database.damage)} places); "
                "run workbench check and do what it says, or restore a backup."
            )
        return _OK


HEALTH = Health()


def answering_health(app: App, health: Health = HEALTH) -> App:
    """Return ``app`` with its health addresses answered by us, in words and by status."""

    async def answering(scope: Scope, receive: Any, send: Any) -> None:
        path = scope.get("path") if scope["type"] == "http" else None
        said = health.said() if path in _ASKED else _OK
        if path not in _ASKED or (path == _ASKED[0] and said == _OK):
            await app(scope, receive, send)
            return
        status = 200 if said == _OK or path == _ASKED[0] else 503
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": said.encode()})

    return answering
