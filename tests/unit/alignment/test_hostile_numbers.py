"""A clause of hundreds of numbers, as no office writes one, is not set number by number against an answer."""

from __future__ import annotations

import pytest

from tests.builders.as_shipped import propose_commitments, read_report
from workbench.alignment.prepared import prepare
from workbench.alignment.questions import make_questions
from workbench.measuring.quantities import find_quantities
from workbench.model.hints import Hints
from workbench.settings import DEFAULTS


@pytest.mark.parametrize("number", ["三分之", "2. 5%"], ids=["shares", "broken decimals"])
def test_of_a_clause_of_hundreds_of_numbers_few_are_compared(number: str) -> None:
    """Comparing each planned with each reported takes minutes where both clauses hold thousands."""
    text = f"2024年政府工作报告\n一、2023年工作回顾\n修好道路。\n二、2024年工作安排\n新增岗位{number * 300}。"
    report = read_report(text.encode(), name="a.txt", hints=Hints(jurisdiction="云海区", year=2024))
    quantities = find_quantities(report)
    commitments = propose_commitments(report, quantities)
    assert max(len(each.quantities) for each in commitments) > 100
    asked = make_questions(commitments, prepare(report, DEFAULTS.alignment), quantities, DEFAULTS.alignment)
    assert all(len(planned) <= 40 for planned in asked.planned)
    assert any(planned for planned in asked.planned)
