"""What the machine says of its findings, read in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest

from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.comparing import compare
from workbench.pipeline.judging import evidence
from workbench.ui.fulfilment.presenter import present_flow
from workbench.ui.i18n import LANGUAGES, Language, translate
from workbench.ui.presenting.numbers import number_row, reasons
from workbench.ui.reading.presenter import present_document

_HAN = re.compile(r"[一-鿿]")
_QUOTED = re.compile("“(?:[^“”]|“[^“”]*”)*”")


def remarks(value: Any, names: Iterable[str]) -> Iterator[str]:
    """Yield the texts that stand under ``names`` anywhere in a view's properties."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            if name in names:
                yield from item if isinstance(item, list) else [item] if item else []
            else:
                yield from remarks(item, names)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from remarks(item, names)


def foreign(texts: Iterable[str]) -> list[str]:
    """Return the texts with Chinese outside quotation marks, units in brackets aside."""
    return [text for text in texts if _HAN.search(re.sub(r"\(.*\)", "", _QUOTED.sub("", text)))]


def test_a_proposal_says_why_in_english(older: Report) -> None:
    """Chinese stands in an English reason only as a quotation."""
    found = list(remarks(present_document(older, commitments_of(older), None, "en")["proposals"], ["why"]))
    assert len(found) == len(commitments_of(older))
    assert foreign(found) == []


def test_evidence_says_why_in_english(older: Report, newer: Report) -> None:
    """Suggestions, features, notes on numbers and changes of a promise have English words."""
    found = evidence(older, newer)
    props = present_flow(older, newer, commitments_of(older), (), found, "en")
    said = list(remarks(props["items"], ["why", "note", "change"]))
    assert said
    assert foreign(each for each in said if " → " not in each) == []


def test_a_changed_number_says_in_english_what_to_mind(older: Report, newer: Report) -> None:
    """A note on two numbers that are counted differently has an English twin."""
    passages = compare(older, newer, "plan-review").difference.passages
    numbers = [number for passage in passages for number in passage.numbers if number.note]
    assert numbers
    assert foreign([number_row(number, "en")["note"] for number in numbers]) == []


def test_chinese_readers_keep_the_chinese_reason(older: Report) -> None:
    """The contract's field stays what it was."""
    commitments = commitments_of(older)
    shown = present_document(older, commitments, None, "zh")["proposals"]
    assert [each["why"] for each in shown] == [each.why.zh for each in commitments]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_further_number_of_a_promise_gives_its_reasons_in_words(language: Language) -> None:
    """What the code calls them is not shown."""
    told = " ".join(reasons({"number": 3.0, "clause": "新增床位300张"}, language))
    assert translate(language, "why.number") in told
    assert translate(language, "why.clause") in told
    assert "床位300张" in told
    assert language == "en" or not re.search("[a-z]", told)
