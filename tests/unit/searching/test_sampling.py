"""A sample is drawn by chance and told with its interval."""

from __future__ import annotations

import pytest
from scipy.stats import binomtest

from workbench.model.term_verdict import HitPlace, HitVerdict
from workbench.searching.counting import Panel, count_terms
from workbench.searching.sampling import sample_hits, tell_precision, wilson
from workbench.searching.terms import Term, TermList
from workbench.searching.texts import SearchText, Unit, searched
from workbench.settings import DEFAULTS


def _text(name: str, sentences: list[str]) -> SearchText:
    units, at = [], 5
    for each in sentences:
        units.append(Unit(start=at, text=each, part="plan", heading="", section=""))
        at += len(each) + 1
    return searched(report=name, text_id=name * 3, place="云海区", year=2024, units=units)


def _panel(texts: list[SearchText]) -> Panel:
    return count_terms(
        TermList(name="", terms=(Term(name="公园", forms=("公园",)),)), texts, settings=DEFAULTS.searching
    )


MANY = [_text(f"r{n}", [f"新建公园{i}个，改造公园。" for i in range(20)]) for n in range(5)]


def test_a_sample_is_the_same_for_its_seed_and_another_for_another() -> None:
    """Hits are drawn once each, from all reports."""
    panel = _panel(MANY)
    first = sample_hits(panel, 0, size=50, seed=7)
    assert first == sample_hits(panel, 0, size=50, seed=7)
    assert first != sample_hits(panel, 0, size=50, seed=8)
    assert len({each.key for each in first}) == 50
    assert {each.report for each in first} == {"r0", "r1", "r2", "r3", "r4"}
    assert all(each.quote == "公园" for each in first)


def test_judgements_stay_of_use_when_a_report_comes() -> None:
    """A report more changes the sample only by the hits of its own that are drawn."""
    small = [each.key for each in sample_hits(_panel(MANY[:4]), 0, size=50)]
    large = [each.key for each in sample_hits(_panel(MANY), 0, size=50)]
    new = MANY[4].text_id
    assert [key for key in large if key.text != new] == small[: 50 - sum(key.text == new for key in large)]


def test_a_text_that_is_there_twice_is_drawn_from_once() -> None:
    """The same words at the same place are one hit to judge."""
    one = _text("r", ["新建公园。"])
    assert len(sample_hits(_panel([one, one]), 0)) == 1


def test_precision_counts_the_judged_of_the_sample() -> None:
    """Judgements of hits that were not drawn do not count; without any there is no share."""
    panel = _panel(MANY)
    sample = sample_hits(panel, 0, size=10)
    verdicts: dict[HitPlace, HitVerdict] = {each.key: "right" for each in sample[:6]}
    verdicts |= {each.key: "wrong" for each in sample[6:8]}
    verdicts[HitPlace(term="公园", text="x", start=1, end=3)] = "wrong"
    told = tell_precision(panel, 0, verdicts, size=10)
    assert (told.hits, told.sample, told.judged, told.right, told.share) == (200, 10, 8, 6, 0.75)
    assert tell_precision(panel, 0, {}).share is None


@pytest.mark.parametrize(("right", "judged"), [(0, 1), (1, 1), (0, 20), (20, 20), (45, 50), (3, 7)])
def test_the_interval_is_that_of_wilson(right: int, judged: int) -> None:
    """As scipy computes it."""
    expected = binomtest(right, judged).proportion_ci(method="wilson")
    assert wilson(right, judged, DEFAULTS.searching.normal) == pytest.approx(
        (expected.low, expected.high), abs=1e-9
    )
