"""The list of sources to be added: one line each, corrected at once, and what is said when one was added."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders.as_shipped import read_report
from workbench.model.decision import Document
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.pipeline.document_records import new_document
from workbench.pipeline.filing import Filing
from workbench.pipeline.inbox import WaitingSource
from workbench.pipeline.library import Arrival
from workbench.ui.i18n import LANGUAGES, Language
from workbench.ui.library.arrival_presenter import added_line, corrections, genre_options, waiting_rows
from workbench.ui.presenting.library_matrix import demonstration_line, places_of

TEXT = "云海区2030年国民经济和社会发展统计公报\n\n一、综合\n\n全年地区生产总值120亿元，比上年增长5%。\n"


def _row(language: Language) -> dict[str, Any]:
    waiting = WaitingSource(TEXT.encode(), "a.txt", report=read_report(TEXT.encode(), name="a.txt"))
    [row] = waiting_rows({"a": waiting}, {"a": None}, language)
    return row


@pytest.mark.parametrize(("language", "kind"), [("zh", "统计公报"), ("en", "statistical bulletin")])
def test_a_line_names_the_kind_of_document(language: Language, kind: str) -> None:
    """What it was recognised as stands in the list, under one of the names that can be chosen."""
    assert _row(language)["genre"] == kind
    assert kind in genre_options(language)


def test_a_source_that_was_not_read_has_no_kind_yet() -> None:
    """Nothing is claimed of what could not be read."""
    [row] = waiting_rows({"a": WaitingSource(b"", "a.txt")}, {"a": None}, "zh")
    assert row["genre"] is None


@pytest.mark.parametrize(
    ("place", "year", "said"),
    [
        (None, 2030, "请先补充地区"),
        ("云海区", None, "请先补充年份"),
        (None, None, "请先补充地区和年份"),
        ("云海区", 2030, "可以加入"),
    ],
)
def test_only_what_is_missing_is_asked_for(place: str | None, year: int | None, said: str) -> None:
    """A year that stands in its cell is not asked for again."""
    report = replace(read_report(TEXT.encode(), name="a.txt"), jurisdiction=place, year=year)
    waiting = WaitingSource(TEXT.encode(), "a.txt", report=report)
    arrival = Arrival(report=report, issues=(), filing=Filing(), same=None)
    [row] = waiting_rows({"a": waiting}, {"a": arrival}, "zh")
    assert row["status"] == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_kind_chosen_in_the_list_is_a_correction(language: Language) -> None:
    """The chosen name is taken as the kind; what stays is none, nor is an emptied cell."""
    before = _row(language)
    for name, genre in genre_options(language).items():
        expected = {} if genre is Genre.BULLETIN else {"genre": genre}
        assert corrections(before, {**before, "genre": name}, language) == expected
    assert corrections(before, {**before, "genre": None}, language) == {}


def test_only_annotations_that_went_over_are_told() -> None:
    """Nothing is said of nothing; the word is the glossary's."""
    document = _document("云海区2030年统计公报")
    assert added_line(document, 0, "zh") == "已加入：云海区2030年统计公报"
    assert added_line(document, 3, "zh") == "已加入：云海区2030年统计公报；迁移标注 3 条"
    assert "0" not in added_line(replace(document, title="Report"), 0, "en")


def _document(title: str, *, place: str = "云海区", made_up: bool = True) -> Document:
    report = read_report(TEXT.encode(), name="a.txt")
    document = new_document(report, "a.txt", Hints(), kind="delivered", added_by="wang")
    return replace(document, id=title, report=title, title=title, jurisdiction=place, fictional=made_up)


def test_a_demonstration_says_what_is_made_up_and_what_is_real() -> None:
    """Whose reports are real is told, and nothing of real ones where there are none."""
    made_up, real = _document("一"), _document("二", place="青岭县", made_up=False)
    said = demonstration_line(places_of((made_up, real)), "zh")
    assert said.index("云海区") < said.index("虚构") < said.index("青岭县") < said.index("真实")
    assert "真实" not in demonstration_line(places_of((made_up,)), "zh")
    english = demonstration_line(places_of((made_up, real)), "en")
    assert english.index("made up") < english.index("青岭县") < english.index("real")
