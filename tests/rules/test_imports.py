"""The architecture holds: layers import downwards only, and each heavy library has its place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.rules.package_trees import PACKAGE, modules, nodes

WEB = PACKAGE / "ui" / "components" / "web"

# Which layer may import which heavy library.
PLACES = {
    "streamlit": {"ui"},
    "sqlalchemy": {"store", "people"},
    "alembic": {"store"},
    "rapidfuzz": {
        "alignment",
        "difference",
        "insight",
        "annotation",
        "anchoring",
        "measuring",
        "corpus",
        "text",
    },
    "sklearn": set[str](),  # 35 MB and what it brings; tests measure against it
    "distributed": {"batch"},
    "docx": {"corpus", "exchange"},
    "openpyxl": {"corpus", "exchange"},
    "pypdfium2": {"corpus"},
    "readability": {"corpus"},
    "trafilatura": set[str](),  # 45 MB with what it brings; a bench measures against it
}


def scripts() -> list[Path]:
    """Return every script that a browser gets."""
    found = sorted(WEB.glob("*.js"))
    assert found
    return found


def layer(path: Path) -> str:
    """Return the layer a module belongs to: its first folder, or its own name at the top."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path: Path) -> Iterator[str]:
    """Yield the dotted names that a module imports, also inside functions."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write absolute imports"
            yield node.module or ""
            if node.module == "workbench":
                yield from (f"workbench.{alias.name}" for alias in node.names)


def test_rooms_import_downwards_and_in_no_circle(capsys: pytest.CaptureFixture[str]) -> None:
    """The contracts in pyproject.toml hold; each module has its room, and what is broken is printed."""
    result = lint_imports(config_filename=str(PACKAGE.parent / "pyproject.toml"), no_cache=True)
    assert result == EXIT_STATUS_SUCCESS, capsys.readouterr().out


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_heavy_libraries_stay_in_their_place(path: Path) -> None:
    """Streamlit, the database layer and the readers' libraries are each imported in one layer only."""
    wrong = [
        name
        for name in imports(path)
        if (root := name.split(".")[0]) in PLACES and layer(path) not in PLACES[root]
    ]
    assert not wrong


# Rooms from here on upwards choose settings; all others are told.
CHOOSING = {"settings", "pipeline", "commands", "ui", "library"}


def test_no_room_below_the_pipeline_has_settings_of_its_own() -> None:
    """There nothing imports the defaults or makes settings, and no parameter for settings has a default."""
    found = {path: _own_settings(path) for path in modules() if layer(path) not in CHOOSING}
    assert not {str(path.relative_to(PACKAGE)): wrong for path, wrong in found.items() if wrong}


def _own_settings(path: Path) -> list[str]:
    wrong = []
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and any(each.name == "DEFAULTS" for each in node.names):
            wrong.append(f"{node.lineno}: imports the defaults")
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Settings"):
            wrong.append(f"{node.lineno}: makes settings")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            wrong += [f"{each.lineno}: {each.arg} has a default" for each in _chosen(node.args)]
    return wrong


def _chosen(of: ast.arguments) -> Iterator[ast.arg]:
    """Yield the parameters for settings that have a default."""
    placed = [*of.posonlyargs, *of.args]
    given = [*placed[len(placed) - len(of.defaults) :]]
    given += [each for each, value in zip(of.kwonlyargs, of.kw_defaults, strict=True) if value is not None]
    yield from (each for each in given if each.annotation and "Settings" in ast.unparse(each.annotation))


def test_no_module_is_called_after_nothing() -> None:
    """Files named utils, helpers, common, misc or base are forbidden: each idea has a name and a home."""
    assert not [p for p in modules() if p.stem in {"utils", "helpers", "common", "misc", "base"}]


# What modules were once called and nobody could guess; the present names say what they hold.
GIVEN_UP = frozenset(
    {
        "stepping",
        "undo_stack",
        "placing",
        "carrying",
        "propagating",
        "kinds",
        "claims",
        "editable",
        "failures",
        "settling",
        "upkeep",
        "telling",
        "keeping",
        "learning",
        "remembering",
        "trying_out",
        "warming",
        "elsewhere",
        "alike",
        "gathering",
        "examining",
        "admitting",
        "agreeing",
        "feeding",
        "ahead",
        "frame",
        "going",
        "chrome",
        "front",
        "shared",
        "cues",
        "bodies",
        "hunks",
    }
)


def test_no_module_bears_a_name_that_was_given_up() -> None:
    """Nor does a script."""
    assert not [str(p.relative_to(PACKAGE)) for p in [*modules(), *scripts()] if p.stem in GIVEN_UP]


def test_modules_stay_readable() -> None:
    """No module grows beyond 300 lines, nor does a script or a style sheet of the browser's."""
    long = {
        str(p.relative_to(PACKAGE)): n
        for p in [*modules(), *scripts(), *WEB.glob("*.css")]
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert not long


def test_the_scripts_lines_are_no_wider_than_the_modules() -> None:
    """Prettier breaks no comment: a line of a script, of its types, its tests has 110 characters at most."""
    paths = [*scripts(), *WEB.glob("*.d.ts"), *(PACKAGE.parent / "tests" / "web").glob("*.js")]
    wide = [
        f"{path.name}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > 110
    ]
    assert not wide


def test_no_script_is_let_off_its_types() -> None:
    """Each script is checked by tsc --checkJs, and none tells it to look away."""
    told = [
        p.name for p in scripts() if re.search(r"@ts-(?:ignore|nocheck|expect-error)", p.read_text("utf-8"))
    ]
    assert not told
