"""Who promised something first is told by what is promised, not by the very words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbench.errors import CorpusError
from workbench.model.adoption import Adoption
from workbench.model.hints import Hints
from workbench.model.roles import Actor
from workbench.pipeline.first_promised import check_promise, first_promised, first_promised_in
from workbench.pipeline.home import Home
from workbench.pipeline.library import add_report
from workbench.pipeline.similar_promises import PromiseSearch
from workbench.pipeline.workspace import open_workspace

_REPORT = """{place}{year}年政府工作报告

一、{last}年工作回顾

地区生产总值增长6%。

二、{year}年重点工作

{plan}扎实推进农业生产，粮食播种面积保持稳定。
"""
_PLANS = {
    ("青禾县", 2020): "加强城市管理，改善市容环境。",
    ("青禾县", 2021): "完成困难重度残疾人家庭无障碍改造120户。",
    ("柏川市", 2020): "今年实施困难残疾人家庭的无障碍改造300户。",
    ("柏川市", 2022): "提高困难残疾人生活补贴标准。",
    ("云海区", 2022): "改造公共服务场所无障碍设施20处。",
}
_ASKED = "为困难残疾人家庭实施无障碍改造"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Give a folder of a few places' reports."""
    for (place, year), plan in _PLANS.items():
        folder = tmp_path / "reports" / place
        folder.mkdir(parents=True, exist_ok=True)
        text = _REPORT.format(place=place, year=year, last=year - 1, plan=plan)
        (folder / f"{year}.txt").write_text(text, "utf-8")
    return tmp_path / "reports"


def firsts(found: Adoption) -> dict[str, int | None]:
    """Return when each place first promised it."""
    return {each.place: each.first.year if each.first else None for each in found.places}


def test_who_was_first_and_who_followed(reports: Path) -> None:
    """The order of words, sizes and small words don't count; another object of the same people does."""
    told: list[tuple[int, int]] = []
    found = first_promised_in([reports], _ASKED, on_progress=lambda done, total: told.append((done, total)))
    assert firsts(found) == {"柏川市": 2020, "青禾县": 2021, "云海区": None}
    assert [each.place for each in found.earliest] == ["柏川市"]
    assert "无障碍改造300户" in found.earliest[0].quote
    assert told[-1] == (len(_PLANS), len(_PLANS))


def test_a_missing_report_is_not_a_silence(reports: Path) -> None:
    """Of a year without a report nobody can say that nothing was promised."""
    found = first_promised_in([reports], _ASKED)
    states = {each.place: [cell.state for cell in each.years] for each in found.places}
    assert states["柏川市"] == ["said", "missing", "silent"]
    assert states["云海区"] == ["missing", "missing", "silent"]


def test_the_library_answers_as_a_folder_does(reports: Path, tmp_path: Path) -> None:
    """What is kept in the library is looked through in the same way."""
    (tmp_path / "home" / "annotations").mkdir(parents=True)
    url = f"sqlite:///{tmp_path / 'home' / 'annotations' / 'workbench.sqlite'}"
    with open_workspace(Home(folder=tmp_path / "home", database_url=url)) as workspace:
        for file in sorted(reports.rglob("*.txt")):
            add_report(
                workspace,
                file.read_bytes(),
                file.name,
                hints=Hints(jurisdiction=file.parent.name, year=int(file.stem)),
                actor=Actor("wang"),
            )
        found = first_promised(workspace, PromiseSearch(), _ASKED)
    assert {place: year for place, year in firsts(found).items() if year} == {"柏川市": 2020, "青禾县": 2021}


def test_too_short_a_promise_is_refused() -> None:
    """Two characters are like everything."""
    with pytest.raises(CorpusError, match="太短"):
        check_promise("就业")


def test_a_search_ends_when_it_is_told_to(reports: Path) -> None:
    """Who shows the progress can stop it."""

    class StoppedError(Exception):
        """Told by who shows the progress."""

    def stop(done: int, total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        first_promised_in([reports], _ASKED, on_progress=stop)


LIKE_BUT_OTHER = [
    ("新建公办学校8所、新增学位6000个", "新建公办幼儿园8所、新增学位6000个"),
    ("新建改建乡镇卫生院12所", "新建改建乡镇敬老院12所"),
    ("升级改造农贸市场15个", "升级改造文化广场15个"),
    ("新建扩建县级医院3所", "新建扩建县级水厂3所"),
    ("规划建设城市公园20个", "规划建设城市广场20个"),
]


@pytest.mark.parametrize(("asked", "other"), LIKE_BUT_OTHER)
def test_another_kind_of_work_is_another_promise(asked: str, other: str, tmp_path: Path) -> None:
    """The rest may be the same word for word; the same work with another number answers."""
    for place, promise in (("柏川市", other), ("云海区", re.sub(r"\d+", "5", asked))):
        folder = tmp_path / place
        folder.mkdir()
        text = _REPORT.format(place=place, year=2024, last=2023, plan=f"{promise}。")
        (folder / "2024.txt").write_text(text, encoding="utf-8")
    found = first_promised_in([tmp_path], asked)
    assert [each.place for each in found.earliest] == ["云海区"]
