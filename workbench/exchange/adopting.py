"""Give what comes in the ids it will have here: texts and codebook revisions that clash get new ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.exchange.integrity import holds
from workbench.model.decision import (
    Anchor,
    Annotation,
    Assessment,
    Codebook,
    Document,
    LinkRecord,
    Quotation,
    Search,
    Snapshot,
)
from workbench.model.team import TeamEvent
from workbench.settings import StoreSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """What comes in under the ids it will have here; the maps name only what has to be renamed."""

    snapshot: Snapshot
    documents: Mapping[str, str] = field(default_factory=dict)
    revisions: Mapping[int, int] = field(default_factory=dict)


def adopt(current: Snapshot, incoming: Snapshot, settings: StoreSettings) -> Adopted:
    """Return ``incoming`` with its texts and codebook revisions renamed where ``current`` has others.

    A text that is here already under another id is not added twice; a different text under an id that
    is taken becomes the next version of that report.
    """
    documents = _document_ids(current.documents, incoming.documents)
    revisions = _revisions(current.codebooks, incoming.codebooks)
    texts = {documents.get(name, name): text for name, text in incoming.texts.items()}
    every = {**current.texts, **texts}

    def placed(anchor: Anchor) -> Anchor:
        here = replace(anchor, document=documents.get(anchor.document, anchor.document))
        return _with_context(here, every, settings.context)

    snapshot = replace(
        incoming,
        documents=_renamed_documents(incoming.documents, documents, current.documents),
        texts=texts,
        annotations=tuple(_annotation(each, placed, revisions) for each in incoming.annotations),
        assessments=tuple(_assessment(each, placed, documents, revisions) for each in incoming.assessments),
        links=tuple(_link(each, placed) for each in incoming.links),
        codebooks=tuple(
            replace(each, revision=revisions.get(each.revision, each.revision)) for each in incoming.codebooks
        ),
        team=tuple(_event(each, documents) for each in incoming.team),
    )
    return Adopted(snapshot=snapshot, documents=documents, revisions=revisions)


def _document_ids(mine: Sequence[Document], theirs: Sequence[Document]) -> dict[str, str]:
    here = {each.id: each for each in mine}
    by_text = {(each.report, each.text_sha256): each.id for each in mine}
    taken = {each.report: 0 for each in (*mine, *theirs)}
    for each in (*mine, *theirs):
        taken[each.report] = max(taken[each.report], each.number)
    renamed = {}
    for each in theirs:
        same = by_text.get((each.report, each.text_sha256))
        there = here.get(each.id)
        if there is not None and there.text_sha256 == each.text_sha256:
            continue
        if same is not None:
            renamed[each.id] = same
        elif there is not None:
            taken[each.report] += 1
            renamed[each.id] = f"{each.report}@{taken[each.report]}"
    return renamed


def _renamed_documents(
    theirs: Sequence[Document], names: Mapping[str, str], mine: Sequence[Document]
) -> tuple[Document, ...]:
    here = {each.id for each in mine}
    found: dict[str, Document] = {}
    for each in theirs:
        name = names.get(each.id, each.id)
        if name in here and name != each.id:
            continue  # our copy of the same text stays as it is
        number = int(name.rpartition("@")[2]) if name != each.id else each.number
        supersedes = names.get(each.supersedes, each.supersedes) if each.supersedes else None
        found[name] = replace(each, id=name, number=number, supersedes=supersedes)
    return tuple(found.values())


def _revisions(mine: Sequence[Codebook], theirs: Sequence[Codebook]) -> dict[int, int]:
    """Return new numbers for revisions that we have otherwise: that of an equal one here, else the next.

    Those of theirs that keep their number are here too: a second import must come to the same numbers.
    """
    here = {each.revision: _says(each) for each in (*theirs, *mine)}
    last = max(here, default=0)
    renamed = {}
    for each in theirs:
        if here[each.revision] == _says(each):
            continue
        number = min((number for number, said in here.items() if said == _says(each)), default=last + 1)
        last = max(last, number)
        here[number] = _says(each)
        renamed[each.revision] = number
    return renamed


def _says(book: Codebook) -> tuple[object, ...]:
    return book.codes, book.types, book.fields


def _with_context(anchor: Anchor, texts: Mapping[str, str], width: int) -> Anchor:
    """Return the anchor with what stands around it, for formats that carry no context."""
    text, start, end = texts.get(anchor.document), anchor.start, anchor.end
    if text is None or start is None or end is None or anchor.prefix or anchor.suffix:
        return anchor
    if not holds(anchor, text):
        return anchor
    return replace(anchor, prefix=text[max(0, start - width) : start], suffix=text[end : end + width])


Placing = Callable[[Anchor], Anchor]


def _annotation(each: Annotation, placed: Placing, revisions: Mapping[int, int]) -> Annotation:
    revision = revisions.get(each.codebook_revision, each.codebook_revision)
    return replace(each, anchor=placed(each.anchor), codebook_revision=revision)


def _assessment(
    each: Assessment, placed: Placing, documents: Mapping[str, str], revisions: Mapping[int, int]
) -> Assessment:
    def quotation(one: Quotation) -> Quotation:
        return replace(one, anchor=placed(one.anchor))

    def searched(one: Search) -> Search:
        return replace(one, documents=tuple(documents.get(name, name) for name in one.documents))

    return replace(
        each,
        against=documents.get(each.against, each.against),
        evidence=tuple(quotation(one) for one in each.evidence),
        search=None if each.search is None else searched(each.search),
        considered=tuple(documents.get(name, name) for name in each.considered),
        incomparable=tuple(
            replace(one, document=documents.get(one.document, one.document)) for one in each.incomparable
        ),
        codebook_revision=revisions.get(each.codebook_revision, each.codebook_revision),
    )


def _event(each: TeamEvent, documents: Mapping[str, str]) -> TeamEvent:
    """Return an event about the texts as they are called here."""
    about: dict[str, str] = {
        name: documents.get(each.body[name], each.body[name])
        for name in ("document", "newer")
        if name in each.body
    }
    return replace(each, document=documents.get(each.document, each.document), body={**each.body, **about})


def _link(each: LinkRecord, placed: Placing) -> LinkRecord:
    return replace(each, older=placed(each.older), newer=placed(each.newer))
