"""Random edits never move an annotation to a wrong place without saying so."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders.carrying import SURE, carried_spans, find_wrong
from tests.builders.edits import edited, places_of, spans, texts

EXAMPLES = int(os.environ.get("WORKBENCH_CARRY_CASES", "300"))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_annotation_is_silently_wrong(data: st.DataObject) -> None:
    """Whatever is edited, each annotation is exact, rightly shifted, to be confirmed, or an orphan."""
    text = data.draw(texts())
    tracked = data.draw(edited(text))
    assert find_wrong(text, tracked, data.draw(spans(text))) == []


def _once(part: str, text: str) -> bool:
    """Say whether a part stands once in a text, places that overlap counted too (a text that repeats)."""
    first = text.find(part)
    return first >= 0 and text.find(part, first + 1) < 0


@settings(max_examples=EXAMPLES // 3, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_untouched_surroundings_are_enough(data: st.DataObject) -> None:
    """A passage whose surroundings are untouched and found once is carried without asking anybody."""
    text = data.draw(texts())
    tracked = data.draw(edited(text))
    for (start, end), each in zip(
        found := data.draw(spans(text)), carried_spans(text, tracked, found), strict=True
    ):
        left, right = max(0, start - 32), min(len(text), end + 32)
        window = text[left:right]
        places = places_of(tracked.histories(text), left, right)
        whole = left > 0 and right < len(text)
        if len(places) == 1 and whole and _once(window, text) and _once(window, tracked.text):
            assert each.new.state in SURE
            assert each.new.start == places.pop() + start - left
