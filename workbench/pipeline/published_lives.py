"""The lives of published promises: what the reports of a place say of each over the years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from workbench.insight.indicators import by_place
from workbench.model.decision import Annotation, Document
from workbench.model.genre import Genre
from workbench.model.thread import Thread, ThreadEvent
from workbench.pipeline.life_decisions import life_decisions
from workbench.pipeline.tracing import trace
from workbench.pipeline.workspace import Workspace
from workbench.publishing.contents import LifeEvent, PublishedLife, PublishedPlan, Source


def published_lives(
    workspace: Workspace, plans: Sequence[PublishedPlan], source: Callable[[Document], Source]
) -> tuple[PublishedLife, ...]:
    """Return the lives that hold a published promise and are told by two reports or more.

    They are grouped as the page of lives shows them, people's joins and splits laid over.
    """
    places = {plan.place for plan in plans if plan.promises}
    documents = {
        each.id: each
        for each in _newest(workspace.offered())
        if each.genre is Genre.WORK_REPORT and each.jurisdiction in places
    }
    reports = [workspace.report(name) for name in documents]
    sources = {name: source(each) for name, each in documents.items()}
    published = {promise.id for plan in plans for promise in plan.promises}
    notes = [n for name in documents for n in workspace.store.annotations(document=name) if n.id in published]
    standing = _Standing(notes)
    found = []
    for own in by_place(reports):
        said = life_decisions(workspace.store, [report.id for report in own])
        place = documents[own[0].id].jurisdiction or ""
        for thread in trace(own, workspace.settings, said):
            life = _life(thread, place, sources, standing)
            if life is not None:
                found.append(life)
    return tuple(found)


class _Standing:
    """Where published promises stand, to know them again in threads."""

    def __init__(self, notes: Iterable[Annotation]) -> None:
        self._by_proposal: dict[tuple[str, str], str] = {}
        self._by_place: dict[str, list[tuple[int, int, str]]] = {}
        for each in notes:
            anchor = each.anchor
            if each.proposal is not None:
                self._by_proposal[anchor.document, each.proposal] = each.id
            if anchor.start is not None and anchor.end is not None:
                self._by_place.setdefault(anchor.document, []).append((anchor.start, anchor.end, each.id))

    def of(self, event: ThreadEvent) -> str:
        """Return the published promise that an event is, empty where it is none."""
        if not event.planned or event.start is None or event.end is None:
            return ""
        exact = self._by_proposal.get((event.document, event.commitment or ""))
        if exact is not None:
            return exact
        for start, end, name in self._by_place.get(event.document, ()):
            shared = min(end, event.end) - max(start, event.start)
            if 2 * shared >= max(end - start, event.end - event.start):
                return name
        return ""


def _life(
    thread: Thread, place: str, sources: Mapping[str, Source], standing: _Standing
) -> PublishedLife | None:
    events = tuple(
        LifeEvent(
            year=each.year,
            kind=each.kind,
            quote=each.quote or "",
            source=sources[each.document],
            promise=standing.of(each),
        )
        for each in thread.events
    )
    ids = tuple(dict.fromkeys(_ids(thread)))
    told = {each.document for each in thread.events if each.quote}
    if not ids or len(told) < 2 or not any(each.promise for each in events):
        return None
    return PublishedLife(
        ids=ids,
        place=place,
        title=thread.title,
        first=thread.first,
        last=thread.last,
        events=events,
        by_hand=thread.by_hand,
    )


def _ids(thread: Thread) -> Iterator[str]:
    """Yield what names the life: its promises by their own ids, which follow from report and quotation."""
    for each in thread.events:
        if each.planned and each.commitment:
            yield each.commitment


def _newest(documents: Iterable[Document]) -> Iterator[Document]:
    """Yield the newest text of each report."""
    newest: dict[str, Document] = {}
    for each in sorted(documents, key=lambda each: (each.report, each.number)):
        newest[each.report] = each
    yield from newest.values()
