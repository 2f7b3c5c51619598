"""Take back a project that another tool wrote: our records with what changed, and what is new in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from workbench.exchange.qdpx.counting import Told, places, plain
from workbench.exchange.qdpx.guids import FOREIGN, fit
from workbench.exchange.qdpx.known import Known, Passage, document_guids
from workbench.exchange.qdpx.left_out import told
from workbench.exchange.qdpx.marking import LINK_NAMES
from workbench.exchange.qdpx.project import Link, Project, Source, read_project
from workbench.exchange.qdpx.returned_fields import plain_lines
from workbench.exchange.qdpx.returned_marks import Marked, returned_marks
from workbench.exchange.qdpx.returned_verdicts import returned_verdicts
from workbench.model.decision import LinkRecord, Snapshot
from workbench.model.said import Said
from workbench.settings import Settings


def read(data: bytes, current: Snapshot, settings: Settings) -> tuple[Snapshot, tuple[Said, ...]]:
    """Return what a project says of our texts, and a sentence for each thing that is not taken over.

    Sources that are no text of the library, and what the other side removed, are told and left alone.
    Raises ExchangeError where the file is no project or is damaged.
    """
    project = read_project(data, settings.exchange)
    known = Known(current, project, settings.store)
    left_out: Counter[str] = Counter(project.others)
    passages, documents = _passages(known, project, left_out)
    marked = returned_marks(known, passages)
    left_out["misfit"] += known.misfits
    verdicts = returned_verdicts(known, marked, passages, left_out)
    links = [link for each in project.links if (link := _link(known, each, passages))]
    snapshot = Snapshot(
        texts={name: current.texts[name] for name in documents},
        annotations=tuple(each.annotation for each in marked),
        assessments=tuple(verdicts),
        links=tuple({each.id: each for each in links}.values()),
    )
    return snapshot, told(left_out, _removed(known, snapshot, marked))


def _passages(known: Known, project: Project, left_out: Counter[str]) -> tuple[list[Passage], list[str]]:
    """Return the selections at their places in our texts, and which texts the file has."""
    found: list[Passage] = []
    documents: list[str] = []
    by_guid = document_guids(known.current)
    for source in project.sources:
        document = _document(known.current, source, by_guid.get(source.guid))
        if document is None or document in documents:
            left_out["source"] += 1
            left_out["in_source"] += len(source.selections)
            continue
        documents.append(document)
        told_places = [
            Told(each.start, each.end, each.name, _here(known, each.guid, document))
            for each in source.selections
        ]
        at, unsure = places(source.text or "", told_places)
        left_out["unsure"] += unsure
        length = len(known.current.texts[document])
        for selection, place in zip(source.selections, at, strict=True):
            if place is None or place[1] > length:
                left_out["outside"] += 1
            else:
                found.append(Passage(selection, document, *place))
    return found, documents


def _here(known: Known, guid: str, document: str) -> tuple[int, int] | None:
    anchor = known.anchor(guid)
    if anchor is None or anchor.document != document or anchor.start is None or anchor.end is None:
        return None
    return anchor.start, anchor.end


def _document(current: Snapshot, source: Source, named: str | None) -> str | None:
    """Return the document whose text a source is, to the letter but for line ends and blanks at the end."""
    if source.text is None:
        return None
    text = plain(source.text).rstrip()
    names = [named] if named else []
    names += sorted(each.id for each in current.documents if each.id != named)
    return next((name for name in names if fit(current.texts[name]).rstrip() == text), None)


def _link(known: Known, link: Link, passages: Sequence[Passage]) -> LinkRecord | None:
    """Return a link between passages as people make them here, None for any other link."""
    said = next((key for key, name in LINK_NAMES.items() if name == link.name), None)
    ours = known.links.get(link.guid)
    at = {each.selection.guid: each for each in passages}
    if said is None or link.origin not in at or link.target not in at:
        return None
    older, newer = at[link.origin], at[link.target]
    if ours is None:
        return LinkRecord(
            id=FOREIGN + link.guid,
            older=known.make_anchor(older),
            newer=known.make_anchor(newer),
            linked=said[1],
            about=said[0],
            coder=known.author(older.selection),
            note=link.note,
            created=older.selection.created,
            modified=older.selection.created,
        )
    changed = ours
    if said != (ours.about, ours.linked):
        changed = replace(changed, about=said[0], linked=said[1])
    if plain_lines(link.note) != plain_lines(fit(ours.note)):
        changed = replace(changed, note=link.note)
    if older.where != (ours.older.document, ours.older.start, ours.older.end):
        changed = replace(changed, older=known.make_anchor(older))
    if newer.where != (ours.newer.document, ours.newer.start, ours.newer.end):
        changed = replace(changed, newer=known.make_anchor(newer))
    return changed


def _removed(known: Known, found: Snapshot, marked: Sequence[Marked]) -> dict[str, list[str]]:
    """Return the quotations of what went out and is not in the file, by what it is."""
    documents = set(found.texts)
    marks = {each.annotation.id for each in marked}
    gone = [
        each for each in known.marks.values() if each.anchor.document in documents and each.id not in marks
    ]
    quotes = {each.id: each.anchor.exact for each in known.current.annotations}
    given = {each.id for each in found.assessments}
    silent = [each for each in known.verdicts.values() if each.annotation in marks and each.id not in given]
    return {
        "annotation": [each.anchor.exact for each in sorted(gone, key=lambda one: one.id)],
        "assessment": [quotes[each.annotation] for each in sorted(silent, key=lambda one: one.id)],
    }
