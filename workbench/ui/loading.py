"""Load the pages in the order in which they are likely to be asked for, before anybody asks."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.ui import attending

_ROOMS = Path(__file__).parent
# What every first page needs, then the start page.
_FIRST = (
    "workbench.ui.cached",
    "workbench.ui.identity",
    "workbench.ui.page_header",
    "workbench.ui.precompute",
    "workbench.ui.help.touring",
    "workbench.ui.library.page",
)


def load_first_page() -> None:
    """Load the modules of the start page, and open the library."""
    for each in _FIRST:
        import_module(each)
    cached = import_module("workbench.ui.cached")
    try:
        cached.places()
        cached.proposal_counts().numbers(cached.offered())
    except WorkbenchError:
        return  # the first visitor is told what is wrong


def load_other_pages() -> None:
    """Load the modules of every other page; who comes for one meanwhile goes first."""
    for each in sorted(_ROOMS.glob("*/page.py")):
        attending.give_way()
        import_module(f"workbench.ui.{each.parent.name}.page")
