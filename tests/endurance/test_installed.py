"""The wheel in an empty environment: it starts, shows the demonstration, exports, and rebuilds a package."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.builders.judged import AGAIN, JUDGED, judge_pair
from workbench.pipeline.home import Home
from workbench.pipeline.replicating import replicate
from workbench.pipeline.workspace import open_workspace

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("WORKBENCH_FULL" not in os.environ, reason="make endurance"),
]
ROOT = Path(__file__).resolve().parents[2]
UV = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))


class Installed:
    """A program installed from the wheel, run outside the checkout with a home of its own."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.program, self.folder = program, folder
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "LANG")}
        self.names = {**kept, "HOME": str(folder), "WORKBENCH_HOME": str(folder / "home")}

    def run(self, *arguments: str, home: str = "home") -> subprocess.CompletedProcess[bytes]:
        names = self.names | {"WORKBENCH_HOME": str(self.folder / home)}
        return subprocess.run(
            [self.program, *arguments],
            cwd=self.folder,
            env=names,
            capture_output=True,
            check=True,
            timeout=300,
        )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Build the wheel, and install it with what it needs into a new environment."""
    folder = tmp_path_factory.mktemp("installed")
    made = subprocess.run(
        [UV, "build", "--wheel", "--no-build-isolation", "--python", sys.executable, "-o", folder, ROOT],
        capture_output=True, check=False, timeout=300,
    )  # fmt: skip
    if made.returncode:
        pytest.skip(f"the wheel cannot be built here: {made.stderr.decode()[-200:]}")
    (wheel,) = folder.glob("*.whl")
    subprocess.run([UV, "venv", "-q", "--python", sys.executable, folder / "venv"], check=True, timeout=120)
    binaries = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    put = subprocess.run(
        [UV, "pip", "install", "-q", "--python", binaries / "python", wheel],
        capture_output=True, check=False, timeout=900,
    )  # fmt: skip
    if put.returncode:
        pytest.skip(f"what the wheel needs cannot be had here: {put.stderr.decode()[-200:]}")
    (folder / "home").mkdir()
    return Installed(binaries / "workbench", folder)


def test_it_helps_and_exports(installed: Installed) -> None:
    """The bundled reports come with the wheel; an export of them can be read."""
    assert b"replicate" in installed.run("--help").stdout
    installed.run("export", "--format", "json", "-o", str(installed.folder / "all.json"))
    found = json.loads((installed.folder / "all.json").read_text("utf-8"))
    assert {"yunhai-2024", "yunhai-2025"} <= {each["id"] for each in found["documents"]}
    installed.run("export", "--format", "qdpx", "-o", str(installed.folder / "all.qdpx"))
    assert (installed.folder / "all.qdpx").read_bytes().startswith(b"PK")


def test_the_package_is_rebuilt_in_an_empty_home(installed: Installed) -> None:
    """Packed in one home, rebuilt with another that does not exist: the same tables byte for byte."""
    package = installed.folder / "paper.zip"
    installed.run("replicate", str(package))
    done = installed.run("rebuild", str(package), "-o", str(installed.folder / "new"), "--json", home="none")
    assert json.loads(done.stdout)["same"]
    assert not (installed.folder / "none").exists()


def test_a_judged_package_of_elsewhere_is_rebuilt_file_by_file(installed: Installed, tmp_path: Path) -> None:
    """Verdicts of two coders, packed by the checkout: the installed program makes each table's very bytes."""
    home = Home(folder=tmp_path, database_url=f"sqlite:///{tmp_path / 'workbench.sqlite'}")
    package = installed.folder / "judged.zip"
    with open_workspace(home) as workspace:
        judge_pair(workspace)
        package.write_bytes(replicate(workspace))
    out = installed.folder / "judged"
    done = installed.run("rebuild", str(package), "-o", str(out), "--json", home="nowhere")
    assert json.loads(done.stdout)["same"]
    with zipfile.ZipFile(package) as archive:
        inside = {Path(name).name: archive.read(name) for name in archive.namelist()}
    made = {each.name: each.read_bytes() for each in out.rglob("*") if each.is_file()}
    assert len(made) > 8
    assert {name: inside.get(name) for name in made} == made
    assert len(inside["verdicts.csv"].splitlines()) == 1 + JUDGED + AGAIN


def test_the_demonstration_answers(installed: Installed) -> None:
    """`workbench demo` serves its page; the server started here is ended here."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        str(installed.program),
        "--headless",
        "--port",
        str(port),
        "demo",
        "--home",
        str(installed.folder / "demo"),
    ]
    server = subprocess.Popen(command, cwd=installed.folder, env=installed.names)
    try:
        for _ in range(480):
            time.sleep(0.5)
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                    assert b"<html" in answer.read(2000).lower()
                    break
            except OSError:
                assert server.poll() is None
        else:
            pytest.fail("the server did not answer in four minutes")
    finally:
        server.terminate()
        server.wait(timeout=30)


def test_the_default_installation_stays_below_600_megabytes(tmp_path: Path) -> None:
    """What `make run` sets up, with the tools that set it up and the bytecode of what a start loads."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in listed.decode().split("\0"):
        if name:
            target = tmp_path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
    made = subprocess.run(
        ["make", ".venv/.run-ready", f"PYTHON={Path(sys.executable).resolve()}"],
        cwd=tmp_path, capture_output=True, check=False, timeout=900,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        | {"PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    if made.returncode:
        pytest.skip(f"what it needs cannot be had here: {made.stderr.decode()[-200:]}")
    files = {stat.st_ino: stat for path in (tmp_path / ".venv").rglob("*") if (stat := path.lstat())}
    assert sum(512 * stat.st_blocks for stat in files.values()) <= 600 * 2**20
    for name in ("streamlit/runtime", "uvicorn", "sqlalchemy/dialects/sqlite"):
        assert any((tmp_path / ".venv").rglob(f"{name}/__pycache__/__init__.*.pyc")), name
    used = (
        "import streamlit, pydeck, numpy.testing, pandas, pyarrow.parquet, scipy.sparse.linalg, scipy.stats"
    )
    subprocess.run([tmp_path / ".venv/bin/python", "-c", used], cwd=tmp_path, check=True, timeout=300)
