"""Send one prompt to the model and bring one answer back: bounded, never redirected, stopped at once."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from http.client import HTTPException
from typing import Any

from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from workbench.model.suggestion import ModelEndpoint
from workbench.network.addresses import resolve
from workbench.network.pinned import PinnedHTTP, pinned
from workbench.settings import SuggestSettings
from workbench.suggesting.endpoint import ModelError, Resolver, target_of, unreachable
from workbench.suggesting.prompts import Prompt

_CHUNK = 16 * 1024


class Stop:
    """Ends a run from another thread: a line that is open is cut, none is opened any more."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._cut: Callable[[], None] = lambda: None

    @property
    def asked(self) -> bool:
        """Say whether somebody wants the run to end."""
        return self._asked.is_set()

    def now(self) -> None:
        """Ask for the end, and cut the line."""
        self._asked.set()
        self._cut()

    def cutter(self, cut: Callable[[], None]) -> None:
        """Keep what cuts the line of the moment."""
        self._cut = cut
        if self.asked:
            cut()


def ask(
    endpoint: ModelEndpoint,
    prompt: Prompt,
    settings: SuggestSettings,
    stop: Stop,
    resolver: Resolver = resolve,
) -> str:
    """Return the text that the model answered, whatever it says.

    Raises ModelError: ``model.stopped``, ``model.timeout``, ``model.unreachable``, ``model.refused``,
    ``model.redirect``, ``model.too-large`` or ``model.answer``.
    """
    target, address = target_of(endpoint, resolver)
    deadline = time.monotonic() + settings.seconds
    if stop.asked:
        raise _stopped()
    try:
        with pinned(
            target, address, wait=settings.wait_seconds, left=settings.seconds, cutter=stop.cutter
        ) as connection:
            connection.connect()
            if stop.asked:  # between opening the line and knowing how to cut it
                raise _stopped()
            raw = _exchange(connection, target.request_uri, endpoint, prompt, settings)
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        if stop.asked:
            raise _stopped() from error
        late = time.monotonic() >= deadline or "timed out" in str(error).lower()
        raise (_timeout() if late or isinstance(error, TimeoutError) else unreachable()) from error
    if stop.asked:
        raise _stopped()
    if time.monotonic() >= deadline:
        raise _timeout()
    return _content(raw)


def _exchange(
    connection: PinnedHTTP, uri: str, endpoint: ModelEndpoint, prompt: Prompt, settings: SuggestSettings
) -> bytes:
    asked = {
        "model": endpoint.model,
        "messages": [
            {"role": "system", "content": prompt.system},
            {"role": "user", "content": prompt.user},
        ],
        "temperature": 0,
        "max_tokens": settings.most_tokens,
        "stream": False,
    }
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
        **({"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}),
    }
    body = json.dumps(asked, ensure_ascii=False).encode("utf-8", "replace")
    connection.request("POST", uri, body=body, headers=headers, preload_content=False)
    response = connection.getresponse()
    _check(response)
    return _body(response, settings)


def _check(response: BaseHTTPResponse) -> None:
    if 300 <= response.status < 400:
        raise ModelError("model.redirect", code="model.redirect")
    kind = (response.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    coded = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if response.status != 200 or kind != "application/json" or coded != "identity":
        raise ModelError("model.refused", status=response.status, code="model.refused")


def _body(response: BaseHTTPResponse, settings: SuggestSettings) -> bytes:
    pieces: list[bytes] = []
    total = 0
    while piece := response.read(_CHUNK, decode_content=False):
        pieces.append(piece)
        total += len(piece)
        if total > settings.most_bytes:
            raise ModelError("model.answer_too_long", code="model.too-large")
    return b"".join(pieces)


def _content(raw: bytes) -> str:
    try:
        told: Any = json.loads(raw)
        content = told["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise _no_answer() from error
    if not isinstance(content, str):
        raise _no_answer()
    return content


def _no_answer() -> ModelError:
    return ModelError("model.no_answer", code="model.answer")


def _timeout() -> ModelError:
    return ModelError("model.too_slow", code="model.timeout")


def _stopped() -> ModelError:
    return ModelError("model.stopped", code="model.stopped")
