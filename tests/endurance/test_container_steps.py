"""What the Containerfile says, done step by step without a container: it installs, starts, is healthy, ends.

No daemon and no base image is needed: files are copied into an empty folder, the lines run there with this
Python, and the program runs there as nobody in particular, from files that it may not write.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("WORKBENCH_FULL" not in os.environ, reason="make installed"),
]
ROOT = Path(__file__).resolve().parents[2]
TEXT = re.sub(r"\\\n\s*", "", (ROOT / "workbench" / "deploy" / "Containerfile").read_text("utf-8"))
INSIDE = "/opt/workbench"
SOMEBODY = 10001


def steps(stage: int) -> list[tuple[str, str]]:
    """Return the instructions of one stage with what they say."""
    lines = [line for line in TEXT.splitlines() if line and not line.startswith("#")]
    starts = [n for n, line in enumerate(lines) if line.startswith("FROM ")] + [len(lines)]
    mine = lines[starts[stage] + 1 : starts[stage + 1]]
    return [(name, rest.strip()) for name, _, rest in (line.partition(" ") for line in mine)]


@dataclass(frozen=True)
class Built:
    """The folder that stands for the image, and how a program in it is called."""

    folder: Path
    environment: dict[str, str]
    port: int

    def command(self, name: str) -> list[str]:
        """Return a command of the last stage, at a port and an address of this machine's own."""
        [said] = [rest.rpartition("CMD ")[2] for each, rest in steps(1) if each == name]
        words = [str(each) for each in json.loads(said)]
        here = {"8501": str(self.port), "0.0.0.0": "127.0.0.1"}  # noqa: S104 - what is taken out
        for old, new in here.items():
            words = [each.replace(old, new) for each in words]
        return words


@pytest.fixture(scope="module")
def built() -> Iterator[Built]:
    """Follow the first stage in an empty folder that others can read, as `/opt` is."""
    folder = Path(tempfile.mkdtemp(prefix="container-"))
    folder.chmod(0o755)
    app, state = folder / "app", folder / "state"
    app.mkdir()
    binaries = _python(folder)
    kept = {"PATH": f"{binaries}:{os.environ['PATH']}", "HOME": str(folder)}
    # A copied Python looks for its own library where it came from, which others may not read.
    library = {"LD_LIBRARY_PATH": str(binaries.parent / "lib")} if folder in binaries.parents else {}
    for name, said in steps(0):
        if name == "COPY":
            *sources, target = said.split()
            for each in sources:
                whole = app / target / (Path(each).name if target == "./" else "")
                _copy(ROOT / each, whole)
        elif name == "RUN":
            done = subprocess.run(
                ["sh", "-ec", said],
                cwd=app,
                env=kept | library,
                capture_output=True,
                check=False,
                timeout=900,
            )
            if done.returncode and "--require-hashes" in said:
                pytest.skip(f"what it needs cannot be had here: {done.stderr.decode()[-200:]}")
            assert done.returncode == 0, done.stderr.decode()[-600:]
    state.mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(state, SOMEBODY, SOMEBODY)
    told = dict(
        each.partition("=")[::2] for name, said in steps(1) if name == "ENV" for each in shlex.split(said)
    )
    environment = {name: value.replace(INSIDE, str(app)) for name, value in told.items()}
    environment["PATH"] = environment["PATH"].replace("$PATH", os.environ["PATH"])
    secrets = folder / "secrets.toml"
    example = (ROOT / "workbench" / "deploy" / "secrets.example.toml").read_text("utf-8")
    secrets.write_text(re.sub(r'= ""', f'= "{"x" * 40}"', example), "utf-8")
    secrets.chmod(0o400)
    if os.geteuid() == 0:
        os.chown(secrets, SOMEBODY, SOMEBODY)
    environment |= library | {
        "WORKBENCH_HOME": str(state),
        "WORKBENCH_SECRETS": str(secrets),
        "WORKBENCH_ISSUERS": "https://id.example.org",
    }
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    yield Built(folder, environment, port)
    shutil.rmtree(folder, ignore_errors=True)


def _python(folder: Path) -> Path:
    """Return where there is a Python that anybody may run, as in the image: else a copy of this one."""
    here = Path(sys.base_prefix)
    if not all(each.stat().st_mode & 0o001 for each in (here, *here.parents)):
        left = shutil.ignore_patterns("__pycache__", "site-packages", "test", "*.a")
        here = shutil.copytree(here, folder / "python", symlinks=True, ignore=left)
    if not (here / "bin" / "python").exists():
        (here / "bin" / "python").symlink_to("python3")
    return here / "bin"


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def test_it_starts_without_rights_answers_and_ends(built: Built) -> None:
    """As somebody without rights, from files that are not theirs: it is healthy and ends when told."""
    user = SOMEBODY if os.geteuid() == 0 else None
    command = built.command("ENTRYPOINT") + built.command("CMD")
    log = (built.folder / "log").open("wb")
    server = subprocess.Popen(
        [shutil.which(command[0], path=built.environment["PATH"]) or command[0], *command[1:]],
        cwd=built.folder / "state", env=built.environment, user=user, group=user, stdout=log, stderr=log,
    )  # fmt: skip
    try:
        health = built.command("HEALTHCHECK")
        for _ in range(240):
            assert server.poll() is None, (built.folder / "log").read_text("utf-8")[-1500:]
            asked = subprocess.run(
                health, env=built.environment, user=user, group=user, capture_output=True, check=False
            )
            if asked.returncode == 0:
                break
            time.sleep(0.5)
        else:
            pytest.fail("it was not healthy in two minutes")
    finally:
        server.terminate()
        server.wait(timeout=30)
        log.close()
    assert "Traceback" not in (built.folder / "log").read_text("utf-8")
    assert not [p for p in (built.folder / "app").rglob("*") if p.stat().st_uid == SOMEBODY]
