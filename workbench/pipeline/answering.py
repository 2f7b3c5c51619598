"""What several documents say of one plan's commitments: a report, a bulletin, whatever else there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from typing import Literal

from workbench.corpus.places import same_place
from workbench.errors import CorpusError
from workbench.measuring.disagreeing import ReportedNumber, disagree
from workbench.model.commitment import Commitment, Quantity
from workbench.model.decision import Document
from workbench.model.document_name import cited_name, document_name
from workbench.model.genre import Genre, SourceClass
from workbench.model.link import Candidate, Comparison, Conflict, Evidence, EvidenceReport
from workbench.model.report import Report
from workbench.model.said import Said
from workbench.pipeline.analysing import proposals_of, quantities_of, without_footnote_marks
from workbench.pipeline.judging import evidence
from workbench.pipeline.row_evidence import with_row_evidence, without_row_results
from workbench.settings import DEFAULTS, AlignmentSettings, Settings
from workbench.uncollected import uncollected
from workbench.words.catalogue import Bilingual

# What a place writes every year is told apart by its kind; these genres have no year to answer for.
_NO_YEARLY_ANSWER = frozenset({Genre.WORK_REPORT, Genre.FIVE_YEAR_PLAN})


def answering_documents(
    documents: Iterable[Document], older: Document, newer: Document
) -> tuple[Document, ...]:
    """Return the documents that speak of the year planned in ``older``, of the same place: ``newer`` first.

    Beside the next report these are the newest texts of its bulletin, its execution reports, lists and
    news; documents of another place are never among them.
    """
    first, last = older.year, newer.year
    if older.jurisdiction is None or first is None or last is None:
        return (newer,)
    years = range(first, max(last, first + 1))
    newest: dict[str, Document] = {}
    for each in sorted(documents, key=lambda d: (d.report, d.number)):
        if not each.archived and each.genre not in _NO_YEARLY_ANSWER and _speaks_of(each, years):
            newest[each.report] = each
    beside = [
        each
        for each in newest.values()
        if each.report not in (older.report, newer.report)
        and same_place(older.jurisdiction, each.jurisdiction or "?")
    ]
    order = list(Genre)
    beside.sort(key=lambda each: (order.index(each.genre), each.year or 0, each.id))
    return (newer, *beside)


def _speaks_of(document: Document, years: range) -> bool:
    """Say whether a document reports on one of the years, or lists what is to be done in it."""
    if document.year is None:
        return False
    rule = document.genre.rule
    if rule.several_a_year:
        return document.year in years or document.year - 1 in years
    # A bulletin is of the year it counts, a list of the year it plans; a report reviews the year before.
    own = document.genre is Genre.BULLETIN or not rule.answers
    return (document.year if own else document.year - 1) in years


def evidence_from(
    older: Report,
    sources: Sequence[Report],
    settings: Settings = DEFAULTS,
    *,
    made: Iterable[Commitment] = (),
) -> EvidenceReport:
    """Return, for each proposal of the older plan, the passages of all sources, best first.

    Statistics with a number to compare stand before what a government says of itself, prose before a cell
    of a table that fits as well. What was promised again is read from the first source. ``sources`` are
    one or more documents; CorpusError where one is of another place. ``made`` are people's own commitments.
    """
    _check_places(older, sources)
    own = tuple(made)
    with uncollected():
        found = [_evidence(older, source, settings, own, again=not at) for at, source in enumerate(sources)]
        by_source = [{each.commitment: each for each in report.evidence} for report in found]
        numbers = _Numbers()
        merged = tuple(
            _merged(
                [(source, said[each.commitment]) for source, said in zip(sources, by_source, strict=True)],
                numbers,
                settings,
            )
            for each in found[0].evidence
        )
    return replace(found[0], evidence=merged)


def _evidence(
    older: Report, source: Report, settings: Settings, made: tuple[Commitment, ...], *, again: bool
) -> EvidenceReport:
    """Return what one source says, its rows on tasks and their results before its prose.

    What it promises again is looked for where it is the first, of which alone it is told.
    """
    with uncollected():
        prose = without_row_results(source)
        found = evidence(older, prose, settings, made=made, again=again)
        if prose is source:
            return found
        return with_row_evidence(found, older, (*proposals_of(older, settings), *made), source, settings)


@dataclass(frozen=True, slots=True)
class Step:
    """One part of finding evidence, kept once it is done: what it is, for which document, and the work."""

    kind: Literal["plan", "review", "evidence"]
    report: Report
    work: Callable[[], object]


def steps_to_evidence(
    older: Report,
    sources: Sequence[Report],
    settings: Settings = DEFAULTS,
    *,
    made: Iterable[Commitment] = (),
) -> tuple[Step, ...]:
    """Return the parts of ``evidence_from`` in order; once all are done it answers at once."""
    own = tuple(made)
    return (
        Step("plan", older, partial(proposals_of, older, settings)),
        Step("plan", older, partial(quantities_of, older)),
        *(Step("review", each, partial(_read, each)) for each in sources),
        *(
            Step("evidence", each, partial(_evidence, older, each, settings, own, again=not at))
            for at, each in enumerate(sources)
        ),
    )


def _read(source: Report) -> None:
    """Count a source as it answers: its prose, without footnote marks."""
    quantities_of(without_footnote_marks(without_row_results(source))[0])


def _check_places(older: Report, sources: Sequence[Report]) -> None:
    """Raise CorpusError where a source is known to be of another place than the plan."""
    for source in sources:
        if older.jurisdiction and source.jurisdiction:
            if same_place(older.jurisdiction, source.jurisdiction):
                continue
            name, place = document_name(source), source.jurisdiction
            raise CorpusError(
                "place.other_source",
                name=name,
                place=place,
                jurisdiction=older.jurisdiction,
                code="other-place",
            )


class _Numbers:
    """The numbers of documents by where they start and end, read of those alone that are asked for."""

    def __init__(self) -> None:
        self._read: dict[str, dict[tuple[int, int], Quantity]] = {}

    def at(self, source: Report, start: int, end: int) -> Quantity | None:
        """Return the number of a document that stands at a place."""
        if source.id not in self._read:
            self._read[source.id] = {(each.start, each.end): each for each in quantities_of(source)}
        return self._read[source.id].get((start, end))


def _merged(said: Sequence[tuple[Report, Evidence]], numbers: _Numbers, settings: Settings) -> Evidence:
    """Put what the sources say of one commitment together."""
    official = {s.id for s, _ in said if s.source_class is SourceClass.OFFICIAL_STATISTICS}
    candidates = [c._replace(source=source.id) for source, each in said for c in each.candidates]
    if len(said) > 1:  # one source's passages come in their order
        candidates.sort(key=lambda c: (not (c.source in official and _tells(c)), -c.score))
    put_prose_first(candidates, {source.id: source for source, _ in said}, settings.alignment.cell_margin)
    leading = _leading(said, candidates[0].source if candidates and _tells(candidates[0]) else "")
    return leading._replace(
        candidates=tuple(candidates),
        conflicts=tuple(
            _conflicts(candidates, {source.id: source for source, _ in said}, numbers, settings.alignment)
        ),
    )


def put_prose_first(candidates: list[Candidate], sources: Mapping[str, Report], margin: float) -> None:
    """Let a cell of a table make room for prose behind it that tells as much and fits as well.

    ``margin`` is how much lower (in score) prose may be and still fits as well.
    """
    placed = [(each, _in_table(each, sources[each.source])) for each in candidates]
    if not any(in_table for _, in_table in placed):
        return
    for last in range(1, len(placed)):
        at = last
        while at and _yields(placed[at - 1], placed[at], margin):
            placed[at - 1], placed[at] = placed[at], placed[at - 1]
            at -= 1
    candidates[:] = [each for each, _ in placed]


def _yields(first: tuple[Candidate, bool], second: tuple[Candidate, bool], margin: float) -> bool:
    """Say whether the first is a cell that makes room for the second; each with whether it is a cell."""
    (cell, in_table), (prose, also) = first, second
    return in_table and not also and cell.score - prose.score <= margin and _tells(cell) == _tells(prose)


def _in_table(candidate: Candidate, source: Report) -> bool:
    node = source.by_id.get(candidate.sentence)
    return node is not None and any(each.kind in ("row", "table") for each in (node, *source.ancestors(node)))


def _tells(candidate: Candidate) -> bool:
    """Say whether a candidate holds a number by which the commitment is or is not kept."""
    return candidate.comparison is not None and candidate.comparison.met is not None


def _leading(said: Sequence[tuple[Report, Evidence]], first: str) -> Evidence:
    """Return the evidence whose status counts: of the number that stands first, else the first that tells.

    Its reason names the source that it rests on, where there are several.

    Where no source tells, one that holds something which can't be compared keeps the others' silence from
    being taken for a broken promise.
    """
    by_number = [(s, each) for s, each in said if s.id == first and each.suggested_status is not None]
    telling = [(s, each) for s, each in said if each.suggested_status not in (None, "no_evidence")]
    open_ = [(s, each) for s, each in said if each.suggested_status is None]
    source, leading = (*by_number, *telling, *open_, said[0])[0]
    if len(said) == 1:
        return leading
    if leading.suggested_status == "no_evidence":
        why = Said("answer.sources_silent", count=len(said))
    else:
        name = Bilingual(cited_name(source), cited_name(source, "en"))
        why = Said("answer.of_source", source=name, why=leading.why)
    return leading._replace(why=why)


def _conflicts(
    candidates: Sequence[Candidate],
    sources: Mapping[str, Report],
    numbers: _Numbers,
    settings: AlignmentSettings,
) -> Iterator[Conflict]:
    """Yield where two sources give different numbers for the thing that was planned."""
    told: dict[tuple[int | None, str], Comparison] = {}
    for candidate in candidates:
        if candidate.comparison is not None and _tells(candidate):
            told.setdefault((candidate.comparison.planned_start, candidate.source), candidate.comparison)
    for (start, source), (other_start, other) in combinations(told, 2):
        if start != other_start or source == other:
            continue
        one, two = told[start, source], told[other_start, other]
        first, second = [_reported(each, sources[of], numbers) for each, of in ((one, source), (two, other))]
        if first is not None and second is not None and disagree(first, second, settings):
            yield Conflict(sources=(source, other), metric=one.metric, values=(one.actual, two.actual))


def _reported(comparison: Comparison, source: Report, numbers: _Numbers) -> ReportedNumber | None:
    """Return the number that a comparison found in its source, None where it was worked out of several."""
    start, end = comparison.actual_start, comparison.actual_end
    found = numbers.at(source, start, end) if start is not None and end is not None else None
    return None if found is None else ReportedNumber(found, source.text)
