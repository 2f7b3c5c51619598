"""Indicators and wording over all places, read from the results of a batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from workbench.batch.results import finished_tasks
from workbench.errors import WorkbenchError
from workbench.model.commitment import Comparator
from workbench.model.insight import Point, Series
from workbench.pipeline.batch_tables import schemas
from workbench.pipeline.home import Home

if TYPE_CHECKING:
    import pandas as pd

BATCHES = "batches"
_NEEDED = ("pairs", "points", "phrases")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Something to choose: an indicator with its unit, or a phrase (no unit), and how widely it is used."""

    name: str
    unit: str
    places: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How one year's values lie over the places: quartiles and the middle."""

    year: int
    places: int
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """How often one place's report of a year uses a phrase."""

    place: str
    year: int
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Trends:
    """The tables of one batch, each thing once: numbers, uses of phrases, and the reports read."""

    points: pd.DataFrame
    uses: pd.DataFrame
    reports: pd.DataFrame


def batches_folder(home: Home) -> Path:
    """Return where the results lie that the app can open."""
    return home.folder / BATCHES


def batch_names(home: Home) -> tuple[str, ...]:
    """Return the names of the result folders that hold something finished, the latest first."""
    folder = batches_folder(home)
    found = [each for each in folder.iterdir() if _done(each)] if folder.is_dir() else []
    return tuple(each.name for each in sorted(found, key=lambda f: (-_latest(f), f.name)))


def batch_state(home: Home, name: str) -> tuple[int, float]:
    """Return what changes when a batch goes on: how many tasks are done, and when the last was."""
    folder = _folder(home, name)
    return len(_done(folder)), _latest(folder)


def open_trends(home: Home, name: str) -> Trends:
    """Return what the batch of this name found.

    Only names that ``batch_names`` lists are opened, whatever an address asks for. Raises WorkbenchError
    when there is none of this name or its files cannot be read.
    """
    import pyarrow as pa  # noqa: PLC0415 - sixty megabytes, for who looks at trends only

    folder = _folder(home, name)
    try:
        pairs, points, phrases = (_table(folder, each) for each in _NEEDED)
    except (OSError, pa.ArrowException) as cause:
        raise WorkbenchError(
            "batch.unreadable", name=name, batches=BATCHES, code="batch-unreadable"
        ) from cause
    points["unit"] = points["unit"].fillna("")
    points = points.drop_duplicates(["place", "report", "metric", "unit", "kind", "year", "start"])
    return Trends(points.dropna(subset=["metric", "value", "year"]), _uses(pairs, phrases), _reports(pairs))


def list_indicators(trends: Trends, words: str = "") -> list[Counted]:
    """Return the indicators whose names hold every one of ``words``, the most widespread first."""
    points = trends.points[_holding(trends.points["metric"], words)]
    return _counted(points, "metric", "unit")


def list_phrases(trends: Trends, words: str = "") -> list[Counted]:
    """Return the phrases that hold every one of ``words``, the most widespread first."""
    return _counted(trends.uses[_holding(trends.uses["phrase"], words)], "phrase")


def place_series(trends: Trends, metric: str, unit: str) -> dict[str, Series]:
    """Return by place the numbers of an indicator; places in the order of their names."""
    points = trends.points
    chosen = points[(points["metric"] == metric) & (points["unit"] == unit)].sort_values(["place", "year"])
    return {
        str(place): Series(
            metric=metric, unit=unit, points=tuple(_point(row) for row in own.to_dict("records"))
        )
        for place, own in chosen.groupby("place")
    }


def spread(series: Sequence[Series], kind: str) -> list[Spread]:
    """Return for every year the quartiles of one number a place, the last that it gives."""
    by_year: dict[int, list[float]] = {}
    for each in series:
        for year, value in {p.year: p.value for p in each.points if p.kind == kind}.items():
            by_year.setdefault(year, []).append(value)
    found = []
    for year, values in sorted(by_year.items()):
        low, middle, high = (float(v) for v in np.percentile(values, (25, 50, 75)))
        found.append(Spread(year=year, places=len(values), low=low, middle=middle, high=high))
    return found


def phrase_uses(trends: Trends, phrase: str) -> list[Uses]:
    """Return where and when a phrase is used, by place and year."""
    chosen = trends.uses[trends.uses["phrase"] == phrase].sort_values(["place", "year"])
    return [
        Uses(place=str(row["place"]), year=int(row["year"]), count=int(row["count"]))
        for row in chosen.to_dict("records")
    ]


def places_by_year(trends: Trends) -> dict[int, int]:
    """Return how many places have a report of each year."""
    counts = trends.reports.groupby("year")["place"].nunique()
    return {int(str(year)): int(count) for year, count in counts.items()}


def _folder(home: Home, name: str) -> Path:
    if name not in batch_names(home):
        raise WorkbenchError("batch.none", code="no-batch")
    return batches_folder(home) / name


def _done(folder: Path) -> set[str]:
    # `workbench elsewhere` keeps other tables in the same way.
    if not all((folder / each).is_dir() for each in _NEEDED):
        return set()
    return finished_tasks(folder)


def _latest(folder: Path) -> float:
    return max(mark.stat().st_mtime for mark in (folder / "_done").glob("*.json"))


def _table(folder: Path, name: str) -> pd.DataFrame:
    """Return a table of the finished tasks; what a running or killed one left is not looked at."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    files = [str(folder / name / f"{key}.parquet") for key in sorted(_done(folder))]
    frame: pd.DataFrame = pq.read_table(files, schema=schemas()[name]).to_pandas()
    return frame


def _uses(pairs: pd.DataFrame, phrases: pd.DataFrame) -> pd.DataFrame:
    """Return place, year, phrase and count; a report in two pairs tells its phrases once."""
    import pandas as pd  # noqa: PLC0415 - as above

    years = pairs[["older", "newer", "older_year", "newer_year"]].drop_duplicates(["older", "newer"])
    told = phrases.merge(years, on=["older", "newer"])
    sides = [
        told.rename(columns={f"{side}_year": "year", f"{side}_count": "count"})[
            ["place", "year", "phrase", "count"]
        ]
        for side in ("older", "newer")
    ]
    both = pd.concat(sides).dropna()
    return (
        both[both["count"] > 0]
        .groupby(["place", "year", "phrase"], as_index=False)
        .agg(count=("count", "max"))
    )


def _reports(pairs: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - as above

    sides = [
        pairs[["place", f"{side}_year"]].rename(columns={f"{side}_year": "year"})
        for side in ("older", "newer")
    ]
    return pd.concat(sides).dropna().drop_duplicates()


def _holding(names: pd.Series[Any], words: str) -> pd.Series[bool]:
    held = names.notna()
    for word in words.split():
        held &= names.str.contains(word, regex=False, case=False)
    return held


def _counted(rows: pd.DataFrame, *keys: str) -> list[Counted]:
    found = rows.groupby(list(keys), as_index=False, dropna=False).agg(
        places=("place", "nunique"), first=("year", "min"), last=("year", "max"), rows=("place", "size")
    )
    found = found.sort_values(["places", "rows", keys[0]], ascending=[False, False, True])
    return [
        Counted(
            name=str(row[keys[0]]),
            unit=str(row.get("unit") or ""),
            places=int(row["places"]),
            first=int(row["first"]),
            last=int(row["last"]),
        )
        for row in found.to_dict("records")
    ]


def _comparator(told: object) -> Comparator:
    """Return what a table says of a number's bound; it says nothing of a plain one."""
    return next((each for each in get_args(Comparator) if each == told), "=")


def _point(row: dict[Any, Any]) -> Point:
    return Point(
        report=str(row["report"]),
        year=int(row["year"]),
        kind="target" if row["kind"] == "target" else "actual",
        raw=str(row["raw"]),
        value=float(row["value"]),
        comparator=_comparator(row["comparator"]),
        start=int(row["start"]),
        end=int(row["end"]),
    )
