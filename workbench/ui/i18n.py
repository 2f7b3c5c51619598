"""The words of the screen as a page asks for them: the catalogue's, with what verdicts are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache, lru_cache
from string import ascii_letters
from typing import Literal, get_args

from workbench.model.verdicts import NAMES, name_of
from workbench.words.catalogue import wordings

Language = Literal["zh", "en"]
_HAN_FIRST, _HAN_LAST = re.compile(r"[\u3400-\u9fff]"), re.compile(r"[\u3400-\u9fff]$")
_LATIN = frozenset(ascii_letters)
LANGUAGES: tuple[Language, ...] = get_args(Language)


def as_language(value: str | None) -> Language:
    """Return ``value`` as a language; anything unknown is Chinese."""
    return "en" if value == "en" else "zh"


@cache
def table(language: Language) -> Mapping[str, str]:
    """Return all wordings of one language by key; what verdicts are called comes from their table."""
    return {**wordings("screen", language), **{f"verdict.{code}": name_of(code, language) for code in NAMES}}


@cache
def section(language: Language, *prefixes: str) -> Mapping[str, str]:
    """Return the wordings whose keys start with one of ``prefixes``; what a component is handed."""
    return {key: text for key, text in table(language).items() if key.startswith(prefixes)}


def translate(language: Language, key: str, **values: object) -> str:
    """Return the wording of ``key`` with ``{name}`` places filled; an unknown key is a KeyError.

    Latin letters get a space where they meet Chinese characters: 下载 W3C 网页批注.
    """
    wording = table(language)[key]
    for name, value in values.items():
        wording = _filled(wording, "{" + name + "}", str(value))
    return wording


def _filled(wording: str, place: str, value: str) -> str:
    before, *parts = wording.split(place)
    for part in parts:
        ahead = " " if _HAN_LAST.search(before) and value[:1] in _LATIN else ""
        behind = " " if _HAN_FIRST.match(part) and value[-1:] in _LATIN else ""
        before = f"{before}{ahead}{value}{behind}{part}"
    return before


@lru_cache(maxsize=4096)
def moment(language: Language, iso: str) -> str:
    """Return an ISO time stamp the way each language writes it, in local time."""
    if not iso:
        return ""
    at = datetime.fromisoformat(iso).astimezone()
    month = at.month if language == "zh" else f"{at:%b}"
    parts = {"year": at.year, "month": month, "day": at.day, "time": f"{at:%H:%M}"}
    return translate(language, "moment", **parts)
