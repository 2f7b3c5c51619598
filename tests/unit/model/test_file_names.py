"""A file that leaves the workbench is called by place, years and what it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbench.exchange.formats import FORMATS
from workbench.model.file_names import PlaceYear, file_name, file_stem, scope_name
from workbench.words.catalogue import wordings

OLD, NEW = PlaceYear("云海区", 2024), PlaceYear("云海区", 2025)


def test_a_name_carries_place_and_years() -> None:
    """Both languages tell place, first and last year, and what the file is."""
    assert file_name("comparison", (OLD, NEW), "html") == "云海区-2024-2025-对照.html"
    assert file_name("comparison", (OLD, NEW), "html", "en") == "云海区-2024-2025-comparison.html"
    assert file_name("fulfilment", (NEW,), "docx") == "云海区-2025-兑现情况.docx"


def test_many_places_are_counted_and_few_are_named() -> None:
    """Two places stand in the name, a whole library only as their number."""
    assert scope_name((OLD, PlaceYear("青禾县", 2023))) == "云海区+青禾县-2023-2024"
    many = [PlaceYear(f"第{n}县", 2024) for n in range(12)]
    assert file_name("xlsx", many, "xlsx") == "12地-2024-承诺表.xlsx"
    assert file_name("xlsx", many, "xlsx", "en") == "12-places-2024-commitments.xlsx"


@pytest.mark.parametrize(
    "place", ['a/b\\c:d*e?"<>|', "..", " 云海 区 ", "\u202e区海云", "县\x00\n", "长" * 900]
)
def test_no_place_makes_a_name_that_a_system_refuses(place: str) -> None:
    """Separators, controls, marks of direction and length never reach a file name."""
    name = file_name("wording", (PlaceYear(place, 2024),), "csv", detail=place)
    assert not re.search(r'[\x00-\x1f\\/:*?"<>|\s\u202a-\u202e]', name)
    assert name.endswith(".csv")
    assert not name.startswith((".", "-"))
    assert len(name.encode()) < 800


def test_what_is_not_known_is_left_out() -> None:
    """Without place and year the file is still called by what it is."""
    assert file_name("search", (PlaceYear(None, None),), "csv") == "检索结果.csv"
    assert file_stem("overview", (PlaceYear(None, 2024),), detail="按章节") == "2024-看板-按章节"


def test_every_format_has_a_name() -> None:
    """What the exchange page offers can be named."""
    assert {f"subject.{name}" for name in FORMATS} <= wordings("files", "zh").keys()


def test_no_page_names_a_download_by_an_id() -> None:
    """Every ``file_name=`` of the app's downloads comes from the one function, not from an id."""
    ui = Path(__file__).parents[3] / "workbench" / "ui"
    for source in ui.rglob("*.py"):
        for told in re.findall(r"file_name=(.+)", source.read_text("utf-8")):
            assert ".id" not in told, f"{source.name}: {told}"
        assert not re.search(r"stem = f.*\.id", source.read_text("utf-8")), source.name
