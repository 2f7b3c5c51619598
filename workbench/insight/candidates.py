"""The phrases of one of two reports that the other does not hold, the most telling first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from workbench.insight.folded_text import Body
from workbench.insight.forms import rows_of_phrases
from workbench.insight.listed_words import dated_phrases, names_in, terms_in
from workbench.insight.named_kinds import doctrines, newcomers, run_together
from workbench.insight.phrase_list import PhraseList
from workbench.insight.phrase_weight import Candidate, Weights, telling
from workbench.insight.phrases import plain_terms
from workbench.insight.quoted_pieces import quoted_together
from workbench.insight.standing import signs_of
from workbench.settings import InsightSettings

_LONGEST_ROW = 40
_SHORTEST_MEMBER = 3
_MANY = 4  # members that make a row of shorter ones a phrase
_MOSTLY = 0.7  # of a phrase's places, taken by more telling ones
_ALONE = 2  # a part that stands this many times as often as the whole is a phrase of its own


class Side(NamedTuple):
    """One report beside the other: its text, the other's whole text, both years, and which of both it is."""

    body: Body
    elsewhere: str
    older_year: int | None
    newer_year: int | None
    gone: bool


def collect(
    side: Side, marked: Mapping[str, str], recurring: Mapping[str, int], settings: InsightSettings
) -> list[Candidate]:
    """Return every phrase that may be set and of this report only: marked, in rows, tabled or repeated.

    ``recurring`` are phrases that are not marked, with their uses in this report.
    """
    text, plain = side.body.text, plain_terms()
    kinds = {phrase: kind for phrase, kind in marked.items() if kind == "quoted" or phrase not in plain}
    for phrase in names_in(text):
        kinds[phrase] = "known"
    for phrase in terms_in(text):
        kinds.setdefault(phrase, "known")
    for members in rows_of_phrases(text):
        phrase = "、".join(members)
        long_enough = len(members[0]) >= _SHORTEST_MEMBER or len(members) >= _MANY
        if (
            long_enough
            and len(phrase) <= _LONGEST_ROW
            and not any(kinds.get(each) == "known" and each not in side.elsewhere for each in members)
        ):
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
    for phrase, times in recurring.items():
        if times >= settings.telling_uses:
            kinds.setdefault(phrase, "")
    listed = PhraseList(kinds)
    there = frozenset(listed.listed_in(side.elsewhere))
    uses = listed.uses_in(text)
    own = {phrase: kind for phrase, kind in kinds.items() if phrase not in there and phrase in uses}
    return _standing_alone(own, uses, side)


def _in_one_measure(members: Sequence[str]) -> bool:
    """Say whether a row is one of sayings (all of three signs or more, and of one length), not of things."""
    return len(members[0]) >= _SHORTEST_MEMBER and len({len(each) for each in members}) == 1


def _standing_alone(kinds: Mapping[str, str], uses: Mapping[str, int], side: Side) -> list[Candidate]:
    """Return candidates with their uses, without those that stand only within a longer, surer one."""
    found = {
        phrase: Candidate(
            phrase,
            kind,
            uses[phrase],
            side.older_year,
            side.newer_year,
            side.gone,
            tuple(signs_of(phrase, kind, side.body)),
        )
        for phrase, kind in kinds.items()
    }
    parts = {
        part
        for part, whole in PhraseList(found).parts()
        if found[whole].kind and _takes_in(found[whole], found[part])
    }
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
    scored = [(telling(each, weights), each) for each in candidates]
    for _, each in sorted(scored, key=lambda pair: (-pair[0], body.text.find(pair[1].phrase))):
        places = list(_places(body.text, each.phrase))
        covered = sum(any(taken[low:high]) for low, high in places)
        if covered > _MOSTLY * len(places) or any(
            (each.phrase in other or other in each.phrase) and _nested(each, other, body) for other in chosen
        ):
            continue
        for low, high in places:
            taken[low:high] = b"\x01" * (high - low)
        chosen.append(each.phrase)
        yield each.phrase
        if len(chosen) == most:
            return


def _nested(candidate: Candidate, other: str, body: Body) -> bool:
    """Say whether of two phrases one of which holds the other, the candidate says nothing of its own."""
    phrase = candidate.phrase
    if phrase in other:
        return candidate.uses < _ALONE * body.count(other)
    return body.count(other) < _ALONE * candidate.uses


def _places(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    at = text.find(phrase)
    while at >= 0:
        yield at, at + len(phrase)
        at = text.find(phrase, at + 1)
