"""Queries are understood, and every sentence that answers one is found."""

from __future__ import annotations

from contextlib import suppress
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders.as_shipped import read_report
from workbench.model.hints import Hints
from workbench.model.part import Part
from workbench.model.report import Report
from workbench.searching.concordance import Hit, find_in_context
from workbench.searching.query import QueryError, parse_query
from workbench.searching.texts import Unit, search_text, searched
from workbench.settings import DEFAULTS

TEXT = """云海区（虚构样例）2024年政府工作报告

一、2023年工作回顾

新建公园3个。新建停车位500个，改造公园2个。

二、2024年工作安排

建设5G基站200个。新建公园5个。打造 old town 街区。
"""


def _report() -> Report:
    return read_report(TEXT.encode(), name="sample.txt", hints=Hints(id="sample"))


def _find(query: str, part: Part | None = None) -> tuple[Hit, ...]:
    asked = parse_query(query, settings=DEFAULTS.searching)
    return () if asked is None else find_in_context([search_text(_report(), "x")], asked, part=part)


def _sentences(query: str) -> list[str]:
    return [hit.sentence for hit in _find(query)]


def test_every_hit_quotes_the_text_it_points_to() -> None:
    """The sentence and its marks are the report's own characters."""
    report = _report()
    hits = _find("公园")
    assert len(hits) == 3
    for hit in hits:
        assert report.text[hit.start : hit.end] == hit.sentence
        assert [hit.sentence[start:end] for start, end in hit.matches] == ["公园"]


def test_all_words_must_stand_in_one_sentence() -> None:
    """Two words find only the sentence that holds both; an AND between them changes nothing."""
    assert [hit.part for hit in _find("停车位 公园")] == ["review"]
    assert _find("停车位 AND 公园") == _find("停车位 公园")


def test_letters_match_in_either_case_and_parts_can_be_chosen() -> None:
    """A lower-case query finds upper-case letters; another part finds nothing."""
    assert _find("5g", part="plan")
    assert not _find("5g", part="review")


def test_either_and_none_and_brackets() -> None:
    """OR, a bar, NOT, a minus and brackets in both widths say the same."""
    assert len(_find("停车位 OR 基站")) == len(_find("停车位|基站")) == 2
    assert _sentences("公园 -停车位") == _sentences("公园 NOT 停车位") == ["新建公园3个。", "新建公园5个。"]
    assert _sentences("(停车位 OR 基站) 改造") == _sentences("（停车位｜基站） 改造")
    assert _sentences("公园 -(停车位 OR 3)") == ["新建公园5个。"]


def test_a_phrase_keeps_its_blanks_and_signs() -> None:
    """Quotation marks, straight and Chinese, keep together what blanks would part."""
    for quoted in ('"old town"', "“old town”", "「Old Town」"):
        assert len(_find(quoted)) == 1
    assert not _find('"town old"')
    assert _find("town old")
    assert _sentences('"500个，改造"') == ["新建停车位500个，改造公园2个。"]


def test_blanks_are_no_query() -> None:
    """Nothing is asked, nothing found, and no fault told."""
    assert parse_query(" \u3000 ", settings=DEFAULTS.searching) is None


@pytest.mark.parametrize(
    "query",
    ["(公园", "公园)", '"公园', "”公园", "公园 OR", "OR 公园", "-公园", "NOT 公园", "公园 NOT", "()", '""',
     "公园 | | 街区", "AND 公园", "公园 AND", "公园 OR -街区", "(" * 30 + "公园" + ")" * 30, "公" * 300],
)  # fmt: skip
def test_a_wrong_query_gets_one_clear_sentence(query: str) -> None:
    """In both languages, without a second line."""
    with pytest.raises(QueryError) as told:
        parse_query(query, settings=DEFAULTS.searching)
    assert told.value.message != told.value.english
    assert "\n" not in told.value.message + told.value.english


@given(st.text('公园ab ()（）"“”|-ORNOTAND', max_size=30))
def test_no_query_breaks_the_search(query: str) -> None:
    """Whatever is typed is found, not found, or told to be wrong."""
    with suppress(QueryError):
        _find(query)


@given(st.lists(st.text("甲乙丙", min_size=1, max_size=4), max_size=8))
def test_hits_equal_those_of_looking_at_each_sentence(sentences: list[str]) -> None:
    """Each operator is what it says, sentence by sentence."""
    units = [
        Unit(start=9 * n, text=each, part="plan", heading="", section="") for n, each in enumerate(sentences)
    ]
    text = searched(report="r", text_id="r", place="", year=None, units=units)
    for one, other in product(("甲", "丙"), ("乙丙", "甲乙")):
        expected: dict[str, list[str]] = {
            f"{one} {other}": [s for s in sentences if one in s and other in s],
            f"{one} OR {other}": [s for s in sentences if one in s or other in s],
            f"{one} -{other}": [s for s in sentences if one in s and other not in s],
        }
        for query, answering in expected.items():
            asked = parse_query(query, settings=DEFAULTS.searching)
            assert asked is not None
            assert [hit.sentence for hit in find_in_context([text], asked)] == answering
