"""Files to be taken away: a button each, and each is made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from workbench.pipeline.table_files import table_file

_MIME = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "json": "application/json",
    "parquet": "application/octet-stream",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def mime_of(name: str) -> str:
    """Return the media type of a file by its ending; KeyError for one that we do not write."""
    return _MIME[name.rpartition(".")[2]]


def offer_in_menu(label: str, name: str, make: Callable[[], bytes | str], key: str) -> None:
    """Draw a button as wide as the menu it stands in; ``make`` gives the content of the file ``name``."""
    st.download_button(
        label,
        data=make,
        file_name=name,
        mime=mime_of(name),
        key=key,
        on_click="ignore",
        width="stretch",
    )


def offer_csv(
    label: str, name: str, header: Sequence[str], rows: Sequence[Sequence[Any]], *, key: str | None = None
) -> None:
    """Draw a button that downloads a table as the file ``name``."""
    offer_made_csv(label, name, lambda: (header, rows), key=key)


def offer_made_csv(
    label: str,
    name: str,
    make: Callable[[], tuple[Sequence[str], Sequence[Sequence[Any]]]],
    *,
    key: str | None = None,
) -> None:
    """Draw a button that downloads a table whose header and rows are made only when somebody asks."""
    st.download_button(
        label,
        data=lambda: table_file("csv", *make()),
        file_name=name,
        mime=mime_of(name),
        icon=":material/download:",
        key=key,
        on_click="ignore",
    )
