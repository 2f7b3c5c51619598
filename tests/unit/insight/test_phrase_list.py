"""Known phrases looked for together are found and counted as each would be by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.insight.phrase_list import PhraseList, parts_of

_SIGNS = "高质量、湖"
_PHRASES = st.lists(st.text(_SIGNS, min_size=1, max_size=4), min_size=1, max_size=8, unique=True)


@given(_PHRASES, st.text(_SIGNS + "\n", max_size=40))
def test_counts_are_those_of_the_text_itself(phrases: list[str], text: str) -> None:
    """One pass counts what ``str.count`` counts, phrases that overlap themselves and others included."""
    found = PhraseList(phrases).uses_in(text)
    assert {phrase: found.get(phrase, 0) for phrase in phrases} == {p: text.count(p) for p in phrases}


@given(_PHRASES, st.text(_SIGNS + "\n", max_size=40))
def test_every_phrase_that_stands_there_comes_once_and_with_all_its_places(
    phrases: list[str], text: str
) -> None:
    """With each place at which the text goes on with it."""
    there = [phrase for phrase in phrases if phrase in text]
    listed = PhraseList(phrases)
    assert listed.listed_in(text) == set(there)
    places = {p: [at for at in range(len(text)) if text.startswith(p, at)] for p in there}
    assert listed.places_in(text) == places


@given(st.lists(st.text(_SIGNS, min_size=2, max_size=5), max_size=8, unique=True), st.data())
def test_parts_are_the_phrases_within_longer_ones(phrases: list[str], data: st.DataObject) -> None:
    """Every phrase that one of the longer phrases asked about holds is yielded with it."""
    wholes = [phrase for phrase in phrases if data.draw(st.booleans())]
    expected = {(part, whole) for part in phrases for whole in wholes if part != whole and part in whole}
    assert set(parts_of(wholes, phrases)) == expected
