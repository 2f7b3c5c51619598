"""The life of promises in the contract's JSON (``trace``)."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.contract.numbers import Json
from workbench.model.thread import Thread


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
