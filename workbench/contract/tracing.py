"""The life of promises in the contract's JSON (``trace``)."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.contract.numbers import Json
from workbench.exchange.bounded import dump_json, encode_json
from workbench.model.thread import Thread


def trace_file(threads: Sequence[Thread]) -> bytes:
    """Return the same JSON as the content of a file; raise ExchangeError where a text cannot be written."""
    return encode_json(dump_json(trace_json(threads), indent=1))


def trace_json(threads: Sequence[Thread]) -> Json:
    """Return threads with their events (``trace``)."""
    return {
        "threads": [
            {
                "id": thread.id,
                "title": thread.title,
                "first": thread.first,
                "last": thread.last,
                "events": [
                    {
                        "year": event.year,
                        "document": event.document,
                        "kind": event.kind,
                        "quote": event.quote,
                        "start": event.start,
                        "end": event.end,
                        "score": event.score,
                    }
                    for event in thread.events
                ],
            }
            for thread in threads
        ]
    }
