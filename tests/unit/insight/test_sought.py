"""Looking only around certain places finds what looking everywhere finds."""

from __future__ import annotations

import re

import pytest

from workbench.insight.sought import find_around, places_of


@pytest.mark.parametrize(
    "text", ["", "云海、渔港", "甲乙丙丁云海、渔港、码头，大湖、、大林、大湾", "云、海渔、港湾"]
)
def test_matches_are_those_of_the_whole_text(text: str) -> None:
    """Rows of names are the same whether sought before each stop or everywhere."""
    row = re.compile(r"\w{2,4}(?:、\w{2})+")
    around = find_around(row, text, places_of(re.compile("、"), text), 4)
    assert [match.span() for match in around] == [match.span() for match in row.finditer(text)]
