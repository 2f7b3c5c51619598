"""A line to the address that was checked, cut at a deadline however busily the other side drips bytes."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import Url


class PinnedHTTP(HTTPConnection):
    """A connection to the address that was checked, whatever the name resolves to by now."""

    address = ""
    line: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        seconds = self.timeout if isinstance(self.timeout, int | float) else None
        connected = socket.create_connection((self.address, self.port), seconds)
        self.line = connected.dup()
        return connected


class PinnedHTTPS(PinnedHTTP, HTTPSConnection):
    """The same with TLS; the certificate is checked against the name."""


@contextmanager
def pinned(
    target: Url,
    address: str,
    *,
    wait: float,
    left: float,
    cutter: Callable[[Callable[[], None]], None] = lambda _cut: None,
) -> Iterator[PinnedHTTP]:
    """Open a connection for ``left`` seconds at most, each wait within it ``wait`` seconds at most.

    ``cutter`` is given what cuts the line at once, for whoever may want to stop from another thread.
    """
    kind = PinnedHTTPS if target.scheme == "https" else PinnedHTTP
    connection = kind(str(target.host).strip("[]"), target.port, timeout=wait)
    connection.address = address
    watch = threading.Timer(left, _cut, args=(connection,))
    watch.daemon = True
    watch.start()
    cutter(lambda: _cut(connection))
    try:
        yield connection
    finally:
        watch.cancel()
        connection.close()
        if connection.line is not None:
            connection.line.close()


def _cut(connection: PinnedHTTP) -> None:
    """Shut the line down from another thread; the reading one wakes with an error or an end."""
    if connection.line is not None:
        with suppress(OSError):  # the other side was faster
            connection.line.shutdown(socket.SHUT_RDWR)
