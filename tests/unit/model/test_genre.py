"""Each genre says what it is worth as a source."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.contract.reading import report_json
from workbench.model.genre import GENRE_RULES, Genre, SourceClass
from workbench.model.hints import Hints
from workbench.model.part import PARTS

TEXT = "云海区2023年国民经济和社会发展统计公报\n\n一、综合\n全年地区生产总值412.3亿元，比上年增长5.1%。\n"


def test_every_genre_has_a_rule() -> None:
    """No genre is without source class, and names are told apart."""
    assert set(GENRE_RULES) == set(Genre)
    assert len({rule.zh for rule in GENRE_RULES.values()}) == len(Genre)


def test_only_plans_and_lists_promise() -> None:
    """Statistics, notices and news promise nothing; what lists promise stands in rows."""
    silent = {genre for genre in Genre if not genre.rule.promises}
    assert silent == {Genre.BULLETIN, Genre.NOTICE, Genre.NEWS, Genre.OTHER}
    assert {genre for genre in Genre if genre.rule.by_rows} == {Genre.TASK_LIST, Genre.LIVELIHOOD_LIST}


def test_a_work_report_answers_in_its_review_and_a_bulletin_everywhere() -> None:
    """A report's plan is no answer; all of a bulletin is."""
    assert Genre.WORK_REPORT.rule.answers == {"review"}
    assert Genre.BULLETIN.rule.answers == set(PARTS)


@pytest.mark.parametrize("genre", list(Genre))
def test_a_person_says_the_genre_and_it_decides_the_source_class(genre: Genre) -> None:
    """What was said of the genre is shown, with the class that follows from it."""
    report = read_report(TEXT.encode(), name="bulletin.txt", hints=Hints(genre=genre))
    shown = report_json(report)
    assert (shown["genre"], shown["source_class"]) == (genre.value, genre.rule.source_class.value)


def test_a_person_may_say_another_source_class() -> None:
    """News of the statistics office is official statistics."""
    hints = Hints(genre=Genre.NEWS, source_class=SourceClass.OFFICIAL_STATISTICS)
    assert read_report(TEXT.encode(), name="n.txt", hints=hints).source_class == "official_statistics"
