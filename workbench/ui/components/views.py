"""The components for text: a view each, and the channel that carries their events.

A view gets its document once: what of it is long and the same at each visit is written before, by
``as_sent``, and kept so (``content``). What changes comes through its channel, which sits in a fragment of
its own so that a key press never sends the document again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from streamlit.components import v2

from workbench.ui.components.assembly import script, style
from workbench.ui.components.sending import as_sent, joined
from workbench.ui.shapes.channel import ChannelData
from workbench.ui.shapes.comparison import PairsVisit, WholeVisit
from workbench.ui.shapes.findings import MatrixVisit, PassagesDocument, TableVisit
from workbench.ui.shapes.fulfilment import JudgingVisit
from workbench.ui.shapes.panels import SampleDocument
from workbench.ui.shapes.reading import ReaderVisit
from workbench.ui.shapes.task_lists import TasksDocument
from workbench.ui.shapes.tour import TourDocument
from workbench.ui.shapes.tracing import LivesDocument

TOUR = "view-tour"
_HOST = '<div class="host"></div>'

_mount_channel = v2.component("workbench_channel", html="<i hidden></i>", js=script("channel"))
_mount_reader = v2.component(
    "workbench_reader",
    html=_HOST,
    css=style("base", "parts", "text", "reader"),
    js=script("reader"),
)

_mount_judging = v2.component(
    "workbench_judging",
    html=_HOST,
    css=style(
        "base", "parts", "text", "judging", "verdicts", "judging_work", "judging_text", "judging_narrow"
    ),
    js=script("judging"),
)
_mount_pairs = v2.component(
    "workbench_pairs",
    html=_HOST,
    css=style("base", "parts", "pairs", "pairs_narrow"),
    js=script("pairs"),
)
_mount_whole_pairs = v2.component("workbench_whole_pairs", html="<i hidden></i>", js=script("whole_pairs"))

_mount_matrix = v2.component(
    "workbench_matrix", html=_HOST, css=style("base", "parts", "matrix"), js=script("matrix")
)
_mount_table = v2.component(
    "workbench_table",
    html=_HOST,
    css=style("base", "parts", "table", "verdicts", "table_narrow"),
    js=script("table"),
)
_mount_passages = v2.component(
    "workbench_passages", html=_HOST, css=style("base", "parts", "passages"), js=script("passages")
)
_mount_tour = v2.component(
    "workbench_tour", html=_HOST, css=style("base", "parts", "tour"), js=script("tour")
)

_mount_lives = v2.component(
    "workbench_lives",
    html=_HOST,
    css=style("base", "parts", "life", "life_line"),
    js=script("life"),
)

_mount_tasks = v2.component(
    "workbench_tasks",
    html=_HOST,
    css=style("base", "parts", "tasks"),
    js=script("tasks"),
)

_mount_sample = v2.component(
    "workbench_sample", html=_HOST, css=style("base", "parts", "sample"), js=script("sample")
)

_mount_in_sight = v2.component(
    "workbench_in_sight", html=_HOST, css=".host { scroll-margin-top: 5rem; }", js=script("in_sight")
)

_mount_not_taken = v2.component(
    "workbench_not_taken", html=_HOST, css=style("base", "not_taken"), js=script("not_taken")
)


def _nothing() -> None:
    """Wait for nothing: that the page runs again is all that a view's wake is for."""


def channel(name: str, data: ChannelData, on_queue: Callable[[], None]) -> Mapping[str, Any] | None:
    """Mount the channel ``name`` and return the queue it last received."""
    result = _mount_channel(key=f"channel-{name}", data=as_sent(data), on_queue_change=on_queue)
    queue: Mapping[str, Any] | None = result.queue
    return queue


def reader(content: bytes, visit: ReaderVisit) -> None:
    """Mount the reading view of one report."""
    _mount_reader(key=f"view-{visit['channel']}", data=joined(content, visit), on_wake_change=_nothing)


def judging(content: bytes, visit: JudgingVisit) -> None:
    """Mount the fulfilment flow of one pair of reports."""
    _mount_judging(key=f"view-{visit['channel']}", data=joined(content, visit), on_wake_change=_nothing)


def pairs(content: bytes, visit: PairsVisit) -> None:
    """Mount two reports side by side, with the first cards; ``whole_pairs`` brings all."""
    _mount_pairs(key=f"view-{visit['channel']}", data=joined(content, visit), on_wake_change=_nothing)


def whole_pairs(content: bytes, visit: WholeVisit) -> None:
    """Send the view of two reports side by side all of its cards."""
    _mount_whole_pairs(key=f"whole-{visit['channel']}", data=joined(content, visit))


def matrix(content: bytes, visit: MatrixVisit) -> None:
    """Mount the table of places and years."""
    _mount_matrix(key=f"view-{visit['channel']}", data=joined(content, visit))


def lives(document: LivesDocument) -> None:
    """Mount the lives of a place's promises."""
    _mount_lives(key=f"view-{document['channel']}", data=as_sent(document), on_wake_change=_nothing)


def tasks(document: TasksDocument) -> None:
    """Mount a task list beside its report."""
    _mount_tasks(key=f"view-{document['channel']}", data=as_sent(document), on_wake_change=_nothing)


def sample(document: SampleDocument) -> None:
    """Mount a sample of hits to judge."""
    _mount_sample(key=f"sample-{document['channel']}", data=as_sent(document), on_wake_change=_nothing)


def in_sight(name: str, rev: str) -> None:
    """Scroll to this point of the page, once for each ``rev``."""
    _mount_in_sight(key=f"in-sight-{name}", data=as_sent({"rev": rev}))


def not_taken(name: str, limit: int, strings: Mapping[str, str]) -> None:
    """Tell, below a field for files, which ones it refused and why; ``limit`` is in megabytes."""
    data = {"name": name, "limit": limit, "strings": strings}
    _mount_not_taken(key=f"not-taken-{name}", data=as_sent(data))


def table(name: str, content: bytes, visit: TableVisit) -> None:
    """Mount a table of findings."""
    _mount_table(key=f"table-{name}-{visit['channel']}", data=joined(content, visit))


def passages(name: str, document: PassagesDocument) -> None:
    """Mount quotations in context."""
    _mount_passages(key=f"passages-{name}-{document['channel']}", data=as_sent(document))


def tour(document: TourDocument) -> None:
    """Mount the tour's card; it posts its steps itself: they lead to other pages, so this one may run."""
    _mount_tour(key=TOUR, data=as_sent(document), on_queue_change=_nothing)
