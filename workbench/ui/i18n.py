"""Every word the interface shows, by key, in Chinese and in English."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def as_language(value: str | None) -> Language:
    """Return ``value`` as a language; anything unknown is Chinese."""
    return "en" if value == "en" else "zh"


@cache
def table(language: Language) -> Mapping[str, str]:
    """Return all wordings of one language by key."""
    text = files("workbench.ui").joinpath("locales", f"{language}.json").read_text("utf-8")
    wordings: dict[str, str] = json.loads(text)
    return wordings


@cache
def section(language: Language, *prefixes: str) -> Mapping[str, str]:
    """Return the wordings whose keys start with one of ``prefixes``; what a component is handed."""
    return {key: text for key, text in table(language).items() if key.startswith(prefixes)}


def translate(language: Language, key: str, **values: object) -> str:
    """Return the wording of ``key`` with ``{name}`` places filled; an unknown key is a KeyError."""
    wording = table(language)[key]
    for name, value in values.items():
        wording = wording.replace("{" + name + "}", str(value))
    return wording


@lru_cache(maxsize=4096)
def moment(language: Language, iso: str) -> str:
    """Return an ISO time stamp the way each language writes it, in local time."""
    if not iso:
        return ""
    at = datetime.fromisoformat(iso).astimezone()
    parts = {"year": at.year, "month": at.month, "day": at.day, "time": f"{at:%H:%M}", "name": f"{at:%b}"}
    return translate(language, "moment", **parts)
