"""The table of speeds is made from what the benchmarks print, and a part that cannot run costs no other."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from tests.benchmarks import __main__ as benchmarks
from tests.benchmarks import speed_table
from tests.benchmarks.speed_table import BEGIN, END, NOT_RUN, ROWS, Row, refilled

FOLDER = Path(benchmarks.__file__).parent
TWO = (Row("甲", "one", ("a", "b"), "2", "1"), Row("乙", "two", ("c",), "3", "1"))
EMPTY = f"head\n{BEGIN}\n{END}\ntail"


def test_the_document_holds_the_table_as_it_is_written() -> None:
    """Made anew from itself, the table of speed.md stays as it is: nobody has altered a row by hand."""
    text = speed_table.SPEED.read_text("utf-8")
    assert refilled(text, {}) == text


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.told)
def test_each_row_is_told_by_its_benchmark(row: Row) -> None:
    """The benchmark that a row names prints its figures; what stands before a colon may be put together."""
    source = (FOLDER / f"bench_{row.part}.py").read_text("utf-8")
    for figure in row.figures:
        assert figure.rpartition(": ")[2] in source


def test_what_was_measured_replaces_the_last_figure() -> None:
    """A measured row tells the new figures; the other keeps its own, and what stands around stays."""
    first = refilled(EMPTY, {"one": {"a": 1.234, "b": 5}, "two": {"c": "93%"}}, TWO)
    assert "| 甲 | `one` | 2 | 1.23、5.00 | 1 |" in first
    again = refilled(first, {"one": {"a": 0.5, "b": 0.25}}, TWO)
    assert "| 甲 | `one` | 2 | 0.50、0.25 | 1 |" in again
    assert "| 乙 | `two` | 3 | 93% | 1 |" in again
    assert again.startswith("head\n")
    assert again.endswith("\ntail")


def test_a_part_that_could_not_run_says_so_in_the_table() -> None:
    """Neither a broken part, nor a figure that is a sentence or missing, leaves an older figure standing."""
    first = refilled(EMPTY, {"one": {"a": 1, "b": 2}, "two": {"c": 3}}, TWO)
    again = refilled(first, {"one": None, "two": {"c": "no other checkout"}}, TWO)
    assert f"| 乙 | `two` | 3 | {NOT_RUN} | 1 |" in refilled(first, {"two": {"other": 1}}, TWO)
    assert f"| 甲 | `one` | 2 | {NOT_RUN} | 1 |" in again
    assert f"| 乙 | `two` | 3 | {NOT_RUN} | 1 |" in again


def test_a_document_without_marks_is_refused() -> None:
    """There is no guessing where the table belongs."""
    with pytest.raises(ValueError, match="measured: begin"):
        refilled("nothing here", {}, TWO)


def test_a_part_that_cannot_start_says_so_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Of two parts the first breaks off: both are in the table, the status is 1, the document tells both."""

    class Part:
        def __init__(self, name: str) -> None:
            self.name = name

        def run(self) -> dict[str, float | str]:
            if self.name.endswith("growth"):
                raise RuntimeError("no server here")
            return {"our time / bare rjieba twice": 4.5}

    page = tmp_path / "speed.md"
    page.write_text(EMPTY, "utf-8")
    monkeypatch.setattr(importlib, "import_module", Part)
    monkeypatch.setattr(speed_table, "SPEED", page)
    assert benchmarks.main(["--write", "growth", "extraction"]) == 1
    printed = capsys.readouterr().out
    assert "NOT RUN" in printed
    assert "no server here" in printed
    assert "4.5" in printed
    rows = page.read_text("utf-8").splitlines()
    assert any("`growth`" in row and NOT_RUN in row for row in rows)
    assert any("`extraction`" in row and "4.50" in row for row in rows)
