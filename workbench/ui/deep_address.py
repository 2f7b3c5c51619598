"""Lead an address of several parts, which Streamlit would answer with a blank page, to its last part."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import quote

Scope = MutableMapping[str, Any]
App = Callable[..., Awaitable[None]]

# What Streamlit serves below a folder; its pages all have one part.
_FOLDERS = frozenset({"_stcore", "app", "auth", "component", "media", "oauth2callback", "static"})


def shallow_address(path: str, query: str = "", base: str = "") -> str:
    """Return where a visitor of a path of several parts is sent to, empty where the path can stay.

    The answer is relative, so that it holds behind a proxy that serves us below a path of its own; ``base``
    is the path that we were told to serve below.

    >>> shallow_address("/lives/of/read", "lang=en")
    '../../read?lang=en'
    >>> shallow_address("/read")
    ''
    """
    root = f"/{base.strip('/')}" if base.strip("/") else ""
    if not path.startswith(f"{root}/"):
        return ""
    folders, _, name = path[len(root) + 1 :].rpartition("/")
    if not folders or folders.split("/", 1)[0] in _FOLDERS or name in {"", ".", ".."}:
        return ""
    up = "../" * (folders.count("/") + 1)
    return f"{up}{quote(name, safe='')}{'?' if query else ''}{query}"


def leading(app: App, base: str = "") -> App:
    """Return ``app`` with a visitor's addresses of several parts answered by a redirection."""

    async def answering(scope: Scope, receive: Any, send: Any) -> None:
        where = ""
        if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} and _for_a_person(scope):
            where = shallow_address(scope["path"], scope.get("query_string", b"").decode("latin-1"), base)
        if not where:
            await app(scope, receive, send)
            return
        headers = [(b"location", where.encode("latin-1")), (b"cache-control", b"no-store")]
        await send({"type": "http.response.start", "status": 302, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    return answering


def _for_a_person(scope: Scope) -> bool:
    """Say whether a page is asked for; what pages load asks for scripts, data or pictures."""
    return any(name.lower() == b"accept" and b"text/html" in value for name, value in scope["headers"])
