"""Numbers and commitments as values."""

from __future__ import annotations

from inspect import signature

from workbench.model.commitment import Quantity


def test_a_moved_number_differs_in_its_place_only() -> None:
    """Every field goes along, also one that is added later."""
    number = Quantity(
        raw="9.5万人",
        start=7,
        end=11,
        metric="城镇新增就业",
        value=95_000.0,
        unit="人",
        comparator=">=",
        direction="up",
        role="scope",
        cumulative=True,
        upper=96_000.0,
    )
    plain = signature(Quantity).parameters.items()
    assert all(getattr(number, name) != field.default for name, field in plain)
    assert number.moved(-7) == number._replace(start=0, end=4)
