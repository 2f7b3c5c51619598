"""Rounding all reasons at once gives what rounding each would."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.alignment.reasons import rounded

HALVES = st.integers(-40_000, 40_000).map(lambda n: (n + 0.5) / 1000)


@given(st.lists(st.floats(-40, 40) | HALVES, min_size=1, max_size=30))
def test_rounding_all_at_once_is_rounding_each(values: list[float]) -> None:
    assert [str(value) for value in rounded(np.array(values), 3).tolist()] == [
        str(round(value, 3)) for value in values
    ]
