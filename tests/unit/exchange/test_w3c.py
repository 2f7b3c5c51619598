"""W3C Web Annotations: valid against the vocabulary, and back again."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from tests.builders.snapshots import BOUNDED, EXAMPLES, NEWER, OLDER, anchor_at, sample, snapshots
from workbench.errors import ExchangeError
from workbench.exchange import json_format, w3c
from workbench.exchange.importing import merge, plan_import
from workbench.model.decision import AnchorState, Snapshot, Verdict
from workbench.settings import DEFAULTS

SHORT = settings(BOUNDED, max_examples=max(25, EXAMPLES // 4))
PURPOSES = [
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
]
# The terms of the anno.jsonld context that may stand in what we write.
TERMS = {
    *("id", "type", "label", "total", "first", "startIndex", "items", "body", "target", "source"),
    *("selector", "creator", "created", "modified", "motivation", "purpose", "name", "value", "format"),
    *("start", "end", "exact", "prefix", "suffix"),
}
IRI = {"type": "string", "pattern": r"^urn:gwr:[a-z]+(:[A-Za-z0-9._~%-]+)?$"}
SELECTORS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "oneOf": [
            {
                "properties": {
                    "type": {"const": "TextPositionSelector"},
                    "start": {"type": "integer", "minimum": 0},
                    "end": {"type": "integer", "minimum": 1},
                },
                "required": ["type", "start", "end"],
                "additionalProperties": False,
            },
            {
                "properties": {
                    "type": {"const": "TextQuoteSelector"},
                    "exact": {"type": "string", "minLength": 1},
                    "prefix": {"type": "string"},
                    "suffix": {"type": "string"},
                },
                "required": ["type", "exact"],
                "additionalProperties": False,
            },
        ]
    },
}
RESOURCE = {
    "type": "object",
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": IRI,
        "selector": SELECTORS,
        "purpose": {"enum": PURPOSES},
    },
    "required": ["type", "source"],
    "additionalProperties": False,
}
TEXTUAL = {
    "type": "object",
    "properties": {
        "type": {"const": "TextualBody"},
        "purpose": {"enum": PURPOSES},
        "value": {"type": "string"},
        "format": {"const": "text/plain"},
    },
    "required": ["type", "value"],
    "additionalProperties": False,
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target", "motivation"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": PURPOSES},
        "creator": {
            "type": "object",
            "properties": {
                "type": {"enum": ["Person", "Organization", "Software"]},
                "name": {"type": "string"},
            },
            "required": ["type", "name"],
        },
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT"},
        "modified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT"},
        "body": {"type": "array", "items": {"oneOf": [TEXTUAL, RESOURCE]}},
        "target": {"oneOf": [IRI, RESOURCE]},
        w3c.RECORD: {"type": "object"},
    },
    "additionalProperties": False,
}
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "label", "total", "first"],
    "properties": {
        "@context": {"prefixItems": [{"const": "http://www.w3.org/ns/anno.jsonld"}, {"type": "object"}]},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "total": {"type": "integer", "minimum": 0},
        "first": {
            "type": "object",
            "required": ["id", "type", "items"],
            "properties": {
                "id": IRI,
                "type": {"const": "AnnotationPage"},
                "startIndex": {"const": 0},
                "items": {"type": "array", "items": ANNOTATION},
            },
        },
    },
}


def terms(value: Any) -> set[str]:
    """Return every key that a JSON-LD processor would look up."""
    if isinstance(value, list):
        return {key for each in value for key in terms(each)}
    if not isinstance(value, dict):
        return set()
    inner = {
        key for name, each in value.items() if name not in ("@context", w3c.RECORD) for key in terms(each)
    }
    return (set(value) - {"@context", w3c.RECORD}) | inner


@SHORT
@given(snapshots())
def test_output_is_valid_against_the_vocabulary(snapshot: Snapshot) -> None:
    """Types, motivations, purposes, selectors and keys are those of the Web Annotation model."""
    value = json.loads(w3c.write(snapshot))
    assert [each.message for each in Draft202012Validator(COLLECTION).iter_errors(value)] == []
    assert terms(value) <= TERMS
    assert value["total"] == len(value["first"]["items"])
    assert value["@context"][1]["assessing"] == "http://www.w3.org/ns/oa#assessing"


@SHORT
@given(snapshots())
def test_every_quotation_stands_where_its_selector_says(snapshot: Snapshot) -> None:
    """Positions are code points into the document the source names."""
    for item in json.loads(w3c.write(snapshot))["first"]["items"]:
        places = [item["target"], *item["body"]]
        for place in places:
            if isinstance(place, dict) and len(place.get("selector", ())) == 2:
                position, quote = place["selector"]
                text = snapshot.texts[w3c.document_of(place["source"])]
                assert text[position["start"] : position["end"]] == quote["exact"]


@SHORT
@given(snapshots())
def test_annotations_verdicts_and_links_come_back_whole(snapshot: Snapshot) -> None:
    """What the file holds is read as it was, and putting it back changes nothing."""
    again = w3c.read(w3c.write(snapshot), settings=DEFAULTS.exchange)
    whole = replace(
        again,
        documents=snapshot.documents,
        texts=snapshot.texts,
        codebooks=snapshot.codebooks,
        log=snapshot.log,
        team=snapshot.team,
    )
    assert json_format.write(whole, settings=DEFAULTS.exchange) == json_format.write(
        snapshot, settings=DEFAULTS.exchange
    )
    assert plan_import(snapshot, again, settings=DEFAULTS.store).changes_nothing


def test_what_another_tool_changed_is_taken_over() -> None:
    """A comment, a tag, a verdict and a place edited elsewhere arrive; everything else stays."""
    base = sample()
    value = json.loads(w3c.write(base))
    jobs, _, verdict, *_ = value["first"]["items"]
    jobs["body"] = [{"type": "TextualBody", "purpose": "tagging", "value": "就业"}]
    jobs["target"]["selector"] = [
        {"type": "TextPositionSelector", "start": 0, "end": 4},
        {"type": "TextQuoteSelector", "exact": "新增就业", "prefix": "", "suffix": OLDER[4:36]},
    ]
    verdict["body"][0]["value"] = "partial"
    merged = merge(
        base, w3c.read(json.dumps(value).encode(), settings=DEFAULTS.exchange), settings=DEFAULTS.store
    )
    found = {each.id: each for each in merged.annotations}["jobs"]
    assert (found.tags, found.note, found.type, found.area) == (("就业",), "", None, None)
    assert found.anchor.exact == "新增就业"
    assert found.quantities == base.annotations[0].quantities
    assert {each.id: each.verdict for each in merged.assessments}["jobs-甲"] is Verdict.PARTIAL


def foreign(**fields: Any) -> dict[str, Any]:
    """Return an annotation as another tool would write it."""
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://tool.example/a/1",
        "type": "Annotation",
        "creator": {"id": "https://tool.example/u/7", "name": "外人"},
        "bodyValue": "值得核对",
        "target": {
            "source": "urn:gwr:document:" + "%E4%BA%91%E6%B5%B7-2025",
            "selector": {
                "type": "TextPositionSelector",
                "start": 0,
                "end": 4,
                "refinedBy": {"type": "TextQuoteSelector", "exact": "新增就业"},
            },
        },
    } | fields


def test_a_foreign_annotation_becomes_one_made_by_hand() -> None:
    """Single object, bodyValue, refinedBy: the usual shapes of other tools are understood."""
    merged = merge(
        sample(),
        w3c.read(json.dumps(foreign()).encode(), settings=DEFAULTS.exchange),
        settings=DEFAULTS.store,
    )
    found = {each.id: each for each in merged.annotations}["https://tool.example/a/1"]
    assert (found.decision, found.coder, found.note) == ("created", "外人", "值得核对")
    assert found.anchor == anchor_at("云海-2025", NEWER, 0, 4)


def test_a_foreign_quotation_without_a_position_waits_as_an_orphan() -> None:
    """Nobody guesses a place: a person finds it in the queue."""
    target = {
        "source": "urn:gwr:document:x",
        "selector": [{"type": "TextQuoteSelector", "exact": "新增就业"}],
    }
    (found,) = w3c.read(json.dumps(foreign(target=target)).encode(), settings=DEFAULTS.exchange).annotations
    assert (found.anchor.start, found.anchor.state) == (None, AnchorState.ORPHAN)


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        {"type": "Person"},
        foreign(target="https://tool.example/page"),
        foreign(target={"source": "x", "selector": {"type": "TextPositionSelector", "start": 0, "end": 2}}),
        foreign(target=[]),
        {"type": "AnnotationCollection", "first": "https://tool.example/page1"},
        [1, 2],
    ],
)
def test_what_cannot_be_checked_is_refused_with_one_sentence(value: Any) -> None:
    """Without a quotation nobody can tell whether a position means the same text."""
    if value == []:
        assert w3c.read(b"[]", settings=DEFAULTS.exchange) == Snapshot()
        return
    with pytest.raises(ExchangeError) as caught:
        w3c.read(json.dumps(value).encode(), settings=DEFAULTS.exchange)
    assert "\n" not in caught.value.message
