"""Fetch a report from the Internet: public addresses only, bounded in size, time and redirects."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, RemoteDisconnected
from urllib.parse import urljoin

from urllib3.exceptions import HTTPError, LocationParseError, SSLError
from urllib3.response import BaseHTTPResponse
from urllib3.util import Url, parse_url

from workbench.errors import CorpusError
from workbench.network.addresses import is_public, resolve
from workbench.network.pinned import pinned
from workbench.settings import CorpusSettings

Resolver = Callable[[str, int], Sequence[str]]
Permission = Callable[[str], bool]

_PORTS = {"http": 80, "https": 443}
_FIRST_FREE_PORT = 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 64 * 1024
_TEXTUAL = ("text/html", "text/plain", "text/markdown", "text/csv", "text/xml", "application/xhtml+xml")
_DOCUMENTS = (
    "application/pdf",
    "application/octet-stream",
    "application/xml",
    "application/vnd.openxmlformats",
)
_HEADERS = {
    "User-Agent": "workbench (reader of government work reports)",
    "Accept": "text/html, application/xhtml+xml, application/pdf, */*;q=0.5",
    "Accept-Language": "zh-CN, zh;q=0.9",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a URL gave; ``charset`` is what the server declared, unchecked."""

    raw: bytes
    final_url: str
    media_type: str | None
    charset: str | None


def fetch_url(
    url: str,
    *,
    settings: CorpusSettings,
    resolver: Resolver = resolve,
    permits: Permission = is_public,
) -> Fetched:
    """Return the body behind ``url``; every redirect is checked like the first address.

    The connection goes to the very address that was checked, so that a name cannot change its meaning in
    between. Raise CorpusError: ``url``, ``private-address``, ``unreachable``, ``refused``, ``timeout``,
    ``too-large``, ``redirects`` or ``not-a-report``.
    """
    deadline = time.monotonic() + settings.fetch_seconds
    for _ in range(settings.fetch_max_redirects + 1):
        target = _checked(url)
        address = _address(target, resolver, permits)
        with _asking(target, address, deadline, settings) as response:
            location = response.headers.get("Location")
            if response.status in _REDIRECTS and location:
                url = urljoin(url, location)
                continue
            _check_answer(response)
            media_type, charset = _content_type(response)
            return Fetched(_body(response, deadline, settings), url, media_type, charset)
    raise CorpusError("fetching.redirects", code="redirects")


def _checked(url: str) -> Url:
    """Parse a URL; only plain http and https to a named host pass."""
    try:
        target = parse_url(url.strip())
    except (LocationParseError, ValueError) as error:
        raise _bad_url() from error
    port = target.port or _PORTS.get(target.scheme or "", 0)
    allowed = port in _PORTS.values() or port >= _FIRST_FREE_PORT
    if target.scheme not in _PORTS or not target.host or target.auth or not allowed:
        raise _bad_url()
    return target


def _bad_url() -> CorpusError:
    return CorpusError("fetching.bad_address", code="url")


def _address(target: Url, resolver: Resolver, permits: Permission) -> str:
    """Return the address to connect to; one that is not public among them refuses all."""
    host = str(target.host).strip("[]")
    try:
        addresses = resolver(host, target.port or _PORTS[str(target.scheme)])
    except (OSError, UnicodeError) as error:
        raise _unreachable() from error
    if not addresses:
        raise _unreachable()
    if not all(map(permits, addresses)):
        raise CorpusError("fetching.private_address", code="private-address")
    return addresses[0]


@contextmanager
def _asking(
    target: Url, address: str, deadline: float, settings: CorpusSettings
) -> Iterator[BaseHTTPResponse]:
    """Send the request; at the deadline the line is cut, however busily the server drips bytes."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise _timeout()
    wait = min(settings.fetch_wait_seconds, left)
    try:
        with pinned(target, address, wait=wait, left=left) as connection:
            connection.request("GET", target.request_uri, headers=_HEADERS, preload_content=False)
            yield connection.getresponse()
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        raise _failure(error, late=time.monotonic() >= deadline) from error


def _failure(error: Exception, *, late: bool) -> CorpusError:
    if late or isinstance(error, TimeoutError) or "timed out" in str(error).lower():
        return _timeout()
    if isinstance(error, SSLError | ssl.SSLError):
        return CorpusError("fetching.bad_certificate", code="refused")
    if isinstance(error, HTTPException) and not isinstance(error, RemoteDisconnected):
        return CorpusError("fetching.malformed_answer", code="refused")
    return _unreachable()


def _check_answer(response: BaseHTTPResponse) -> None:
    if response.status in {401, 403, 405, 412, 418, 429}:
        raise CorpusError("fetching.refused", code="refused")
    if not 200 <= response.status < 300:
        raise CorpusError("fetching.not_opened", status=response.status, code="unreachable")
    media_type, _ = _content_type(response)
    if media_type and not media_type.startswith(_TEXTUAL + _DOCUMENTS):
        raise CorpusError("fetching.no_report", media_type=media_type, code="not-a-report")


def _content_type(response: BaseHTTPResponse) -> tuple[str | None, str | None]:
    media_type, _, parameters = (response.headers.get("Content-Type") or "").partition(";")
    charset = next(
        (value.strip(" \"'") for name, _, value in (p.partition("=") for p in parameters.split(";"))
         if name.strip().lower() == "charset"),
        None,
    )  # fmt: skip
    return media_type.strip().lower() or None, charset or None


def _body(response: BaseHTTPResponse, deadline: float, settings: CorpusSettings) -> bytes:
    pieces: list[bytes] = []
    total = 0
    while piece := response.read(_CHUNK, decode_content=True):
        pieces.append(piece)
        total += len(piece)
        if total > settings.fetch_max_bytes:
            megabytes = settings.fetch_max_bytes // 1024 // 1024
            raise CorpusError("fetching.too_large", megabytes=megabytes, code="too-large")
    if time.monotonic() >= deadline:
        raise _timeout()
    return b"".join(pieces)


def _timeout() -> CorpusError:
    return CorpusError("fetching.too_slow", code="timeout")


def _unreachable() -> CorpusError:
    return CorpusError("fetching.unreachable", code="unreachable")
