"""An address of several parts leads to a page of ours instead of a blank one."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import urljoin

import pytest

from workbench.ui.deep_address import App, leading, shallow_address

PERSON = [(b"host", b"here"), (b"Accept", b"text/html,application/xhtml+xml;q=0.9")]


@pytest.mark.parametrize(
    ("path", "led_to"),
    [
        ("/a/b", "/b"),
        ("/a/b/c", "/c"),
        ("/a//b", "/b"),
        ("/help/read", "/read"),
        ("/报告/兑现", "/%E5%85%91%E7%8E%B0"),
        ("/a/x?y#z", "/x%3Fy%23z"),
        ("/a/\r\nset-cookie: b", "/%0D%0Aset-cookie%3A%20b"),
        ("/a//elsewhere.example", "/elsewhere.example"),
    ],
)
def test_a_deep_address_leads_to_its_last_part(path: str, led_to: str) -> None:
    """Resolved as a browser does, below a proxy's path too; never to another server."""
    where = shallow_address(path)
    assert urljoin(f"https://office.example{path.partition('?')[0].strip()}", where).endswith(led_to)
    assert urljoin("https://office.example/workbench/a/b", shallow_address("/a/b")).endswith("/workbench/b")
    assert where.startswith("../")


@pytest.mark.parametrize(
    "path",
    ["/", "/read", "/read/", "/a/b/", "/a/..", "/_stcore/health", "/media/x.xlsx", "/static/js/index.js"],
)
def test_what_can_stay_stays(path: str) -> None:
    """Pages, what Streamlit serves itself, and what it redirects anyway."""
    assert shallow_address(path) == ""


def test_the_path_we_serve_below_is_no_part_of_it() -> None:
    """A server told to serve below a path of its own."""
    assert shallow_address("/office/read", base="office") == ""
    assert shallow_address("/office/a/read", base="/office/") == "../read"
    assert shallow_address("/elsewhere/read", base="office") == ""


async def _run(app: App, scope: dict[str, Any], send: Any) -> None:
    await app(scope, None, send)


def _answers(path: str, headers: list[tuple[bytes, bytes]], method: str = "GET") -> dict[str, Any]:
    sent: list[dict[str, Any]] = []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "query_string": b"lang=en", "headers": headers}
    asyncio.run(_run(leading(app), scope, send))
    return sent[0]


def test_only_people_are_led() -> None:
    """What a page loads, and what is sent to us, is answered as ever."""
    led = _answers("/a/b", PERSON)
    assert (led["status"], dict(led["headers"])[b"location"]) == (302, b"../b?lang=en")
    assert _answers("/a/b", [(b"accept", b"*/*")])["status"] == 200
    assert _answers("/a/b", PERSON, "POST")["status"] == 200
    assert _answers("/read", PERSON)["status"] == 200
