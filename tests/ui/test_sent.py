"""What a view is given goes out as JSON in bytes."""

from __future__ import annotations

import json

import pytest

from workbench.ui.components import views


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Collect what the reader is given instead of mounting it."""
    found: list[bytes] = []
    monkeypatch.setattr(views, "_mount_reader", lambda data, **_: found.append(data))
    return found


def test_what_is_sent_reads_as_what_was_given(sent: list[bytes]) -> None:
    """Characters go out as they are, not as escapes of six letters each."""
    given = {"channel": "read:1", "text": "新建𠮷林路", "span": (1, 2), "focus": None}
    views.reader(given)  # type: ignore[arg-type]
    assert json.loads(sent[0]) == {**given, "span": [1, 2]}
    assert "新建𠮷林路".encode() in sent[0]


def test_half_a_character_does_not_stop_a_page_nor_move_what_follows(sent: list[bytes]) -> None:
    """A file may hold what is no text; offsets behind it stay right."""
    views.reader({"channel": "read:1", "text": "前\ud800后"})  # type: ignore[typeddict-item]
    assert json.loads(sent[0])["text"] == "前?后"


def test_a_comparison_that_was_written_before_is_sent_with_what_the_visit_adds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is kept is one half of a document, and the view is given a whole one."""
    found: list[bytes] = []
    monkeypatch.setattr(views, "_mount_pairs", lambda data, **_: found.append(data))
    content = {"olderTitle": "云海区 {2024} ,", "cards": [{"id": "}"}]}
    visit = {"channel": "compare:1", "focus": None, "strings": {"a": "{n} 对"}}
    views.pairs(views.written_pairs(content), visit)  # type: ignore[arg-type]
    assert json.loads(found[0]) == {**content, **visit}
