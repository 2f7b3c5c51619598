"""From the command line, a table of several reports is taken row by row."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.builders.whole_reports import whole_report
from workbench.cli import main
from workbench.errors import CorpusError
from workbench.pipeline.sources import read_to_add

PLACES = ("天津市南开区", "天津市河西区", "天津市和平区")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give a table of three reports, in rows 2 to 4."""
    path = tmp_path / "三地.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["地区", "年份", "标题", "全文"]]
            + [[p, "2031", f"{p}政府工作报告", whole_report(p, 2031)] for p in PLACES]
        )
    return path


@pytest.mark.parametrize(
    ("rows", "names"),
    [("3", ["三地#3.csv"]), ("4,2-3", ["三地#4.csv", "三地#2.csv", "三地#3.csv"]), ("all", None)],
)
def test_rows_are_chosen_by_number(table: Path, rows: str, names: list[str] | None) -> None:
    """Single numbers, ranges and “all” are understood; each row is a file of its own."""
    taken = [name for _, name in read_to_add(str(table), rows)]
    assert taken == (names or ["三地#2.csv", "三地#3.csv", "三地#4.csv"])


def test_a_row_can_be_named_behind_the_file(table: Path) -> None:
    """``table.csv#3`` is the third row, as it is everywhere else."""
    assert [name for _, name in read_to_add(f"{table}#3", None)] == ["三地#3.csv"]


def test_without_a_choice_the_rows_are_listed(table: Path) -> None:
    """The message names each row with place, year and title, and how to choose."""
    with pytest.raises(CorpusError, match="--rows") as refused:
        read_to_add(str(table), None)
    assert refused.value.code == "several-reports"
    assert "3 · 天津市河西区 · 2031 · 天津市河西区政府工作报告" in refused.value.message


@pytest.mark.parametrize("rows", ["1", "9", "2-99999999999", "x", "", "2;3", "-1"])
def test_rows_that_are_not_there_are_refused(table: Path, rows: str) -> None:
    """A wrong number or list is one sentence, at once, and nothing is taken."""
    with pytest.raises(CorpusError) as refused:
        read_to_add(str(table), rows)
    assert refused.value.code == "no-such-row"


def test_the_command_adds_the_chosen_rows(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``add --rows`` puts each into the library and answers with a list."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", f"sqlite:///{tmp_path / 'w.sqlite'}")
    assert main(["add", str(table), "--rows", "2,4", "--json"]) == 0
    added = json.loads(capsys.readouterr().out)
    assert len({each["id"] for each in added}) == 2
    assert main(["show", added[1]["id"]]) == 0
    assert PLACES[2] in capsys.readouterr().out
