"""Say whether carrying was silently wrong, from edits that were tracked."""

from __future__ import annotations

from tests.builders.as_shipped import carry_over, make_anchor
from tests.builders.edits import Tracked, places_of
from workbench.anchoring.anchors import stands
from workbench.anchoring.carry_anchors import Carried
from workbench.model.decision import AnchorState

SURE = (AnchorState.EXACT, AnchorState.SHIFTED)
REACH = 32
RECOGNISABLE = 24


def carried_spans(text: str, tracked: Tracked, spans: list[tuple[int, int]]) -> tuple[Carried, ...]:
    """Carry passages over from the first text to the edited one."""
    anchors = [make_anchor("old", text, start, end) for start, end in spans]
    return carry_over(anchors, text, tracked.text, document="new")


def find_wrong(text: str, tracked: Tracked, spans: list[tuple[int, int]]) -> list[str]:
    """Return what is wrong with how the passages were carried; nothing if all is well."""
    wrong = []
    histories = tracked.histories(text)
    for (start, end), each in zip(spans, carried_spans(text, tracked, spans), strict=True):
        new = each.new
        if not stands(new, tracked.text):
            wrong.append(f"{start}..{end}: the new anchor does not stand")
        if new.state in SURE:
            if new.exact != text[start:end]:
                wrong.append(f"{start}..{end}: {new.state} with another quotation")
            truth = places_of(histories, start, end)
            if new.start not in truth and not _indistinguishable(
                text, tracked.text, start, end, new.start or 0
            ):
                wrong.append(f"{start}..{end}: {new.state} at {new.start}, went to {truth}")
            if (new.state is AnchorState.EXACT) != (new.start == start):
                wrong.append(f"{start}..{end}: {new.state} at {new.start}")
    return wrong


def _indistinguishable(old: str, new: str, start: int, end: int, at: int) -> bool:
    """Say whether the passage stands there with all its old surroundings, and nowhere else.

    Deleting a passage and typing it again, or inserting in its middle what makes a second head, are
    histories that nobody can read from the two texts.
    """
    left = max(0, start - REACH)
    window = old[left : end + REACH]
    there = at - (start - left)
    return (
        (len(window) >= RECOGNISABLE or old == new)
        and there >= 0
        and new.startswith(window, there)
        and old.count(window) == new.count(window) == 1
    )
