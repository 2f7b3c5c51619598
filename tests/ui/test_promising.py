"""Which documents of a place are offered where verdicts are given."""

from __future__ import annotations

from dataclasses import replace

from tests.ui.test_presenters import document
from workbench.model.genre import Genre
from workbench.ui.presenting.library_matrix import Place, places_of
from workbench.ui.presenting.promising import can_promise, older_to_judge

REPORTS = [document(f"y{year}", "云海区", 2000 + year) for year in (23, 24, 25)]
BULLETIN = replace(document("y24b", "云海区", 2024), genre=Genre.BULLETIN)
LIST = replace(document("y24l", "云海区", 2024), genre=Genre.LIVELIHOOD_LIST)


def _place() -> Place:
    [place] = places_of([*REPORTS, BULLETIN, LIST])
    return place


def test_what_cannot_promise_is_not_offered() -> None:
    """A bulletin tells what was; a list and a report say what will be. Where people marked it, it is kept."""
    assert {each.id for each in can_promise(_place(), ())} == {"y23", "y24", "y25", "y24l"}
    assert "y24b" in {each.id for each in can_promise(_place(), {"y24b"})}


def test_a_pair_whose_older_one_cannot_promise_becomes_one_that_can_be_judged() -> None:
    """The last one before the newer; what is fit already stays."""
    able = can_promise(_place(), ())
    assert older_to_judge(able, "y24b", REPORTS[1]) == "y23"
    assert older_to_judge(able, "y24b", REPORTS[0]) != "y24b"
    assert older_to_judge(able, "y23", REPORTS[2]) == "y23"
    assert older_to_judge(able, "y25", REPORTS[2]) == "y25"
    assert older_to_judge((), "y24b", REPORTS[2]) == "y24b"
