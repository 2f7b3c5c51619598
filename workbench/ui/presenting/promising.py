"""Which documents of a place can be judged: only what promises something can be kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from workbench.model.decision import Document
from workbench.ui.presenting.library_matrix import Place


def can_promise(place: Place, annotated: Collection[str]) -> tuple[Document, ...]:
    """Return a place's documents of kinds that promise, and those on which somebody marked promises."""
    return tuple(each for each in place.documents if each.genre.rule.promises or each.id in annotated)


def older_to_judge(able: Sequence[Document], older: str, newer: Document | None) -> str:
    """Return the older document of a pair that can be judged: the one asked for, if it is ``able``.

    Else the last one before the newer document's year, or any; the one asked for where there is none.
    """
    others = [each for each in able if newer is None or each.id != newer.id]
    if not others or any(each.id == older for each in able):
        return older
    year = newer.year if newer is not None else None
    before = [each for each in others if year and each.year and each.year < year and not each.archived]
    return max(before or others, key=lambda each: each.year or 0).id
