"""Join two threads, split an event off one, and take that back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from workbench.anchoring.anchors import make_anchor
from workbench.annotation.actions import decide_promise
from workbench.errors import AnchorError
from workbench.model.decision import Anchor
from workbench.model.report import Report
from workbench.model.thread import NamedPlace, Thread, ThreadEvent
from workbench.pipeline.desk import Desk, Event
from workbench.pipeline.life_decisions import life_decisions
from workbench.store.store import Store

_Place = tuple[int, NamedPlace]


@dataclass(frozen=True, slots=True)
class Lives:
    """The threads of a place as they stand on the screen, and the person who looks at them."""

    desk: Desk
    threads: Sequence[Thread]
    report: Callable[[str], Report]


def handle_lives(lives: Lives, event: Event) -> bool:
    """Do what one event of the view says; True when the threads have to be put together again."""
    kind = event["kind"]
    if lives.desk.step(event):
        return True
    if kind == "split":
        thread = _thread(lives, event["thread"])
        place = (event["document"], event["start"])
        told = [each for each in thread.events if each.start is not None]
        own = [each for each in told if (each.document, each.start) == place]
        rest = [each for each in told if each not in own]
        _say(lives, product(_places(own), _places(rest)), together=False)
    elif kind == "join":
        first, second = (_thread(lives, name) for name in (event["thread"], event["other"]))
        _say(lives, _joining(lives.desk.store, first, second), together=True)
    else:
        return False
    return True


def _thread(lives: Lives, name: str) -> Thread:
    found = next((thread for thread in lives.threads if thread.id == name), None)
    if found is None:
        raise AnchorError("life.changed_meanwhile")
    return found


def _places(events: Sequence[ThreadEvent]) -> list[_Place]:
    """Return where the promise is named in some events, with the year."""
    return [
        (event.year, NamedPlace(document=event.document, start=start, end=end))
        for event in events
        for start, end in event.names
    ]


def _joining(store: Store, first: Thread, second: Thread) -> Iterator[tuple[_Place, _Place]]:
    """Yield what makes two threads one and keeps them so when one event is split off later.

    The first of each goes with all of the other, and so does every pair that was told apart before.
    """
    ones, others = _places(first.events), _places(second.events)
    refused = {
        frozenset((d.older, d.newer))
        for d in life_decisions(store, [place.document for _, place in (*ones, *others)])
        if not d.together
    }
    for one, other in product(ones, others):
        if one == ones[0] or other == others[0] or frozenset((one[1], other[1])) in refused:
            yield one, other


def _say(lives: Lives, pairs: Iterator[tuple[_Place, _Place]], *, together: bool) -> None:
    """Store one word on all pairs, the older place first; a place never goes with itself."""
    seen: dict[tuple[NamedPlace, NamedPlace], None] = {}
    for pair in pairs:
        (_, older), (_, newer) = sorted(pair, key=lambda each: (each[0], each[1].start, each[1].end))
        if older != newer:
            seen[older, newer] = None
    anchors = [(_anchor(lives, older), _anchor(lives, newer)) for older, newer in seen]
    decide_promise(lives.desk.store, lives.desk.actor, anchors, together=together)


def _anchor(lives: Lives, place: NamedPlace) -> Anchor:
    text = lives.report(place.document).text
    return make_anchor(place.document, text, place.start, place.end, lives.desk.store.settings)
