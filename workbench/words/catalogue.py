"""The one catalogue of words for people: a key and named values in, a wording of one language out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple, Protocol, TypeAlias

LANGUAGES = ("zh", "en")


class Spoken(Protocol):
    """Something that has words of its own in each language."""

    def in_language(self, language: str) -> str:
        """Return its words in Chinese (``zh``) or English."""


Value: TypeAlias = str | int | float | Spoken | tuple["Value", ...]


class Bilingual(NamedTuple):
    """A name that reports, users or a table give in both languages; sentences of ours have a key instead."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the name in Chinese (``zh``) or English, in Chinese where it has no English."""
        return self.zh if language == "zh" else self.en or self.zh


def word(key: str, language: str, /, **values: object) -> str:
    """Return the wording of ``key`` in ``language`` (``zh``, ``en``) with its ``{name}`` places filled.

    The first part of a key is its room, which is a file of its own: ``errors.corpus.empty`` is
    ``corpus.empty`` in ``zh/errors.json``. Several values in a tuple stand one after another as in a list;
    what has words of its own (``Spoken``) is told in the same language; values are never read as wordings.
    Raises KeyError for a key or a value that is not there.
    """
    room, _, name = key.partition(".")
    wording = wordings(room, language)[name]
    return wording.format_map({each: told(value, language) for each, value in values.items()})


def told(value: object, language: str) -> object:
    """Return a value as it is told in a language; what is neither spoken nor several stays as it is."""
    # Asking whether it is Spoken takes twenty times as long, and is asked of each value on a page.
    speak = getattr(value, "in_language", None)
    if speak is not None:
        return speak(language)
    if isinstance(value, tuple):
        return wordings("remarks", language)["between"].join(str(told(each, language)) for each in value)
    return value


@cache
def wordings(room: str, language: str) -> Mapping[str, str]:
    """Return all wordings of one room in one language, by key without the room, places unfilled."""
    if language not in LANGUAGES or not room.isidentifier():
        raise KeyError(f"{language}/{room}")
    text = files("workbench.words").joinpath(language, f"{room}.json").read_text("utf-8")
    found: dict[str, str] = json.loads(text)
    return found
