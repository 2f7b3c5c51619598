"""What people said of the promises of some documents: which go together, and which do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.model.decision import Anchor
from workbench.model.report import Report
from workbench.model.thread import NamedPlace, ThreadDecision
from workbench.pipeline.document_records import text_digest
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import open_workspace
from workbench.settings import DEFAULTS, Settings
from workbench.store.store import Store

_SQLITE = "sqlite:///"


def life_decisions(store: Store, documents: Sequence[str]) -> tuple[ThreadDecision, ...]:
    """Return people's words on the promises of some documents, where both places still stand."""
    found = []
    for record in store.links():
        if record.about != "promise" or not {record.older.document, record.newer.document} <= {*documents}:
            continue
        older, newer = _named(record.older), _named(record.newer)
        if older is not None and newer is not None:
            found.append(ThreadDecision(older=older, newer=newer, together=record.linked))
    return tuple(sorted(found, key=repr))


def stored_decisions(
    reports: Sequence[Report], home: Home, settings: Settings = DEFAULTS
) -> tuple[ThreadDecision, ...]:
    """Return what the library of a home knows of the promises of reports, however they were named.

    A report is the library's where it has its id, or the same text letter for letter (a file that was
    added earlier); the words then name it by the id it has here. A home without a library has none.
    """
    if not _has_library(home):
        return ()
    with open_workspace(home, settings=settings) as workspace:
        by_text = {text_digest(report.text): report.id for report in reports}
        own = {report.id for report in reports}
        names = {d.id: by_text[d.text_sha256] for d in workspace.documents() if d.text_sha256 in by_text}
        names |= {d.id: d.id for d in workspace.documents() if d.id in own}
        said = life_decisions(workspace.store, list(names))
    return tuple(
        replace(each, older=_renamed(each.older, names), newer=_renamed(each.newer, names)) for each in said
    )


def _has_library(home: Home) -> bool:
    """Say whether there is a database; one in a file is not made only to find it empty."""
    url = home.database_url
    return not url.startswith(_SQLITE) or Path(url.removeprefix(_SQLITE)).exists()


def _named(anchor: Anchor) -> NamedPlace | None:
    if anchor.start is None or anchor.end is None:
        return None
    return NamedPlace(document=anchor.document, start=anchor.start, end=anchor.end)


def _renamed(place: NamedPlace, names: Mapping[str, str]) -> NamedPlace:
    return replace(place, document=names[place.document])
