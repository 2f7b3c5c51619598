"""A plan's commitments made ready once, to be set against any number of documents."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.alignment.prepared import PreparedReport
from workbench.alignment.queries import Queries, make_queries
from workbench.alignment.reported import spans_of_years
from workbench.alignment.similarity import one_thread
from workbench.measuring.comparing import told_apart
from workbench.measuring.measured_numbers import Measure, read_measures
from workbench.model.commitment import Commitment, Quantity
from workbench.settings import AlignmentSettings


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Questions:
    """Commitments of one plan with their features and what their numbers measure, in one order."""

    older: PreparedReport
    commitments: tuple[Commitment, ...]
    queries: Queries
    planned: tuple[tuple[Measure, ...], ...]


def make_questions(
    commitments: Sequence[Commitment],
    older: PreparedReport,
    quantities: Sequence[Quantity],
    settings: AlignmentSettings,
) -> Questions:
    """Make commitments of ``older`` ready; there must be one at least.

    A commitment without numbers takes those of ``quantities``, the plan's, in its quotation.
    """
    asked = _with_numbers(commitments, quantities)
    text, place = older.report.text, older.report.jurisdiction or ""
    spanning = spans_of_years(older)
    with one_thread():
        queries = make_queries(asked, older, settings)
    return Questions(
        older=older,
        commitments=asked,
        queries=queries,
        planned=tuple(
            [
                tuple(told_apart(read_measures(c.quantities[: settings.most_numbers], text, spanning, place)))
                if c.quantities
                else ()
                for c in asked
            ]
        ),
    )


def _with_numbers(
    commitments: Sequence[Commitment], quantities: Sequence[Quantity]
) -> tuple[Commitment, ...]:
    """Give commitments without numbers those that stand in their quotations."""
    order = sorted(range(len(quantities)), key=lambda at: quantities[at].start)
    starts = [quantities[at].start for at in order]

    def with_own(c: Commitment) -> Commitment:
        within = order[bisect_left(starts, c.start) : bisect_right(starts, c.end)]
        inside = [quantities[at] for at in sorted(within) if quantities[at].end <= c.end]
        return c._replace(quantities=tuple(inside)) if inside else c

    return tuple([c if c.quantities else with_own(c) for c in commitments])
