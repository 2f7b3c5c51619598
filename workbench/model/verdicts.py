"""The verdicts, each with all that drawing, ordering, weighing, keying and naming it needs: the one table.

One verdict more is a member at the end of ``Verdict`` and a row of ``TABLE``; ``make shapes`` then writes
what the browser's scripts and styles and the published schema have of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Hue = Literal["green", "orange", "blue", "red", "violet", "gray", "pale", "hollow"]


class Verdict(StrEnum):
    """An analyst's judgement of a commitment (notes: 裁定), in the order in which they came to be."""

    NOT_ASSESSED = "not_assessed"
    FULFILLED = "fulfilled"
    PARTIAL = "partial"
    IN_PROGRESS = "in_progress"
    NOT_FULFILLED = "not_fulfilled"
    SUPERSEDED = "superseded"
    NO_EVIDENCE = "no_evidence"
    NOT_VERIFIABLE = "not_verifiable"
    EXCEEDED = "exceeded"

    @property
    def needs_quotation(self) -> bool:
        """Say whether this verdict may only be given with at least one quotation."""
        return ROWS[self].quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One verdict: its key on the keyboard, its names (Chinese, English), and how it is drawn and weighed.

    ``weight`` is how much of the promise was kept (0 to 1), None where the verdict says nothing of that;
    ``pie`` is the share of the round sign that is filled, for a verdict without a ``glyph``.
    """

    verdict: Verdict
    names: tuple[str, str]
    key: str = ""
    quotation: bool = True
    weight: float | None = 0.0
    hue: Hue
    glyph: str = ""
    pie: float = 0.0


# In the order in which verdicts are offered, counted and drawn; the first is what stands before any is given.
TABLE: tuple[Row, ...] = (
    Row(
        verdict=Verdict.NOT_ASSESSED,
        names=("未评估", "not assessed"),
        quotation=False,
        weight=None,
        hue="hollow",
    ),
    Row(
        verdict=Verdict.EXCEEDED,
        names=("超额完成", "exceeded"),
        key="8",
        weight=1.0,
        hue="green",
        glyph="▲",
    ),
    Row(
        verdict=Verdict.FULFILLED,
        names=("已完成", "fulfilled"),
        key="1",
        weight=1.0,
        hue="green",
        pie=1.0,
    ),
    Row(
        verdict=Verdict.PARTIAL,
        names=("部分完成", "partial"),
        key="2",
        weight=0.5,
        hue="orange",
        pie=0.5,
    ),
    Row(
        verdict=Verdict.IN_PROGRESS,
        names=("推进中", "in progress"),
        key="3",
        weight=0.5,
        hue="blue",
        pie=0.25,
    ),
    Row(
        verdict=Verdict.NOT_FULFILLED,
        names=("未完成", "not fulfilled"),
        key="4",
        hue="red",
        glyph="✕",
    ),
    Row(
        verdict=Verdict.SUPERSEDED,
        names=("已调整", "superseded"),
        key="5",
        hue="violet",
        glyph="↻",
    ),
    Row(
        verdict=Verdict.NO_EVIDENCE,
        names=("未见回应", "no evidence"),
        key="6",
        quotation=False,
        hue="gray",
    ),
    Row(
        verdict=Verdict.NOT_VERIFIABLE,
        names=("无法核验", "not verifiable"),
        key="7",
        weight=None,
        hue="pale",
        glyph="–",
    ),
)
ROWS = {row.verdict: row for row in TABLE}
GIVEN = tuple(row for row in TABLE if row.verdict is not Verdict.NOT_ASSESSED)
"""What somebody can give: the table without its first row."""
NAMES: dict[str, tuple[str, str]] = {row.verdict.value: row.names for row in TABLE}
"""What each code is called, Chinese and English."""
OPEN = frozenset(row.verdict for row in TABLE if row.weight is None)
"""Verdicts that say nothing on whether a promise was kept."""
KEPT = frozenset(row.verdict for row in TABLE if row.weight == 1.0)
"""Verdicts by which a promise was kept in full."""
DISPUTED = "disputed"
"""Stands in for a verdict where coders disagree and nobody has adjudicated."""
TALLIED: tuple[str, ...] = (*(row.verdict.value for row in GIVEN), DISPUTED, Verdict.NOT_ASSESSED.value)
"""The codes that are counted, in the order of legends and bars."""


def name_of(code: str, language: str) -> str:
    """Return what a verdict is called, as it stands inside a sentence."""
    chinese, english = NAMES[code]
    return chinese if language == "zh" else english


def kept_names(language: str) -> str:
    """Return what the verdicts are called by which a promise was kept in full, as one phrase."""
    names = [name_of(row.verdict, language) for row in TABLE if row.verdict in KEPT]
    return ("、" if language == "zh" else " or ").join(names)
