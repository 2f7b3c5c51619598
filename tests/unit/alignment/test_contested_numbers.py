"""A reported number that bears the name of one planned number answers no other."""

from __future__ import annotations

import pytest

from tests.unit.alignment.test_shared_targets import comparisons


@pytest.mark.parametrize(
    ("plan", "told", "answered"),
    [
        # The fuller name is another number's own.
        ("新建渔民新村12个。建设新村5个。", "建成渔民新村11个。", {"12个": "11个"}),
        (
            "新增职工医疗保险参保人数6万。新增居民医疗保险参保人数9万。",
            "新增职工医疗保险参保人数7万。",
            {"6万": "7万"},
        ),
        # Of two that are called alike the likelier has it, however the number is named.
        (
            "新增职工医疗保险参保人数6万。新增居民医疗保险参保人数9万。",
            "企业养老保险、职工医疗保险和工伤保险参保人数分别新增5万、7万和4万。",
            {"6万": "7万"},
        ),
        # Nobody else in the plan is called so: a fuller name may be the same thing.
        ("建设新村5个。", "建成渔民新村6个。", {"5个": "6个"}),
        # A shorter name of the same thing is no other number's.
        ("新增城镇就业5万人。今后五年新增就业30万人。", "新增就业5.2万人。", {"5万人": "5.2万人"}),
        # One number set twice, by two names, is one target.
        ("建设新村5个。建设渔民新村5个。", "建成渔民新村6个。", {"5个": "6个"}),
    ],
)
def test_a_number_answers_what_it_is_named_after(plan: str, told: str, answered: dict[str, str]) -> None:
    """What the plan names as told has the number; what it names otherwise has none."""
    found = comparisons(plan.rstrip("。"), told.rstrip("。"))
    assert {each.planned: each.actual for each in found} == answered
