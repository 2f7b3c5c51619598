"""The phrases of one of two reports that the other does not hold, the most telling first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from workbench.insight.folded_text import Body
from workbench.insight.forms import rows_of_phrases
from workbench.insight.listed_words import all_listed, dated_phrases, listed_words, names_in, terms_in
from workbench.insight.named_kinds import doctrines, newcomers, rows_of_titles, run_together
from workbench.insight.phrase_list import PhraseList, parts_of, uses_at
from workbench.insight.phrase_weight import Candidate, Weights, telling
from workbench.insight.phrases import find_phrases, plain_terms
from workbench.insight.quoted_pieces import quoted_together
from workbench.insight.standing import signs_of
from workbench.settings import InsightSettings

_LONGEST_ROW = 40
_SHORTEST_MEMBER = 3
_MANY = 4  # members that make a row of shorter ones a phrase
_MOSTLY = 0.7  # of a phrase's places, taken by more telling ones
_ALONE = 2  # a part that stands this many times as often as the whole is a phrase of its own
# Of a row of fields; called by them one by one, it takes three times as long.
_CANDIDATE = partial(tuple.__new__, Candidate)


class Side(NamedTuple):
    """One report beside the other: its text, the other's whole text, both years, and which of both it is."""

    body: Body
    elsewhere: str
    older_year: int | None
    newer_year: int | None
    gone: bool


def collect(side: Side, recurring: Mapping[str, Sequence[int]], settings: InsightSettings) -> list[Candidate]:
    """Return every phrase that may be set and of this report only: marked, in rows, tabled or repeated.

    ``recurring`` are phrases that need not be marked, with their places in this report.
    """
    text, plain = side.body.text, plain_terms()
    own = _own_phrases(side.body)
    there = {*all_listed(side.elsewhere), *own.listed_in(side.elsewhere)}
    kinds = dict(find_phrases(side.body))
    for phrase in names_in(text):
        kinds[phrase] = "known"
    for phrase in terms_in(text):
        kinds.setdefault(phrase, "known")
    for members, phrase in _long_rows(text):
        if not any(kinds.get(each) == "known" and each not in there for each in members):
            kinds.setdefault(phrase, "row")
    for phrase in run_together(text):
        kinds.setdefault(phrase, "row")
    for phrase, row in newcomers(text, side.elsewhere):
        if kinds.get(row) == "row":
            del kinds[row]
        kinds.setdefault(phrase, "newcomer")
    for phrase in doctrines(text):
        kinds.setdefault(phrase, "doctrine")
    for phrase in dated_phrases(text):
        if phrase not in plain and ("、" not in phrase or _in_one_measure(phrase.split("、"))):
            kinds.setdefault(phrase, "")
    for phrase in quoted_together(side.body):
        kinds[phrase] = "quoted"
    places = {**listed_words(text), **_own_places(side.body)}
    for phrase, at in recurring.items():
        if uses_at(phrase, at) >= settings.telling_uses:
            kinds.setdefault(phrase, "")
            if phrase not in places:
                places[phrase] = at
                if phrase in side.elsewhere:
                    there.add(phrase)
    own_only = {phrase: kind for phrase, kind in kinds.items() if phrase not in there and phrase in places}
    return _standing_alone(own_only, places, side)


@lru_cache(maxsize=64)
def _long_rows(text: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the rows of a text that are long enough to be phrases, and not too long, with their words."""
    rows = ((members, "、".join(members)) for members in rows_of_phrases(text))
    return tuple(
        (members, phrase)
        for members, phrase in rows
        if (len(members[0]) >= _SHORTEST_MEMBER or len(members) >= _MANY) and len(phrase) <= _LONGEST_ROW
    )


@lru_cache(maxsize=64)
def _own_phrases(body: Body) -> PhraseList:
    """Return what a report itself may tell as a phrase, but for what is listed anyway."""
    found = chain(
        find_phrases(body),
        (phrase for _, phrase in _long_rows(body.text)),
        chain.from_iterable(rows_of_titles(body.text)),
        run_together(body.text),
        doctrines(body.text),
        quoted_together(body),
    )
    listed = listed_words(body.text)
    return PhraseList(phrase for phrase in dict.fromkeys(found) if phrase not in listed)


@lru_cache(maxsize=64)
def _own_places(body: Body) -> Mapping[str, Sequence[int]]:
    return _own_phrases(body).places_in(body.text)


def _in_one_measure(members: Sequence[str]) -> bool:
    """Say whether a row is one of sayings (all of three signs or more, and of one length), not of things."""
    return len(members[0]) >= _SHORTEST_MEMBER and len({len(each) for each in members}) == 1


def _standing_alone(
    kinds: Mapping[str, str], places: Mapping[str, Sequence[int]], side: Side
) -> list[Candidate]:
    """Return candidates with their uses, without those that stand only within a longer, surer one."""
    beside = side.older_year, side.newer_year, side.gone
    found = {
        phrase: _CANDIDATE(
            (
                phrase,
                kind,
                uses_at(phrase, at := places[phrase]),
                *beside,
                signs_of(phrase, kind, side.body, at[0]) if kind else (),
                at,
            )
        )
        for phrase, kind in kinds.items()
    }
    wholes = (phrase for phrase, kind in kinds.items() if kind)
    parts = {part for part, whole in parts_of(wholes, found) if _takes_in(found[whole], found[part])}
    return [each for each in found.values() if each.phrase not in parts]


def _takes_in(longer: Candidate, part: Candidate) -> bool:
    """Say whether a phrase that stands within a longer one is no phrase beside that."""
    if longer.uses < part.uses:
        # A member of a row that is quoted once more by itself is still that row's.
        return (longer.kind, part.kind) == ("row", "chain") and part.uses <= _ALONE * longer.uses
    if longer.kind == "known" or not part.kind:
        return True
    return (longer.kind == "quoted" and part.kind != "known") or (
        longer.kind == "row" and part.kind == "chain"
    )


def most_telling(
    candidates: Sequence[Candidate], body: Body, most: int, weights: Weights | None = None
) -> Iterator[str]:
    """Yield at most so many phrases, the most telling first, none where a more telling one stands already."""
    taken = bytearray(len(body.text) + 1)
    chosen: list[str] = []
    scored = [(-telling(each, weights), each.places[0], each) for each in candidates]
    for *_, each in sorted(scored, key=itemgetter(0, 1)):
        phrase, size = each.phrase, len(each.phrase)
        covered = sum(taken.find(1, at, at + size) >= 0 for at in each.places)
        if covered > _MOSTLY * len(each.places) or any(
            (phrase in other or other in phrase) and _nested(each, other, body) for other in chosen
        ):
            continue
        for at in each.places:
            taken[at : at + size] = b"\x01" * size
        chosen.append(phrase)
        yield phrase
        if len(chosen) == most:
            return


def _nested(candidate: Candidate, other: str, body: Body) -> bool:
    """Say whether of two phrases one of which holds the other, the candidate says nothing of its own."""
    phrase = candidate.phrase
    if phrase in other:
        return candidate.uses < _ALONE * body.count(other)
    return body.count(other) < _ALONE * candidate.uses
