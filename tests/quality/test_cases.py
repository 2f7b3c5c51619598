"""Files as people bring them (WORKBENCH_SHARED): what each is to give, as its own note says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.as_shipped import read_report
from workbench.model.commitment import Commitment
from workbench.model.report import Report
from workbench.model.roles import Actor, Role
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.exchanging import import_file, plan_file
from workbench.pipeline.home import Home
from workbench.pipeline.judging import evidence
from workbench.pipeline.library import add_report
from workbench.pipeline.workspace import open_workspace

pytestmark = pytest.mark.corpus

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def cases(shared: Path) -> Path:
    """The folder of cases; skip, visibly, where only the reports are at hand."""
    if not (shared / "cases").is_dir():
        pytest.skip("there are no cases beside the reports")
    return shared / "cases"


def read_case(cases: Path, file: str) -> Report:
    """Read the one file of the cases that a pattern names."""
    path = next(cases.glob(file))
    return read_report(path.read_bytes(), name=path.name)


def _sentences(report: Report) -> list[str]:
    return [report.text_of(node) for node in report.sentences]


def _by_quote(found: tuple[Commitment, ...]) -> dict[str, Commitment]:
    return {each.quote: each for each in found}


def _statuses(older: Report, newer: Report) -> dict[str, str | None]:
    quotes = {each.id: each.quote for each in commitments_of(older)}
    found = evidence(older, newer).evidence
    return {quotes[each.commitment]: each.suggested_status for each in found if each.commitment in quotes}


def _one(found: dict[str, str | None], words: str) -> str | None:
    (quote,) = (quote for quote in found if words in quote)
    return found[quote]


def test_03_the_years_to_come_are_a_plan_with_its_own_end(cases: Path) -> None:
    """Main considerations are plan; targets of five years end in 2030 and are in progress in 2027."""
    shown = read_case(cases, "03*/report-2026.txt")
    assert [str(each.part) for each in shown.headings if each.level == 1] == ["review", "plan", "plan"]
    older = read_case(cases, "03*/report-2026-targets.txt")
    deadlines = {each.quote: each.deadline for each in commitments_of(older)}
    statuses = _statuses(older, read_case(cases, "03*/report-2027.txt"))
    for words in ("4万亿元", "70%", "400亿斤", "1000公里"):
        assert {deadline for quote, deadline in deadlines.items() if words in quote} == {"2030"}
        assert _one(statuses, words) == "in_progress"
    for words in ("增长5%左右", "45万人", "3000公里"):
        of_year = {quote for quote in statuses if words in quote and deadlines[quote] == "2026"}
        assert {statuses[quote] for quote in of_year} == {"fulfilled"}


def test_04_the_list_after_the_closing_is_promised(cases: Path) -> None:
    """Its items have offices and are answered; the glossary behind it promises nothing."""
    older = read_case(cases, "04*/a-2026.txt")
    found = commitments_of(older)
    bodies = {
        "18万人以上": ("人社厅",), "40万人次": ("人社厅",), "7000张": ("民政厅",), "20个": ("民政厅",),
        "500部以上": ("住建厅", "市场监管局"),
    }  # fmt: skip
    for words, offices in bodies.items():
        (item,) = (each for each in found if words in each.quote)
        assert (item.bodies, item.deadline) == (offices, "2026")
    statuses = _statuses(older, read_case(cases, "04*/b-2027.txt"))
    assert [_one(statuses, words) for words in ("18万人", "40万人次", "7000张")] == ["fulfilled"] * 3
    assert _one(statuses, "500部") in {"partial", "not_fulfilled"}


def test_07_a_town_heads_its_halves_without_numbers(cases: Path) -> None:
    """Numbering begins again below the second half; the year's targets are found."""
    report = read_case(cases, "07*/town-2014.txt")
    tops = [(each.heading, str(each.part)) for each in report.headings if each.level == 1]
    assert tops == [("2013年工作回顾", "review"), ("2014年工作安排", "plan")]
    assert [(each.heading or "")[:2] for each in report.headings if each.level == 2] == ["一、", "二、"] * 2
    quotes = _by_quote(commitments_of(report))
    assert {"国民生产总值增长12%", "财政一般预算收入210万", "农村人均纯收入增长15%以上"} <= set(quotes)


@pytest.mark.parametrize("file", ["column-order.pdf", "row-order.pdf"])
def test_08_two_columns_are_read_in_order_and_said(cases: Path, file: str) -> None:
    """Sentences and headings are those of the plain text."""
    plain = read_report((ROOT / "corpora" / "yunhai-2024.txt").read_bytes(), name="a.txt")
    report = read_case(cases, f"08*/{file}")
    assert len(set(_sentences(plain)) & set(_sentences(report))) >= 0.97 * len(set(_sentences(plain)))
    assert [each.heading for each in report.headings] == [each.heading for each in plain.headings]
    assert "two-columns" in {issue.code for issue in report.issues}


@pytest.mark.parametrize("file", ["tasks.docx", "tasks.html", "livelihood.md"])
def test_11_each_row_of_a_task_list_is_a_commitment(cases: Path, file: str) -> None:
    """With its offices and, where the list names one, its month."""
    rows = _by_quote(commitments_of(read_case(cases, f"11*/{file}")))
    assert len(rows) == 3
    assert all(each.bodies for each in rows.values())
    school = rows["新建公办幼儿园3所，新增学位1080个"]
    assert [each.metric for each in school.quantities] == ["新建公办幼儿园", "新增学位"]
    if file != "livelihood.md":
        assert sorted(each.deadline or "" for each in rows.values()) == ["2023-09", "2023-11", "2023-12"]


def test_11_hidden_text_is_set_aside_and_ruby_keeps_its_base(cases: Path) -> None:
    """What is not on paper is in no sentence; how a character is read does not replace it."""
    report = read_case(cases, "11*/hidden-and-ruby.docx")
    assert ("（内部口径：确保6%）", "hidden") in [(each.text, str(each.reason)) for each in report.removed]
    assert "内部口径" not in report.text
    assert "禾苗公园建成开放" in report.text


def test_12_and_13_other_tools_and_tables_come_home(cases: Path, tmp_path: Path) -> None:
    """A project with its own control names is read, one without ids finds its text, tables change nothing.

    The tables were written by an earlier version, which named reports by their ids.
    """
    me = Actor(name="甲", role=Role.ADMIN)
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with open_workspace(home) as workspace:
        astral = next(cases.glob("12*/astral.txt"))
        add_report(workspace, astral.read_bytes(), astral.name, actor=me)
        for file, new in (("own-control-name.json", 5), ("no-document-id.json", 0)):
            raw = next(cases.glob(f"12*/{file}")).read_bytes()
            before = len(workspace.store.annotations())
            import_file(workspace, plan_file(workspace, raw), me)
            assert len(workspace.store.annotations()) == before + new
        assert workspace.store.annotations()
        for file in ("ex.csv", "ex_gbk.csv", "ex3.xlsx"):
            plan = plan_file(workspace, next(cases.glob(f"13*/{file}")).read_bytes()).plan
            assert plan.changes_nothing
            assert not plan.left_out
