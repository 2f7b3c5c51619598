"""A clause of hundreds of numbers, as no office writes one, is not set number by number against an answer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders.as_shipped import propose_commitments, read_report
from workbench.alignment.evidence import find_evidence
from workbench.alignment.prepared import prepare
from workbench.alignment.questions import make_questions
from workbench.measuring import comparing, measures_on_demand
from workbench.measuring.quantities import find_quantities
from workbench.measuring.sameness import sameness
from workbench.model.hints import Hints
from workbench.settings import DEFAULTS

SETTINGS = DEFAULTS.alignment


@pytest.mark.parametrize("number", ["三分之", "2. 5%"], ids=["shares", "broken decimals"])
def test_of_a_clause_of_hundreds_of_numbers_few_are_compared(number: str) -> None:
    """Comparing each planned with each reported takes minutes where both clauses hold thousands."""
    text = f"2024年政府工作报告\n一、2023年工作回顾\n修好道路。\n二、2024年工作安排\n新增岗位{number * 300}。"
    report = read_report(text.encode(), name="a.txt", hints=Hints(jurisdiction="云海区", year=2024))
    quantities = find_quantities(report)
    commitments = propose_commitments(report, quantities)
    assert max(len(each.quantities) for each in commitments) > 100
    asked = make_questions(commitments, prepare(report, DEFAULTS.alignment), quantities, DEFAULTS.alignment)
    assert all(len(planned) <= SETTINGS.most_numbers for planned in asked.planned)
    assert any(planned for planned in asked.planned)


def test_of_a_sentence_of_hundreds_of_numbers_of_one_name_few_are_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each commitment looks at so many numbers at most, however many are told under its own name."""
    numbers = "生产总值" + "增长5%，年均" * 150
    plan = f"2023年政府工作报告\n一、2022年工作回顾\n修好道路。\n二、2023年工作安排\n{numbers}。"
    answer = f"2024年政府工作报告\n一、2023年工作回顾\n{numbers}。\n二、2024年工作安排\n修好道路。"
    older, newer = (
        read_report(text.encode(), name="a.txt", hints=Hints(jurisdiction="云海区", year=year))
        for text, year in ((plan, 2023), (answer, 2024))
    )
    told = [find_quantities(report) for report in (older, newer)]
    commitments = propose_commitments(older, told[0])
    assert min(len(commitments), len(told[1])) > 2 * SETTINGS.most_numbers
    tried = 0

    def counting(*args: Any, **named: Any) -> float:
        nonlocal tried
        tried += 1
        return sameness(*args, **named)

    for module in (comparing, measures_on_demand):
        monkeypatch.setattr(module, "sameness", counting)
    sides = prepare(older, SETTINGS), prepare(newer, SETTINGS)
    find_evidence(commitments, *sides, older_quantities=told[0], newer_quantities=told[1], settings=SETTINGS)
    assert 0 < tried <= 2 * SETTINGS.most_numbers * len(commitments)
