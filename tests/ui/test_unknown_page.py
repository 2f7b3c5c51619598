"""An address that is none of ours is told from those that are."""

from __future__ import annotations

import pytest

from workbench.ui.unknown_page import unknown_name

PAGES = ("", "read", "lives")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("http://127.0.0.1:8501", ""),
        ("http://127.0.0.1:8501/", ""),
        ("http://127.0.0.1:8501/read", ""),
        ("http://127.0.0.1:8501/read/?lang=en&place=x/y", ""),
        ("http://127.0.0.1:8501/reading", "reading"),
        ("http://127.0.0.1:8501/%E6%8A%A5%E5%91%8A", "报告"),
        ("http://127.0.0.1:8501/team?lang=en", "team"),
        ("https://office.example/workbench/lives", ""),
        ("https://office.example/workbench/nowhere#a", "nowhere"),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_the_page_an_address_asks_for(address: str, name: str) -> None:
    """Only the last part of the path counts, whatever stands before and behind it."""
    assert unknown_name(address, PAGES) == name
