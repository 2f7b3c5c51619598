"""Terms are counted from the command line, over the library and over files."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

import workbench
from workbench.cli import main
from workbench.model.hints import Hints
from workbench.model.roles import Actor
from workbench.pipeline.memo import forget_all
from workbench.pipeline.panel_files import read_sample
from workbench.pipeline.panels import counted_documents, library_panel, sample_hits
from workbench.pipeline.search_texts import file_texts, library_texts
from workbench.pipeline.term_lists import (
    EXAMPLE,
    drop_term_list,
    judge,
    keep_term_list,
    open_term_list,
    read_term_list,
    term_list_names,
    verdicts_of,
)
from workbench.pipeline.workspace import open_workspace
from workbench.settings import DEFAULTS

LIST = "术语,同义词,排除\n公园,口袋公园,\n企业,,企业家\n不在其中的词,,\n"


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    """Give a list of terms as a Chinese Excel saves it."""
    file = tmp_path / "城建.csv"
    file.write_bytes(LIST.encode("gbk"))
    return file


def _table(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"))))


def test_counts_of_the_library_add_up_and_equal_the_texts(
    home: Path, terms: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Halves sum to the whole, counts are those of the sentences, and every format holds the same."""
    out = tmp_path / "out"
    argv = ["panel", str(terms), "--out", str(out), "--sentences", "--json"]
    assert main([*argv, "--format", "csv", "--format", "parquet", "--format", "xlsx"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    rows = _table(out / "panel.csv")
    assert {row["part"] for row in rows} == {"whole", "review", "plan", "other"}
    for name in ("公园", "企业", "不在其中的词"):
        own = [row for row in rows if row["term"] == name]
        whole = sum(int(row["hits"]) for row in own if row["part"] == "whole")
        assert whole == sum(int(row["hits"]) for row in own if row["part"] != "whole")
        (line,) = [each for each in told["terms"] if each["term"] == name]
        assert line["hits"] == whole
    with open_workspace() as workspace:
        parks = sum(workspace.report(d.id).text.count("公园") for d in counted_documents(workspace))
    assert parks == next(each["hits"] for each in told["terms"] if each["term"] == "公园") > 0
    frame = pd.read_parquet(out / "panel.parquet")
    assert [str(each) for each in frame["hits"]] == [row["hits"] for row in rows]
    book = openpyxl.load_workbook(out / "panel.xlsx", read_only=True)
    assert sum(1 for _ in book["面板"].iter_rows()) == len(rows) + 1
    sentences = _table(out / "sentences.csv")
    assert len(sentences) == sum(each["hits"] for each in told["terms"])
    assert all(row["match"] in row["sentence"] for row in sentences)
    sections = _table(out / "sections.csv")
    assert sum(int(row["hits"]) for row in sections) == len(sentences)


def test_a_sample_that_was_filled_in_gives_precision(
    home: Path, terms: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sheet goes out with an empty column and comes back with judgements, also through Excel."""
    out = tmp_path / "out"
    assert main(["panel", str(terms), "--out", str(out), "--sample", "4", "--seed", "3"]) == 0
    rows = _table(out / "sample.csv")
    assert len([row for row in rows if row["term"] == "企业"]) == 4
    for number, row in enumerate(rows):
        row["verdict"] = "错" if number == 0 else "对"
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    (tmp_path / "filled.csv").write_bytes(stream.getvalue().encode("gb18030"))
    capsys.readouterr()
    argv = ["panel", str(terms), "--judged", str(tmp_path / "filled.csv"), "--sample", "4", "--seed", "3"]
    assert main([*argv, "--json"]) == 0
    told = {each["term"]: each for each in json.loads(capsys.readouterr().out)["terms"]}
    assert (told["公园"]["judged"], told["公园"]["right"]) == (4, 3)
    assert told["公园"]["low"] < 0.75 < told["公园"]["high"]
    assert told["不在其中的词"]["precision"] is None
    assert len(read_sample((tmp_path / "filled.csv").read_bytes())) == len(rows)


def test_files_and_folders_are_counted_each_text_once(
    home: Path, terms: Path, seed: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder, and a file in it named again, are one text."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "滨海2024.txt").write_bytes(seed)
    assert main(["panel", str(terms), str(folder), str(folder / "滨海2024.txt"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["reports"] == 1
    text = workbench.read("tianjin-binhai-2024").text
    (line,) = [each for each in told["terms"] if each["term"] == "企业"]
    assert line["hits"] == text.count("企业") - text.count("企业家")


@pytest.mark.parametrize(
    "argv", [("没有.csv",), ("{terms}", "没有的文件.txt"), ("{terms}", "--place", "无此地")]
)
def test_what_cannot_be_counted_is_told_in_one_sentence(
    home: Path, terms: Path, argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """No list, no file, no report: exit status 1 and no traceback."""
    assert main(["panel", *(each.format(terms=terms) for each in argv)]) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_lists_and_judgements_of_the_library_stay(home: Path) -> None:
    """A list is kept under its name, a judgement of its hit is there after the store was opened anew."""
    actor = Actor("王")
    with open_workspace() as workspace:
        kept = keep_term_list(workspace, actor, LIST.encode(), "城建.csv")
        assert term_list_names(workspace) == ("城建", EXAMPLE)
        assert open_term_list(workspace, "城建") == kept == read_term_list(LIST.encode("utf-16"), "城建.csv")
        panel = library_panel(workspace, kept, counted_documents(workspace))
        hit = sample_hits(panel, 0)[0]
        judge(workspace, actor, "城建", hit, "wrong")
    with open_workspace() as workspace:
        assert verdicts_of(workspace, "城建") == {hit.key: "wrong"}
        drop_term_list(workspace, actor, "城建")
        assert term_list_names(workspace) == (EXAMPLE,)


def test_a_kept_reading_equals_a_fresh_one(home: Path) -> None:
    """What lies beside the database is what the report says; a spoilt file is made anew."""
    with open_workspace() as workspace:
        documents = counted_documents(workspace)
        fresh = library_texts(workspace, documents)
        forget_all()
        again = library_texts(workspace, documents)
        files = sorted((workspace.home.folder / "cache").rglob("*.kept"))
        assert len(files) == len(documents)
        for file in files:
            file.write_text("{", "utf-8")
        forget_all()
        mended = library_texts(workspace, documents)
    for one, other, third in zip(fresh, again, mended, strict=True):
        assert one is not other is not third
        assert one.units == other.units == third.units
        assert one.folded == other.folded == third.folded
        assert (one.place, one.year, one.text_id) == (other.place, other.year, other.text_id)


def test_other_settings_read_a_file_anew(home: Path) -> None:
    """What is kept of a file is kept by all that it was made of, how it was to be read too."""
    lines = (
        "2031年政府工作报告",
        "一、2030年工作回顾",
        "修桥三座。",
        "二、2031年工作安排",
        "新建书屋四十家。",
    )
    raw = "\n".join(lines).encode()
    files = [("r.txt", raw, Hints(jurisdiction="云海区", year=2031))]
    with open_workspace() as workspace:
        first = file_texts(files, workspace.home)
        assert file_texts(files, workspace.home)[0] is first[0]
        other = replace(DEFAULTS, corpus=replace(DEFAULTS.corpus, max_bytes=DEFAULTS.corpus.max_bytes - 1))
        assert file_texts(files, workspace.home, settings=other)[0] is not first[0]
        assert len(list((workspace.home.folder / "cache").rglob("*.kept"))) == 2
