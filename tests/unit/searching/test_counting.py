"""Hits of many terms equal those of a counter that does one thing after the other."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.part import PARTS
from workbench.searching.counting import HALVES, Half, Panel, count_terms
from workbench.searching.matching import check_regex
from workbench.searching.terms import Term, TermList, TermListError
from workbench.searching.texts import SearchText, Unit, searched
from workbench.settings import DEFAULTS

# Few signs, so that words meet, cover each other and repeat.
_SIGNS = "甲乙丙aA1"
_WORDS = st.text(_SIGNS, min_size=1, max_size=3)
_REGEXES = st.sampled_from(["甲.", "乙+", "(甲|乙丙)a?", "^甲", "丙$", "[^甲]1", "a{1,2}", "甲.*丙"])
_TERMS = st.builds(
    Term,
    name=st.just(""),
    forms=st.lists(_WORDS, max_size=4, unique=True).map(tuple),
    exclusions=st.lists(_WORDS, max_size=3, unique=True).map(tuple),
    regexes=st.lists(_REGEXES, max_size=2, unique=True).map(tuple),
    excluded_regexes=st.lists(_REGEXES, max_size=1).map(tuple),
)
_TEXTS = st.lists(
    st.lists(st.tuples(st.text(_SIGNS, min_size=1, max_size=14), st.sampled_from(PARTS)), max_size=6),
    max_size=4,
)


def _text(name: str, sentences: list[tuple[str, str]]) -> SearchText:
    units, at = [], 0
    for text, part in sentences:
        units.append(Unit(start=at, text=text, part=part, heading="", section=""))  # type: ignore[arg-type]
        at += len(text) + 3
    return searched(report=name, text_id=name, place="云海区", year=2024, units=units)


def _panel(terms: list[Term], texts: list[list[tuple[str, str]]]) -> Panel:
    named = tuple(
        Term(
            name=f"词{n}",
            forms=t.forms,
            exclusions=t.exclusions,
            regexes=t.regexes,
            excluded_regexes=t.excluded_regexes,
        )
        for n, t in enumerate(terms)
    )
    return count_terms(
        TermList(name="", terms=named),
        [_text(f"r{n}", each) for n, each in enumerate(texts)],
        settings=DEFAULTS.searching,
    )


def _everywhere(word: str, sentence: str) -> list[tuple[int, int]]:
    word, sentence = word.lower(), sentence.lower()
    return [(at, at + len(word)) for at in range(len(sentence)) if sentence[at : at + len(word)] == word]


def _naive(term: Term, sentence: str) -> list[tuple[int, int]]:
    """Return a term's hits in a sentence by trying all places in turn."""

    def places(words: tuple[str, ...], regexes: tuple[str, ...]) -> list[tuple[int, int]]:
        found = [place for word in words for place in _everywhere(word, sentence)]
        found += [m.span() for regex in regexes for m in re.finditer(regex, sentence, re.I) if m.group()]
        return found

    excluded = places(term.exclusions, term.excluded_regexes)
    left = [
        (start, end)
        for start, end in places(term.forms, term.regexes)
        if not any(s <= start and end <= e for s, e in excluded)
    ]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(left, key=lambda place: (place[0], -place[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


@given(st.lists(_TERMS, min_size=1, max_size=5), _TEXTS)
def test_hits_and_cells_equal_a_naive_counter(terms: list[Term], texts: list[list[tuple[str, str]]]) -> None:
    """Overlapping words, exclusions that cover a hit and expressions are counted as one by one."""
    panel = _panel(terms, texts)
    expected = {
        (term, text, unit, start, end)
        for text, sentences in enumerate(texts)
        for unit, (sentence, _) in enumerate(sentences)
        for term, each in enumerate(terms)
        for start, end in _naive(each, sentence)
    }
    found = set()
    for term, text, unit, start, end in zip(
        *(
            column.tolist()
            for column in (
                panel.hits.term,
                panel.hits.text,
                panel.hits.unit,
                panel.hits.start,
                panel.hits.end,
            )
        ),
        strict=True,
    ):
        first = int(panel.texts[text].first[unit])
        found.add((term, text, unit, start - first, end - first))
    assert found == expected
    assert len(panel.hits) == len(expected)
    for half in HALVES:
        for text, sentences in enumerate(texts):
            chosen = [
                unit for unit, (_, part) in enumerate(sentences) if half == "whole" or _half(part) == half
            ]
            at = HALVES.index(half)
            assert panel.counts.sentences[at, text] == len(chosen)
            assert panel.counts.characters[at, text] == sum(len(sentences[unit][0]) for unit in chosen)
            for term in range(len(terms)):
                own = [each for each in expected if each[0] == term and each[1] == text and each[2] in chosen]
                assert panel.counts.hits[at, text, term] == len(own)
                assert panel.counts.hit_sentences[at, text, term] == len({each[2] for each in own})
                assert len(panel.hits_of(term=term, texts=[text], half=half)) == len(own)


def _half(part: str) -> Half:
    return part if part in ("review", "plan") else "other"  # type: ignore[return-value]


def test_no_match_reaches_into_the_next_sentence() -> None:
    """An expression that takes whatever comes stops at the sentence's end."""
    panel = _panel(
        [Term(name="", regexes=("改造[^，]*公园",))], [[("改造老街", "plan"), ("新建公园", "plan")]]
    )
    assert len(panel.hits) == 0


def test_writings_of_one_word_meet() -> None:
    """Letters in either case, wide digits, and traditional characters in a traditional text."""
    sentences = [
        ("建设５Ｇ基站", "plan"),
        ("推廣5g應用，發展數字經濟，強調實現產業開發，這個區縣鄉鎮機構設計", "plan"),
    ]
    panel = _panel([Term(name="", forms=("5G",)), Term(name="", forms=("数字经济",))], [sentences])
    assert panel.counts.hits[0, 0].tolist() == [2, 1]


def test_a_hit_is_found_in_the_report_it_came_from() -> None:
    """A place in the folded text leads to the same place in the report."""
    text = _text("r", [("改造公园", "plan"), ("新建公园", "review")])
    panel = count_terms(
        TermList(name="", terms=(Term(name="公园", forms=("公园",)),)), [text], settings=DEFAULTS.searching
    )
    spans = [text.span_of(int(s), int(e)) for s, e in zip(panel.hits.start, panel.hits.end, strict=True)]
    assert [(span.start, span.end) for span in spans] == [(2, 4), (9, 11)]


@pytest.mark.timeout(60)
def test_a_regex_that_would_run_for_ever_does_not() -> None:
    """What makes a backtracking engine try every split ends at once in linear time."""
    evil = Term(name="", regexes=("(a+)+$", "(a|aa)+b", "(.*a){20}c"))
    panel = _panel([evil], [[("a" * 2000, "plan")] * 20])
    assert len(panel.hits) == 20


def test_an_expression_that_takes_too_long_is_refused_not_cut_short() -> None:
    """Time that ran out is told; no count depends on it."""
    settings = replace(DEFAULTS.searching, regex_seconds=0.0)
    with pytest.raises(TermListError, match="太慢") as told:
        count_terms(
            TermList(name="", terms=(Term(name="甲", regexes=("甲{1,9}",)),)),
            [_text("r", [("甲乙" * 5000, "plan")])],
            settings=settings,
        )
    assert "甲{1,9}" in told.value.english


@pytest.mark.parametrize(
    "regex", ["(甲", "甲*", "(?<=甲)乙", r"(甲)\1", "(((甲{1000}){1000}){1000})", "甲" * 2001]
)
def test_a_regex_that_cannot_be_used_is_named(regex: str) -> None:
    """The line and the expression are told, in both languages."""
    with pytest.raises(TermListError, match="第 7 行") as told:
        check_regex(regex, 7, settings=DEFAULTS.searching)
    assert "line 7" in told.value.english


def test_no_reports_and_no_terms_make_an_empty_panel() -> None:
    """Nothing to count is no error."""
    panel = _panel([Term(name="", forms=("甲",))], [])
    assert panel.counts.hits.shape == (len(HALVES), 0, 1)
    assert np.array_equal(_panel([Term(name="", regexes=("甲",))], [[]]).counts.hits, np.zeros((4, 1, 1)))
