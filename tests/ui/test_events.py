"""Events from the browser are taken once, in order, and answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from workbench.errors import StoreError
from workbench.ui import events, state


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in Chinese; there is no session in a unit test."""
    monkeypatch.setattr(state, "language", lambda: "zh")


def queue(*numbers: int, client: str = "one") -> dict[str, Any]:
    """Return a queue as the component sends it."""
    return {"client": client, "post": 1, "events": [{"n": n, "kind": "accept"} for n in numbers]}


def test_events_are_handled_in_order() -> None:
    """The order of the numbers counts, not that of the list."""
    seen: list[int] = []
    desk = state.Channel()
    assert events.handle_queue(desk, queue(2, 1, 3), lambda event, _: seen.append(event["n"]))
    assert seen == [1, 2, 3]
    assert desk.saved == {"one": 3}


def test_an_event_sent_again_is_handled_once() -> None:
    """The browser repeats what it has no answer for yet."""
    seen: list[int] = []
    desk = state.Channel()
    events.handle_queue(desk, queue(1, 2), lambda event, _: seen.append(event["n"]))
    assert events.handle_queue(desk, queue(1, 2, 3), lambda event, _: seen.append(event["n"]))
    assert not events.handle_queue(desk, queue(2, 3), lambda event, _: seen.append(event["n"]))
    assert seen == [1, 2, 3]


def test_two_windows_count_for_themselves() -> None:
    """Two clients of one session may use the same numbers."""
    seen: list[str] = []
    desk = state.Channel()
    for client in ("one", "two"):
        events.handle_queue(desk, queue(1, client=client), lambda event, _: seen.append(event["client"]))
    assert seen == ["one", "two"]


def test_a_refused_event_is_answered_and_does_not_stop_the_others() -> None:
    """An error of ours is told in the visitor's language; what follows is still done."""
    done: list[int] = []

    def handle(event: Mapping[str, Any], _: state.Channel) -> None:
        if event["n"] == 1:
            raise StoreError("store.only_sqlite")
        done.append(event["n"])

    desk = state.Channel()
    events.handle_queue(desk, queue(1, 2), handle)
    assert done == [2]
    assert desk.errors == [{"client": "one", "n": 1, "item": None, "message": "只有 SQLite 文件能重建。"}]


def test_an_unforeseen_failure_shows_no_trace() -> None:
    """What went wrong inside goes to the log, never to the screen."""

    def handle(event: Mapping[str, Any], _: state.Channel) -> None:
        raise ZeroDivisionError("secret detail")

    desk = state.Channel()
    events.handle_queue(desk, queue(1), handle)
    assert desk.saved == {"one": 1}
    assert "secret" not in desk.errors[0]["message"]


def test_errors_do_not_pile_up() -> None:
    """Only the last errors are kept for the browser."""

    def handle(event: Mapping[str, Any], _: state.Channel) -> None:
        raise StoreError("store.only_sqlite")

    desk = state.Channel()
    events.handle_queue(desk, queue(*range(1, 60)), handle)
    assert len(desk.errors) == 20
    assert desk.errors[-1]["n"] == 59


@pytest.mark.parametrize("nothing", [None, {}])
def test_no_queue_is_no_work(nothing: dict[str, Any] | None) -> None:
    """A component that has sent nothing yet causes nothing."""
    assert not events.handle_queue(state.Channel(), nothing, lambda *_: None)


def test_half_a_character_from_a_browser_is_marked() -> None:
    """JSON can carry what no page can show again; whole characters stay."""
    assert events.whole({"note": "损\ud83d坏", "items": ["\ud83d\ude00", 1, None]}) == {
        "note": "损\ufffd坏",
        "items": ["😀", 1, None],
    }


@pytest.mark.parametrize(
    "forged",
    [
        "x",
        {"client": "one", "post": "x", "events": [{"n": 1, "kind": "accept"}]},
        {"client": "one", "events": 5},
        {"client": "one", "events": [{}, {"n": None}, {"n": "x"}, {"n": [1]}, {"n": float("nan")}, 7, None]},
        {"client": "one", "events": [{"n": 1e400}, {"n": 2**70}, {"n": True}]},
        {"client": "\ud800", "events": [{"n": 1}]},
    ],
)
def test_a_queue_that_no_page_of_ours_sends_is_passed_over(forged: Any) -> None:
    """A forged one ends in no exception and stops nobody's own events."""
    seen: list[int] = []
    desk = state.Channel()
    events.handle_queue(desk, forged, lambda event, _: seen.append(event["n"]))
    assert seen in ([], [1])
    assert events.handle_queue(desk, queue(1, client="own"), lambda event, _: seen.append(event["n"]))
    assert all(client.encode() for client in desk.saved)
