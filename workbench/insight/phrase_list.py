"""Which of thousands of known phrases stand in a text, found in one pass over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick, Implementation


class PhraseList:
    """Phrases to be looked for together, however many: a text is read once for all of them.

    A ``lasting`` list takes twice as long to make, and large ones are looked for in a third less time.
    """

    def __init__(self, phrases: Iterable[str], *, lasting: bool = False) -> None:
        self.phrases = tuple(phrases)
        kind = Implementation.ContiguousNFA if lasting else Implementation.NoncontiguousNFA
        self._automaton = AhoCorasick(self.phrases, implementation=kind, store_patterns=True)

    def uses_in(self, text: str) -> dict[str, int]:
        """Return how often each phrase that stands in a text does so, as ``str.count`` counts."""
        return {phrase: uses_at(phrase, places) for phrase, places in self.places_in(text).items()}

    def places_in(self, text: str) -> dict[str, list[int]]:
        """Return where each phrase that stands in a text begins, every time, overlapping itself or not."""
        places: dict[int, list[int]] = {}
        for number, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if number in places:
                places[number].append(start)
            else:
                places[number] = [start]
        return {self.phrases[number]: starts for number, starts in places.items()}

    def listed_in(self, text: str) -> frozenset[str]:
        """Return the phrases that stand in a text."""
        return frozenset(self._automaton.find_matches_as_strings(text, overlapping=True))


def uses_at(phrase: str, places: Sequence[int]) -> int:
    """Return how many of its places a phrase is counted at: where it overlaps itself (高高高) only once."""
    if len(places) == 1 or phrase[0] not in phrase[1:]:
        return len(places)
    uses = end = 0
    for place in places:
        if place >= end:
            uses, end = uses + 1, place + len(phrase)
    return uses


def parts_of(wholes: Iterable[str], phrases: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each of some phrases, of two signs at least, that stands within a longer one, with that one."""
    begun: dict[str, list[str]] = defaultdict(list)
    for phrase in frozenset(phrases):
        begun[phrase[:2]].append(phrase)
    for whole in wholes:
        for start in range(len(whole) - 1):
            for part in begun.get(whole[start : start + 2], ()):
                if whole.startswith(part, start) and part != whole:
                    yield part, whole
