"""Agreement equals an established library's and published figures, and says when it means nothing."""

from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from workbench.agreement.coefficients import krippendorff_alpha, measure
from workbench.agreement.span_agreement import measure_spans
from workbench.model.span import Span

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example C: four observers, twelve
# units, missing data; nominal α = 0.743.
PUBLISHED = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
# The same paper, example A: two observers, ten units, binary; α = 0.095.
BINARY = {"A": "0 1 0 0 0 0 0 0 1 0", "B": "1 1 1 0 0 1 0 0 0 0"}
# Cohen (1960): proportions .25 .13 .12 / .12 .02 .16 / .03 .15 .02 give κ = −.09 with 100 units.
COHEN = ((25, 13, 12), (12, 2, 16), (3, 15, 2))


def units_of(rows: dict[str, str]) -> dict[str, dict[str, str]]:
    """Return labels by coder, by unit, from rows of one coder each."""
    units: dict[str, dict[str, str]] = {}
    for coder, row in rows.items():
        for n, label in enumerate(row.split()):
            if label != ".":
                units.setdefault(f"u{n:02}", {})[coder] = label
    return units


@pytest.mark.parametrize(("rows", "alpha"), [(PUBLISHED, 0.743), (BINARY, 0.095)])
def test_alpha_equals_the_published_figure(rows: dict[str, str], alpha: float) -> None:
    """Krippendorff's own examples give Krippendorff's own figures."""
    assert krippendorff_alpha(units_of(rows)) == pytest.approx(alpha, abs=0.0005)


def test_kappa_equals_cohens_own_example() -> None:
    """The table of Cohen 1960 gives his κ."""
    pairs = [(i, j) for i, row in enumerate(COHEN) for j, count in enumerate(row) for _ in range(count)]
    found = measure({f"u{n}": {"A": str(i), "B": str(j)} for n, (i, j) in enumerate(pairs)})
    assert found.kappa == pytest.approx(-0.09, abs=0.005)
    assert found.confusion == tuple(tuple(map(float, row)) for row in COHEN)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.dictionaries(st.sampled_from("ABCD"), st.sampled_from("xyz"), min_size=0, max_size=4),
        min_size=2,
        max_size=25,
    )
)
def test_alpha_equals_the_established_library(rows: list[dict[str, str]]) -> None:
    """On any data with gaps, α is what the krippendorff package computes."""
    table = np.array(
        [[" xyz".index(row[coder]) if coder in row else np.nan for row in rows] for coder in "ABCD"],
        dtype=float,
    )
    used = [row for row in rows if len(row) > 1]
    assume(len({label for row in used for label in row.values()}) > 1)
    theirs = krippendorff.alpha(reliability_data=table, level_of_measurement="nominal")
    ours = krippendorff_alpha({f"u{n}": row for n, row in enumerate(rows)})
    assert ours == pytest.approx(float(theirs), abs=1e-9)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from("xyz")), min_size=2, max_size=30))
def test_kappa_equals_the_established_library(pairs: list[tuple[str, str]]) -> None:
    """κ is what scikit-learn computes."""
    assume(len({label for pair in pairs for label in pair}) > 1)
    found = measure({f"u{n}": {"A": one, "B": two} for n, (one, two) in enumerate(pairs)}, draws=10)
    theirs = cohen_kappa_score([one for one, _ in pairs], [two for _, two in pairs])
    assert found.kappa == pytest.approx(theirs)


def test_the_interval_holds_the_figure_and_narrows_with_n() -> None:
    """The bootstrap interval is around α, the same every time, and narrower on more units."""
    few = units_of(BINARY)
    many = {f"{n}-{unit}": labels for n in range(30) for unit, labels in few.items()}
    small, large = measure(few), measure(many)
    assert small.interval == measure(few).interval
    assert small.interval is not None
    assert large.interval is not None
    assert large.alpha is not None
    assert large.interval[0] <= large.alpha <= large.interval[1]
    assert large.interval[1] - large.interval[0] < small.interval[1] - small.interval[0]


def test_without_variation_the_figure_is_explained_not_invented() -> None:
    """Where everybody says the same, α and κ are undefined and the reason is given."""
    found = measure({f"u{n}": {"A": "x", "B": "x"} for n in range(5)})
    assert (found.alpha, found.kappa, found.observed, found.n) == (None, None, 1.0, 5)
    assert "没有变化" in found.undefined.zh


def test_without_a_second_coder_there_is_no_figure() -> None:
    """Units judged by one person count for nothing, and that is said."""
    found = measure({"u1": {"A": "x"}, "u2": {"A": "y"}})
    assert (found.n, found.alpha) == (0, None)
    assert "两人" in found.undefined.zh


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6).map(
    lambda found: [Span(start, min(80, start + width)) for start, width in found]
)


@settings(max_examples=60, deadline=None)
@given(SPANS, SPANS)
def test_alpha_on_passages_is_alpha_on_their_characters(ours: list[Span], theirs: list[Span]) -> None:
    """Computed by runs, the figure equals the library's on every single character."""
    assume(ours or theirs)
    table = np.array(
        [[any(each.start <= n < each.end for each in found) for n in range(80)] for found in (ours, theirs)],
        dtype=int,
    )
    assume(0 < table.sum() < table.size)
    library = krippendorff.alpha(reliability_data=table, level_of_measurement="nominal")
    assert measure_spans({"A": ours, "B": theirs}, 80).alpha == pytest.approx(float(library), abs=1e-9)


def test_unmarked_text_does_not_swell_the_figure() -> None:
    """Two coders who never mark the same passage do not agree, however long the rest of the text is."""
    found = measure_spans({"A": [Span(0, 10)], "B": [Span(500, 510)]}, 20_000)
    assert found.alpha is not None
    assert found.alpha < 0.01
    assert (found.exact, found.overlapping) == (0.0, 0.0)


def test_passages_match_once_and_by_half() -> None:
    """A passage counts as found where half of it is shared, and for one other passage only."""
    found = measure_spans({"A": [Span(0, 10)], "B": [Span(0, 10), Span(2, 12)]}, 100)
    assert found.exact == found.overlapping == pytest.approx(2 / 3)
