"""The table of ``speed.md`` whose last figures are those that the benchmarks print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SPEED = Path(__file__).resolve().parents[2] / "workbench" / "docs" / "speed.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
NOT_RUN = "未能运行"
"""What stands where a part was asked for and could not run: an older figure would pass for a new one."""
_HEAD = "| 比值 | 量法 | 先前 | 现在 | 目标 |\n|---|---|---|---|---|\n"
Figures = Mapping[str, "float | str"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what it tells, which figures of which benchmark, what was and what is wanted."""

    told: str
    part: str
    figures: tuple[str, ...]
    before: str
    goal: str


PREPARING = "preparing one unseen report / warm alignment"
EVIDENCE = "evidence for all commitments, with what the newer plan promises / warm alignment"
ROWS = (
    Row(
        "准备一篇没见过的报告 / 已备好的对齐，深圳 2022→2023",
        "alignment",
        (f"Shenzhen: {PREPARING}",),
        "1.11",
        "0.7",
    ),
    Row("同上，国务院 2023→2024", "alignment", (f"State Council: {PREPARING}",), "1.33–1.38", "0.7"),
    Row(
        "全部承诺的证据（连同次年计划的承诺）/ 已备好的对齐，深圳",
        "alignment",
        (f"Shenzhen: {EVIDENCE}",),
        "2.97–3.03",
        "1.5",
    ),
    Row("同上，国务院", "alignment", (f"State Council: {EVIDENCE}",), "1.22–1.32", "1.5"),
    Row(
        "对照的差异、全部承诺的证据：时间随文本长度（1.6 万到 7.9 万字）增长的指数",
        "growth",
        (
            "diffs alone: exponent",
            "evidence, texts unseen, with what the newer plan promises: exponent",
        ),
        "2.0、1.6",
        "1.2",
    ),
    Row(
        "读出数量和承诺 / rjieba 把同一文本切两遍",
        "extraction",
        ("our time / bare rjieba twice",),
        "8.8–9.3",
        "2",
    ),
    Row(
        "批量中完整的一对，初次 / 第一天的程序",
        "pairs",
        ("a batch pair / the other checkout",),
        "1",
        "0.35",
    ),
    Row(
        "六千篇报告，相邻两年成对，两核：小时",
        "batch",
        ("6,000 reports: hours on 2 cores",),
        "0.64",
        "0.25",
    ),
    Row(
        "同一批对，Dask 两个工作进程的并行效率",
        "batch",
        ("Dask, 2 workers: parallel efficiency",),
        "—",
        "0.9",
    ),
)


def write(measured: Mapping[str, Figures | None]) -> None:
    """Put what was measured into the table of ``speed.md``; None stands for a part that could not run."""
    SPEED.write_text(refilled(SPEED.read_text("utf-8"), measured), "utf-8")


def refilled(text: str, measured: Mapping[str, Figures | None], rows: Sequence[Row] = ROWS) -> str:
    """Return a document with its table made anew; rows whose part was not asked for keep what they told.

    Raises ValueError when the document has no marks.
    """
    head, begin, rest = text.partition(BEGIN)
    inside, end, tail = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"no table between {BEGIN} and {END}")
    kept = _told_before(inside)
    lines = [
        f"| {row.told} | `{row.part}` | {row.before} | {_now(row, measured, kept)} | {row.goal} |"
        for row in rows
    ]
    return f"{head}{begin}\n{_HEAD}" + "\n".join(lines) + f"\n{end}{tail}"


def _told_before(table: str) -> dict[str, str]:
    """Return the figure that stands in each row, by what the row tells."""
    cells = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in table.strip().splitlines()]
    return {row[0]: row[3] for row in cells if len(row) == len(Row.__slots__)}


def _now(row: Row, measured: Mapping[str, Figures | None], kept: Mapping[str, str]) -> str:
    if row.part not in measured:
        return kept.get(row.told, "—")
    figures = measured[row.part]
    if figures is None:
        return NOT_RUN
    return "、".join(_shown(figures.get(name, NOT_RUN)) for name in row.figures)


def _shown(value: float | str) -> str:
    if isinstance(value, float | int):
        return f"{value:.2f}"
    return value if value.rstrip("%").replace(".", "").isdecimal() else NOT_RUN
