"""Records become plain JSON values and come back the same, or the fault is named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from workbench.model.decision import (
    Anchor,
    Annotation,
    Assessment,
    OfficialClaim,
    Quotation,
    Schedule,
    Search,
    Verdict,
)
from workbench.model.plain import from_plain, to_plain

ANCHOR = Anchor(document="d", start=0, end=2, exact="新增", prefix="", suffix="就业")
ASSESSMENT = Assessment(
    id="v",
    annotation="n",
    against="d",
    coder="王",
    verdict=Verdict.PARTIAL,
    official_claim=OfficialClaim.EXCEEDED,
    schedule=Schedule.LATE,
    attainment=0.9,
    evidence=(Quotation(anchor=ANCHOR), Quotation(anchor=ANCHOR, stance="contradicts")),
    search=Search(queries=("就业",)),
    extra={"未知": [1, 2.5, None, {"深": True}]},
)


@pytest.mark.parametrize(
    "record",
    [
        ASSESSMENT,
        Assessment(id="v", annotation="n", against="d", coder="王"),
        Annotation(id="n", anchor=ANCHOR, decision="recut", quantities=({"raw": "3个"},), tags=("一", "二")),
    ],
)
def test_a_record_survives_json(record: Any) -> None:
    """Enums, nested records, tuples and free dictionaries come back as they were."""
    assert from_plain(type(record), json.loads(json.dumps(to_plain(record)))) == record


def test_fields_keep_their_order() -> None:
    """The plain form lists fields in the order of the class, so that equal records give equal bytes."""
    assert list(to_plain(ASSESSMENT))[:4] == ["id", "annotation", "against", "coder"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"neu": 1}, "unknown field 'neu'"),
        ({"verdict": "great"}, "Assessment.verdict"),
        ({"id": 3}, "Assessment.id"),
        ({"attainment": "90%"}, "Assessment.attainment"),
        ({"attainment": True}, "Assessment.attainment"),
        ({"evidence": "引文"}, "Assessment.evidence"),
        ({"evidence": [{"anchor": 1}]}, "Assessment.evidence: Quotation.anchor"),
        ({"extra": []}, "Assessment.extra"),
        ({"blind": None}, "Assessment.blind"),
    ],
)
def test_a_fault_is_named(change: dict[str, Any], says: str) -> None:
    """A field that is unknown or of the wrong shape is refused by its name."""
    with pytest.raises(ValueError, match=says):
        from_plain(Assessment, {**to_plain(ASSESSMENT), **change})


def test_a_missing_field_is_named() -> None:
    """What has no default must be there; what has one may be left out."""
    plain = to_plain(ASSESSMENT)
    del plain["rationale"]
    assert from_plain(Assessment, plain).rationale == ""
    del plain["coder"]
    with pytest.raises(ValueError, match="missing field 'coder'"):
        from_plain(Assessment, plain)


def test_what_json_cannot_hold_is_refused() -> None:
    """A set or an object is not silently turned into something else."""
    with pytest.raises(TypeError, match="not a plain value"):
        to_plain({"x": {1, 2}})
