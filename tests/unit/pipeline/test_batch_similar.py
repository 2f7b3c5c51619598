"""Where else something was promised, over the reports that a table lists."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from workbench import cli

PLAN = """云海区政府工作报告
——{year}年1月10日在云海区第{n}届人民代表大会第一次会议上
区长 某某

各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。

一、{before}年工作回顾
过去一年，我们扎实工作，各项任务顺利完成。新增就业{done}人。

二、{year}年工作安排
新的一年，要重点做好以下工作。
新建改扩建中小学{schools}所，新增学位{places}个。
建成充电桩{poles}个，改造老旧小区{estates}个。
"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """Give a table of three reports that promise much the same."""
    lines = ["path\tjurisdiction\tyear"]
    for number, year in enumerate((2021, 2022, 2023), 1):
        text = PLAN.format(
            year=year,
            before=year - 1,
            n=number,
            done=900 + number,
            schools=3 + number,
            places=1000 * number,
            poles=100 * number,
            estates=10 + number,
        )
        (tmp_path / f"{year}.txt").write_text(text * 2, "utf-8")
        lines.append(f"{year}.txt\t云海区\t{year}")
    table = tmp_path / "reports.tsv"
    table.write_text("\n".join(lines), "utf-8")
    return table


def test_the_same_promise_of_other_years_is_found(listed: Path, tmp_path: Path) -> None:
    """DuckDB reads, for a promise, the same one in the other reports first, never its own report's."""
    out = tmp_path / "out"
    command = ["elsewhere", str(listed), "--out", str(out), "--processes", "1", "--top", "5"]
    assert cli.main(command) == 0
    found = duckdb.execute(f"""
        select here.report, there.report, here.quote, there.quote, rank, score
        from '{out}/elsewhere.parquet' join '{out}/numbered.parquet' here using (number)
        join '{out}/numbered.parquet' there on there.number = other
        where here.quote like '%充电桩%' order by here.number, rank
    """).fetchall()  # noqa: S608 - paths of this test
    assert {row[0] for row in found} == {"2021.txt", "2022.txt", "2023.txt"}
    assert all(here != there for here, there, *_ in found)
    assert all("充电桩" in there for _, _, _, there, rank, _ in found if rank == 1)
    assert max(row[4] for row in found) <= 5
    assert cli.main(command) == 0  # what was gathered is not gathered again


def test_a_table_that_is_not_there_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The name of what cannot be opened is told, and what to give instead."""
    assert cli.main(["elsewhere", str(tmp_path / "none.csv"), "--out", str(tmp_path)]) == 1
    assert "none.csv" in capsys.readouterr().err
