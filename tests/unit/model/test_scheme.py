"""What a field of a coding scheme may hold."""

from __future__ import annotations

import pytest

from workbench.model.scheme import SchemeField, value_fault


@pytest.mark.parametrize("value", [10**400, -(10**400), 2**53, 1e308, float("inf"), float("nan")])
def test_a_number_that_no_program_tells_exactly_is_refused(value: float) -> None:
    """One sentence for a number beyond all bounds, instead of an error of the program."""
    assert value_fault(SchemeField(id="n", kind="number", zh="数", en="n"), value) is not None


def test_bounds_are_told_to_the_last_digit() -> None:
    """The sentence says the bound that holds, not a rounded one."""
    fault = value_fault(SchemeField(id="n", kind="number", zh="数", en="n", low=1234567), 1)
    assert fault is not None
    assert "1234567 " in fault.en
