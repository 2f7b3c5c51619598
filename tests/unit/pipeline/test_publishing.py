"""Publishing as a zip: for whoever may, with progress, and the same pages as in a folder."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders.judged import FIRST, NEWER, OLDER, SECOND, judge_pair
from workbench.errors import ExchangeError, ForbiddenError
from workbench.model.document_name import cited_name
from workbench.model.roles import Actor, Role
from workbench.pipeline.document_care import correct
from workbench.pipeline.home import Home
from workbench.pipeline.publishing import publication, publish, publish_zip, worth_showing
from workbench.pipeline.workspace import open_workspace


def test_the_zip_holds_what_the_folder_holds(tmp_path: Path) -> None:
    """Byte for byte the same files, no coder's name in them, and progress that ends at the whole."""
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    steps: list[tuple[int, int]] = []

    def told(done: int, expected: int) -> None:
        steps.append((done, expected))

    with open_workspace(home) as workspace:
        judge_pair(workspace)
        with pytest.raises(ForbiddenError):
            publish_zip(workspace, Actor("wang", Role.CODER))
        count, content = publish_zip(
            workspace,
            Actor("zhao", Role.ADJUDICATOR),
            told=told,
        )
        assert publish(workspace, tmp_path / "site") == count
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    folder = tmp_path / "site"
    assert packed == {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    assert steps[-1] == (count, count)
    assert not any(f">{name}<".encode() in page for page in packed.values() for name in (FIRST, SECOND))


def test_samples_and_rows_of_nought_are_left_out_unless_chosen(tmp_path: Path) -> None:
    """A made-up place stands beside real ones only where it is named; a plan without promises never does."""
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with open_workspace(home) as workspace:
        judge_pair(workspace)
        alone = publication(workspace).plans
        assert alone
        assert all(plan.fictional and plan.promises for plan in alone)
        place = alone[0].place
        real = replace(alone[0], fictional=False, place="东川县", id="dongchuan-2024")
        empty = replace(real, id="dongchuan-2025", promises=())
        shown = worth_showing([*alone, real, empty], chosen=False)
        assert [plan.id for plan in shown] == ["dongchuan-2024"]
        assert {plan.id for plan in publication(workspace, place=place).plans} == {each.id for each in alone}
        assert worth_showing([*alone, real], chosen=True) == [*alone, real]


LAIN = ("file:///home/zhang/报告.docx", "张三提供，见 smb://nas/张三", "/home/zhang/报告.docx")


@pytest.mark.parametrize("source", LAIN)
def test_where_a_document_lay_is_not_published(tmp_path: Path, source: str) -> None:
    """Only an address of the web is told, and not who signs in there."""
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with open_workspace(home) as workspace:
        judge_pair(workspace)
        for name, said in ((OLDER, source), (NEWER, "https://li:geheim@yunhai.example/a.html")):
            seen = workspace.store.document(name)
            correct(workspace, Actor("admin", Role.ADMIN), seen, {"source": said})
        publish(workspace, tmp_path / "site")
    pages = "".join(path.read_text("utf-8") for path in (tmp_path / "site").rglob("*") if path.is_file())
    assert "yunhai.example/a.html" in pages
    assert "geheim" not in pages
    assert not [each for each in ("zhang", "张三", "smb:") if each in pages]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "/srv/www", "evil"])
def test_pages_stand_at_an_address_of_the_web_or_nowhere(tmp_path: Path, address: str) -> None:
    """From the command line too, nothing is written where permalinks would lead nowhere."""
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with open_workspace(home) as workspace, pytest.raises(ExchangeError, match="https"):
        publish(workspace, tmp_path / "site", address=address)
    assert not (tmp_path / "site").exists()


def test_a_source_is_called_so_that_one_knows_which_it_is(tmp_path: Path) -> None:
    """Every report is called 政府工作报告: place and year stand beside each quotation."""
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    with open_workspace(home) as workspace:
        judge_pair(workspace)
        for name in (OLDER, NEWER):
            seen = workspace.store.document(name)
            correct(workspace, Actor("admin", Role.ADMIN), seen, {"title": "政府工作报告"})
        (first,) = publication(workspace).plans
        assert first.answer is not None
        told = {first.source.title, first.answer.title}
        told |= {q.source.title for each in first.promises for said in each.opinions for q in said.evidence}
        expected = {cited_name(workspace.store.document(name)) for name in (OLDER, NEWER)}
    assert told == expected
    assert all("政府工作报告" in each and "202" in each for each in told)
