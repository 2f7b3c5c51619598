"""Offer a table to be taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from workbench.pipeline.table_files import MIME, table_file


def offer_csv(
    label: str, name: str, header: Sequence[str], rows: Sequence[Sequence[Any]], *, key: str | None = None
) -> None:
    """Draw a button that downloads a table as the file ``name``, written when somebody asks for it."""
    st.download_button(
        label,
        data=lambda: table_file("csv", header, rows),
        file_name=name,
        mime=MIME["csv"],
        icon=":material/download:",
        key=key,
        on_click="ignore",
    )


def offer_made_csv(
    label: str, name: str, make: Callable[[], tuple[Sequence[str], Sequence[Sequence[Any]]]]
) -> None:
    """Draw a button that downloads a table whose header and rows are made only when somebody asks."""
    st.download_button(
        label,
        data=lambda: table_file("csv", *make()),
        file_name=name,
        mime=MIME["csv"],
        icon=":material/download:",
        on_click="ignore",
    )
