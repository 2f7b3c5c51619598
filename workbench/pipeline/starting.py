"""What a server begins before it has loaded anything else."""

from __future__ import annotations

from pathlib import Path

from workbench.errors import WorkbenchError
from workbench.pipeline.home import find_home
from workbench.settings import DEFAULTS
from workbench.store import early_look

_SQLITE = "sqlite:///"


def look_early() -> None:
    """Have the pages of this home's database looked at meanwhile; what is wrong is told to who opens it."""
    try:
        url = find_home().database_url
    except WorkbenchError:
        return
    if url.startswith(_SQLITE) and "?" not in url and ":memory:" not in url:
        early_look.begin(Path(url.removeprefix(_SQLITE)), DEFAULTS.store.look_bytes)
