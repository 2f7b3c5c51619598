"""Which neighbours of answered numbers answer each other; numbers made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders.measures import made
from workbench.measuring.list_mates import list_mates
from workbench.measuring.measured_numbers import Measure
from workbench.measuring.number_signs import Signs

_NAME, _LONGER = "体育健身场地", "口袋式体育健身场地"


def _mates(plan: dict[str, Any], actual: dict[str, Any]) -> list[tuple[float, int, int]]:
    """Ask for a neighbour of an answered pair: one number behind it in each list."""
    planned = [made("新建公园", 5), made(**{"metric": _NAME, "value": 30, "unit": "处", "at": 10, **plan})]
    reported = [
        made("新建公园", 6),
        made(**{"metric": _LONGER, "value": 90, "unit": "处", "at": 10, **actual}),
    ]
    return list_mates([(108.0, 0, 0)], planned, reported)


@pytest.mark.parametrize(
    ("plan", "actual", "found"),
    [
        ({}, {}, True),
        ({"metric": _LONGER}, {"metric": _NAME}, True),
        # The whole of one name, of five characters at least, is the end of the other.
        ({"metric": "体育健身场"}, {"metric": "口袋式体育健身场"}, True),
        ({"metric": "健身场所"}, {"metric": "口袋式健身场所"}, False),
        ({}, {"metric": "体育健身场地建材"}, False),
        ({"metric": "财政投入"}, {"metric": "省级财政投入"}, False),
        ({"metric": "主营业务收入"}, {"metric": "园区主营业务收入"}, False),
        ({"metric": ""}, {}, False),
        # At most twelve times as many, of a thing that is counted in the same unit.
        ({}, {"value": 360}, True),
        ({}, {"value": 361}, False),
        ({"value": 360}, {"value": 30}, True),
        ({"value": 361}, {"value": 30}, False),
        ({"value": 0}, {"value": 0}, False),
        ({"value": 0}, {"value": 1}, False),
        ({"value": 1}, {"value": 1}, True),
        ({}, {"value": -90}, True),
        ({}, {"unit": "个"}, False),
        ({"unit": "%"}, {"unit": "%"}, False),
        ({"unit": "百分点"}, {"unit": "百分点"}, False),
        ({}, {"unit": "人"}, False),
        # Signs that speak against it.
        ({"signs": Signs(size=True)}, {}, False),
        ({}, {"signs": Signs(size=True)}, False),
        ({"role": "descriptor"}, {}, False),
        ({}, {"role": "descriptor"}, False),
        ({"over_years": True}, {}, False),
        ({"over_years": True}, {"over_years": True}, True),
        ({"partial": True}, {}, False),
        ({"partial": True}, {"partial": True}, True),
        ({}, {"former": True}, False),
        ({"former": True}, {}, True),
        ({"scope": "added"}, {"scope": "stock"}, False),
        ({"scope": "stock"}, {"scope": "added"}, False),
        ({"scope": "added"}, {}, True),
        # They follow the answered pair closely.
        ({"at": 35}, {}, True),
        ({"at": 36}, {}, False),
        ({}, {"at": 35}, True),
        ({}, {"at": 36}, False),
        ({"at": 5}, {"at": 5}, True),
        ({"at": 4}, {}, False),
        ({}, {"at": 4}, False),
    ],
)
def test_a_neighbour_whose_name_ends_alike(plan: dict[str, Any], actual: dict[str, Any], found: bool) -> None:
    """Beside an answered number the full name at the end of the other's is enough."""
    assert _mates(plan, actual) == ([(90.0, 1, 1)] if found else [])


def _row(*metrics: str) -> list[Measure]:
    """Return numbers that follow one another, ten characters apart."""
    return [made(metric, 6, at=10 * nth) for nth, metric in enumerate(metrics)]


@pytest.mark.parametrize(
    ("planned", "reported", "pair", "found"),
    [
        # The neighbour may stand on either side, of the plan right beside it.
        (("公园", _NAME), ("公园", _NAME), (0, 0), [(1, 1)]),
        ((_NAME, "公园"), (_NAME, "公园"), (1, 1), [(0, 0)]),
        ((_NAME, "公园"), ("公园", _NAME), (1, 0), [(0, 1)]),
        (("公园", "绿道", _NAME), ("公园", _NAME), (0, 0), []),
        ((_NAME, "绿道", "公园"), (_NAME, "公园"), (2, 1), []),
        # In the answer one may stand in between, and no more.
        (("公园", _NAME), ("公园", "绿道", _NAME), (0, 0), [(1, 2)]),
        (("公园", _NAME), ("公园", "绿道", "车位", _NAME), (0, 0), []),
        (("公园", _NAME), (_NAME, "绿道", "公园"), (0, 2), [(1, 0)]),
        (("公园", _NAME), (_NAME, "绿道", "车位", "公园"), (0, 3), []),
        (("公园",), ("公园", _NAME), (0, 0), []),
    ],
)
def test_where_a_neighbour_stands(
    planned: tuple[str, ...], reported: tuple[str, ...], pair: tuple[int, int], found: list[tuple[int, int]]
) -> None:
    """Next to the answered number of the plan, and two places from it in the answer at most."""
    mates = list_mates([(108.0, *pair)], _row(*planned), _row(*reported))
    assert [(row, column) for _, row, column in mates] == found


def test_what_is_answered_already_is_no_neighbour() -> None:
    """A number that has its pair gets no other by standing beside one."""
    planned, reported = _row("公园", _NAME, _LONGER), _row("公园", _NAME, _LONGER)
    assert list_mates([(108.0, 0, 0), (108.0, 1, 2)], planned, reported) == [(90.0, 2, 1)]
    assert list_mates([], planned, reported) == []


def test_every_gap_between_the_two_is_short() -> None:
    """Over a number in between the list goes on only where each follows the one before closely."""
    planned = _row("公园", _NAME)
    for at, found in ((40, [(90.0, 1, 2)]), (41, [])):
        reported = [made("公园", 6), made("绿道", 6, at=5), made(_LONGER, 6, at=at)]
        assert list_mates([(108.0, 0, 0)], planned, reported) == found
