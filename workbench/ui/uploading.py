"""Files handed in: those that are not taken are named, where a browser would not say a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import streamlit as st

from workbench.ui import page_header, state
from workbench.ui.components import views
from workbench.ui.i18n import Language, section, translate

_NAMED = 5
_WORDINGS = ("upload.", "common.list_mark")


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
    return _counted("upload.refused", "upload.refused_many", names, language, endings=mark.join(endings))


def known(names: Sequence[str], language: Language) -> str:
    """Return the sentence that names files which wait already."""
    return _counted("upload.known", "upload.known_many", names, language)


def _counted(few: str, many: str, names: Sequence[str], language: Language, **values: object) -> str:
    """Fill the wording of a few with ``names``, that of many with the first of them and their number."""
    named = translate(language, "common.list_mark").join(names[:_NAMED])
    if len(names) > _NAMED:
        return translate(language, many, n=len(names), names=named, **values)
    return translate(language, few, names=named, **values)


def tell_refused(names: Sequence[str], endings: Sequence[str]) -> None:
    """Say which files were refused; nothing where none was."""
    if names:
        st.error(page_header.plain(refusal(names, endings, state.language())), icon=":material/block:")


def many_files(label: str, endings: Sequence[str], key: str) -> tuple[Sequence[HandedIn], list[str]]:
    """Draw the field for any number of files; return those that can be read, and the names of all others.

    What the field itself refused ``tell_not_taken`` says, where it will be in sight.
    """
    files = st.file_uploader(label, accept_multiple_files=True, key=key)
    read = [each for each in files if is_readable(each.name, endings)]
    return read, [each.name for each in files if not is_readable(each.name, endings)]


def one_file(label: str, endings: Sequence[str], key: str, about: str | None = None) -> HandedIn | None:
    """Draw the field for one file and return it; one of another kind is refused below the field."""
    file = st.file_uploader(label, key=key, help=about)
    tell_not_taken(key)
    if file is None or is_readable(file.name, endings):
        return file
    tell_refused([file.name], endings)
    return None


def tell_not_taken(key: str) -> None:
    """Say which files a field refused; it is a new one for each round, which stands last in its key."""
    limit: int = st.get_option("server.maxUploadSize")
    views.not_taken(key.rpartition("-")[0], limit, section(state.language(), *_WORDINGS))
