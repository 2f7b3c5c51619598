"""What takes reading all of the store outlives a run, and nothing that anybody did to its file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders.decisions import add_pair, annotation
from workbench.model.decision import AnchorState, Annotation
from workbench.pipeline import kept_answers
from workbench.pipeline.home import Home
from workbench.pipeline.review_queue import outdated, waiting
from workbench.pipeline.workspace import open_workspace
from workbench.store import answers, store_reader
from workbench.store.queries import select_records
from workbench.store.store import Store

QUOTE = "建成公园3个"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a home with one annotation whose place is in doubt, closed."""
    made = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'store.sqlite'}")
    with open_workspace(made) as workspace:
        add_pair(workspace.store)
        _doubt(workspace.store, "n1")
    return made


@pytest.fixture(autouse=True)
def _all_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small store answers at once."""
    monkeypatch.setattr(answers, "WORTH", 0.0)


@contextmanager
def run(home: Home) -> Iterator[Store]:
    """Open the home as a new run of the program would, on a page that is being drawn."""
    with open_workspace(home) as workspace, workspace.store.asking_once():
        yield workspace.store


def _doubt(store: Store, name: str) -> Annotation:
    made = annotation(name, QUOTE)
    made = replace(made, anchor=replace(made.anchor, state=AnchorState.FUZZY, score=0.5))
    return store.save([made], actor="王", action="create")[0]


def unsure(store: Store) -> object:
    """Return the ids of those whose place is in doubt."""
    return [each.id for each in store.unsure()]


def asked(
    home: Home, monkeypatch: pytest.MonkeyPatch, ask: Callable[[Store], object] = unsure
) -> tuple[object, bool]:
    """Return what a new run is told, and whether the records were looked through for it."""
    looked = []

    def noted(*of: object, **more: object) -> object:
        looked.extend([more["where"]] if more.get("where") is not None else [])
        return select_records(*of, **more)  # type: ignore[arg-type]

    with run(home) as store:
        store.documents()
        monkeypatch.setattr(store_reader, "select_records", noted)
        found = ask(store)
        monkeypatch.setattr(store_reader, "select_records", select_records)
    return found, bool(looked)


def test_a_later_run_is_told_what_an_earlier_one_was(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """While nobody did anything."""
    assert asked(home, monkeypatch) == (["n1"], True)
    assert asked(home, monkeypatch) == (["n1"], False)
    assert asked(home, monkeypatch) == (["n1"], False)


def test_it_is_looked_up_anew_after_anybody_did_anything(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """In this run or in another."""
    asked(home, monkeypatch)
    with run(home) as store:
        assert len(store.unsure()) == 1
        _doubt(store, "n2")
        assert len(store.unsure()) == 2
    assert asked(home, monkeypatch) == (["n1", "n2"], True)
    with run(home) as store:
        store.undo("王")
    assert asked(home, monkeypatch) == (["n1"], True)


def test_whatever_wrote_to_the_file_is_noticed(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database tool leaves no line in the log."""
    asked(home, monkeypatch)
    with closing(sqlite3.connect(home.folder / "store.sqlite")) as tool:
        tool.execute("UPDATE record SET body = replace(body, 'fuzzy', 'exact') WHERE id = 'n1'")
        tool.commit()
    assert asked(home, monkeypatch) == ([], True)


def test_the_same_file_elsewhere_is_another_one(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy that was put in the place of a store is looked through."""
    asked(home, monkeypatch)
    file = home.folder / "store.sqlite"
    copy = home.folder / "copy"
    copy.write_bytes(file.read_bytes())
    copy.replace(file)
    assert asked(home, monkeypatch) == (["n1"], True)


def test_long_answers_are_not_kept(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """To read them back would take as long."""
    monkeypatch.setattr(kept_answers, "MOST", 0)
    assert asked(home, monkeypatch) == (["n1"], True)
    assert asked(home, monkeypatch) == (["n1"], True)


def test_what_is_answered_at_once_is_not_kept(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is asked for under any name would fill the folder."""
    monkeypatch.setattr(answers, "WORTH", 60.0)
    assert asked(home, monkeypatch) == (["n1"], True)
    assert asked(home, monkeypatch) == (["n1"], True)


def test_what_somebody_coded_blind_is_kept_too(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each person, also that it is nothing."""

    def blind(store: Store) -> object:
        return store.coded_blind("王")

    assert asked(home, monkeypatch, blind) == (((), ()), True)
    assert asked(home, monkeypatch, blind) == (((), ()), False)
    assert asked(home, monkeypatch, lambda store: store.coded_blind("李")) == (((), ()), True)


def test_a_kept_answer_of_another_shape_is_none(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever lies there is not trusted."""
    monkeypatch.setattr(kept_answers, "find_kept", lambda *_: "anything")
    assert asked(home, monkeypatch) == (["n1"], True)


def test_who_draws_no_page_reads_the_store_itself(home: Home) -> None:
    """As before: who reads outside of a page may look for what was done behind our back."""
    with open_workspace(home) as workspace:
        assert [each.record.id for each in waiting(workspace.store)] == ["n1"]
        assert outdated(workspace.store) == ()
    assert not list(home.disk_cache.glob("*.kept"))
