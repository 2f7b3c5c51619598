"""What kind of document a text is, who speaks in it, and which of its parts can answer or promise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from workbench.model.part import PARTS, Part
from workbench.words.catalogue import word


class SourceClass(StrEnum):
    """Who says it: the government of itself, the statistics office, the law, or somebody else."""

    SELF_REPORT = "self_report"
    OFFICIAL_STATISTICS = "official_statistics"
    LAW_OR_BUDGET = "law_or_budget"
    THIRD_PARTY = "third_party"


class Genre(StrEnum):
    """The kind of a document; with place and year it identifies one."""

    WORK_REPORT = "work_report"
    BULLETIN = "bulletin"
    PLAN_EXECUTION = "plan_execution"
    BUDGET = "budget"
    TASK_LIST = "task_list"
    LIVELIHOOD_LIST = "livelihood_list"
    FIVE_YEAR_PLAN = "five_year_plan"
    NOTICE = "notice"
    NEWS = "news"
    OTHER = "other"

    @property
    def rule(self) -> GenreRule:
        """Return what holds for documents of this genre."""
        return GENRE_RULES[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class GenreRule:
    """What a genre is worth as a source: its class, the parts that answer and those that promise.

    ``by_rows`` says that every row of a table (or item of a list) is one promise, ``several_a_year``
    that a place may have more than one such document a year.
    """

    genre: Genre
    source_class: SourceClass
    answers: frozenset[Part]
    promises: frozenset[Part]
    by_rows: bool = False
    several_a_year: bool = False

    @property
    def zh(self) -> str:
        """Return what such a document is called in Chinese."""
        return word(f"genres.{self.genre}", "zh")

    @property
    def en(self) -> str:
        """Return what such a document is called in English."""
        return word(f"genres.{self.genre}", "en")


def _rule(
    genre: Genre,
    source_class: SourceClass,
    answers: Iterable[Part] = (),
    promises: Iterable[Part] = (),
    *,
    by_rows: bool = False,
    several_a_year: bool = False,
) -> GenreRule:
    return GenreRule(
        genre=genre,
        source_class=source_class,
        answers=frozenset(answers),
        promises=frozenset(promises),
        by_rows=by_rows,
        several_a_year=several_a_year,
    )


GENRE_RULES: Mapping[Genre, GenreRule] = MappingProxyType(
    {
        rule.genre: rule
        for rule in (
            _rule(Genre.WORK_REPORT, SourceClass.SELF_REPORT, ["review"], ["plan"]),
            _rule(Genre.BULLETIN, SourceClass.OFFICIAL_STATISTICS, PARTS),
            _rule(Genre.PLAN_EXECUTION, SourceClass.SELF_REPORT, ["review"], ["plan"]),
            _rule(Genre.BUDGET, SourceClass.LAW_OR_BUDGET, ["review"], ["plan"]),
            _rule(Genre.TASK_LIST, SourceClass.SELF_REPORT, (), PARTS, by_rows=True),
            _rule(Genre.LIVELIHOOD_LIST, SourceClass.SELF_REPORT, (), PARTS, by_rows=True),
            _rule(Genre.FIVE_YEAR_PLAN, SourceClass.LAW_OR_BUDGET, ["review"], ["plan"]),
            _rule(Genre.NOTICE, SourceClass.SELF_REPORT, PARTS, several_a_year=True),
            _rule(Genre.NEWS, SourceClass.THIRD_PARTY, PARTS, several_a_year=True),
            _rule(Genre.OTHER, SourceClass.THIRD_PARTY, PARTS, several_a_year=True),
        )
    }
)
