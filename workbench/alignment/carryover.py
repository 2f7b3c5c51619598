"""What is promised again a year later, in full or changed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from workbench.alignment.answers import Answers
from workbench.alignment.prepared import PreparedReport
from workbench.alignment.reasons import log_odds, rounded
from workbench.measuring.measured_numbers import read_measures
from workbench.measuring.measures_on_demand import may_be_same
from workbench.measuring.names_alike import core_of
from workbench.measuring.number_names import COVERS
from workbench.measuring.quantities import find_quantities_in
from workbench.measuring.sameness import sameness, units_agree
from workbench.model.commitment import Commitment, Quantity
from workbench.model.link import CarryOver
from workbench.model.said import Said
from workbench.model.span import Span
from workbench.settings import AlignmentSettings

_STEP = re.compile(
    "谋划|前期|立项|启动|开工|加快建设|加快推进|推进|续建|主体|封顶|竣工|建成|完工|投产|投用|运营|通车|达产|验收"
)
_DIGITS = 4
_RATES = frozenset(("%", "‰", "百分点"))
_REWORDED = Said("carryover.reworded")
_PHASE = re.compile(r"[一二三四五六七八九十\d]+期")


def carried_over(
    commitments: Sequence[Commitment],
    promised: Answers | None,
    newer: PreparedReport,
    newer_commitments: Sequence[Commitment],
    settings: AlignmentSettings,
) -> tuple[CarryOver, ...]:
    """Return the commitments that the newer plan promises again, each with its nearest new promise.

    ``promised`` compares the commitments with the newer plan's sentences.
    """
    if promised is None:
        return ()
    odds = log_odds(promised.features, settings)
    best = odds.argmax(axis=1)
    highest = odds[np.arange(len(odds)), best]
    rows = np.flatnonzero(highest >= settings.carried_log_odds)
    columns = best[rows]
    clauses = [newer.clauses.spans[at] for at in promised.nearest_clauses(rows, columns).tolist()]
    holding = _holding(newer_commitments, clauses)
    scores = rounded((1 / (1 + np.exp(-highest[rows]))).astype(np.float64), _DIGITS)
    found = []
    for row, column, clause, held, score in zip(
        rows.tolist(), columns.tolist(), clauses, holding, scores.tolist(), strict=True
    ):
        commitment = commitments[row]
        if held is not None and _are_of_other_things(commitment, held):
            continue
        # A newer commitment that holds the clause, else the clause itself, named by its sentence.
        again = held.id if held else newer.sentences.ids[int(promised.sentences[column])]
        quote = held.quote if held else clause.of(newer.report.text)
        found.append(
            CarryOver(
                older=commitment.id,
                newer=again,
                older_quote=commitment.quote,
                newer_quote=quote,
                score=score,
                change=describe_change(
                    commitment.quote, quote, settings, counted=_run_as_long(commitment, held)
                ),
            )
        )
    return tuple(found)


def _are_of_other_things(one: Commitment, other: Commitment) -> bool:
    """Say whether two commitments promise rates of things whose names share no word of two characters."""
    names = [_names_of_rates(one), _names_of_rates(other)]
    if not all(names):
        return False
    pairs = [{name[at : at + 2] for name in of_one for at in range(len(name) - 1)} for of_one in names]
    return pairs[0].isdisjoint(pairs[1])


def _names_of_rates(commitment: Commitment) -> list[str]:
    """Return what the rates to be reached measure; nothing where any is no rate or has no name."""
    targets = [quantity for quantity in commitment.quantities if quantity.role == "target"]
    if not all(each.unit in _RATES and each.metric for each in targets):
        return []
    return [core_of(each.metric or "") for each in targets]


def _run_as_long(one: Commitment, other: Commitment | None) -> bool:
    """Say whether two promises run over as many years: 6万人 of a year are not 30万人 of five."""
    periods = [each.period for each in (one, other) if each is not None and each.period is not None]
    return len({int(each.until[:4]) - int(each.since[:4]) for each in periods}) < 2


def describe_change(
    older: str, newer: str, settings: AlignmentSettings, *, counted: bool = True
) -> Said | None:
    """Say in short what became different: phase (一期 → 二期), step (开工 → 建成) or number (12个 → 14个).

    A number is set against another only where both measure the same, and where they are ``counted`` over
    as many years.
    """
    patterns = (_PHASE, _STEP) if "期" in older and "期" in newer else (_STEP,)
    for pattern in patterns:
        before = pattern.findall(older)
        after = pattern.findall(newer) if before else ()
        if after and not set(before) & set(after):
            return Said("carryover.changed", older=before[0], newer=after[0])
    if counted and (changed := _number_changed(older, newer, settings)):
        return changed
    same = "".join(older.split()) == "".join(newer.split())
    return None if same else _REWORDED


def _number_changed(older: str, newer: str, settings: AlignmentSettings) -> Said | None:
    """Return the first number that differs, with its whole unit (4平方公里 → 3平方公里)."""
    if older == newer:
        return None
    planned = find_quantities_in(older)
    again = find_quantities_in(newer) if planned else ()
    if len(planned) == len(again) and _around(older, planned) == _around(newer, again):
        told = [pair for pair in zip(planned, again, strict=True) if pair[0].value != pair[1].value]
        return _from_to(*told[0]) if told else None
    if not any(
        one.value != other.value and _may_be_same(one, other, settings) for one in planned for other in again
    ):
        return None  # whatever they measure; most promises are read no further
    measures = [read_measures(found, text) for found, text in ((planned, older), (again, newer))]
    return next(
        (
            _from_to(one.quantity, other.quantity)
            for one in measures[0]
            for other in measures[1]
            if one.quantity.value != other.quantity.value
            and _may_be_same(one.quantity, other.quantity, settings)
            and sameness(one, other, settings, answering=True) >= settings.answering_likeness
        ),
        None,
    )


def _may_be_same(one: Quantity, other: Quantity, settings: AlignmentSettings) -> bool:
    """Say whether two numbers may measure one thing, whatever name the words around may give them."""
    if (one.metric or "").endswith(COVERS):
        return units_agree(one.unit, other.unit)
    return may_be_same(one, other, settings)


def _from_to(one: Quantity, other: Quantity) -> Said:
    return Said("carryover.changed", older=one.raw, newer=other.raw)


def _around(text: str, quantities: Sequence[Quantity]) -> str:
    """Return the words of a text without its numbers."""
    cuts = [0, *(at for q in quantities for at in (q.start, q.end)), len(text)]
    return "".join(text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True))


def _holding(promises: Sequence[Commitment], clauses: Sequence[Span]) -> list[Commitment | None]:
    """Return for each clause the newer commitment that has most of it in it, the first of several."""
    order = sorted(range(len(promises)), key=lambda at: promises[at].start)
    begins = [promises[at].start for at in order]
    reached = list(accumulate((promises[at].end for at in order), max))  # by those that begin before
    found: list[Commitment | None] = []
    for clause in clauses:
        near = order[bisect_right(reached, clause.start) : bisect_left(begins, clause.end)]
        shared = [
            (min(promises[at].end, clause.end) - max(promises[at].start, clause.start), -at) for at in near
        ]
        most, first = max(shared, default=(0, 0))
        found.append(promises[-first] if most > 0 else None)
    return found
