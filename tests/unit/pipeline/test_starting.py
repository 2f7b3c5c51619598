"""A server begins to look at its database before it loads anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.as_shipped import open_store
from workbench.pipeline.starting import look_early
from workbench.store import early_look


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that the environment names as home, without an address of a database."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    monkeypatch.delenv("WORKBENCH_DATABASE_URL", raising=False)
    early_look.found_whole(tmp_path, thorough=True)  # whatever was begun elsewhere
    return tmp_path


def test_the_file_that_will_be_opened_is_looked_at(home: Path) -> None:
    """It is the one of this home."""
    file = home / "annotations" / "workbench.sqlite"
    file.parent.mkdir()
    open_store(f"sqlite:///{file}").close()
    look_early()
    assert early_look.found_whole(file, thorough=True)


@pytest.mark.parametrize("url", ["postgresql://nowhere/none", "sqlite:///:memory:", "sqlite:///x?mode=ro"])
def test_another_database_is_left_alone(home: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """And a home that has none yet."""
    look_early()
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", url)
    look_early()
    assert not early_look.found_whole(home, thorough=True)


def test_a_home_that_cannot_be_made_is_told_of_later(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens it says what is wrong."""
    (home / "annotations").write_text("a file in its place")
    look_early()
