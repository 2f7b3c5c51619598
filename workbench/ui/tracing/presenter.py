"""The lives of a place's promises as the view draws them and as tables to take away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, get_args

from workbench.model.decision import Document
from workbench.model.document_name import cited_name
from workbench.model.genre import Genre
from workbench.model.thread import EventKind, Thread, ThreadEvent, ThreadOrder
from workbench.pipeline.tracing import rank, sort_threads
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.library_matrix import Place, years_across
from workbench.ui.shapes.tracing import LifeEvent, LifeThread, LivesContent

KINDS: tuple[EventKind, ...] = get_args(EventKind)
ORDERS: tuple[ThreadOrder, ...] = get_args(ThreadOrder)
_KEYS = (
    ("J / K", "trace.key_step"),
    ("1 – 5", "trace.key_order"),
    ("M", "trace.join"),
    ("U / Shift+U", "trace.key_undo"),
    ("/", "trace.key_search"),
    ("?", "common.keys"),
)
_DATA = ("thread", "title", "year", "half", "kind", "quote", "report", "start", "end")


def traced_documents(place: Place) -> tuple[Document, ...]:
    """Return the newest version of each of a place's work reports, by year; one report a year counts."""
    reports = [d for d in place.latest if d.genre == Genre.WORK_REPORT and d.year is not None]
    return tuple({document.year: document for document in reports}.values())


def years_between(documents: Iterable[Document]) -> list[int]:
    """Return every year from the first report to the last, also those that have none."""
    return years_across(document.year for document in documents if document.year is not None)


def present_lives(
    threads: Sequence[Thread], documents: Sequence[Document], language: Language
) -> LivesContent:
    """Return what the view draws: axis, legend, and each thread with its events."""
    at = {document.id: n for n, document in enumerate(documents)}
    have = {document.year for document in documents}
    return {
        "years": [{"year": year, "missing": year not in have} for year in years_between(documents)],
        "documents": [{"id": d.id, "title": cited_name(d, language)} for d in documents],
        "kinds": [
            {
                "id": kind,
                "label": translate(language, f"trace.kind_{kind}"),
                "about": translate(language, f"trace.about_{kind}"),
            }
            for kind in KINDS
        ],
        "orders": [{"id": order, "label": translate(language, f"trace.order_{order}")} for order in ORDERS],
        "keys": [(key, translate(language, label)) for key, label in _KEYS],
        "threads": [_thread(thread, at) for thread in sort_threads(threads, ORDERS[0])],
    }


def _thread(thread: Thread, at: dict[str, int]) -> LifeThread:
    return {
        "id": thread.id,
        "title": thread.title,
        "first": thread.first,
        "last": thread.last,
        "promised": thread.times_promised,
        "byHand": thread.by_hand,
        "ranks": [rank(thread, order) for order in ORDERS],
        "events": [_event(event, at) for event in thread.events],
    }


def _event(event: ThreadEvent, at: dict[str, int]) -> LifeEvent:
    told: LifeEvent = {
        "year": event.year,
        "kind": event.kind,
        "planned": event.planned,
        "document": at[event.document],
    }
    start = event.start
    if start is None or event.end is None:
        return told
    return {
        **told,
        "quote": event.quote,
        "start": start,
        "end": event.end,
        "names": [(first - start, last - start) for first, last in event.names],
    }


def events_data(threads: Iterable[Thread], language: Language) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of every event of every thread."""
    header = [translate(language, f"trace.data_{name}") for name in _DATA]
    rows = [
        [
            thread.id,
            thread.title,
            event.year,
            translate(language, "trace.plan" if event.planned else "trace.review"),
            translate(language, f"trace.kind_{event.kind}"),
            event.quote,
            event.document,
            event.start,
            event.end,
        ]
        for thread in threads
        for event in thread.events
    ]
    return header, rows
