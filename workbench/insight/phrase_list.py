"""Which of thousands of known phrases stand in a text, found in one pass over it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation

_NUMBER = itemgetter(0)


class PhraseList:
    """Phrases to be looked for together, however many: a text is read once for all of them."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(phrases)
        self._automaton = AhoCorasick(
            self.phrases, implementation=Implementation.ContiguousNFA, store_patterns=False
        )

    def uses_in(self, text: str) -> dict[str, int]:
        """Return how often each phrase that stands in a text does so, as ``str.count`` counts."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        uses = {self.phrases[number]: count for number, count in Counter(map(_NUMBER, found)).items()}
        # Where a phrase overlaps itself (高高高), only one of both places counts.
        return {
            phrase: text.count(phrase) if count > 1 and phrase[0] in phrase[1:] else count
            for phrase, count in uses.items()
        }

    def parts(self) -> Iterator[tuple[str, str]]:
        """Yield each phrase that stands within a longer one of the list, with that one."""
        ends = list(accumulate(len(phrase) + 1 for phrase in self.phrases))
        for number, start, end in self._automaton.find_matches_as_indexes(
            "\n".join(self.phrases), overlapping=True
        ):
            whole = self.phrases[bisect_right(ends, start)]
            if end - start < len(whole):
                yield self.phrases[number], whole

    def places_in(self, text: str) -> dict[str, list[int]]:
        """Return where each phrase that stands in a text begins, every time, overlapping itself or not."""
        places: dict[int, list[int]] = {}
        for number, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if number in places:
                places[number].append(start)
            else:
                places[number] = [start]
        return {self.phrases[number]: starts for number, starts in places.items()}

    def listed_in(self, text: str) -> tuple[str, ...]:
        """Return each phrase that stands in a text, in the order of the list."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return tuple(self.phrases[number] for number in sorted({number for number, *_ in found}))
