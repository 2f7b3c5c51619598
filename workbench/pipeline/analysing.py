"""What the machine finds in one report, computed once per text and settings."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.model.commitment import Commitment, Quantity
from workbench.model.report import Report
from workbench.pipeline.disk_cache import kept_on_disk
from workbench.pipeline.folding import commitments_as_written, folded_report, quantities_as_written
from workbench.pipeline.memo import remembered
from workbench.pipeline.unmarked import marked_quantities, unmarked
from workbench.settings import DEFAULTS, Settings
from workbench.text.footnote_marks import Unmarked

if TYPE_CHECKING:
    from workbench.alignment.prepared import PreparedReport

# A place's whole series of reports stays warm; what is prepared is about 1 MB each with its vectors.
_KEPT = 64
_PREPARED = 16


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with a cheap identity, so that results can be cached by it.

    Two readings are equal when id, raw bytes, text and outline are.
    """

    key: str
    report: Report = field(compare=False)

    @classmethod
    def of(cls, report: Report) -> Reading:
        """Return the reading of ``report``."""
        return cls(_key(report), report)

    def content(self) -> str:
        """Return what results between runs are kept by: beside the key all that is said of the document."""
        report = self.report
        said = (report.year, report.review_year, report.jurisdiction, report.genre, report.source_class)
        outline = "|".join(
            f"{n.kind} {n.part} {n.level} {n.start} {n.end} {n.heading} {len(n.cells)}" for n in report.nodes
        )
        return f"{self.key} {said!r} {hashlib.sha256(outline.encode()).hexdigest()}"


@remembered(_KEPT)
def _key(report: Report) -> str:
    outline = "|".join(node.id for node in report.nodes)
    told = f"{report.id}\0{report.sha256}\0{report.text}\0{outline}"
    return hashlib.sha256(told.encode()).hexdigest()


@remembered(_KEPT)
def _unmarked(reading: Reading) -> tuple[Report, Unmarked]:
    return unmarked(reading.report)


@remembered(_KEPT)
def _quantities(reading: Reading) -> tuple[Quantity, ...]:
    return kept_on_disk("quantities", lambda: (reading.content(),), lambda: _found_quantities(reading))


def _found_quantities(reading: Reading) -> tuple[Quantity, ...]:
    # Each stage is loaded where a result was not kept: together they take as long as a page takes to draw.
    from workbench.measuring.quantities import find_quantities  # noqa: PLC0415

    folded = folded_report(reading.report)
    if folded is not reading.report:
        plain, marks = unmarked(folded)
        return quantities_as_written(reading.report, marked_quantities(find_quantities(plain), marks))
    plain, marks = _unmarked(reading)
    if plain is reading.report:
        return find_quantities(plain)
    return marked_quantities(_quantities(Reading.of(plain)), marks)


@remembered(_KEPT)
def _proposals(reading: Reading, settings: Settings) -> tuple[Commitment, ...]:
    return kept_on_disk(
        "proposals",
        lambda: (reading.content(), repr(settings.extraction)),
        lambda: _found_proposals(reading, settings),
    )


def _found_proposals(reading: Reading, settings: Settings) -> tuple[Commitment, ...]:
    from workbench.extraction.commitments import propose_commitments  # noqa: PLC0415 - as above

    folded = folded_report(reading.report)
    return commitments_as_written(
        reading.report, propose_commitments(folded, _quantities(reading), settings.extraction)
    )


@remembered(_PREPARED)
def _prepared(reading: Reading, settings: Settings) -> PreparedReport:
    from workbench.alignment.prepared import prepare  # noqa: PLC0415 - as above

    return prepare(folded_report(reading.report), settings.alignment)


def without_footnote_marks(report: Report) -> tuple[Report, Unmarked]:
    """Return a report as it is read where it answers, without marks, and the way back to its own text."""
    return _unmarked(Reading.of(report))


def quantities_of(report: Report) -> tuple[Quantity, ...]:
    """Return all quantities of a report in reading order."""
    return _quantities(Reading.of(report))


def commitments_of(report: Report, settings: Settings = DEFAULTS) -> tuple[Commitment, ...]:
    """Return the commitments that the machine proposes for a report's plan; possible ones are no part."""
    return tuple(each for each in proposals_of(report, settings) if each.tier == "commitment")


def possible_of(report: Report, settings: Settings = DEFAULTS) -> tuple[Commitment, ...]:
    """Return the clauses that may be a commitment: folded away, and counted only once accepted."""
    return tuple(each for each in proposals_of(report, settings) if each.tier == "possible")


def proposals_of(report: Report, settings: Settings = DEFAULTS) -> tuple[Commitment, ...]:
    """Return what may be a commitment of a report's plan: the proposed ones, and clauses that may be one."""
    return _proposals(Reading.of(report), settings)


def prepared(report: Report, settings: Settings = DEFAULTS) -> PreparedReport:
    """Return a report's features for alignment."""
    return _prepared(Reading.of(report), settings)
