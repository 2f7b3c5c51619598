"""The tables of a batch over pairs, and what one of its tasks is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from workbench.pipeline.batch_sources import BatchReport

if TYPE_CHECKING:
    import pyarrow as pa

# Numbers of so many neighbouring pairs are put into series together, however many pairs a task has: a series
# is named as most of its reports name it, and tables must not depend on how a batch was cut.
PAIRS_OF_A_RUN = 8


@cache
def schemas() -> Mapping[str, pa.Schema]:
    """Return the tables of a batch over pairs, by name."""
    import pyarrow as pa  # noqa: PLC0415 - sixty megabytes, for who computes or opens a batch only

    text, integer, real, truth = pa.string(), pa.int64(), pa.float64(), pa.bool_()

    def columns(kind: pa.DataType, names: str) -> list[tuple[str, pa.DataType]]:
        return [(name, kind) for name in names.split()]

    return {
        "pairs": pa.schema(
            [
                *columns(text, "place older newer"),
                *columns(integer, "older_year newer_year links moved added dropped commitments answered"),
            ]
        ),
        "links": pa.schema(
            [
                *columns(text, "older newer relation"),
                *columns(truth, "moved edited"),
                *columns(real, "score"),
                *columns(integer, "older_start newer_start"),
            ]
        ),
        "evidence": pa.schema(
            [
                *columns(text, "older newer commitment quote type area status answer planned actual"),
                *columns(real, "score"),
                *columns(truth, "confident met"),
            ]
        ),
        "points": pa.schema(
            [
                *columns(text, "place report metric unit kind raw comparator bound"),
                *columns(integer, "year start end"),
                *columns(real, "value"),
            ]
        ),
        "phrases": pa.schema(
            [*columns(text, "place older newer phrase trend"), *columns(integer, "older_count newer_count")]
        ),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPairs:
    """Some pairs of one place, as indexes into ``reports``, in runs of ``PAIRS_OF_A_RUN``.

    Where they continue another task's pairs, that task tells the first report's numbers.
    """

    place: str
    reports: tuple[BatchReport, ...]
    pairs: tuple[tuple[int, int], ...]
    continues: bool = False
