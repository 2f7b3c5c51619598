"""A full disk, a read-only folder, a lost server: one clear sentence, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import text

from tests.builders.as_shipped import open_store
from tests.builders.databases import Postgres, sqlite_url
from tests.builders.decisions import add_pair, annotation
from workbench.errors import StoreError
from workbench.store.integrity import check_store

QUOTE = "建成公园3个"
NOBODY = 65534

# Runs in a process of its own: limits and rights cannot be taken back.
WRITER = """
import os, resource, sys
url, limit, user = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
from tests.builders.decisions import annotation
from tests.builders.as_shipped import open_store
from workbench.errors import StoreError
store = open_store(url) if limit else None
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
if user >= 0 and os.geteuid() == 0:
    os.setuid(user)
done = 0
try:
    store = store or open_store(url)
    for n in range(100_000):
        store.save([annotation(f"n{n}", "建成公园3个", note="字" * 2000)], actor="王", action="create")
        print(n, flush=True)
except StoreError as error:
    print(error.code, error.message, sep="\\t")
"""


def run_writer(url: str, *, limit: int = 0, user: int = -1) -> tuple[list[int], str]:
    """Write until the store refuses; return the acknowledged numbers and what was said."""
    command = [sys.executable, "-c", WRITER, url, str(limit), str(user)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    *numbers, said = done.stdout.splitlines()
    return [int(each) for each in numbers], said


def test_a_full_disk_is_one_sentence_and_loses_nothing(tmp_path: Path) -> None:
    """Where no more can be written, what was acknowledged is there and the store is sound."""
    url = sqlite_url(tmp_path)
    with open_store(url) as store:
        add_pair(store)
    acknowledged, said = run_writer(url, limit=1_500_000)
    code, message = said.split("\t")
    assert (code, message.count("。")) == ("store.full", 1)
    with open_store(url) as store:
        there = {each.id for each in store.annotations()}
        assert {f"n{n}" for n in acknowledged} <= there
        assert len(acknowledged) > 10
        assert check_store(store) == ()


def test_a_full_database_is_one_sentence_and_loses_nothing(tmp_path: Path) -> None:
    """The same where the database itself may not grow; once there is room, work goes on."""
    with open_store(sqlite_url(tmp_path)) as store:
        add_pair(store)
        with store.database.engine.connect() as connection:
            pages = int(connection.execute(text("PRAGMA page_count")).scalar_one())
            connection.execute(text(f"PRAGMA max_page_count = {pages + 2}"))
        large = [annotation(f"n{n}", QUOTE, note="字" * 2000) for n in range(50)]
        with pytest.raises(StoreError, match="磁盘已满") as refused:
            store.save(large, actor="王", action="create")
        assert refused.value.code == "store.full"
        assert store.annotations() == ()
        with store.database.engine.connect() as connection:
            connection.execute(text("PRAGMA max_page_count = 1000000"))
        store.save(large, actor="王", action="create")
        assert check_store(store) == ()


def test_a_read_only_folder_is_one_sentence() -> None:
    """Somebody without the right to write is told so, and nothing changes."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        url = sqlite_url(folder)
        with open_store(url) as store:
            add_pair(store)
            before = store.snapshot()
        (folder / "store.sqlite").chmod(0o444)
        folder.chmod(0o555)
        try:
            acknowledged, said = run_writer(url, user=NOBODY)
        finally:
            folder.chmod(0o755)
        code, message = said.split("\t")
        assert (acknowledged, code, message.count("。")) == ([], "store.readonly", 1)
        with open_store(url) as store:
            assert store.snapshot() == before


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    """Something else under the store's name is named and not overwritten."""
    path = tmp_path / "store.sqlite"
    path.write_bytes(b"this is not a database, but somebody's work" * 100)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="不是完好的数据库"):
        open_store(sqlite_url(tmp_path))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("nonsense", "地址无法识别"),
        ("postgresql://nobody@127.0.0.1:1/none", "连不上"),
        ("sqlite:////proc/none/store.sqlite", "无法写入"),
        ("weird://x/y", "驱动"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_sentence(address: str, says: str) -> None:
    """A wrong address or a server that does not answer is said in words, not in a traceback."""
    with pytest.raises(StoreError, match=says) as refused:
        open_store(address)
    assert refused.value.message.count("。") <= 1


@pytest.mark.postgres
def test_a_server_that_comes_back_is_used_again(postgres: Postgres) -> None:
    """A connection the server cut is replaced; the next action works."""
    with open_store(postgres.new_database()) as store:
        add_pair(store)
        postgres.cut_connections()
        store.save([annotation("n1", QUOTE)], actor="王", action="create")
        assert check_store(store) == ()
