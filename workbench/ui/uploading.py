"""Files handed in: those of another kind are refused here by name, where a browser would not say a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import streamlit as st

from workbench.ui import page_header, state
from workbench.ui.i18n import Language, translate

_NAMED = 5


class HandedIn(Protocol):
    """A file that somebody handed in."""

    name: str

    def getvalue(self) -> bytes:
        """Return all of its bytes."""


def is_readable(name: str, endings: Sequence[str]) -> bool:
    """Say whether a file's name has one of the endings, which stand without their dot."""
    return name.lower().endswith(tuple(f".{ending}" for ending in endings))


def refusal(names: Sequence[str], endings: Sequence[str], language: Language) -> str:
    """Return the sentence that names files of other kinds, and says which can be handed in."""
    mark = translate(language, "common.list_mark")
    values = {"names": mark.join(names[:_NAMED]), "endings": mark.join(endings)}
    if len(names) > _NAMED:
        return translate(language, "upload.refused_many", n=len(names), **values)
    return translate(language, "upload.refused", **values)


def tell_refused(names: Sequence[str], endings: Sequence[str]) -> None:
    """Say which files were refused; nothing where none was."""
    if names:
        st.error(page_header.plain(refusal(names, endings, state.language())), icon=":material/block:")


def many_files(label: str, endings: Sequence[str], key: str) -> tuple[Sequence[HandedIn], list[str]]:
    """Draw the field for any number of files; return those that can be read, and the names of all others."""
    files = st.file_uploader(label, accept_multiple_files=True, key=key)
    read = [each for each in files if is_readable(each.name, endings)]
    return read, [each.name for each in files if not is_readable(each.name, endings)]


def one_file(label: str, endings: Sequence[str], key: str, about: str | None = None) -> HandedIn | None:
    """Draw the field for one file and return it; one of another kind is refused below the field."""
    file = st.file_uploader(label, key=key, help=about)
    if file is None or is_readable(file.name, endings):
        return file
    tell_refused([file.name], endings)
    return None
