"""What kind of document a text is, who speaks in it, and which of its parts can answer or promise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from workbench.model.part import PARTS, Part


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

    zh: str
    en: str
    source_class: SourceClass
    answers: frozenset[Part]
    promises: frozenset[Part]
    by_rows: bool = False
    several_a_year: bool = False


def _rule(
    zh: str,
    en: str,
    source_class: SourceClass,
    answers: Iterable[Part] = (),
    promises: Iterable[Part] = (),
    *,
    by_rows: bool = False,
    several_a_year: bool = False,
) -> GenreRule:
    return GenreRule(
        zh=zh,
        en=en,
        source_class=source_class,
        answers=frozenset(answers),
        promises=frozenset(promises),
        by_rows=by_rows,
        several_a_year=several_a_year,
    )


GENRE_RULES: Mapping[Genre, GenreRule] = MappingProxyType(
    {
        Genre.WORK_REPORT: _rule(
            "政府工作报告", "work report", SourceClass.SELF_REPORT, ["review"], ["plan"]
        ),
        Genre.BULLETIN: _rule("统计公报", "statistical bulletin", SourceClass.OFFICIAL_STATISTICS, PARTS),
        Genre.PLAN_EXECUTION: _rule(
            "计划执行情况报告", "report on plan execution", SourceClass.SELF_REPORT, ["review"], ["plan"]
        ),
        Genre.BUDGET: _rule("预算报告", "budget report", SourceClass.LAW_OR_BUDGET, ["review"], ["plan"]),
        Genre.TASK_LIST: _rule(
            "重点工作任务分解", "task list", SourceClass.SELF_REPORT, (), PARTS, by_rows=True
        ),
        Genre.LIVELIHOOD_LIST: _rule(
            "民生实事", "livelihood list", SourceClass.SELF_REPORT, (), PARTS, by_rows=True
        ),
        Genre.FIVE_YEAR_PLAN: _rule(
            "五年规划", "five-year plan", SourceClass.LAW_OR_BUDGET, ["review"], ["plan"]
        ),
        Genre.NOTICE: _rule(
            "督查通报", "inspection notice", SourceClass.SELF_REPORT, PARTS, several_a_year=True
        ),
        Genre.NEWS: _rule("新闻", "news", SourceClass.THIRD_PARTY, PARTS, several_a_year=True),
        Genre.OTHER: _rule("其他文件", "other document", SourceClass.THIRD_PARTY, PARTS, several_a_year=True),
    }
)
