"""Texts are read once, from the library or a folder, and places have their level."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.builders.five_year import PLACE, add_plan, report_text
from workbench.cli import main
from workbench.errors import CorpusError
from workbench.model.adoption import Level
from workbench.pipeline import first_said
from workbench.pipeline.first_promised import check_promise
from workbench.pipeline.first_said import FirstSaid, level_of, read_folder
from workbench.pipeline.home import Home
from workbench.pipeline.workspace import open_workspace


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Give a home of its own, also to commands."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("WORKBENCH_HOME", str(folder))
    monkeypatch.delenv("WORKBENCH_DATABASE_URL", raising=False)
    (folder / "annotations").mkdir()
    return Home(folder=folder, database_url=f"sqlite:///{folder / 'annotations' / 'workbench.sqlite'}")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Give a folder with two reports, one of them in a folder below, and a file that is none."""
    folder = tmp_path / "reports"
    (folder / PLACE / "later").mkdir(parents=True)
    (folder / PLACE / "a.txt").write_text(report_text(2022), "utf-8")
    (folder / PLACE / "later" / "b.txt").write_text(report_text(2023), "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ("中华人民共和国", "national"),
        ("天津市", "province"),
        ("内蒙古自治区", "province"),
        ("大连市", "city"),
        ("天津市滨海新区", "county"),
        ("柏川市", "city"),
        ("青禾县", "county"),
        ("云海区（虚构样例）", "county"),
        ("石桥镇", "other"),
    ],
)
def test_a_place_has_a_level(place: str, level: Level) -> None:
    """By its code where it has one, by its name where it is made up."""
    assert level_of(place) == level


def test_a_folder_is_read_once(home: Home, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read is kept by its content; the second time nothing is parsed."""
    first = list(read_folder([reports], home))
    assert [(each.dated.place, each.dated.year) for each in first] == [(PLACE, 2022), (PLACE, 2023)]
    monkeypatch.setattr(first_said, "dated_text", None)
    assert list(read_folder([reports], home)) == first


def test_a_damaged_cache_is_read_again(home: Home, reports: Path) -> None:
    """Nothing that lies in the cache can break a question."""
    first = list(read_folder([reports], home))
    for file in (home.folder / "annotations" / "texts-read").iterdir():
        file.write_text("{", "utf-8")
    assert list(read_folder([reports], home)) == first


def test_a_folder_with_nothing_in_it_says_what_to_do(home: Home, tmp_path: Path) -> None:
    """One sentence, no traceback."""
    with pytest.raises(CorpusError, match="请给出放报告的文件夹"):
        list(read_folder([tmp_path / "nowhere"], home))


def test_the_library_is_followed_as_it_grows(home: Home) -> None:
    """A text that is added later is found by the same searcher; the first one's day is told where known."""
    searcher = FirstSaid()
    with open_workspace(home) as workspace:
        assert not searcher.follow(workspace, "老旧小区70个").earliest
        add_plan(workspace)
        (saying,) = searcher.follow(workspace, "老旧小区70个").earliest
        assert (saying.place, saying.year) == (PLACE, 2022)
        text = workspace.report(saying.document).text
        assert text[saying.start : saying.end] == "老旧小区70个"


def test_the_command_prints_and_writes(
    home: Home, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """JSON names the missing years, the table has a row for each place and year."""
    table = tmp_path / "places.csv"
    asked = ["first-said", "高标准农田", str(reports), "--also", "能耗"]
    assert main([*asked, "--json", "--csv", str(table)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["year"] for each in told["earliest"]] == [2022]
    assert [each["state"] for each in told["places"][0]["years"]] == ["said", "said"]
    with table.open(encoding="utf-8-sig") as stream:
        assert [row["state"] for row in csv.DictReader(stream)] == ["said", "said"]
    assert main(["first-said", " “” "]) == 1


def test_to_people_the_commands_speak_in_words(
    home: Home, reports: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Levels, kinds and how a target stands are told in words, in either language; a fall keeps its sign."""
    (reports / "青禾县").mkdir()
    (reports / "青禾县" / "c.txt").write_text(
        report_text(2023).replace(PLACE, "青禾县").replace("单位GDP能耗", "碳汇林"), "utf-8"
    )
    assert main(["first-said", "能耗", str(reports)]) == 0
    told = capsys.readouterr().out
    assert f"市级\t{PLACE}" in told
    assert "未见\t区县\t青禾县" in told
    assert main(["first-said", "碳汇林", str(reports)]) == 0
    assert "2023\t区县\t青禾县\t此前 1 年缺报告，可能更早" in capsys.readouterr().out
    with open_workspace(home) as workspace:
        add_plan(workspace)
    assert main(["five-year", "baichuan-plan"]) == 0
    told = capsys.readouterr().out
    assert "单位GDP能源消耗增速 −13.5%\t五年变化 · 约束性\t2021 −3%  2022 −1%\t落后" in told
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "en")
    assert main(["five-year", "baichuan-plan"]) == 0
    assert "binding" in capsys.readouterr().out.lower()


def test_the_plan_command_takes_the_library_of_the_place(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without further sources the place's own documents are set beside the plan."""
    with open_workspace(home) as workspace:
        add_plan(workspace)
    assert main(["five-year", "baichuan-plan", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["documents"] == ["baichuan-2022", "baichuan-2023"]
    (jobs,) = [each for each in told["targets"] if each["metric"] == "城镇新增就业"]
    assert (jobs["so_far"], jobs["needed_pace"], jobs["taken_over"]) == (63_000, 29_000, [2022, 2023])


@pytest.mark.parametrize("quote", ["新建\ud800中小学校三所", "新建\x1b[31m中小学校三所", "建设学校，" * 500])
def test_what_is_no_sentence_is_no_promise(quote: str) -> None:
    """A sentence says so before anything is read."""
    with pytest.raises(CorpusError) as caught:
        check_promise(quote)
    assert caught.value.code == "promise-no-text"
