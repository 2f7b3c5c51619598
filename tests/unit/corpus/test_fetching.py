"""Fetching a URL: public addresses only, every redirect checked, bounded in size and time."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.builders.as_shipped import open_source
from tests.builders.pages import government_page
from workbench.corpus.fetching import Fetched, fetch_url
from workbench.errors import CorpusError
from workbench.network.addresses import is_public
from workbench.settings import DEFAULTS, CorpusSettings

LIMITS = replace(
    DEFAULTS.corpus, fetch_seconds=1.0, fetch_wait_seconds=0.5, fetch_max_bytes=200_000, fetch_max_redirects=3
)
# What ends otherwise than by the clock has time enough on a busy machine.
PATIENT = replace(LIMITS, fetch_seconds=20.0, fetch_wait_seconds=10.0)
BOMB = gzip.compress(b"0" * 50_000_000)  # made here, not while the fetch is waiting for it
PARAGRAPHS = [
    "各位代表：",
    "现在，我代表市人民政府向大会报告工作，请予审议。" * 4,
    "一、过去一年工作回顾",
] * 5


class _Site(BaseHTTPRequestHandler):
    """A site with one good page and many bad ones."""

    def log_message(self, *_: object) -> None:
        return

    def do_GET(self) -> None:
        getattr(self, "do_" + self.path.strip("/").partition("/")[0].partition("?")[0], self.do_missing)()

    def _send(
        self, body: bytes, media_type: str = "text/html; charset=GB2312", status: int = 200, **headers: str
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def do_report(self) -> None:
        self._send(government_page(PARAGRAPHS).encode("gb18030"))

    def do_zipped(self) -> None:
        self._send(gzip.compress(government_page(PARAGRAPHS).encode()), "text/html", Content_Encoding="gzip")

    def do_bomb(self) -> None:
        self._send(BOMB, "text/html", Content_Encoding="gzip")

    def do_moved(self) -> None:
        self._send(b"", status=302, Location="/report")

    def do_loop(self) -> None:
        self._send(b"", status=302, Location="/loop")

    def do_inside(self) -> None:
        self._send(b"", status=302, Location="http://inside.example/admin")

    def do_file(self) -> None:
        self._send(b"", status=302, Location="file:///etc/passwd")

    def do_missing(self) -> None:
        self._send(b"", status=404)

    def do_wall(self) -> None:
        self._send(b"", status=412)

    def do_film(self) -> None:
        self._send(b"\0" * 100, "video/mp4")

    def do_large(self) -> None:
        self._send(b"x" * 300_000)

    def do_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        with suppress(OSError):
            for _ in range(200):
                self.wfile.write(b"<p>")
                self.wfile.flush()
                time.sleep(0.05)

    def do_driphead(self) -> None:
        with suppress(OSError):
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
            for _ in range(200):
                self.wfile.write(b"y")
                self.wfile.flush()
                time.sleep(0.05)

    def do_manyheads(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 150 + b"\r\nbody")

    def do_longhead(self) -> None:
        with suppress(OSError):
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\nbody")

    def do_noanswer(self) -> None:
        self.wfile.write(b"\x16\x03\x01 nonsense\r\n\r\n")

    def do_badchunk(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")

    def do_badlocation(self) -> None:
        self._send(b"", status=302, Location="http://[::1")

    def do_silent(self) -> None:
        time.sleep(2)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Give the address of a running site, under a name that only the tests' resolver knows."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://site.example:{server.server_port}"
    server.shutdown()
    server.server_close()


def _resolve(host: str, _: int) -> list[str]:
    return {"site.example": ["127.0.0.1"], "inside.example": ["10.0.0.8"]}.get(host) or _unknown(host)


def _unknown(host: str) -> list[str]:
    raise socket.gaierror(f"unknown: {host}")


def _fetch(url: str, limits: CorpusSettings = PATIENT) -> Fetched:
    return fetch_url(url, settings=limits, resolver=_resolve, permits=lambda address: address == "127.0.0.1")


def _code(url: str, limits: CorpusSettings = PATIENT) -> str:
    with pytest.raises(CorpusError) as caught:
        _fetch(url, limits)
    return caught.value.code


def test_a_page_is_fetched_with_its_declared_charset(site: str) -> None:
    """The body, its final address and what the server declares come back together."""
    fetched = _fetch(f"{site}/moved")
    assert fetched.final_url == f"{site}/report"
    assert (fetched.media_type, fetched.charset) == ("text/html", "GB2312")
    source = open_source(fetched.raw, name=fetched.final_url, charset=fetched.charset)
    assert PARAGRAPHS[1] in [block.text for block in source.blocks if block.removed_as is None]


def test_a_compressed_page_is_unpacked(site: str) -> None:
    """Gzip is undone on the way."""
    assert "各位代表" in _fetch(f"{site}/zipped").raw.decode()


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("loop", "redirects"),
        ("inside", "private-address"),
        ("file", "url"),
        ("missing", "unreachable"),
        ("wall", "refused"),
        ("film", "not-a-report"),
        ("large", "too-large"),
        ("bomb", "too-large"),
        ("drip", "timeout"),
        ("driphead", "timeout"),
        ("silent", "timeout"),
        ("manyheads", "refused"),
        ("longhead", "refused"),
        ("noanswer", "refused"),
        ("badchunk", "unreachable"),
        ("badlocation", "unreachable"),
    ],
)
def test_a_bad_page_gives_one_clear_error(site: str, page: str, code: str) -> None:
    """Whatever a server does ends within the limits and with its own code."""
    assert _code(f"{site}/{page}", LIMITS if code == "timeout" else PATIENT) == code


@pytest.mark.parametrize(
    "url",
    ["ftp://site.example/a", "file:///etc/passwd", "javascript:1", "http://", "http://u:p@site.example/",
     "http://site.example:22/", "gopher://site.example", "", "http://[::1", "http://a b/"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url: str) -> None:
    """Only http and https on a usual port, without credentials, pass."""
    assert _code(url) in {"url", "unreachable"}


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.1", "100.64.0.1",
     "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1",
     "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:db8::1",
     "::127.0.0.1", "2001:0:1::1", "no address"],
)  # fmt: skip
def test_addresses_that_are_not_public_are_known(address: str) -> None:
    """Private, loopback, link-local, reserved, multicast and wrapped addresses are not public."""
    assert not is_public(address)


def test_public_addresses_pass() -> None:
    """Ordinary addresses of both kinds are public."""
    assert is_public("114.114.114.114")
    assert is_public("2400:3200::1")


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "2130706433", "0x7f.1", "localhost"])
def test_the_machine_itself_is_never_read(host: str) -> None:
    """However this machine's own address is written, it is refused."""
    with pytest.raises(CorpusError) as caught:
        fetch_url(f"http://{host}:8080/", settings=LIMITS)
    assert caught.value.code in {"private-address", "unreachable", "url"}


def test_one_private_address_among_several_refuses_all() -> None:
    """A name that resolves to a public and a private address is not trusted."""
    with pytest.raises(CorpusError) as caught:
        fetch_url(
            "http://both.example/", settings=LIMITS, resolver=lambda *_: ["114.114.114.114", "10.0.0.1"]
        )
    assert caught.value.code == "private-address"


def test_the_checked_address_is_the_one_connected_to(site: str) -> None:
    """A name that would resolve differently the second time is asked only once."""
    answers = iter([["127.0.0.1"], ["10.0.0.8"]])
    fetched = fetch_url(
        f"{site}/report",
        settings=LIMITS,
        resolver=lambda *_: next(answers),
        permits=lambda a: a == "127.0.0.1",
    )
    assert fetched.raw
