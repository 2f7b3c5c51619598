"""Commitments like one: place, year, quotation and likeness, each leading to its passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbench.model.figures import percent
from workbench.pipeline.similar_promises import Alike
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.findings import Column, Row, Table, to_passage


def present_alike(found: Sequence[Alike], language: Language) -> Table:
    """Return the commitments, the most alike first; the quotation leads to the passage."""
    return Table(
        caption=translate(language, "alike.caption"),
        columns=(
            Column(id="place", label=translate(language, "search.data_place"), zh=True),
            Column(id="year", label=translate(language, "search.data_year"), num=True),
            Column(id="quote", label=translate(language, "alike.quote"), zh=True),
            Column(id="likeness", label=translate(language, "alike.likeness"), num=True),
        ),
        rows=tuple(_row(each, language) for each in found),
        empty=translate(language, "alike.none"),
    )


def _row(each: Alike, language: Language) -> Row:
    promise = each.promise
    return Row(
        id=f"{promise.document}:{promise.start}",
        cells=(
            promise.place or translate(language, "library.no_place"),
            promise.year,
            {"text": promise.quote, "go": to_passage(promise.document, promise.start, promise.end)},
            {"text": percent(each.likeness), "sort": each.likeness},
        ),
    )


def alike_data(
    found: Sequence[Alike], cited: Mapping[str, str], language: Language
) -> tuple[list[str], list[list[Any]]]:
    """Return header and rows of the commitments with their sources; ``cited`` names the reports."""
    names = ("place", "year", "sentence", "report", "start", "end")
    header = [translate(language, f"search.data_{name}") for name in names]
    rows = []
    for each in found:
        promise = each.promise
        where: list[Any] = [cited.get(promise.document, ""), promise.start, promise.end]
        rows.append([promise.place, promise.year, promise.quote, *where, round(each.likeness, 4)])
    return [*header, translate(language, "alike.likeness")], rows
