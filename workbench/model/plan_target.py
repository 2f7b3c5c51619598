"""What a five-year plan aims at, what became of it year by year, and the pace that is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbench.model.commitment import Comparator

TargetKind = Literal["level", "limit", "growth", "change", "total", "unclear"]
"""Where something is to be in the last year; what no year may pass; a mean yearly rate; by how much it is to
change over the plan; what the years are to add up to; or what the words do not tell."""
Force = Literal["binding", "expected"]
"""约束性, which government answers for, and 预期性, which it expects."""
TargetSource = Literal["table", "goals", "text"]
"""A table of indicators, the section of main goals, or anywhere else."""
NotCompared = Literal["unclear", "prices", "no_result", "year_missing", "base_missing"]
"""Why no pace is told: the kind is unclear; a sum at constant prices; nobody reports it; a year between has
no result; or the value it starts from is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTarget:
    """One target of a plan that runs from ``first`` to ``last``.

    ``value`` is in the base unit, signed as the change is meant; ``base`` is what it starts from in the year
    before ``first``, where the plan says. ``quote`` is text[start:end]: the clause, or the row of the table.
    ``fewer`` says that less is better. ``at_constant_prices``: the row gives a rate beside this sum.
    """

    id: str
    metric: str
    raw: str
    value: float
    unit: str
    comparator: Comparator
    kind: TargetKind
    first: int
    last: int
    source: TargetSource
    quote: str
    start: int
    end: int
    number_start: int
    number_end: int
    fewer: bool = False
    force: Force | None = None
    base: float | None = None
    base_raw: str = ""
    at_constant_prices: bool = False

    @property
    def years(self) -> range:
        """Return the years the plan runs over."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A number of a document: what it reports for a year, or what it plans for it."""

    document: str
    raw: str
    value: float
    unit: str
    comparator: Comparator
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetYear:
    """One year of a target: what is reported of it, and what that year's own plan asked for.

    ``results`` are those of all documents, statistics first; ``reviewed`` and ``planned_for`` say whether
    the library holds a document that tells of the year, and that year's report. ``enough`` says whether the
    yearly plan keeps up with the pace; None where that can't be said.
    """

    year: int
    results: tuple[Told, ...] = ()
    planned: Told | None = None
    reviewed: bool = False
    planned_for: bool = False
    enough: bool | None = None

    @property
    def result(self) -> Told | None:
        """Return the result that counts."""
        return self.results[0] if self.results else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetProgress:
    """A target with its years, how far it has come by ``until``, and the pace it takes.

    ``so_far`` is the level, the mean rate, the change or the sum by then, of a limit the worst year.
    ``even`` is what an even pace asks
    of each year, ``needed`` what is left to do in each of the years after ``until``; both are in the
    target's unit and of its kind: rates for ``growth``, steps for ``level`` and ``change``, yearly sums for
    ``total``. ``on_pace`` and ``met`` (once the last year is told) are None where they can't be said;
    ``why_null`` says why.
    """

    target: PlanTarget
    years: tuple[TargetYear, ...]
    base: float | None = None
    base_told: Told | None = None
    until: int | None = None
    so_far: float | None = None
    even: float | None = None
    needed: float | None = None
    on_pace: bool | None = None
    met: bool | None = None
    why_null: NotCompared | None = None

    @property
    def standing(self) -> str:
        """Return the name of how it stands (met, missed, on, behind), or of why that can't be said."""
        if self.met is not None:
            return "met" if self.met else "missed"
        if self.on_pace is not None:
            return "on" if self.on_pace else "behind"
        return f"why_{self.why_null}" if self.why_null else ""

    @property
    def taken_over(self) -> tuple[int, ...]:
        """Return the years whose own plan names the target."""
        return tuple(each.year for each in self.years if each.planned is not None)

    @property
    def left_out(self) -> tuple[int, ...]:
        """Return the years whose plan is known and does not name the target."""
        return tuple(each.year for each in self.years if each.planned is None and each.planned_for)


@dataclass(frozen=True, slots=True, kw_only=True)
class FiveYearProgress:
    """A five-year plan with its targets, and the documents of the place that were read beside it."""

    plan: str
    first: int
    last: int
    targets: tuple[TargetProgress, ...]
    documents: tuple[str, ...]
