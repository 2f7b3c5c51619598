"""A coding scheme of one's own from the command line: listed, loaded, written, and loaded again elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from workbench.cli import main


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> Any:
    """Run a command that must succeed and return the JSON it printed."""
    assert main([*argv, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("form", ["csv", "qdc"])
def test_a_scheme_goes_out_and_comes_back(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    """Only said on a dry run; then one revision more; what is written reads as what is in force."""
    before = run(capsys, "scheme", "list")
    planned = run(capsys, "scheme", "import", "--example", "--dry-run")
    assert planned["loaded"] is False
    assert run(capsys, "scheme", "list") == before
    loaded = run(capsys, "scheme", "import", "--example")
    assert (loaded["loaded"], loaded["revision"]) == (True, before["revision"] + 1)
    listed = run(capsys, "scheme", "list")
    assert {each["id"] for each in before["areas"]} <= {each["id"] for each in listed["areas"]}
    assert listed["areas"] != before["areas"]
    assert {"id", "kind", "zh", "en"} <= set(listed["fields"][0]) if listed["fields"] else True
    file = tmp_path / f"scheme.{form}"
    assert main(["scheme", "export", str(file), "--format", form]) == 0
    capsys.readouterr()
    if form == "csv":  # what is as it is now is said, not made a revision of
        assert main(["scheme", "import", str(file)]) != 0
        assert "没有改动" in capsys.readouterr().err
    else:  # a codebook of other tools holds areas alone
        assert b"Macroeconomics" in file.read_bytes()


def test_a_scheme_without_a_file_says_what_to_name(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, and nothing changed."""
    assert main(["scheme", "import"]) != 0
    assert "--example" in capsys.readouterr().err
