"""Groups made by name and by number are one life where the one stands in the other."""

from __future__ import annotations

import pytest

from workbench.settings import DEFAULTS
from workbench.tracing.grouping import merge_groups


@pytest.mark.parametrize(
    ("by_name", "by_metric", "merged"),
    [
        # The plans' words and the reviews' words of one figure are two groups by name, one by number.
        ([(0, 2, 4), (1, 3, 5)], [(0, 1, 2, 3, 4, 5)], [(0, 1, 2, 3, 4, 5)]),
        ([(1, 3), (0, 2)], [(0, 1, 2, 3, 4)], [(0, 1, 2, 3, 4)]),
        ([(0, 2), (7, 8)], [(0, 2, 3)], [(0, 2, 3), (7, 8)]),
        # What holds one thing more is a life of its own.
        ([(0, 1, 2), (3, 4, 9)], [(0, 1, 2, 3, 4)], [(0, 1, 2, 3, 4), (3, 4, 9)]),
        ([(0, 1), (2, 3)], [(4, 5)], [(0, 1), (2, 3), (4, 5)]),
        ([], [(0, 1)], [(0, 1)]),
    ],
)
def test_what_stands_in_another_group_is_told_once(
    by_name: list[tuple[int, ...]], by_metric: list[tuple[int, ...]], merged: list[tuple[int, ...]]
) -> None:
    """No group is left that stands wholly in another that measures the same."""
    assert merge_groups(by_name, by_metric, DEFAULTS.tracing) == merged
