"""A demonstration has decisions in it and leaves whatever else there is alone."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from workbench import logs
from workbench.commands.serving import demo_command
from workbench.errors import StoreError
from workbench.pipeline.demonstration import FIRST, OLDER, SECOND, demonstration_home
from workbench.pipeline.home import Home, is_demonstration
from workbench.pipeline.workspace import open_workspace
from workbench.ui import launch
from workbench.ui.state import default_coder


def test_a_demonstration_has_decisions_and_is_taken_up_again(tmp_path: Path) -> None:
    """Both coders judged, one thing is in dispute, and a second start adds nothing."""
    folder = tmp_path / "demo"
    home = demonstration_home(folder)
    assert is_demonstration(home)
    with open_workspace(home) as workspace:
        first = workspace.store.assessments(document=OLDER, coder=FIRST.name)
        second = workspace.store.assessments(document=OLDER, coder=SECOND.name)
        lines = len(workspace.store.log())
    verdicts = {each.annotation: each.verdict for each in first}
    assert len(first) > 10
    assert sum(verdicts.get(each.annotation) != each.verdict for each in second) == 1
    with open_workspace(demonstration_home(folder)) as workspace:
        assert len(workspace.store.log()) == lines


def test_who_looks_around_does_so_as_the_first_coder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages count what is decided as the visitor's own; the environment of before is not this test's."""
    seen: list[str] = []
    for name in (
        "LOGNAME",
        "WORKBENCH_HOME",
        "WORKBENCH_DATABASE_URL",
        "WORKBENCH_SIGN_IN",
        "WORKBENCH_SECRETS",
    ):
        monkeypatch.setenv(name, "x")
    monkeypatch.setattr(logs, "keep_contents_out", lambda: None)
    monkeypatch.setattr(launch, "run_app", lambda **_: seen.append(default_coder()))
    demo_command(argparse.Namespace(home=str(tmp_path / "demo"), port=1, headless=True))
    assert seen == [FIRST.name]


def test_somebodys_home_is_left_alone(tmp_path: Path) -> None:
    """A folder with anything else in it, such as a store in use, is refused and not written to."""
    (tmp_path / "annotations").mkdir()
    kept = tmp_path / "annotations" / "workbench.sqlite"
    kept.write_bytes(b"work")
    with pytest.raises(StoreError):
        demonstration_home(tmp_path)
    assert kept.read_bytes() == b"work"
    assert not is_demonstration(Home(folder=tmp_path, database_url=""))
