"""What a browser sends is a message of ours, or none."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.pipeline.messages import as_message, passage_of, span_of

TAKEN = {"document": "one", "start": 3, "end": 5, "score": 0.5, "quote": "两字"}


@pytest.mark.parametrize(
    "came",
    [
        {"kind": "undo"},
        {"kind": "undo", "batch": None, "unknown": {"a": 1}},
        {"kind": "verdict", "item": "a", "verdict": "partial", "take": TAKEN, "seen": 0, "record": None},
        {"kind": "take", **TAKEN, "score": 1},
        {"kind": "drop", "document": "one", "start": None, "end": None},
        {"kind": "link", "older": ["a", "b"], "newer": []},
        {"kind": "revise", "fields": {"tags": ["a"], "note": None}},
        {"kind": "go", "page": "read", "query": {"document": "one"}},
        {"kind": "incomparable", "on": True, "planned": "3个", "actual": "4个"},
    ],
)
def test_what_our_pages_send_is_a_message(came: dict[str, Any]) -> None:
    """Each field is of its type; a field that a message does not have is let be."""
    assert as_message(came) == came


@pytest.mark.parametrize(
    "came",
    [
        {},
        {"item": "a"},
        {"kind": "drop table"},
        {"kind": ["undo"]},
        {"kind": "focus", "item": 3},
        {"kind": "focus", "item": None},
        {"kind": "recut", "start": "3", "end": 5},
        {"kind": "recut", "start": True, "end": 5},
        {"kind": "recut", "start": 3.5, "end": 5},
        {"kind": "incomparable", "on": 1},
        {"kind": "link", "older": "ab", "newer": ["b"]},
        {"kind": "link", "older": [1], "newer": ["b"]},
        {"kind": "verdict", "take": {"document": "one"}},
        {"kind": "verdict", "take": {**TAKEN, "start": None}},
        {"kind": "verdict", "take": [TAKEN]},
        {"kind": "take", **TAKEN, "score": "0.5"},
        {"kind": "go", "page": "read", "query": {"document": 1}},
        {"kind": "go", "page": "read", "query": "document"},
    ],
)
def test_what_has_another_shape_is_none(came: dict[str, Any]) -> None:
    """A forged field is refused before any step looks at it."""
    with pytest.raises(ValueError, match="no message of ours"):
        as_message(came)


def test_a_message_s_passage_stands_where_it_says() -> None:
    """The passage is what the message's own fields name; without a place there is none."""
    message = as_message({"kind": "take", "item": "a", **TAKEN, "stance": "context"})
    assert span_of(message) == (3, 5)
    taken = {"document": "one", "start": 3, "end": 5, "score": 0.5, "stance": "context"}
    assert passage_of(message) == taken
    with pytest.raises(ValueError, match="no document"):
        passage_of(as_message({"kind": "take", "start": 3, "end": 5}))
    with pytest.raises(ValueError, match="no passage"):
        span_of(as_message({"kind": "take", "start": 3, "end": None}))
