"""Sentences that answer a query, each with its places marked; all of them, found report by report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbench.model.part import Part
from workbench.searching.query import Both, Either, Query, every_word, words_of
from workbench.searching.texts import SearchText, folded_words
from workbench.text.spans import merged

Places = list[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One sentence that answers a query.

    ``start`` and ``end`` are offsets into the report's text, ``matches`` into the ``sentence``; matches do
    not overlap and stand in order.
    """

    report: str
    part: Part
    heading: str
    start: int
    end: int
    sentence: str
    matches: tuple[tuple[int, int], ...]


def find_in_context(
    texts: Iterable[SearchText], query: Query, *, part: Part | None = None
) -> tuple[Hit, ...]:
    """Return every sentence that answers a query, in the order of the texts."""
    written = folded_words(every_word(query))
    looked_for = words_of(query)
    return tuple(hit for text in texts for hit in _in_text(text, query, written, looked_for, part))


def _in_text(
    text: SearchText,
    query: Query,
    written: Mapping[str, tuple[str, ...]],
    looked_for: Sequence[str],
    part: Part | None,
) -> Iterator[Hit]:
    found = {word: dict(_places(text, forms)) for word, forms in written.items()}
    for number in sorted(_answering(query, found)):
        unit = text.units[number]
        if part is not None and unit.part != part:
            continue
        first = int(text.first[number])
        places = [place for word in looked_for for place in found[word].get(number, ())]
        yield Hit(
            report=text.report,
            part=unit.part,
            heading=unit.heading,
            start=unit.start,
            end=unit.start + len(unit.text),
            sentence=unit.text,
            matches=tuple((start - first, end - first) for start, end in merged(places)),
        )


def _answering(query: Query, found: Mapping[str, Mapping[int, Places]]) -> set[int]:
    """Return the numbers of the sentences that answer."""
    if isinstance(query, Either):
        return set().union(*(_answering(each, found) for each in query.choices))
    if isinstance(query, Both):
        needed = [_answering(each, found) for each in query.needed]
        return set.intersection(*needed).difference(*(_answering(each, found) for each in query.refused))
    return set(found[query.text])


def _places(text: SearchText, forms: Sequence[str]) -> Iterator[tuple[int, Places]]:
    """Yield sentences with the places where one of the forms of a word stands."""
    by_unit: dict[int, Places] = {}
    for form in forms:
        at = text.folded.find(form)
        while at >= 0:
            by_unit.setdefault(text.unit_at(at), []).append((at, at + len(form)))
            at = text.folded.find(form, at + len(form))
    yield from by_unit.items()
