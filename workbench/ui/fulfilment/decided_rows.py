"""People's decisions laid over the machine's rows, and what a blind coder sees of a row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from workbench.model.decision import Annotation
from workbench.model.report import Report
from workbench.ui.presenting.commitments import present_quantity
from workbench.ui.presenting.report_text import heading_path
from workbench.ui.shapes.fulfilment import Answer, Answers, DecidedRow, JudgingItem

Coded = list[tuple[str, str]]
_NO_ANSWERS: Answers = {"candidates": [], "conflicts": [], "suggestion": None, "carried": None}


def decided_rows(
    older: Report, annotations: Iterable[Annotation], coded: Callable[[Annotation], Coded] | None = None
) -> dict[str, DecidedRow]:
    """Return by item what people's annotations say of it; what they rejected is told elsewhere.

    ``coded`` gives what was coded in the fields of a scheme, where that is to be shown.
    """
    rows: dict[str, DecidedRow] = {}
    for each in annotations:
        if each.decision != "rejected":
            row = rows[each.proposal or each.id] = _decided(older, each)
            if coded:
                row["coded"] = coded(each)
    return rows


def _decided(older: Report, annotation: Annotation) -> DecidedRow:
    path = heading_path(older, annotation.anchor.start)
    row: DecidedRow = {
        "quote": annotation.anchor.exact,
        "start": annotation.anchor.start,
        "end": annotation.anchor.end,
        "path": path,
        "section": path[-1] if path else "",
        "status": annotation.decision,
        "area": annotation.area,
        "items": list(annotation.items),
        "bodies": list(annotation.bodies),
        "deadline": annotation.deadline,
        "tags": list(annotation.tags),
        "note": annotation.note,
        "quantities": [present_quantity(each) for each in annotation.quantities],
    }
    if annotation.type is not None:  # who did not say a type left the machine's standing
        row["type"] = annotation.type
    return row


def lay_over(
    rows: Sequence[JudgingItem],
    answers: Mapping[str, Answers],
    decided: Mapping[str, DecidedRow],
    known: Collection[str],
) -> list[JudgingItem]:
    """Return the machine's rows with what people decided on top, and people's own commitments, in order.

    ``answers`` holds what the later report says of people's own commitments; ``known`` are the items that
    are the machine's, so that a decision on a proposal that it makes no more is a row of its own.
    """
    laid: list[JudgingItem] = [
        {**row, **decided[row["id"]]} if row["id"] in decided else row.copy() for row in rows
    ]
    for item, fields in decided.items():
        if item not in known:
            laid.append(
                {
                    "id": item,
                    "why": "",
                    "type": None,
                    "strength": None,
                    "state": "",
                    "answered": False,
                    "years": False,
                    **fields,
                    **answers.get(item, _NO_ANSWERS),
                }
            )
    return sorted(laid, key=lambda row: (row["start"] is None, row["start"] or 0))


def blind_row(row: JudgingItem) -> JudgingItem:
    """Return a row without the machine's and without others' judgement.

    Passages that may answer come in the order of the text, not of the machine's liking.
    """
    passages = sorted(row["candidates"], key=lambda each: (each["document"], each["start"], each["end"]))
    return {
        "id": row["id"],
        "quote": row["quote"],
        "start": row["start"],
        "end": row["end"],
        "path": row["path"],
        "section": row["section"],
        "candidates": [_blind_passage(each) for each in passages],
        "type": None,
        "note": "",
        "tags": [],
        "status": "",
        "answered": None,
        "suggestion": None,
        "carried": None,
        "conflicts": [],
        "quantities": [],
    }


def _blind_passage(candidate: Answer) -> Answer:
    whole = candidate["before"] + candidate["hit"] + candidate["after"]
    return {
        "document": candidate["document"],
        "start": candidate["start"],
        "end": candidate["end"],
        "text": candidate["text"],
        "before": whole,
        "hit": "",
        "after": "",
        "confident": None,
        "comparison": None,
        "why": [],
    }
