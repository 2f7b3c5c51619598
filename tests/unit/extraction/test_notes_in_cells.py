"""A task's cell may name its office and date itself, and may be of many paragraphs."""

from __future__ import annotations

import io
import re

import docx
import pytest

from tests.builders.as_shipped import read_report
from workbench.pipeline.analysing import commitments_of

NOTES = [
    ("改造背街小巷26条（区城管局牵头，各街道配合，10月底前完成）", ("区城管局", "各街道"), "2024-10"),
    ("新建社区食堂9家。责任单位：区民政局；完成时限：9月底前", ("区民政局",), "2024-09"),
    ("整治黑臭水体4处（牵头单位：区水务局；配合单位：区生态环境局）", ("区水务局", "区生态环境局"), "2024"),
    ("建成口袋公园11个（区园林中心负责）", ("区园林中心",), "2024"),
    ("新增托位800个（由区卫健局牵头，区教育局配合）", ("区卫健局", "区教育局"), "2024"),
    ("加装电梯60部（区住建局、各街道，11月底前完成）", ("区住建局", "各街道"), "2024-11"),
]


@pytest.mark.parametrize(("cell", "bodies", "deadline"), NOTES)
def test_office_and_date_behind_the_task_are_read_where_the_table_has_no_column(
    cell: str, bodies: tuple[str, ...], deadline: str
) -> None:
    """The task ends where they begin."""
    rows = f"|1|{cell}||\n|2|修缮古井5口||\n"
    text = f"# 云海区2024年重点工作任务清单\n\n|序号|工作任务|完成情况|\n|---|---|---|\n{rows}"
    made = commitments_of(read_report(text.encode(), name="a.md"))
    assert [(c.bodies, c.deadline) for c in made] == [(bodies, deadline), ((), "2024")]
    assert made[0].quote == re.split("[（。]", cell)[0]


def test_a_column_of_offices_counts_before_the_words_in_the_cell() -> None:
    """The bracket may name a part of them only."""
    text = (
        "# 云海区2024年重点工作任务清单\n\n|序号|工作任务|责任单位|完成时限|\n|---|---|---|---|\n"
        "|1|改造泵站3座（区水务局牵头）|区水务局、云海水投公司|6月底前|\n"
    )
    (made,) = commitments_of(read_report(text.encode(), name="a.md"))
    assert (made.quote, made.bodies, made.deadline) == (
        "改造泵站3座",
        ("区水务局", "云海水投公司"),
        "2024-06",
    )


def test_a_bracket_that_names_no_office_belongs_to_the_task() -> None:
    """What a task counts is told in brackets too."""
    text = (
        "# 云海区2024年重点工作任务清单\n\n|序号|工作任务|责任单位|完成时限|\n|---|---|---|---|\n"
        "|1|新建充电桩200个（含快充80个）|区发改局|6月底前|\n"
    )
    (made,) = commitments_of(read_report(text.encode(), name="a.md"))
    assert made.quote == "新建充电桩200个（含快充80个）"


def _word(cell: list[str]) -> bytes:
    document = docx.Document()
    document.add_paragraph("云海区2024年政府工作报告重点工作任务分解表")
    table = document.add_table(2, 4)
    for at, name in enumerate(("序号", "工作任务", "责任单位", "完成时限")):
        table.cell(0, at).text = name
    for at, text in enumerate(("1", "新建便民市场6个", "\n".join(cell), "9月底前")):
        table.cell(1, at).text = ""
        for number, line in enumerate(text.split("\n")):
            own = table.cell(1, at)
            (own.paragraphs[0] if not number else own.add_paragraph()).add_run(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_cell_of_many_paragraphs_leaves_the_row_of_a_word_table_whole() -> None:
    """Five offices, one below the other, are one cell."""
    offices = ["区商务局", "区住建局", "区市场监管局", "区城管局", "各街道"]
    (made,) = commitments_of(read_report(_word(offices), name="a.docx"))
    assert (made.quote, list(made.bodies), made.deadline) == ("新建便民市场6个", offices, "2024-09")


def test_a_cell_of_many_paragraphs_leaves_the_row_of_a_page_whole() -> None:
    """The same in HTML."""
    offices = ["区商务局", "区住建局", "区市场监管局", "区城管局", "各街道"]
    names = "".join(f"<p>{name}</p>" for name in offices)
    page = (
        "<html><body><h1>云海区2024年政府工作报告重点工作任务分解表</h1><table>"
        "<tr><td>序号</td><td>工作任务</td><td>责任单位</td><td>完成时限</td></tr>"
        f"<tr><td>1</td><td>新建便民市场6个</td><td>{names}</td><td>9月底前</td></tr>"
        "<tr><td>2</td><td>整修海堤4公里</td><td>区水务局</td><td>11月底前</td></tr></table></body></html>"
    )
    made = commitments_of(read_report(page.encode(), name="a.html"))
    assert [(c.quote, list(c.bodies)) for c in made] == [
        ("新建便民市场6个", offices),
        ("整修海堤4公里", ["区水务局"]),
    ]
