"""Send a browser what changed since what it has, instead of everything after each key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import uuid4

from workbench.ui.shapes.channel import Change, Told

Places = frozenset[tuple[str, str | None]]
"""Sections and keys within them; a section that is no mapping has the one key None."""

_REMEMBERED = 64


@dataclass(slots=True)
class Feed:
    """The states that went out to one browser, by number; only the last is kept whole.

    A browser says which number it has. It gets every place that changed since then, with the present
    value: right whichever of the states in between reached it.
    """

    name: str = field(default_factory=lambda: uuid4().hex[:12])
    number: int = 0
    state: Mapping[str, object] = field(default_factory=dict)
    steps: dict[int, Places] = field(default_factory=dict)

    def answer(self, state: Mapping[str, object], have: object = None) -> Told:
        """Return ``state`` for a browser that ``have`` another: ``{"name": …, "number": …}`` or nothing."""
        changed = _changed(self.state, state)
        if changed or self.number == 0:
            self.number += 1
            self.steps[self.number] = changed
            self.steps.pop(self.number - _REMEMBERED, None)
            self.state = state
        since = self._known(have)
        if since is None:
            return {"name": self.name, "number": self.number, "since": None, "all": state}
        places = frozenset[tuple[str, str | None]]().union(
            *(self.steps[n] for n in range(since + 1, self.number + 1))
        )
        return {"name": self.name, "number": self.number, "since": since, "all": None, **_told(state, places)}

    def _known(self, have: object) -> int | None:
        """Return the number that the browser has, None where it is not one to build on."""
        if not isinstance(have, Mapping) or have.get("name") != self.name:
            return None
        number = have.get("number")
        if not isinstance(number, int) or not 0 < number <= self.number:
            return None
        return number if number == self.number or number + 1 in self.steps else None


def _changed(before: Mapping[str, object], after: Mapping[str, object]) -> Places:
    places: set[tuple[str, str | None]] = set()
    for section in before.keys() | after.keys():
        old, new = before.get(section), after.get(section)
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            keys = old.keys() | new.keys()
            places |= {(section, key) for key in keys if old.get(key) != new.get(key)}
        elif old != new:
            places.add((section, None))
    return frozenset(places)


def _told(state: Mapping[str, object], places: Places) -> Change:
    """Return what stands at ``places`` now; a place that is gone is named."""
    whole: dict[str, object] = {}
    entries: dict[str, dict[str, object]] = {}
    gone: dict[str, list[str]] = {}
    for section, key in places:
        value = state.get(section)
        if key is None or not isinstance(value, Mapping):
            whole[section] = value
        elif key in value:
            entries.setdefault(section, {})[key] = value[key]
        else:
            gone.setdefault(section, []).append(key)
    return {"whole": whole, "set": entries, "gone": gone}
