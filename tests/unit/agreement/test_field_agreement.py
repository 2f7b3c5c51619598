"""Agreement in fields equals published figures and an established library, by the distance that fits."""

from __future__ import annotations

from typing import Any

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.builders.decisions import annotation
from workbench.agreement.field_agreement import field_agreements, masi, measure_by, squared_difference
from workbench.model.scheme import Choice, SchemeField

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example C: interval α = 0.849.
PUBLISHED = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
OPTIONS = tuple(Choice(id=each, zh=each, en=each) for each in "abc")
FIELDS = (
    SchemeField(id="tool", kind="choice", zh="工具", en="Tool", options=OPTIONS),
    SchemeField(id="who", kind="several", zh="人群", en="Groups", options=OPTIONS),
    SchemeField(id="how", kind="number", zh="程度", en="Degree"),
    SchemeField(id="memo", kind="text", zh="说明", en="Memo"),
)


def test_alpha_of_numbers_equals_the_published_figure() -> None:
    """Krippendorff's own example with missing data gives his own interval figure."""
    units: dict[str, dict[str, float]] = {}
    for coder, row in PUBLISHED.items():
        for n, cell in enumerate(row.split()):
            if cell != ".":
                units.setdefault(f"u{n:02}", {})[coder] = float(cell)
    found = measure_by(units, squared_difference)
    assert found.alpha == pytest.approx(0.849, abs=0.0005)
    assert found.interval is not None
    assert found.alpha is not None
    assert found.interval[0] <= found.alpha <= found.interval[1]


NUMBERS = st.sampled_from([1.0, 2.0, 5.0, np.nan])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(NUMBERS, min_size=3, max_size=3), min_size=2, max_size=20))
def test_alpha_of_numbers_equals_a_library(rows: list[list[float]]) -> None:
    """Any table with gaps gives what the package krippendorff gives, or is undefined in both."""
    data = np.array(rows).T
    paired = [[v for v in row if not np.isnan(v)] for row in rows]
    paired = [row for row in paired if len(row) > 1]
    assume(len({v for row in paired for v in row}) > 1)
    units = {
        f"u{n:02}": {f"c{i}": v for i, v in enumerate(row) if not np.isnan(v)} for n, row in enumerate(rows)
    }
    expected = krippendorff.alpha(reliability_data=data, level_of_measurement="interval")
    assert measure_by(units, squared_difference, draws=2).alpha == pytest.approx(expected)


def test_sets_are_apart_by_what_they_share() -> None:
    """The cases of Passonneau 2006: the same, one within the other, crossing, nothing shared."""
    a, ab, bc = frozenset("a"), frozenset("ab"), frozenset("bc")
    assert masi(ab, ab) == 0
    assert masi(a, ab) == pytest.approx(1 - 1 / 2 * 2 / 3)
    assert masi(ab, bc) == pytest.approx(1 - 1 / 3 * 1 / 3)
    assert masi(a, bc) == 1
    assert masi(frozenset(), frozenset()) == 0


def test_each_field_is_measured_by_its_own_scale_and_text_is_not() -> None:
    """Two coders on the same proposals: choice nominal, number interval, several by sets, in any order."""
    one: dict[str, Any] = {"tool": "a", "who": ["a", "b"], "how": 1, "memo": "x"}
    other: dict[str, Any] = {"tool": "b", "who": ["c"], "how": 4, "memo": "y"}
    said: list[tuple[dict[str, Any], dict[str, Any]]] = [
        (one, {"tool": "a", "who": ["b", "a"], "how": 1.0}),
        (other, {"tool": "c", "who": ["c"], "how": 3, "memo": "z"}),
        ({"tool": "c"}, {}),
    ]
    notes = [
        annotation(f"n{n}{coder}", "新增就业9.5万人以上", proposal=f"p{n}", coder=coder, fields=fields)
        for n, pair in enumerate(said)
        for coder, fields in zip(("王", "李"), pair, strict=True)
    ]
    found = {each.field: each for each in field_agreements(notes, FIELDS)}
    scales = {name: found[name].scale for name in ("tool", "who", "how")}
    assert scales == {"tool": "nominal", "who": "set", "how": "interval"}
    assert "memo" not in found
    assert (found["who"].found.alpha, found["who"].found.n, found["who"].found.observed) == (1, 2, 1)
    assert found["tool"].found.observed == 0.5
    assert found["how"].found.alpha == pytest.approx(1 - 3 * 2 / 54)
    rejected = [annotation("r", "建成公园3个", proposal="p0", coder="陈", decision="rejected")]
    assert len(field_agreements([*notes, *rejected], FIELDS)) == len(found)
