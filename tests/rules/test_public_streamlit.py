"""Only what Streamlit makes public is used: what is private to it may change with any release.

One name of a module stands as text, the log of late downloads; ``tests/ui/test_late_downloads.py`` holds it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.rules.package_trees import PACKAGE, modules, nodes

# Documented, but for the second, which the type of everything that is drawn is named by.
PUBLIC = {"streamlit", "streamlit.components", "streamlit.delta_generator"}


def uses() -> Iterator[tuple[str, str]]:
    """Yield each module of Streamlit that is imported, each private name of it that is used, and the file."""
    for path in modules():
        for node in nodes(path):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "streamlit":
                yield str(node.module), path.name
                yield from ((each.name, path.name) for each in node.names if each.name.startswith("_"))
            elif isinstance(node, ast.Import):
                yield from (
                    (each.name, path.name) for each in node.names if each.name.split(".")[0] == "streamlit"
                )
            elif isinstance(node, ast.Attribute) and node.attr.startswith("_"):
                root = node.value
                while isinstance(root, ast.Attribute):
                    root = root.value
                if isinstance(root, ast.Name) and root.id == "st":
                    yield f"st…{node.attr}", path.name


def test_nothing_private_of_streamlit_is_used() -> None:
    """Its public application and its documented functions only."""
    found = set(uses())
    assert ("streamlit", "launch.py") in found, "the search finds uses"
    assert {each for each in found if each[0] not in PUBLIC} == set()


def test_no_folder_is_taken_for_pages() -> None:
    """A folder ``pages`` beside the entry would be Streamlit's older kind of application."""
    assert (PACKAGE / "ui" / "app.py").is_file()
    assert not (PACKAGE / "ui" / "pages").exists()
