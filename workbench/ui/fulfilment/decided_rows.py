"""People's decisions laid over the machine's rows, and what a blind coder sees of a row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from workbench.model.decision import Annotation
from workbench.model.report import Report
from workbench.ui.presenting.commitments import present_quantity
from workbench.ui.presenting.report_text import heading_path

Row = Mapping[str, Any]
Coded = list[list[str]]
_NO_ANSWERS: Row = {"candidates": [], "conflicts": [], "suggestion": None, "carried": None}


def decided_rows(
    older: Report, annotations: Iterable[Annotation], coded: Callable[[Annotation], Coded] | None = None
) -> dict[str, dict[str, Any]]:
    """Return by item what people's annotations say of it; what they rejected is told elsewhere.

    ``coded`` gives what was coded in the fields of a scheme, where that is to be shown.
    """
    return {
        each.proposal or each.id: _decided(older, each) | ({"coded": coded(each)} if coded else {})
        for each in annotations
        if each.decision != "rejected"
    }


def _decided(older: Report, annotation: Annotation) -> dict[str, Any]:
    path = heading_path(older, annotation.anchor.start)
    # Who did not say a type left the machine's standing.
    said = {} if annotation.type is None else {"type": annotation.type}
    return {
        **said,
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


def lay_over(
    rows: Sequence[Row], answers: Mapping[str, Row], decided: Mapping[str, Row], known: Collection[str]
) -> list[dict[str, Any]]:
    """Return the machine's rows with what people decided on top, and people's own commitments, in order.

    ``answers`` holds what the later report says of people's own commitments; ``known`` are the items that
    are the machine's, so that a decision on a proposal that it makes no more is a row of its own.
    """
    laid = [{**row, **decided.get(row["id"], {})} for row in rows]
    for item, fields in decided.items():
        if item not in known:
            laid.append({"id": item, "why": "", "type": None, **fields, **answers.get(item, _NO_ANSWERS)})
    return sorted(laid, key=lambda row: (row["start"] is None, row["start"] or 0))


# What a blind coder's page is sent of an item: the passage, nothing that anybody concluded from it.
_BLIND = ("id", "quote", "start", "end", "path", "section")
_OF_CANDIDATE = ("document", "start", "end", "text")


def blind_row(row: Row) -> dict[str, Any]:
    """Return a row without the machine's and without others' judgement.

    Passages that may answer come in the order of the text, not of the machine's liking.
    """
    passages = sorted(row["candidates"], key=lambda each: (each["document"], each["start"], each["end"]))
    return {
        **{name: row[name] for name in _BLIND},
        "candidates": [_blind_passage(each) for each in passages],
        "type": None,
        "status": None,
        "suggestion": None,
        "carried": None,
        "conflicts": [],
        "quantities": [],
    }


def _blind_passage(candidate: Row) -> dict[str, Any]:
    whole = candidate["before"] + candidate["hit"] + candidate["after"]
    return {
        **{name: candidate[name] for name in _OF_CANDIDATE},
        "before": whole,
        "hit": "",
        "after": "",
        "comparison": None,
        "why": [],
    }
