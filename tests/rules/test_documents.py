"""The documents speak of what is there: files, tests, layers and commands they name exist."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from workbench import cli

ROOT = Path(__file__).resolve().parents[2]
DOCS = [
    ROOT / "README.md",
    ROOT / "workbench" / "ARCHITECTURE.md",
    *sorted((ROOT / "workbench" / "docs").glob("*.md")),
]


def _in_a_fresh_checkout() -> set[Path]:
    """Every file and folder that git keeps: what a run of the program leaves behind is none of them."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True, text=True
    ).stdout
    files = {ROOT / name for name in listed.split("\0") if name}
    return files | {folder for file in files for folder in file.parents}


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_named_files_exist(path: Path) -> None:
    """A file or folder in a document's code marks is one of the package, the tests or the top level."""
    kept = _in_a_fresh_checkout()
    places = (
        ROOT,
        ROOT / "workbench",
        ROOT / "tests",
        ROOT / "workbench" / "docs",
        ROOT / "workbench" / "deploy",
    )
    named = re.findall(
        r"`([\w./-]+/[\w./-]*|[\w-]+\.(?:py|md|json|toml|conf|service|lock))`", path.read_text("utf-8")
    )
    missing = [each for each in named if not any(place / each in kept for place in places)]
    outside = {"secrets.toml"}
    assert not [each for each in missing if each not in outside and not each.startswith(("/", "~"))]


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_named_commands_exist(path: Path) -> None:
    """A workbench command in a document is one that the program has."""
    known = re.findall(r"^    ([\w-]+) ", cli.argument_parser().format_help(), re.M)
    named = set(re.findall(r"(?:^|`|; )workbench ([a-z]+(?:-[a-z]+)*)\b", path.read_text("utf-8"), re.M))
    assert named <= set(known)


def test_the_architecture_page_names_every_layer() -> None:
    """The table of layers is the one that the imports are held to."""
    text = (ROOT / "workbench" / "ARCHITECTURE.md").read_text("utf-8")
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    rooms = [name for row in contracts[0]["layers"] for name in row.split(" | ")]
    for layer in (name for name in rooms if name != "__main__"):
        assert re.search(rf"`[^`]*\b{layer}\b[^`]*`", text), layer
