"""A small server on this machine that speaks the protocol of a language model, well or badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[Mapping[str, Any]], str]


@dataclass
class ModelServer:
    """What the server says next, and what it was asked; ``mode`` names a way to behave badly."""

    answer: Answer = lambda _material: "{}"
    mode: str = "well"
    port: int = 0
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    reached: threading.Event = field(default_factory=threading.Event)
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """Return the address to configure."""
        return f"http://127.0.0.1:{self.port}/v1"


@contextmanager
def model_server(answer: Answer = lambda _material: "{}", mode: str = "well") -> Iterator[ModelServer]:
    """Run the server for as long as the block does; ``answer`` is given the material of each request."""
    told = ModelServer(answer=answer, mode=mode)

    class Handler(_Handler):
        server_told = told

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        told.released.set()
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    server_told: ModelServer

    def log_message(self, *_: object) -> None:
        return

    def do_GET(self) -> None:
        self.server_told.asked.append({"path": self.path, "method": "GET"})
        self._send(b"{}")

    def do_POST(self) -> None:
        told = self.server_told
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        told.asked.append({"path": self.path, **asked})
        told.keys.append(self.headers.get("Authorization") or "")
        told.reached.set()
        with suppress(OSError):
            getattr(self, f"_{told.mode}")(asked)

    def _well(self, asked: Mapping[str, Any]) -> None:
        said = self.server_told.answer(json.loads(asked["messages"][1]["content"]))
        self._send(json.dumps({"choices": [{"message": {"role": "assistant", "content": said}}]}).encode())

    def _huge(self, _asked: Mapping[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        for _ in range(10_000):
            self.wfile.write(b" " * 65_536)

    def _hanging(self, _asked: Mapping[str, Any]) -> None:
        self.server_told.released.wait(60)

    def _dripping(self, _asked: Mapping[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        while not self.server_told.released.wait(0.02):
            self.wfile.write(b" ")

    def _redirecting(self, _asked: Mapping[str, Any]) -> None:
        self._send(b"{}", status=307, Location=f"http://127.0.0.1:{self.server_told.port}/elsewhere")

    def _page(self, _asked: Mapping[str, Any]) -> None:
        self._send(b"<html><script>alert(1)</script></html>", "text/html")

    def _packed(self, _asked: Mapping[str, Any]) -> None:
        self._send(b"\x1f\x8b", Content_Encoding="gzip")

    def _failing(self, _asked: Mapping[str, Any]) -> None:
        self._send(b'{"error": "no such model"}', status=404)

    def _nested(self, _asked: Mapping[str, Any]) -> None:
        self._send(b"[" * 100_000)

    def _odd(self, _asked: Mapping[str, Any]) -> None:
        self._send(b'{"choices": [{"message": {"content": {"not": "text"}}}]}')

    def _broken(self, _asked: Mapping[str, Any]) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{")

    def _send(self, body: bytes, kind: str = "application/json", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)
