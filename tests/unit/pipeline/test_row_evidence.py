"""What a column on results says of a task answers the promise that the task breaks down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from tests.builders.as_shipped import read_report
from tests.quality.task_lists.grids import Cell, Grid, as_docx, as_html, as_markdown, as_xlsx
from workbench.errors import CorpusError
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.model.link import Evidence
from workbench.model.report import Report
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.answering import evidence_from
from workbench.text.task_results import status_word

PROMISES = (
    "新建口袋公园12个。",
    "城镇新增就业3万人以上。",
    "建成开放区文化馆新馆。",
    "澜江东路改造工程开工建设。",
    "整治城市内涝积水点9处。",
    "建成社区食堂20家。",
)
HEADER = ("序号", "工作任务", "牵头单位", "完成时限", "完成情况")


def _plan(place: str = "云海新区") -> Report:
    text = f"2023年{place}政府工作报告\n\n一、2023年工作安排\n\n" + "\n\n".join(PROMISES)
    return read_report(text.encode(), name="plan.txt", hints=Hints(jurisdiction=place))


def _rows(*told: tuple[str, str], header: Sequence[str] = HEADER) -> list[tuple[str, ...]]:
    rows = [(str(n), task, "区住建局", "12月底前", result) for n, (task, result) in enumerate(told, 1)]
    return [tuple(header), *rows]


def _list(
    rows: Sequence[Sequence[str]],
    form: str = "xlsx",
    title: str = "云海新区2023年重点工作任务完成情况表",
    place: str = "云海新区",
) -> Report:
    grid = Grid(title, [Cell(y, x, text) for y, row in enumerate(rows) for x, text in enumerate(row)])
    write: Mapping[str, Callable[[Grid], bytes]] = {
        "xlsx": as_xlsx,
        "docx": as_docx,
        "html": as_html,
        "md": as_markdown,
    }
    return read_report(write[form](grid), name=f"list.{form}", hints=Hints(jurisdiction=place))


def _said(source: Report, quote: str) -> Evidence:
    plan = _plan()
    name = next(each.id for each in commitments_of(plan) if quote in each.quote)
    return next(each for each in evidence_from(plan, [source]).evidence if each.commitment == name)


TOLD = (
    ("新建口袋公园12个", "已完成。全年新建口袋公园14个"),
    ("城镇新增就业3万人以上", "城镇新增就业2.6万人"),
    ("区文化馆新馆建成开放", "9月28日区文化馆新馆开馆迎客"),
    ("澜江东路改造工程开工", "未启动"),
    ("整治城市内涝积水点9处", "推进中，已完成土建招标"),
    ("修缮古戏台", "已完成"),
)


@pytest.mark.parametrize("form", ["xlsx", "docx", "html", "md"])
def test_the_result_of_a_row_is_quoted_and_decides(form: str) -> None:
    """Numbers decide where they can be compared, else the word that the cell begins with, in every format."""
    source = _list(_rows(*TOLD), form)
    assert (source.genre, source.year) == (Genre.TASK_LIST, 2023)
    expected = {
        "口袋公园": ("fulfilled", "新建口袋公园14个", True),
        "新增就业": ("partial", "城镇新增就业2.6万人", False),
        "文化馆": ("fulfilled", "文化馆新馆开馆迎客", None),
        "澜江东路": ("not_fulfilled", "未启动", None),
        "内涝": ("in_progress", "推进中，已完成土建招标", None),
    }
    for quote, (status, text, met) in expected.items():
        said = _said(source, quote)
        first = said.candidates[0]
        assert said.suggested_status == status, quote
        assert text in first.text
        assert source.text[first.start : first.end] == first.text
        assert (first.comparison.met if first.comparison else None) is met
        assert first.source == source.id


def test_a_word_alone_is_quoted_with_its_task() -> None:
    """“已完成” by itself quotes nothing: the quotation begins at the task."""
    first = _said(_list(_rows(("整治城市内涝积水点9处", "已完成"))), "内涝").candidates[0]
    assert first.text.startswith("整治城市内涝积水点9处")
    assert first.text.endswith("已完成")


def test_what_a_list_only_sets_answers_nothing() -> None:
    """A row without a result, an empty cell, and a promise that no row takes up have no answer."""
    tasks = [(n, task, "区住建局", "12月底前") for n, task in (("1", TOLD[0][0]), ("2", TOLD[1][0]))]
    plain = _list([HEADER[:4], *tasks], title="云海新区2023年重点工作任务分解表")
    empty = _list(_rows((TOLD[0][0], ""), (TOLD[3][0], "未启动")))
    for source, quote in ((plain, "口袋公园"), (empty, "口袋公园"), (_list(_rows(*TOLD)), "社区食堂")):
        said = _said(source, quote)
        assert (said.suggested_status, [c for c in said.candidates if c.confident]) == ("no_evidence", [])


def test_rows_go_on_setting_tasks_when_results_are_written_in() -> None:
    """The list of the page is the same before and after somebody filled in what became of its tasks."""
    source = _list(_rows(*TOLD))
    assert [c.quote for c in commitments_of(source)] == [task for task, _ in TOLD]
    assert {c.bodies for c in commitments_of(source)} == {("区住建局",)}


def test_a_notice_of_inspection_answers_by_rows_too_and_not_by_its_tasks() -> None:
    """The words of the task, which are the promise's own, are no evidence that it was kept."""
    notice = _list(_rows(*TOLD), "docx", "云海新区关于2023年重点工作落实情况的通报")
    assert notice.genre is Genre.NOTICE
    said = _said(notice, "澜江东路")
    assert said.suggested_status == "not_fulfilled"
    assert all(c.text != "澜江东路改造工程开工" for c in said.candidates)


def test_a_list_and_a_bulletin_that_differ_are_a_conflict() -> None:
    """The list claims more than the bulletin counts; statistics come first."""
    bulletin = read_report(
        "云海新区2023年国民经济和社会发展统计公报\n\n一、综合\n\n全年城镇新增就业2.6万人。".encode(),
        name="b.txt",
    )
    source = _list(_rows(("城镇新增就业3万人以上", "已完成，城镇新增就业3.1万人")))
    plan = _plan()
    name = next(each.id for each in commitments_of(plan) if "新增就业" in each.quote)
    said = next(e for e in evidence_from(plan, [source, bulletin]).evidence if e.commitment == name)
    assert said.suggested_status == "partial"
    assert [set(each.values) for each in said.conflicts] == [{"2.6万人", "3.1万人"}]


def test_another_places_list_is_refused() -> None:
    """The tasks of the neighbour are nobody else's evidence, however alike they read."""
    other = _list(_rows(*TOLD), title="望潮市2023年重点工作任务完成情况表", place="望潮市")
    with pytest.raises(CorpusError, match="望潮市"):
        evidence_from(_plan(), [other])


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("已完成", "fulfilled"),
        ("已办结，群众满意", "fulfilled"),
        ("超额完成", "fulfilled"),
        ("100%", "fulfilled"),
        ("部分完成", "partial"),
        ("主体完成（装修中）", "partial"),
        ("正在推进", "in_progress"),
        ("序时推进", "in_progress"),
        ("在建", "in_progress"),
        ("尚未开工", "not_fulfilled"),
        ("未完成：资金未到位", "not_fulfilled"),
        ("滞后", "not_fulfilled"),
        ("完成投资3.2亿元", None),
        ("一期已于8月建成通车", None),
        ("", None),
    ],
)
def test_a_cell_begins_with_a_word_or_says_more(cell: str, status: str | None) -> None:
    """Only a first clause that is nothing but the word counts as one."""
    assert status_word(cell) == status
