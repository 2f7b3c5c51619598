"""What is said of a text when it arrives: of a work report its form, of others only what holds of them."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import read_report
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.model.report import Report

ROWS = "\n\n".join(f"{n}．新建{n}所学校。责任单位：区教育局" for n in range(1, 7))
ENGLISH = "Report on the Work of the Government\n\n" + "\n\n".join(
    f"{n}. The county will build {n} schools and repair {n}0 kilometres of road this year."
    for n in range(1, 60)
)


def _read(text: str, genre: Genre | None = None) -> Report:
    return read_report(text.encode(), name="a.txt", hints=Hints(genre=genre))


def _codes(report: Report) -> list[str]:
    return [each.code for each in report.issues]


@pytest.mark.parametrize("genre", [Genre.TASK_LIST, Genre.LIVELIHOOD_LIST])
def test_a_short_list_is_not_said_to_be_an_incomplete_report(genre: Genre) -> None:
    """Its rows end without a full stop, and six of them are a whole list."""
    told = _codes(_read(f"云海区2031年民生实事\n\n{ROWS}", genre))
    assert not {"short", "unfinished"} & set(told)
    assert "other-genre" in told


def test_a_short_work_report_still_is() -> None:
    """What a report should have is asked of a report."""
    text = (
        f"云海区2031年政府工作报告\n\n各位代表：\n\n一、2030年工作回顾\n\n{ROWS}\n\n二、2031年工作\n\n{ROWS}"
    )
    assert {"short", "unfinished"} <= set(_codes(_read(text, Genre.WORK_REPORT)))


def test_a_text_that_is_not_chinese_is_told_that_alone() -> None:
    """Nothing is said of halves, speakers or length that nobody could look for."""
    assert _codes(_read(ENGLISH)) == ["not-chinese"]


def test_foreign_words_in_a_chinese_text_are_no_matter() -> None:
    """Names of firms and projects, and numbers, stand in many reports."""
    text = f"云海区2031年政府工作报告\n\n{ROWS}\n\n引进 Cloudsea Semiconductor 等企业，完成 AI 项目12个。"
    assert "not-chinese" not in _codes(_read(text))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_kind_is_called_what_its_field_is(language: str) -> None:
    """Who is told to correct it finds the field by that name."""
    report = _read(f"云海区2031年民生实事\n\n{ROWS}", Genre.TASK_LIST)
    [issue] = [each for each in report.issues if each.code == "other-genre"]
    named = {"zh": "请改“文件类型”", "en": "Correct the kind of document"}
    assert named[language] in issue.told.in_language(language)
