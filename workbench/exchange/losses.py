"""What a format cannot hold of a store, in sentences with numbers; nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from workbench.exchange.cells import is_altered
from workbench.exchange.integrity import anchored
from workbench.exchange.qdpx.guids import is_fit
from workbench.exchange.table import commitment_rows, evidence_rows
from workbench.model.decision import AnchorState, Annotation, Assessment, Snapshot
from workbench.store.team_history import KINDS
from workbench.words.catalogue import word

Count = Callable[[Snapshot], int]


def _annotations(test: Callable[[Annotation], object]) -> Count:
    return lambda snapshot: sum(bool(test(each)) for each in snapshot.annotations)


def _is_unsure(each: Annotation) -> bool:
    return each.anchor.state in (AnchorState.SHIFTED, AnchorState.FUZZY)


def _cut_cells(snapshot: Snapshot) -> int:
    rows = (*commitment_rows(snapshot), *evidence_rows(snapshot))
    return sum(is_altered(cell) for row in rows for cell in row.values())


def _has_axes(each: Assessment) -> bool:
    axes = (each.official_claim, each.schedule, each.attainment, each.search, each.successor)
    return bool(any(axes) or each.blind or each.adjudicated or each.considered or each.incomparable)


def _without_place(snapshot: Snapshot) -> int:
    links = sum(each.older.start is None or each.newer.start is None for each in snapshot.links)
    return links + sum(q.anchor.start is None for each in snapshot.assessments for q in each.evidence)


def _unfit_for_xml(snapshot: Snapshot) -> int:
    said = [each.note for each in snapshot.annotations] + [each.rationale for each in snapshot.assessments]
    return sum(not is_fit(each) for each in (*snapshot.texts.values(), *said))


def _collapsing(snapshot: Snapshot) -> int:
    places = [
        (each.anchor.document, each.anchor.start, each.anchor.end, each.type)
        for each in snapshot.annotations
        if each.anchor.start is not None
    ]
    return len(places) - len(set(places))


_COUNTS: dict[str, Count] = {
    "texts": lambda snapshot: len(snapshot.documents),
    "metadata": lambda snapshot: len(snapshot.documents),
    "assessments": lambda snapshot: len(snapshot.assessments),
    "links": lambda snapshot: len(snapshot.links),
    "codebooks": lambda snapshot: len(snapshot.codebooks),
    "log": lambda snapshot: len(snapshot.log),
    "team": lambda snapshot: sum(each.kind in KINDS for each in snapshot.team),
    "details": _annotations(
        lambda each: each.items or each.bodies or each.deadline or each.quantities or each.reason
    ),
    "quantities": _annotations(lambda each: each.quantities),
    "fields": _annotations(lambda each: each.fields),
    "remarks": _annotations(lambda each: each.area or each.tags or each.note),
    "orphans": _annotations(lambda each: each.anchor.start is None),
    "unsure": _annotations(_is_unsure),
    "stamps": _annotations(lambda each: each.created or each.version > 1),
    "coders": _annotations(lambda each: each.coder),
    "decisions": _annotations(lambda each: each.decision != "created"),
    "extra": lambda snapshot: sum(bool(each.extra) for each in anchored(snapshot)),
    "context": lambda snapshot: len(snapshot.annotations),
    "cut": _cut_cells,
    "collapsing": _collapsing,
    "axes": lambda snapshot: sum(_has_axes(each) for each in snapshot.assessments),
    "without_place": _without_place,
    "code_history": lambda snapshot: len(snapshot.codebooks),
    "unfit": _unfit_for_xml,
}


def tell(snapshot: Snapshot, lacks: Iterable[str], language: str = "zh") -> tuple[str, ...]:
    """Return one sentence for each thing in ``lacks`` that the snapshot has any of."""
    counts = ((name, _COUNTS[name](snapshot)) for name in lacks)
    return tuple(word(f"lost.{name}", language, count=count) for name, count in counts if count)
