"""The architecture holds: layers import downwards only, and each heavy library has its place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "workbench"

# Upper layers may import lower ones, never the other way round, and siblings never each other.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("__main__",),
    ("cli",),
    ("commands",),
    ("ui",),
    ("library",),
    ("contract", "plain"),
    ("pipeline",),
    (
        "corpus",
        "extraction",
        "alignment",
        "difference",
        "insight",
        "tracing",
        "annotation",
        "exchange",
        "publishing",
        "batch",
    ),
    ("agreement", "people", "measuring"),
    ("store",),
    ("anchoring",),
    ("settings", "logs"),
    ("text",),
    ("model",),
    ("errors",),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
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
    "sklearn": {"alignment", "agreement", "anchoring", "batch"},
    "distributed": {"batch"},
    "docx": {"corpus", "exchange"},
    "openpyxl": {"corpus", "exchange"},
    "pypdfium2": {"corpus"},
    "trafilatura": {"corpus"},
}


def modules() -> list[Path]:
    """Return every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def layer(path: Path) -> str:
    """Return the layer a module belongs to: its first folder, or its own name at the top."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path: Path) -> Iterator[str]:
    """Yield the dotted names that a module imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write absolute imports"
            yield node.module or ""
            if node.module == "workbench":
                yield from (f"workbench.{alias.name}" for alias in node.names)


def test_every_module_belongs_to_a_layer() -> None:
    """A new folder or module must be given its place in the architecture."""
    homeless = {layer(p) for p in modules()} - set(RANK) - {"__init__", "_corpora"}
    assert not homeless


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_downwards(path: Path) -> None:
    """A layer imports only itself and layers below it."""
    own = layer(path)
    if own == "__init__":
        # The package's own face names the library's functions for type checkers, and loads them when used.
        assert not [n for n in imports(path) if n.startswith("workbench") and n != "workbench.library"]
        return
    wrong = [
        name
        for name in imports(path)
        if name.startswith("workbench.")
        and (target := name.split(".")[1]) in RANK
        and target != own
        and RANK[target] <= RANK[own]
    ]
    assert not wrong


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_heavy_libraries_stay_in_their_place(path: Path) -> None:
    """Streamlit, the database layer and the readers' libraries are each imported in one layer only."""
    wrong = [
        name
        for name in imports(path)
        if (root := name.split(".")[0]) in PLACES and layer(path) not in PLACES[root]
    ]
    assert not wrong


def test_no_module_is_called_after_nothing() -> None:
    """Files named utils, helpers, common, misc or base are forbidden: each idea has a name and a home."""
    assert not [p for p in modules() if p.stem in {"utils", "helpers", "common", "misc", "base"}]


def test_modules_stay_readable() -> None:
    """No module grows beyond 300 lines."""
    long = {
        str(p.relative_to(PACKAGE)): n
        for p in modules()
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert not long
