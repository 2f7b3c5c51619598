"""The rows that are counted over the years say what anybody counts who looks a phrase up in the reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fitting.count_phrases import (
    LABELLED,
    LAST_YEAR,
    counted_files,
    listed_names,
    read_counted,
    row,
    table,
)
from workbench.insight.phrase_years import FIRST_YEAR, usages

pytestmark = pytest.mark.corpus

_EVERY_REPORT, _EVERY_PHRASE = 20, 25
_EVERY_SHIPPED = 150
_FREQUENT_REPORTS, _FREQUENT_PLACES = 5, 3
_UNSEEN = str.maketrans("", "", "“”‘’\"'「」『』 \t\u3000\u200b")


@pytest.mark.slow
def test_rows_equal_a_naive_count(shared: Path) -> None:
    """Over a sample: reports that hold a phrase, the share that quote it, and the share of each year."""
    files = list(counted_files(shared))[::_EVERY_REPORT]
    assert not {place for place, _, _ in files} & set(LABELLED)
    rows = table([read_counted(*each) for each in files])
    assert len(rows) > 10 * _EVERY_PHRASE
    texts = [(year, path.read_text(encoding="utf-8")) for _, year, path in files]
    for phrase in sorted(rows)[::_EVERY_PHRASE]:
        holds = [year for year, text in texts if phrase in text.translate(_UNSEEN)]
        quotes = sum(f"“{phrase}”" in text for _, text in texts)
        shares = ""
        for each in range(FIRST_YEAR, LAST_YEAR + 1):
            held = sum(year == each for year, _ in texts)
            shares += str(round(9 * holds.count(each) / held)) if held else "0"
        cells = row(phrase, rows[phrase]).rstrip("\n").split("\t")
        assert cells[:3] == [phrase, str(len(holds)), str(round(9 * min(1, quotes / len(holds))))]
        assert cells[4] == (shares.rstrip("0") or "0"), phrase


def test_the_shipped_rows_are_counts_of_the_reports(shared: Path) -> None:
    """Each row that ships tells how many reports hold its phrase; names of the lists that recur have one."""
    read = [
        (place, year, path.read_text(encoding="utf-8", errors="ignore").translate(_UNSEEN))
        for place, year, path in counted_files(shared)
    ]
    for phrase in sorted(usages())[::_EVERY_SHIPPED]:
        assert usages()[phrase].reports == sum(phrase in text for _, _, text in read), phrase
    for name in listed_names() - usages().keys():
        places = [place for place, _, text in read if name in text]
        assert len(places) < _FREQUENT_REPORTS or len(set(places)) < _FREQUENT_PLACES, name
