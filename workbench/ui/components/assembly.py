"""Put the plain JavaScript and CSS files of a component together; they are sent inline."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files


def read_web(names: Sequence[str]) -> str:
    """Return the named files of ``components/web`` one after the other."""
    folder = files("workbench.ui.components").joinpath("web")
    return "\n".join(folder.joinpath(name).read_text("utf-8") for name in names)


def script(*names: str) -> str:
    """Return one ES module; only the last file may have the default export."""
    return read_web([f"{name}.js" for name in names])


def style(*names: str) -> str:
    """Return one style sheet."""
    return read_web([f"{name}.css" for name in names])
