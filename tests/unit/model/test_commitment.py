"""Numbers and commitments as values."""

from __future__ import annotations

from inspect import signature

from workbench.model.commitment import NO_GROUNDS, Grounds, Quantity
from workbench.model.said import Said


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


def test_grounds_are_told_from_the_lesson_to_the_area() -> None:
    """A likelihood stands for the rule, in steps of 5 %; no more than three terms are named."""
    rule = Said("proposal.action", verb="新建")
    terms = ("学位", "学校", "幼儿园", "教师")
    area = Said("proposal.area", terms="学位、学校、幼儿园")
    assert Grounds(rule).tell() == rule
    assert Grounds(rule, terms=terms).tell() == rule.joined(area)
    likely = Said("proposal.likelihood", percent=65)
    assert Grounds(rule, likely=0.6399, terms=terms).tell() == likely.joined(area)
    assert Grounds(rule, lesson="possible").tell() == Said("proposal.set_back").joined(rule)
    assert not NO_GROUNDS.tell()
