"""What a view is given goes out as JSON in bytes."""

from __future__ import annotations

import json

from workbench.ui.components.sending import as_sent, joined


def test_what_is_sent_reads_as_what_was_given() -> None:
    """Characters go out as they are, not as escapes of six letters each."""
    given = {"channel": "read:1", "text": "新建𠮷林路", "span": (1, 2), "focus": None}
    sent = as_sent(given)
    assert json.loads(sent) == {**given, "span": [1, 2]}
    assert "新建𠮷林路".encode() in sent


def test_half_a_character_does_not_stop_a_page_nor_move_what_follows() -> None:
    """A file may hold what is no text; offsets behind it stay right."""
    assert json.loads(as_sent({"text": "前\ud800后"}))["text"] == "前?后"


def test_what_was_written_before_and_what_is_of_this_visit_are_one_document() -> None:
    """A report is long and the same at each visit; where one is in it is not."""
    content, visit = {"title": "云海市", "cards": [{"id": "}"}]}, {"channel": "read:1", "focus": None}
    assert json.loads(joined(as_sent(content), visit)) == {**content, **visit}
