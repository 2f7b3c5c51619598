"""One thing in another form: spelled together, summed up by a number, listed with more, graded by a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, combinations

from workbench.insight.folded_text import Body
from workbench.insight.lexicon import read_lines
from workbench.insight.phrase_list import PhraseList
from workbench.insight.sought import find_behind_runs, places_of
from workbench.text.words import cut_words, tag_words

_HAN = "\u4e00-\u9fff"
_LIST = re.compile(rf"[{_HAN}]{{2,14}}(?:、[{_HAN}]{{2,9}}){{1,7}}(?![{_HAN}])")
_STOP = re.compile(rf"、(?<=[{_HAN}]{{2}}.)(?=[{_HAN}]{{2}})")  # within a list
_LONGEST_FIRST = 14
_SUMS = "〇一二三四五六七八九"
_FOUR = 4
_FRAMED = 6
_LEAST_KEPT = 4
_FEWEST_SUMMED = 3
_LONGEST_TAIL = 4
_WINDOW = 12
_RUN = re.compile(rf"[{_HAN}]+\Z")  # "$" would look past a line's end
_NEXT = re.compile(rf"、([{_HAN}]{{2,11}}?)(?=[的等]|[^{_HAN}])")
_LEAST_FRAME, _MOST_LONGER = 2, 2
_THINGS, _IDIOM = frozenset(("n", "k")), "l"  # plain nouns, and people (同志们)


def same_otherwise_written(older: Body, newer: Body, whole: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield lists that the other report writes without stops or sums up by a number (三不…, 四个…)."""
    for before, after, elsewhere, turned in (
        (older, newer, whole[1], False),
        (newer, older, whole[0], True),
    ):
        for members, short in _shortened_in(before.text, after.text):
            text = "、".join(members)
            # A sum that the older report did not know tells of the list, though that be said once more.
            if text not in elsewhere or (not turned and short not in whole[0]):
                yield (short, text) if turned else (text, short)


def grown_lists(
    phrases: Iterable[str], older: Body, newer: Body, whole: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield set phrases that stood alone, or in a shorter row, and now stand in a row of like new ones."""
    known = frozenset(phrases)
    for members in rows_of_phrases(newer.text):
        if members[0][0] in "和与及" or not _alike(members, known) or _lists_things(members):
            continue
        held = [each for each in members if each in older.text]
        come = [each for each in members if each not in whole[0]]
        if held and come and len(held) + len(come) == len(members):
            row = "、".join(held)
            yield row if row in older.text else held[0], "、".join(members)


def qualified(
    phrases: Iterable[str], older: Body, newer: Body, whole: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield set phrases of both reports that now always stand after a grading word, or no longer do."""
    grades = frozenset(read_lines("stance_modifiers.txt"))
    for phrase in phrases:
        # A word before a verb (持续优化…) grades what is done, not the thing.
        if len(phrase) < _LEAST_KEPT or _opens_with_verb(phrase):
            continue
        word = _always_before(phrase, newer.text)
        if word in grades and len(word) > 1 and word + phrase not in whole[0]:
            yield phrase, word + phrase
        word = _always_before(phrase, older.text)
        if word in grades and len(word) > 1 and word + phrase not in whole[1]:
            yield word + phrase, phrase


def _opens_with_verb(phrase: str) -> bool:
    word, tag = tag_words(phrase)[0]
    return word in _governing() or tag == "v"


@lru_cache(maxsize=64)
def rows_of_phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Return every row of short phrases of one length, once the verb that governs the row is cut off."""
    found: list[tuple[str, ...]] = []
    for match in find_behind_runs(_LIST, _RUN, text, places_of(_STOP, text), _LONGEST_FIRST):
        listed = match.group().split("、")
        size = len(listed[1])
        if len(listed[0]) < size or any(len(each) != size for each in listed[2:-1]):
            continue  # whatever is cut off at either end
        members = _without_frame(listed) or _without_tail(listed)
        size = len(members[1])
        if any(len(each) != size for each in members[1:]) or len(members[0]) < size:
            continue
        spare = len(members[0]) - size
        # Where all begin alike (大农业观、大食物观) that says more than where words are cut.
        alike = shared_start((members[0][spare:], *members[1:])) > 0
        if not spare or alike or spare in accumulate(map(len, cut_words(members[0]))):
            row = (members[0][spare:], *members[1:])
            found.append((*row, *_longer_last(row, text, match.end())))
    return tuple(found)


def _longer_last(row: tuple[str, ...], text: str, end: int) -> tuple[str, ...]:
    """Return the last member that goes on (…、机制要活、保障要到位的思路), if made as the others are."""
    run = _NEXT.match(text, end) if len(row) + 1 >= _FEWEST_SUMMED else None
    if run is None or len(last := run.group(1)) - len(row[0]) > _MOST_LONGER:
        return ()
    frame = _common(row)
    return (last,) if len(frame) >= _LEAST_FRAME and frame in last[:-1] else ()


def _common(members: Sequence[str]) -> str:
    """Return the longest run of signs that all members hold."""
    first = members[0]
    runs = (first[low:high] for low, high in combinations(range(len(first) + 1), 2))
    return max((run for run in runs if all(run in each for each in members)), key=len, default="")


def _without_frame(members: list[str]) -> tuple[str, ...]:
    """Cut off the verb before, and the noun behind, two sayings of four (推进湖海相通、城乡相融格局).

    Nothing is returned where the row has no such frame.
    """
    first, last = members[0], members[-1]
    if len(members) != 2 or len(first) < _FRAMED or len(last) != _FRAMED:
        return ()
    lead = cut_words(first[:-_FOUR])
    is_cut = len(first) - _FOUR in accumulate(map(len, cut_words(first)))
    if (
        is_cut
        and all(word in _governing() for word in lead)
        and _FOUR in accumulate(map(len, cut_words(last)))
    ):
        return first[-_FOUR:], last[:_FOUR]
    return ()


@cache
def _governing() -> frozenset[str]:
    return frozenset(read_lines("edge_words.txt"))


def _without_tail(members: list[str]) -> tuple[str, ...]:
    """Cut off what follows a row of three or more and is none of its last member (…、清廉云海建设)."""
    size, last = len(members[1]), members[-1]
    if len(members) < _FEWEST_SUMMED or len(last) <= size or len(last) - size > _LONGEST_TAIL:
        return tuple(members)
    if size not in accumulate(map(len, cut_words(last))):
        return tuple(members)
    return (*members[:-1], last[:size])


def _shortened_in(text: str, other: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the rows of a text with the shorter forms that another text holds more often."""
    shortened, forms = _shortened(text)
    uses = forms.uses_in(other)
    return (
        (members, short) for members, short in shortened if short in uses and uses[short] > text.count(short)
    )


@lru_cache(maxsize=64)
def _shortened(text: str) -> tuple[tuple[tuple[tuple[str, ...], str], ...], PhraseList]:
    """Return rows, and neighbours within a row, each with a shorter form, and all of these forms."""
    found = tuple(_shorter_forms(text))
    return found, PhraseList(dict.fromkeys(short for _, short in found))


def _shorter_forms(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield rows, and neighbours within a row, each with a shorter form in which it may be written."""
    for members in rows_of_phrases(text):
        for short in _shorter(members):
            yield members, short
        for low, high in combinations(range(len(members) + 1), 2):
            some = members[low:high]
            if len(some) == 1 or some[0][-2:] != some[-1][-2:]:
                continue
            tail = _ending(some)
            if 1 < len(tail) < len(some[0]) - 1:
                yield some, "".join(each.removesuffix(tail) for each in some) + tail


def _shorter(members: tuple[str, ...]) -> Iterator[str]:
    if len(members) < _FEWEST_SUMMED:
        return
    yield "".join(members)
    tail = _ending(members)
    head = members[0][: shared_start(members)]
    number = _SUMS[len(members)]
    if tail and head and len(head) + len(tail) < len(members[0]):
        yield f"{number}{head}{tail}"
    if 1 < len(tail) < len(members[0]):
        yield f"{number}个{tail}"


def _alike(members: tuple[str, ...], known: frozenset[str]) -> bool:
    """Say whether a row is one of like set phrases: names of one make-up, or sayings of which one is set.

    A row of plain words with one ending (早期教育、继续教育) says of no phrase that it became more.
    """
    tail = _ending(members)
    if len(tail) < len(members[0]) and (len(tail) > 1 or (tail and shared_start(members))):
        made_alike = bool(tail and shared_start(members)) or tail in read_lines("doctrine_tails.txt")
        return len(members[0]) > 2 and (made_alike or any(each in known for each in members))
    return len(members[0]) == _FOUR and any(each in known for each in members)


@cache
def _doctrines() -> tuple[str, ...]:
    return (*read_lines("doctrine_tails.txt"), "政府")


def _lists_things(members: tuple[str, ...]) -> bool:
    """Say whether a row only names more things of a sort (口袋公园、风雨连廊), and is no saying that grew.

    What is a word of its own (阳光工程) tells nothing of that. Names of doctrines, of what is governed by
    law, or of what a government is to be, are sayings whatever they end with, and so is a row with an idiom.
    """
    if members[0][: shared_start(members)] == "法治" or _ending(members).endswith(_doctrines()):
        return False
    tagged = [tag_words(each) for each in members]
    if any(len(words) == 1 and words[0][1] == _IDIOM for words in tagged):
        return False
    last = [words[-1][1] for words in tagged if len(words) > 1]
    return bool(last) and 2 * sum(tag in _THINGS for tag in last) >= len(last)


def shared_start(rows: Sequence[Sequence[str]]) -> int:
    """Return how many signs (or words, of rows of words) all rows begin with alike."""
    size = 0
    for signs in zip(*rows, strict=False):
        if len(set(signs)) > 1:
            break
        size += 1
    return size


def _ending(members: Sequence[str]) -> str:
    size = shared_start([each[::-1] for each in members])
    return members[0][len(members[0]) - size :]


def _always_before(phrase: str, text: str) -> str | None:
    """Return the one word that stands before a phrase wherever it is used."""
    before: set[str] = set()
    start = text.find(phrase)
    while start >= 0:
        run = _RUN.search(text, max(0, start - _WINDOW), start)
        words = cut_words(run.group()) if run else ()
        before.add(words[-1] if words else "")
        if len(before) > 1:
            return None
        start = text.find(phrase, start + len(phrase))
    return before.pop() if before else None
