"""A replication package is rebuilt from itself alone, names nobody, and shows what was changed."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pypdfium2
import pytest

from tests.builders.judged import AGAIN, FIRST, JUDGED, OLDER, SECOND, judge_pair
from tests.builders.snapshots import sample
from workbench.agreement.shares import wilson
from workbench.errors import ExchangeError
from workbench.exchange.replication import statistics_files
from workbench.exchange.replication.papers import codebook_page
from workbench.exchange.replication.tables import TABLES
from workbench.pipeline.home import Home
from workbench.pipeline.replicating import Wishes, rebuild, replicate
from workbench.pipeline.workspace import Workspace, open_workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Return a library whose made-up pair is judged by two coders."""
    folder = tmp_path_factory.mktemp("home")
    home = Home(folder=folder, database_url=f"sqlite:///{folder / 'workbench.sqlite'}")
    with open_workspace(home) as opened:
        judge_pair(opened, note="=HYPERLINK(1)")
        yield opened


@pytest.fixture(scope="module")
def package(workspace: Workspace) -> bytes:
    return replicate(workspace, Wishes(title="承诺与兑现", authors=("云海大学",)))


def files_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def rows(data: bytes, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files_of(data)[f"tables/{table}.csv"].decode())))


def test_every_table_is_made_anew_byte_for_byte(workspace: Workspace, package: bytes) -> None:
    """The same library gives the same package, and the package gives the same tables."""
    found = rebuild(package)
    assert found.same
    assert found.withheld == 0
    assert {f"tables/{name}.csv" for name in TABLES} < set(found.files)
    assert replicate(workspace, Wishes(title="承诺与兑现", authors=("云海大学",))) == package


def test_the_tables_say_what_was_judged(package: bytes) -> None:
    """Counts, agreement with its interval and the share kept are those of the decisions."""
    assert len(rows(package, "verdicts")) == JUDGED + AGAIN
    agreed = {each["what"]: each for each in rows(package, "agreement")}
    assert int(agreed["blind_verdicts"]["units"]) == AGAIN
    low, alpha, high = (float(agreed["verdicts"][name]) for name in ("alpha_low", "alpha", "alpha_high"))
    assert low <= alpha <= high
    (plan,) = (each for each in rows(package, "fulfilment") if each["older"] == OLDER)
    assert (int(plan["judged"]), int(plan["disputed"])) == (JUDGED - 1, 1)
    assert float(plan["kept_low"]) < float(plan["kept"]) < float(plan["kept_high"])
    assert {each["rationale"] for each in rows(package, "verdicts")} >= {"'=HYPERLINK(1)"}


def test_every_column_is_in_the_dictionary(package: bytes) -> None:
    """No column of any table is without its meaning in both languages."""
    told = {(each["table"], each["column"]): each for each in rows(package, "dictionary")}
    assert all(each["zh"] and each["en"] for each in told.values())
    for name in TABLES:
        header = files_of(package)[f"tables/{name}.csv"].decode().split("\n", 1)[0]
        assert all((name, column.strip('"')) in told for column in header.split(","))


def test_no_name_and_no_path_is_in_it(workspace: Workspace, package: bytes) -> None:
    """Coders are numbered unless named on purpose; folders of this machine are nowhere."""
    everything = b"".join(files_of(package).values())
    assert not any(f'"{name}"'.encode() in everything for name in (FIRST, SECOND))
    assert str(Path.home()).encode() not in everything
    assert str(workspace.home.folder).encode() not in everything
    assert {each["coder"] for each in rows(package, "verdicts")} == {"coder-01", "coder-02"}
    named = replicate(workspace, Wishes(names=True))
    assert {each["coder"] for each in rows(named, "verdicts")} == {FIRST, SECOND}
    assert rebuild(named).same


def test_texts_may_be_withheld(workspace: Workspace, package: bytes) -> None:
    """Then only hashes and what is quoted stay, and the tables are the same."""
    bare = replicate(workspace, Wishes(texts=False))
    assert not any(name.startswith("texts/") for name in files_of(bare))
    text = workspace.store.text(OLDER)
    everything = b"".join(files_of(bare).values()).decode()
    quoted = {each["quote"] for each in rows(bare, "commitments")}
    unquoted = [line for line in text.split("\n") if len(line) > 40 and not any(q in line for q in quoted)]
    assert unquoted
    assert not any(line in everything for line in unquoted)
    found = rebuild(bare)
    assert found.same
    assert found.withheld == len(workspace.documents())
    assert {n: c for n, c in files_of(bare).items() if n.startswith("tables/")} == {
        n: c for n, c in files_of(package).items() if n.startswith("tables/")
    }


def test_a_changed_number_is_found(package: bytes) -> None:
    """A cell, an input or a text that was changed afterwards is named with its line."""
    files = files_of(package)
    name = "tables/fulfilment.csv"
    cell = packed(files | {name: files[name].replace(b'"yunhai-2024"', b'"yunhai-2023"')})
    assert rebuild(cell).differing == {name: 2}
    records = files["inputs/records.json"]
    said = packed(files | {"inputs/records.json": records.replace(b'"partial"', b'"fulfilled"', 1)})
    assert "tables/verdicts.csv" in rebuild(said).differing
    text = next(each for each in files if each.startswith("texts/"))
    moved = rebuild(packed(files | {text: b"x" + files[text]}))
    assert not moved.same
    assert text in moved.altered
    missing = rebuild(packed({n: c for n, c in files.items() if n != name}))
    assert missing.differing == {name: 0}


EMPTY = packed({"inputs/records.json": b"{}", "inputs/units.json": b"{}"})


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", packed({"a": b"b"}), EMPTY])
def test_what_is_no_package_is_refused(data: bytes) -> None:
    """One sentence in both languages, no traceback."""
    with pytest.raises(ExchangeError) as caught:
        rebuild(data)
    assert "\n" not in caught.value.message
    assert caught.value.english != caught.value.message


def test_the_papers_are_there(package: bytes) -> None:
    """README, citation, codebook, settings and versions stand in the zip, and the hashes hold."""
    files = files_of(package)
    readme = files["README.md"].decode()
    for said in ("承诺与兑现", "How to rebuild", "Software", "Data availability", "workbench rebuild"):
        assert said in readme
    assert 'title: "承诺与兑现"' in files["CITATION.cff"].decode()
    assert b"cff-version: 1.2.0" in files["CITATION.cff"]
    assert "未见回应" in files["codebook.html"].decode()
    opened = pypdfium2.PdfDocument(files["codebook.pdf"])
    printed = "".join(opened[n].get_textpage().get_text_range() for n in range(len(opened)))
    html_words = re.sub(r"<[^>]+>", " ", files["codebook.html"].decode().partition("<body>")[2])
    assert set("".join(unescape(html_words).split())) <= set(printed) | set(
        "中文English上级parent代码code定义definition"
    )
    assert json.loads(files["settings.json"])["exchange"]["max_depth"] == 64
    assert "python" in json.loads(files["versions.json"])


def test_the_codebook_shows_marks_of_direction() -> None:
    """What stands beside the name of a code is not turned round by it, and nothing of it is markup."""
    base = sample()
    book = base.codebooks[0]
    turned = tuple(replace(code, zh="\u202e<b>甲", definition_zh="\u2067乙") for code in book.codes)
    page = codebook_page(replace(base, codebooks=(replace(book, codes=turned, note="\u202e丙"),))).decode()
    assert page.count("[U+202E]&lt;b&gt;甲") == len(turned) > 0
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)


def test_stata_and_spss_read_labels(workspace: Workspace, tmp_path: Path) -> None:
    """Codes are numbers with labels, columns have theirs, and no character is lost."""
    pyreadstat = pytest.importorskip("pyreadstat")
    files = files_of(replicate(workspace, Wishes(programs=("stata", "spss"))))
    for name, read in (
        ("stata/verdicts.dta", pyreadstat.read_dta),
        ("spss/verdicts.sav", pyreadstat.read_sav),
    ):
        target = tmp_path / Path(name).name
        target.write_bytes(files[name])
        frame, meta = read(str(target))
        assert len(frame) == JUDGED + AGAIN
        labels = meta.variable_value_labels["verdict"]
        told = [labels[int(value)] for value in frame["verdict"]]
        assert {"已完成", "部分完成"} <= set(told)
        assert meta.column_names_to_labels["verdict"] == "结论代码"
        assert set(frame["against"]) == {"yunhai-2025"}


def test_without_the_extra_one_sentence_says_what_to_install(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No traceback where pyreadstat is missing."""

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(statistics_files, "import_module", missing)
    with pytest.raises(ExchangeError, match="pip install"):
        replicate(workspace, Wishes(programs=("stata",)))


@pytest.mark.slow
def test_another_process_with_an_empty_home_rebuilds_it(package: bytes, tmp_path: Path) -> None:
    """The command finds everything in the zip: no library, no settings, no checkout as the folder."""
    source = tmp_path / "paper.zip"
    source.write_bytes(package)
    home = tmp_path / "empty"
    home.mkdir()
    root = str(Path(__file__).resolve().parents[3])
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONPATH": root,
        "WORKBENCH_HOME": str(home),
    }
    command = [
        sys.executable,
        "-m",
        "workbench",
        "rebuild",
        str(source),
        "-o",
        str(tmp_path / "new"),
        "--json",
    ]
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["same"]
    files = files_of(package)
    for path in (tmp_path / "new").rglob("*.csv"):
        assert path.read_bytes() == files[path.relative_to(tmp_path / "new").as_posix()]
    assert list(home.iterdir()) == []


def test_wilson_is_wilson() -> None:
    """Two values as published (Agresti and Coull 1998), and none where nothing is counted."""
    assert wilson(0, 0) is None
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-3)
    assert wilson(5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-3)
