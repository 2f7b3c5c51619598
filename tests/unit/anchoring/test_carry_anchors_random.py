"""Random edits never move an annotation to a wrong place without saying so."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.builders.carrying import SURE, carried_spans, find_wrong
from tests.builders.edits import edited, places_of, sentences, spans, texts
from workbench.anchoring.headings import Outline
from workbench.anchoring.surroundings import Sentences, Surroundings

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
    """A passage is carried without asking anybody where what stands about it is untouched and found once.

    About it stand 32 characters on both sides, its sentence however long, and the sentences beside that one:
    a word lost at the head of a long sentence may turn what is said at its end. What becomes a heading turns
    all below it; that is left out here.
    """
    text = data.draw(sentences())
    tracked = data.draw(edited(text))
    assume(not Outline(text).headings and not Outline(tracked.text).headings)
    for (start, end), each in zip(
        found := data.draw(spans(text)), carried_spans(text, tracked, found), strict=True
    ):
        first, last = Surroundings(text, Sentences(text), start, end).reach
        left, right = min(first, start - 32), max(last, end + 32)
        if left < 0 or right > len(text):
            continue
        window = text[left:right]
        places = places_of(tracked.histories(text), left, right)
        if len(places) == 1 and _once(window, text) and _once(window, tracked.text):
            place = places.pop()
            # A sentence that has no stop before or after it goes on in what was put in there.
            if (left > 0 or place == 0) and (right < len(text) or place + len(window) == len(tracked.text)):
                assert each.new.state in SURE
                assert each.new.start == place + start - left
