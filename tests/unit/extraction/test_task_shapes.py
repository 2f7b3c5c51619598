"""Task lists as offices pass them round: merged offices, leaders, two levels, quarters, wrapped cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from tests.quality.task_lists.grids import Cell, Grid, as_docx, as_html, as_xlsx
from workbench.corpus.reader import read_report
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.pipeline.analysing import commitments_of
from workbench.settings import DEFAULTS

_TITLE = "云海区2024年政府工作报告重点工作任务分解表"
_Task = tuple[str, tuple[str, ...], str]
_Shape = tuple[Sequence[Sequence[str]], Mapping[tuple[int, int], int], tuple[_Task, ...]]
_Writer = Callable[[Grid], bytes]
_WRITERS: Mapping[str, _Writer] = {"docx": as_docx, "xlsx": as_xlsx, "html": as_html}

_BRIDGE, _SCHOOLS, _RULES = "建成临港跨海大桥并通车", "新建改扩建中小学6所", "出台海洋药物产业扶持办法"
_TRAFFIC, _WATER, _TEACHING, _SEA = "区交通运输局", "区水务局", "区教育局", "区海洋局"

_OFFICES: _Shape = (
    (
        ("序号", "重点任务", "责任单位", "完成时限"),
        ("1", _SCHOOLS, _TEACHING, "12月底前"),
        ("", "", "区住房城乡建设局", ""),
        ("", "", "各街道", ""),
        ("2", _BRIDGE, _TRAFFIC, "9月底前"),
        ("", "", _WATER, ""),
        ("3", _RULES, _SEA, "6月底前"),
    ),
    {(1, 0): 3, (1, 1): 3, (1, 3): 3, (4, 0): 2, (4, 1): 2, (4, 3): 2},
    (
        (_SCHOOLS, (_TEACHING, "区住房城乡建设局", "各街道"), "2024-12"),
        (_BRIDGE, (_TRAFFIC, _WATER), "2024-09"),
        (_RULES, (_SEA,), "2024-06"),
    ),
)
_LEADERS: _Shape = (
    (
        ("序号", "工作任务", "牵头领导", "牵头单位", "配合单位", "完成时限"),
        ("1", _SCHOOLS, "张海明", _TEACHING, "各街道", "12月底前"),
        ("2", _RULES, "李云", _SEA, "", "6月底前"),
    ),
    {},
    ((_SCHOOLS, (_TEACHING, "各街道"), "2024-12"), (_RULES, (_SEA,), "2024-06")),
)
_LEVELS: _Shape = (
    (
        ("序号", "重点任务", "牵头单位", "完成时限"),
        ("一", "提升教育质量", _TEACHING, "12月底前"),
        ("1.1", _SCHOOLS, _TEACHING, ""),
        ("1.2", "新增公办幼儿园学位900个", _TEACHING, "8月底前"),
        ("1.3", "新建少年宫1座", _TEACHING, ""),
        ("二", "完善交通网络", _TRAFFIC, "10月底前"),
        ("2.1", _BRIDGE, _TRAFFIC, ""),
    ),
    {},
    (
        ("提升教育质量", (_TEACHING,), "2024-12"),
        (_SCHOOLS, (_TEACHING,), "2024-12"),
        ("新增公办幼儿园学位900个", (_TEACHING,), "2024-08"),
        ("新建少年宫1座", (_TEACHING,), "2024-12"),
        ("完善交通网络", (_TRAFFIC,), "2024-10"),
        (_BRIDGE, (_TRAFFIC,), "2024-10"),
    ),
)
_QUARTERS: _Shape = (
    (
        ("序号", "重点任务", "一季度", "二季度", "三季度", "四季度", "责任单位"),
        ("1", _BRIDGE, "完成主塔施工", "架设箱梁12片", "桥面铺装", "通车", _TRAFFIC),
        ("2", _RULES, "完成调研", "印发实施", "", "", _SEA),
    ),
    {},
    ((_BRIDGE, (_TRAFFIC,), "2024-12"), (_RULES, (_SEA,), "2024-06")),
)
_QUARTERS_BELOW: _Shape = (
    (
        ("序号", "重点任务", "阶段目标", "", "责任单位"),
        ("", "", "上半年", "下半年", ""),
        ("1", _BRIDGE, "架设箱梁12片", "通车", _TRAFFIC),
        ("2", _RULES, "印发实施", "", _SEA),
    ),
    {(0, 0): 2, (0, 1): 2, (0, 4): 2},
    ((_BRIDGE, (_TRAFFIC,), "2024-12"), (_RULES, (_SEA,), "2024-06")),
)


def _grid(rows: Sequence[Sequence[str]], down: Mapping[tuple[int, int], int]) -> Grid:
    covered = {(row + more, column) for (row, column), reach in down.items() for more in range(1, reach)}
    wide = {(0, 2): 2} if "阶段目标" in rows[0] else {}
    covered |= {(row, column + 1) for row, column in wide}
    return Grid(
        _TITLE,
        [
            Cell(row, column, text, down.get((row, column), 1), wide.get((row, column), 1))
            for row, cells in enumerate(rows)
            for column, text in enumerate(cells)
            if (row, column) not in covered
        ],
    )


def _read(raw: bytes, name: str) -> tuple[_Task, ...]:
    found = commitments_of(read_report(raw, name=name, settings=DEFAULTS.corpus))
    return tuple((each.quote, each.bodies, each.deadline or "") for each in found)


@pytest.mark.parametrize("kind", _WRITERS)
@pytest.mark.parametrize("shape", [_OFFICES, _LEADERS, _LEVELS, _QUARTERS, _QUARTERS_BELOW])
def test_a_table_is_read_as_its_office_meant_it(shape: _Shape, kind: str) -> None:
    """Each task has all its offices, no leader, and its date though that stands at a head or over columns."""
    rows, down, expected = shape
    assert _read(_WRITERS[kind](_grid(rows, down)), f"list.{kind}") == expected


def test_a_date_at_a_heading_holds_for_the_items_below_it() -> None:
    """A heading with a date alone is no task; one with an office is, and dates nothing but itself."""
    text = f"""{_TITLE}

一、提升教育质量（12月底前完成）

1.{_SCHOOLS}。（牵头单位：{_TEACHING}）

2.新增公办幼儿园学位900个。（牵头单位：{_TEACHING}；完成时限：8月底前）

二、完善交通网络（10月底前完成）

3.{_BRIDGE}。（牵头单位：{_TRAFFIC}）

三、优化营商环境（牵头单位：区政务服务局；完成时限：11月底前）

4.{_RULES}。（牵头单位：{_SEA}；完成时限：6月底前）
"""
    assert _read(text.encode(), "list.txt") == (
        (_SCHOOLS, (_TEACHING,), "2024-12"),
        ("新增公办幼儿园学位900个", (_TEACHING,), "2024-08"),
        (_BRIDGE, (_TRAFFIC,), "2024-10"),
        ("优化营商环境", ("区政务服务局",), "2024-11"),
        (_RULES, (_SEA,), "2024-06"),
    )


def test_cells_wrapped_in_markdown_are_one_cell() -> None:
    """A break within a cell parts neither its words nor its offices."""
    text = f"""# {_TITLE}

| 序号 | 重点任务 | 牵头单位 | 完成时限 |
|:---:|:---|:---|:---|
| 1 | 新建改扩建中小学6所，<br>新增学位5400个 | {_TEACHING}<br>区财政局 | 12月<br>底前 |
| 2 | {_RULES} | {_SEA}、<br>区科学技术局 | 6月底前 |
"""
    found = _read(text.encode(), "list.md")
    assert [("".join(quote.split()), bodies, date) for quote, bodies, date in found] == [
        ("新建改扩建中小学6所，新增学位5400个", (_TEACHING, "区财政局"), "2024-12"),
        (_RULES, (_SEA, "区科学技术局"), "2024-06"),
    ]


def test_a_table_with_nothing_around_it_is_read() -> None:
    """A sheet of columns alone, filed as a list: no line of it stands outside the table."""
    raw = f"序号,任务,责任单位,完成时限\n1,{_SCHOOLS},{_TEACHING},12月底前\n2,{_BRIDGE},{_TRAFFIC},9月底前\n"
    hints = Hints(genre=Genre.TASK_LIST, year=2024)
    report = read_report(raw.encode(), name="list.csv", hints=hints, settings=DEFAULTS.corpus)
    assert [each.quote for each in commitments_of(report)] == [_SCHOOLS, _BRIDGE]
