"""The publication as data: JSON, CSV and what each field means."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence

from workbench.model.verdicts import kept_names
from workbench.publishing.contents import Publication
from workbench.publishing.naming import slug
from workbench.words.catalogue import LANGUAGES, word

Cell = str | int | float | bool | None
Neutral = Callable[[Cell], Cell]

PROMISE_FIELDS = (
    *("id", "place", "year", "section", "quote", "verdict", "verdict_at"),
    *("evidence", "evidence_source", "source_class", "source", "page"),
)
PLAN_FIELDS = (
    "place",
    "year",
    "promises",
    "judged",
    "share_judged",
    "kept",
    "disputed",
    "not_assessed",
    "waiting",
)


def promise_rows(publication: Publication) -> list[list[Cell]]:
    """Return one row for each promise, in the order of ``PROMISE_FIELDS``."""
    rows: list[list[Cell]] = []
    for plan in publication.plans:
        for promise in plan.promises:
            # Coders may rest on the same quotation; it is one quotation.
            evidence = list(dict.fromkeys(q for said in promise.opinions for q in said.evidence))
            rows.append(
                [
                    promise.id,
                    plan.place,
                    plan.year,
                    promise.section,
                    promise.quote,
                    promise.verdict,
                    promise.changed,
                    "\n".join(" ".join(q.text.split()) for q in evidence),
                    "\n".join(q.source.title for q in evidence),
                    "\n".join(q.source.source_class for q in evidence),
                    plan.source.title,
                    f"promise/{slug(promise.id)}.html",
                ]
            )
    return rows


def plan_rows(publication: Publication) -> list[list[Cell]]:
    """Return one row for each plan, in the order of ``PLAN_FIELDS``."""
    return [
        [
            plan.place,
            plan.year,
            len(plan.promises),
            plan.judged,
            plan.share_judged,
            plan.kept,
            plan.counts.get("disputed", 0),
            plan.counts.get("not_assessed", 0),
            plan.waiting,
        ]
        for plan in publication.plans
    ]


def data_files(publication: Publication, neutral: Neutral) -> dict[str, str]:
    """Return path and content of the data; ``neutral`` makes a cell that no spreadsheet runs."""
    promises, plans = promise_rows(publication), plan_rows(publication)
    told = {
        "promises": [dict(zip(PROMISE_FIELDS, row, strict=True)) for row in promises],
        "plans": [dict(zip(PLAN_FIELDS, row, strict=True)) for row in plans],
    }
    dictionary: list[list[Cell]] = [
        [table, field, *(_meaning(table, field, language) for language in LANGUAGES)]
        for table, fields in (("promises", PROMISE_FIELDS), ("plans", PLAN_FIELDS))
        for field in fields
    ]
    return {
        "data/data.json": json.dumps(told, ensure_ascii=False, indent=1),
        "data/promises.csv": _csv(PROMISE_FIELDS, promises, neutral),
        "data/plans.csv": _csv(PLAN_FIELDS, plans, neutral),
        "data/dictionary.csv": _csv(("table", "field", *LANGUAGES), dictionary, neutral),
    }


def _meaning(table: str, field: str, language: str) -> str:
    return word(f"tables.published.{table}.{field}", language, kept_verdicts=kept_names(language))


def _csv(names: Sequence[str], rows: Iterable[list[Cell]], neutral: Neutral) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    # Excel reads UTF-8 only behind its mark.
    return "\ufeff" + out.getvalue()
