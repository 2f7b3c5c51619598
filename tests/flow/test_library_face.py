"""``import workbench`` gives what the commands give, costs nothing until used, and its examples hold."""

from __future__ import annotations

import doctest
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import workbench
from workbench import library
from workbench.contract.reading import commitments_json
from workbench.pipeline.analysing import proposals_of

ROOT = Path(__file__).resolve().parents[2]


def test_the_examples_hold() -> None:
    result = doctest.testmod(library)
    assert result.attempted > 10
    assert result.failed == 0


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = ("pandas", "sqlalchemy", "workbench.library")
    code = f"import sys, workbench; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_every_promised_name_is_there_and_no_other() -> None:
    assert all(callable(getattr(workbench, name)) for name in workbench.__all__)
    with pytest.raises(AttributeError):
        workbench.something_else  # noqa: B018


def test_commitments_are_those_of_the_command() -> None:
    document = workbench.read("yunhai-2024")
    printed = commitments_json(document.report, proposals_of(document.report))["commitments"]
    assert list(document.commitments().rows) == printed


def test_evidence_of_several_sources_names_each() -> None:
    older, newer = workbench.read("yunhai-2024"), workbench.read("yunhai-2025")
    frame = workbench.evidence(older, newer, older).to_frame()
    assert set(frame["source"]) <= {older.id, newer.id}
    assert newer.id in set(frame["source"])


def test_a_library_opens_in_a_folder_of_its_own(tmp_path: Path) -> None:
    with workbench.open_library(tmp_path) as opened:
        assert opened.has_document(opened.documents()[0].id)


def test_the_wheel_holds_types_data_and_reports_under_a_name_of_its_own(tmp_path: Path) -> None:
    """Built offline by the build tool itself, as an installer would."""
    code = f"from hatchling.build import build_wheel; print(build_wheel({str(tmp_path)!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    name = done.stdout.strip().splitlines()[-1]
    assert name.startswith("gongzuo_workbench-")
    with zipfile.ZipFile(tmp_path / name) as wheel:
        names = set(wheel.namelist())
    wanted = {"py.typed", "library.py", "corpus/data/places.tsv", "_corpora/catalogue.csv", "ui/app.py"}
    assert not {f"workbench/{each}" for each in wanted} - names
    assert not [
        each
        for each in names
        if each.split("/")[0] not in {"workbench", f"{name.split('-py3')[0]}.dist-info"}
    ]
