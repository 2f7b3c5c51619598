"""A browser that gets only what changed ends with what the server has."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.shapes.channel import Told
from workbench.ui.state_delta import Feed

ENTRIES = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 3), max_size=4)
STATES = st.fixed_dictionaries({"records": ENTRIES, "others": ENTRIES, "undo": st.none() | st.integers(0, 2)})


class Browser:
    """What outbox.js does with an answer."""

    def __init__(self) -> None:
        self.have: dict[str, Any] | None = None
        self.state: dict[str, Any] = {}

    def take(self, answer: Told) -> bool:
        """Take an answer; False where it builds on a state that is not here."""
        told = json.loads(json.dumps(answer))
        ours = self.have["number"] if self.have and self.have["name"] == told["name"] else None
        if told["since"] is None:
            self.state = told["all"]
        elif ours is None or ours < told["since"]:
            return False
        elif ours <= told["number"]:
            self.state |= told["whole"]
            for section, entries in told["set"].items():
                self.state[section] = self.state[section] | entries
            for section, keys in told["gone"].items():
                self.state[section] = {k: v for k, v in self.state[section].items() if k not in keys}
        if ours is None or ours < told["number"]:
            self.have = {"name": told["name"], "number": told["number"]}
        return True


@given(st.lists(st.tuples(STATES, st.booleans(), st.booleans()), min_size=1, max_size=90))
def test_whatever_answers_are_lost_the_browser_ends_up_to_date(
    steps: list[tuple[dict[str, Any], bool, bool]],
) -> None:
    """Answers may be skipped, and a key may be sent before the last answer came."""
    feed, browser = Feed(), Browser()
    claimed: dict[str, Any] | None = None
    for state, arrives, reported in steps:
        if reported:
            claimed = browser.have
        told = feed.answer(state, claimed)
        if arrives:
            assert browser.take(told)
    assert browser.take(feed.answer(steps[-1][0], browser.have))
    assert browser.state == steps[-1][0]


def test_one_changed_record_is_all_that_is_sent() -> None:
    """The other three hundred stay at home."""
    feed = Feed()
    state: dict[str, Any] = {"records": {str(n): {"type": "target"} for n in range(300)}, "undo": None}
    first = feed.answer(state)
    assert first["all"] == state
    later = {**state, "records": {**state["records"], "7": {"type": "project"}}}
    told = feed.answer(later, {"name": first["name"], "number": first["number"]})
    assert told["set"] == {"records": {"7": {"type": "project"}}}
    assert not told["gone"]
    assert not told["whole"]


def test_a_state_of_another_server_gets_everything() -> None:
    """After a restart, numbers of the time before mean nothing."""
    state = {"records": {"1": 1}}
    before = Feed().answer(state)
    for have in ({"name": before["name"], "number": 1}, {"number": "1"}, "1", None):
        assert Feed().answer(state, have)["all"] == state
