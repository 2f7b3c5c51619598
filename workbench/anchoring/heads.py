"""Whether an unchanged quotation stands under the head it stood under: subject, time, negation, heading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import Literal

from rapidfuzz.distance import Indel

from workbench.anchoring.headings import Heading, Outline
from workbench.anchoring.runs import Runs
from workbench.anchoring.signs import CANCELLING, FRAMING, TURNING, SignClass, content, signs_of
from workbench.anchoring.surroundings import Sentences, Surroundings
from workbench.anchoring.textmap import TextMap
from workbench.settings import StoreSettings
from workbench.text.words import cut_words

Where = Literal["before", "after", "heading"]
# Words that are part of a heading in one version and the heading of a whole paragraph in the other.
_SHORTEST_HEADING = 4


@dataclass(frozen=True, slots=True)
class Turned:
    """What is different about what a quotation stands under; ``was`` or ``now`` may be empty."""

    where: Where
    was: str
    now: str


class Heads:
    """The heads of two versions of a text, compared place by place."""

    def __init__(self, places: TextMap, settings: StoreSettings) -> None:
        """Prepare to compare ``places.old`` with ``places.new``; they are read when they are needed."""
        self._places = places
        self._settings = settings
        self._compared: dict[tuple[tuple[Heading, ...], tuple[Heading, ...]], Turned | None] = {}

    def turned(self, start: int, end: int, new_start: int) -> Turned | None:
        """Return what turned about the unchanged quotation ``start``..``end``, now at ``new_start``.

        What stands in its own clause must say the same. What else stands in its sentence must keep its
        lead, its short clauses, the clause next to it and each word that may turn what follows; what
        comes after it must not newly cancel it. The headings above must be the same.
        """
        old, sentences = self._places.old, self._old_sentences
        was = Surroundings(old, sentences, start, end)
        if not self._runs.hold_old(*was.reach):
            now = Surroundings(self._places.new, self._new_sentences, new_start, new_start + end - start)
            if found := self._before(was, now) or self._after(was, now):
                return found
        return self._headings(start, new_start)

    def _before(self, was: Surroundings, now: Surroundings) -> Turned | None:
        announces = signs_of(was.previous, ("forward",)) or signs_of(now.previous, ("forward",))
        if announces and content(was.previous) != content(now.previous):
            return turned_between("before", was.previous, now.previous)
        if _alike_before(was, now, was.before, now.before):
            return None
        own = _alike_before(was, now, was.own_before, now.own_before)
        if own and self._same_clauses(was.clauses, now.clauses):
            return None
        return turned_between("before", was.before, now.before)

    def _same_clauses(self, was: tuple[str, ...], now: tuple[str, ...]) -> bool:
        """Say whether the clauses before a quotation's own are those they were, edited where it may be."""
        if not was or not now:
            return was == now
        size = self._settings.head_lead
        return (
            _words(was[0])[:size] == _words(now[0])[:size]
            and Indel.normalized_similarity(was[-1], now[-1]) >= self._settings.clause_alike
            and self._governing(was) == self._governing(now)
        )

    def _governing(self, clauses: tuple[str, ...]) -> list[str]:
        """Return what may govern what follows: short clauses whole, of others the signs they start with."""
        found: list[str] = []
        last = len(clauses) - self._settings.near_clauses
        for number, each in enumerate(clauses):
            near = number == 0 or number >= last
            if near and len(each) <= self._settings.short_clause and not any(char.isdigit() for char in each):
                found.append(each)
            else:
                found += signs_of(each[: self._settings.clause_head], TURNING if near else FRAMING)
        return found

    def _after(self, was: Surroundings, now: Surroundings) -> Turned | None:
        size = max(len(content(was.own_after)), len(content(now.own_after)))
        if was.content_after(size) != now.content_after(size):
            return turned_between("after", was.own_after, now.own_after)
        rest, new_rest = was.after + self._meant(was.next), now.after + self._meant(now.next)
        size = max(len(content(rest)), len(content(new_rest)))
        if was.content_after(size) == now.content_after(size):
            return None
        if signs_of(rest, CANCELLING) == signs_of(new_rest, CANCELLING):
            return None
        return turned_between("after", rest, new_rest, CANCELLING)

    def _meant(self, sentence: str) -> str:
        """Return the next sentence if it speaks of the one before it, or is too short to speak alone."""
        said = content(sentence)
        refers = any(said.startswith(word) for word in signs_of(said, ("back",)))
        return sentence if refers or len(said) <= self._settings.short_sentence else ""

    def _headings(self, start: int, new_start: int) -> Turned | None:
        was, now = self._old_outline.above(start), self._new_outline.above(new_start)
        if (was, now) not in self._compared:
            self._compared[was, now] = self._compare_headings(was, now)
        return self._compared[was, now]

    def _compare_headings(self, was: tuple[Heading, ...], now: tuple[Heading, ...]) -> Turned | None:
        """Compare two paths; a heading that only lost or got its shape is none that turned."""
        gone = [
            each
            for each in was
            if not any(self._is_same(each, other) for other in now)
            and not self._runs.hold_old(each.start, each.end)
        ]
        new = [
            each
            for each in now
            if not any(self._is_same(other, each) for other in was)
            and not self._runs.hold_new(each.start, each.end)
        ]
        if not gone and not new:
            return None
        return Turned(
            "heading", shortened("／".join(e.words for e in gone)), shortened("／".join(e.words for e in new))
        )

    def _is_same(self, was: Heading, now: Heading) -> bool:
        one, other = content(was.words), content(now.words)
        if one == other:
            return True
        if min(len(one), len(other)) >= _SHORTEST_HEADING and (
            one.startswith(other) or other.startswith(one)
        ):
            return True
        return (
            Indel.normalized_similarity(one, other) >= self._settings.heading_alike
            and signs_of(was.words) == signs_of(now.words)
            and now.words not in self._places.old
            and was.words not in self._places.new
        )

    @cached_property
    def _runs(self) -> Runs:
        return Runs(self._places)

    @cached_property
    def _old_sentences(self) -> Sentences:
        return Sentences(self._places.old)

    @cached_property
    def _new_sentences(self) -> Sentences:
        return Sentences(self._places.new)

    @cached_property
    def _old_outline(self) -> Outline:
        return Outline(self._places.old)

    @cached_property
    def _new_outline(self) -> Outline:
        return Outline(self._places.new)


def _alike_before(was: Surroundings, now: Surroundings, mine: str, its: str) -> bool:
    """Say whether as much as the longer of two stretches before a quotation says the same in both texts.

    So a full stop that became a comma, or a paragraph that was divided, changes nothing.
    """
    size = max(len(content(mine)), len(content(its)))
    return was.content_before(size) == now.content_before(size)


def _words(clause: str) -> str:
    """Return a clause without its figures: another figure there says nothing of the clauses after it."""
    return "".join(char for char in clause if not char.isdigit())


_MOST_SHOWN = 24


def turned_between(where: Where, was: str, now: str, classes: tuple[SignClass, ...] = TURNING) -> Turned:
    """Return the words that differ, without what both begin and end with; signs before other words."""
    for cut in (partial(signs_of, classes=classes), cut_words):
        one, other = list(cut(was.strip())), list(cut(now.strip()))
        while one and other and one[0] == other[0]:
            del one[0], other[0]
        while one and other and one[-1] == other[-1]:
            del one[-1], other[-1]
        if one or other:
            break
    return Turned(where, shortened("".join(one)), shortened("".join(other)))


def shortened(words: str) -> str:
    """Return words as a warning shows them: without marks at their ends, cut where they are long."""
    words = words.strip(" \t\n\u3000，。；：！？")
    return words if len(words) <= _MOST_SHOWN else words[: _MOST_SHOWN - 1] + "…"
