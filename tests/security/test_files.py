"""Attacks by files: names that lead elsewhere, bombs, oversize, tampered exports and backups."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.annotation.actions import Actor, Role
from workbench.corpus.catalogue import NAME, load_catalogue
from workbench.errors import CorpusError, ExchangeError, ForbiddenError, StoreError
from workbench.model.hints import Hints
from workbench.people.membership import members
from workbench.pipeline.exchanging import export_bytes, import_file, plan_file
from workbench.pipeline.library import add_report
from workbench.pipeline.sources import read_bytes
from workbench.pipeline.workspace import Workspace
from workbench.settings import DEFAULTS
from workbench.store import backup
from workbench.store.backup import back_up, bring_back
from workbench.store.integrity import check_store

ADMIN, CODER = Actor("管理"), Actor("王", Role.CODER)
COLUMNS = "id,file,jurisdiction,place_code,year,source,published,sha256,kind,provenance,fictional,title\n"
TEXT = (
    "2031年政府工作报告\n各位代表：\n一、2030年工作回顾\n新增就业9.5万人。\n二、2031年工作安排\n"
    + "建成公园3个。" * 100
).encode()


def everything_in(folder: Path) -> set[Path]:
    """Return every file below a folder."""
    return {path for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "file",
    ["../secret.txt", "../../etc/passwd", "/etc/passwd", "link.txt", "a/../../secret.txt", "..", "\x00"],
)
def test_attack_a_catalogue_that_points_outside(tmp_path: Path, file: str) -> None:
    """A catalogue may name files of its own folder only, links included; the line is named."""
    folder = tmp_path / "corpora"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("秘密")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / NAME).write_text(f"{COLUMNS}x,{file},样里市,,2024,,,00,delivered,,true,报告\n")
    with pytest.raises(CorpusError, match="第 2 行") as refused:
        load_catalogue(folder)
    assert "秘密" not in str(refused.value.details)


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "/srv/evil.txt", "..\\..\\evil.txt", "a\x00b.txt", "报" * 5000]
)
def test_attack_an_upload_named_like_a_path(workspace: Workspace, tmp_path: Path, name: str) -> None:
    """The name of an upload is only a label: no file is written anywhere but the store."""
    before = everything_in(tmp_path.parent)
    added = add_report(workspace, TEXT, name, hints=Hints(jurisdiction="样里市", year=2031), actor=CODER)
    grown = {path.name.partition("-")[0] for path in everything_in(tmp_path.parent) - before}
    assert grown <= {"workbench.sqlite"}
    assert workspace.report(added.document.id).text


def word_bomb() -> bytes:
    """Return a small docx whose text unpacks to 200 MB."""
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w>" + b" " * 200_000_000})


def many_members() -> bytes:
    """Return a docx with more members than any document has."""
    return zipped({"word/document.xml": b"<w/>"} | {f"x{n}": b"" for n in range(5_000)})


def sheet_bomb() -> bytes:
    """Return a small xlsx whose sheet unpacks to 200 MB."""
    return zipped({"xl/workbook.xml": b"<w/>", "xl/worksheets/sheet1.xml": b"<c>" * 66_000_000})


def zipped(members: dict[str, bytes]) -> bytes:
    """Return members in a compressed archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "make"), [("a.docx", word_bomb), ("b.docx", many_members), ("c.xlsx", sheet_bomb)]
)
def test_attack_an_archive_that_unpacks_to_gigabytes(
    workspace: Workspace, name: str, make: Callable[[], bytes]
) -> None:
    """It is refused from its directory, in one sentence, before it takes memory."""
    raw = make()
    assert len(raw) < 4_000_000
    tracemalloc.start()
    try:
        with pytest.raises(CorpusError) as refused:
            add_report(workspace, raw, name, actor=CODER)
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()
    assert refused.value.message.endswith("。")


def test_attack_a_source_larger_than_any_report(tmp_path: Path) -> None:
    """A file is read up to the limit only, and a device that never ends is left after as much."""
    small = replace(DEFAULTS, corpus=replace(DEFAULTS.corpus, max_bytes=1024 * 1024))
    (tmp_path / "large.txt").write_bytes(b"x" * (1024 * 1024 + 1))
    for source in (tmp_path / "large.txt", Path("/dev/zero")):
        with pytest.raises(CorpusError, match="超过 1 MB"):
            read_bytes(str(source), small)


def test_attack_a_backup_that_unpacks_to_gigabytes(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One endless line is read up to a limit; the backup is refused and the store stays."""
    monkeypatch.setattr(backup, "LONGEST_LINE", 1024 * 1024)
    bomb = tmp_path / "bomb.gz"
    with gzip.open(bomb, "wb", compresslevel=1) as file:
        for _ in range(100):
            file.write(b" " * 1024 * 1024)
    before = workspace.store.snapshot()
    tracemalloc.start()
    try:
        with pytest.raises(StoreError, match="备份"):
            bring_back(workspace.store, ADMIN, bomb, replace_all=True)
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()
    assert workspace.store.snapshot() == before


@pytest.mark.parametrize(
    "line",
    [
        {"table": "sqlite_master", "row": {"name": "x"}},
        {"table": "alembic_version", "row": {"version_num": "9999"}},
        {"table": "record", "row": {"kind": "x' OR 1", "id": "1", "evil; DROP TABLE log": 1}},
        {"table": "member", "row": {"issuer": "evil", "subject": "me", "role": "admin"}},
        {"table": ["record"], "row": {}},
        ["no object"],
    ],
    ids=str,
)
def test_attack_a_backup_with_rows_slipped_in(workspace: Workspace, tmp_path: Path, line: object) -> None:
    """A row added to a backup breaks its hash: nothing is restored, nobody becomes administrator."""
    path = tmp_path / "b.gz"
    back_up(workspace.store, ADMIN, path)
    lines = gzip.decompress(path.read_bytes()).splitlines()
    path.write_bytes(gzip.compress(b"\n".join([*lines[:-1], json.dumps(line).encode(), lines[-1]])))
    before = workspace.store.snapshot()
    with pytest.raises(StoreError, match="没有恢复任何内容"):
        bring_back(workspace.store, ADMIN, path, replace_all=True)
    assert workspace.store.snapshot() == before
    assert members(workspace.store.database, ADMIN) == ()
    assert check_store(workspace.store) == ()


def tampered(workspace: Workspace, change: Callable[[dict[str, object]], object]) -> bytes:
    """Return the workbench's export after a change by hand."""
    content, _ = export_bytes(workspace, "json")
    value = json.loads(content)
    change(value)
    return json.dumps(value, ensure_ascii=False).encode()


def test_attack_an_export_with_another_text(attacked: Workspace) -> None:
    """A text changed by hand is not what its hash says: one sentence, nothing imported unasked, it never."""
    before = attacked.store.snapshot()

    def change(value: dict[str, object]) -> None:
        documents = value["documents"]
        assert isinstance(documents, list)
        documents[0]["text"] = documents[0]["text"].replace("建成公园3个", "建成公园9个") + "。"

    incoming = plan_file(attacked, tampered(attacked, change))
    with pytest.raises(ExchangeError, match="校验值"):
        import_file(attacked, incoming, Actor("陈", Role.ADJUDICATOR))
    assert attacked.store.snapshot() == before
    import_file(attacked, incoming, Actor("陈", Role.ADJUDICATOR), partial=True)
    after = attacked.store.snapshot()
    assert (after.documents, after.texts) == (before.documents, before.texts)


def test_attack_a_coder_imports_judgements_in_anothers_name(attacked: Workspace) -> None:
    """A coder's file may hold their own work; one that speaks for others needs an adjudicator."""

    def change(value: dict[str, object]) -> None:
        judged = value["assessments"]
        assert isinstance(judged, list)
        judged[0] |= {"id": "v-forged", "coder": "李", "rationale": "伪造"}

    incoming = plan_file(attacked, tampered(attacked, change))
    before = attacked.store.snapshot()
    with pytest.raises(ForbiddenError, match="仲裁员"):
        import_file(attacked, incoming, CODER)
    assert attacked.store.snapshot() == before
    import_file(attacked, incoming, Actor("陈", Role.ADJUDICATOR))
    assert any(each.coder == "李" for each in attacked.store.assessments())
    assert {each.actor for each in attacked.store.log(after=before.log[-1].seq)} == {"陈"}


def test_attack_a_reader_imports_or_adds(workspace: Workspace) -> None:
    """A reader changes nothing, whatever is called."""
    reader = Actor("客", Role.READER)
    content, _ = export_bytes(workspace, "json")
    for call in (
        lambda: import_file(workspace, plan_file(workspace, content), reader),
        lambda: add_report(workspace, TEXT, "x.txt", actor=reader),
    ):
        with pytest.raises(ForbiddenError):
            call()
