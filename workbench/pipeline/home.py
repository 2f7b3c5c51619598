"""Where corpora and annotations live, and which database holds the work."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from workbench.errors import StoreError

_PACKAGE = Path(__file__).resolve().parent.parent
DEMONSTRATION = ".workbench-demo"
"""The file that says of a home that it was made for looking around."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The folder with ``corpora/`` and ``annotations/``, and the address of the database."""

    folder: Path
    database_url: str

    @property
    def corpora(self) -> tuple[Path, ...]:
        """Return the folders that may hold a catalogue: this home's first, then the bundled one."""
        own = self.folder / "corpora"
        bundled = bundled_corpora()
        return (own,) if own == bundled else (own, bundled)

    @property
    def disk_cache(self) -> Path:
        """Return the folder of results kept between runs: beside the database, safe to delete."""
        return self.folder / "annotations" / "kept-results"


def bundled_corpora() -> Path:
    """Return the folder of reports that come with the program: the checkout's, else the package's."""
    checkout = _PACKAGE.parent / "corpora"
    return checkout if (checkout / "catalogue.csv").is_file() else _PACKAGE / "_corpora"


def is_demonstration(home: Home) -> bool:
    """Say whether a home was made for looking around; nothing in it is anybody's work."""
    return (home.folder / DEMONSTRATION).is_file()


def find_home(folder: str | Path | None = None, database_url: str | None = None) -> Home:
    """Return the home named by the arguments, by the environment, or the default.

    ``WORKBENCH_HOME`` names the folder (default: the checkout, else a folder of the user's);
    ``WORKBENCH_DATABASE_URL`` the database (default: SQLite under ``annotations/``).
    Raises StoreError when the folder cannot be made.
    """
    checkout = _PACKAGE.parent
    default = (
        checkout if (checkout / "pyproject.toml").is_file() else user_data_path("workbench", appauthor=False)
    )
    chosen = Path(folder or os.environ.get("WORKBENCH_HOME") or default).expanduser().resolve()
    url = database_url or os.environ.get("WORKBENCH_DATABASE_URL")
    if not url:
        annotations = chosen / "annotations"
        try:
            annotations.mkdir(parents=True, exist_ok=True)
        except OSError as cause:
            raise StoreError("home.not_writable", chosen=chosen, code="home-not-writable") from cause
        url = f"sqlite:///{(annotations / 'workbench.sqlite').as_posix()}"
    return Home(folder=chosen, database_url=url)
