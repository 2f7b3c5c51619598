"""What a batch found is told over all places, each thing once, and nothing outside its folder is opened."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.builders.batches import GREEN, PLACES, YEARS, run_small_batch
from workbench.errors import WorkbenchError
from workbench.model.insight import Point, Series
from workbench.pipeline.home import Home
from workbench.pipeline.trends import (
    Trends,
    batch_names,
    batch_state,
    list_indicators,
    list_phrases,
    open_trends,
    phrase_uses,
    place_series,
    places_by_year,
    spread,
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Give a home with one batch."""
    folder = tmp_path_factory.mktemp("home")
    run_small_batch(folder)
    return Home(folder=folder, database_url="sqlite://")


@pytest.fixture(scope="module")
def trends(home: Home) -> Trends:
    """Give what that batch found."""
    return open_trends(home, "small")


def test_the_most_widespread_indicator_comes_first_and_words_narrow(trends: Trends) -> None:
    """Every place plans its growth; all words must be in the name."""
    assert list_indicators(trends)[0].places == len(PLACES)
    (found,) = list_indicators(trends, "生产 总值")
    assert (found.unit, found.places, found.first, found.last) == ("%", 3, YEARS[0] - 1, YEARS[-1])
    assert list_indicators(trends, "生产 就业") == []


def test_an_indicator_is_told_by_place_and_year_and_spreads(trends: Trends) -> None:
    """Targets of 5, 6 and 7 % have the middle 6; each report tells its number once a mention."""
    (found,) = list_indicators(trends, "生产总值")
    series = place_series(trends, found.name, found.unit)
    assert set(series) == set(PLACES)
    told = [(p.report, p.start, p.kind) for each in series.values() for p in each.points]
    assert len(told) == len(set(told))
    planned = spread(list(series.values()), "target")
    assert [(s.year, s.places, s.low, s.middle, s.high) for s in planned] == [
        (year, 3, 5.5, 6.0, 6.5) for year in YEARS
    ]


def test_a_place_counts_once_a_year() -> None:
    """Of two numbers of one place for one year the last one counts; one value is its own spread."""
    points = tuple(
        Point(report="r", year=2022, kind="actual", raw="", value=value, comparator="=", start=at, end=at + 1)
        for at, value in enumerate((3.0, 4.0))
    )
    (only,) = spread([Series(metric="m", unit="%", points=points)], "actual")
    assert (only.places, only.low, only.middle, only.high) == (1, 4.0, 4.0, 4.0)


def test_a_phrase_is_counted_in_every_year_it_is_used(trends: Trends) -> None:
    """A kept phrase stays in sight, not only when it comes or goes; a report in two pairs counts once."""
    assert GREEN in {each.name for each in list_phrases(trends, "金山")}
    found = {(u.place, u.year) for u in phrase_uses(trends, GREEN)}
    assert found == {(place, year) for place in PLACES[:2] for year in YEARS[1:]}
    assert len({u.count for u in phrase_uses(trends, GREEN)}) == 1
    assert places_by_year(trends) == dict.fromkeys(YEARS, 3)


@pytest.mark.parametrize(
    "name", ["../small", "/etc", "..", ".", "", "small/points", "small/../small", "none"]
)
def test_only_listed_folders_are_opened(home: Home, name: str) -> None:
    """Whatever an address asks for, no path leads out of the folder of results."""
    with pytest.raises(WorkbenchError) as refused:
        open_trends(home, name)
    assert refused.value.code == "no-batch"


def test_what_is_no_finished_batch_is_not_listed(tmp_path: Path) -> None:
    """Without results, and with stray files and folders, the list is empty."""
    home = Home(folder=tmp_path, database_url="sqlite://")
    assert batch_names(home) == ()
    (tmp_path / "batches" / "other" / "_done").mkdir(parents=True)
    (tmp_path / "batches" / "note.txt").write_text("x", "utf-8")
    assert batch_names(home) == ()


def test_unfinished_tasks_are_left_out_and_damage_is_one_sentence(home: Home, tmp_path: Path) -> None:
    """Files without their mark are not read; a damaged file is told, with what to do."""
    copy = Home(folder=tmp_path, database_url="sqlite://")
    folder = tmp_path / "batches" / "small"
    shutil.copytree(home.folder / "batches" / "small", folder)
    (folder / "points" / "left.parquet").write_bytes(b"PAR1")
    (folder / "points" / "left.partial").write_bytes(b"")
    assert len(open_trends(copy, "small").points) == len(open_trends(home, "small").points)
    before = batch_state(copy, "small")
    next((folder / "_done").glob("*.json")).unlink()
    assert batch_state(copy, "small") != before
    done = next((folder / "_done").glob("*.json")).stem
    (folder / "phrases" / f"{done}.parquet").write_bytes(b"PAR1 damaged")
    with pytest.raises(WorkbenchError) as refused:
        open_trends(copy, "small")
    assert refused.value.code == "batch-unreadable"
