"""How far a passage says that something has come: done, under way, lacking, missed or changed."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Literal

Stage = Literal["done", "going", "lacking", "missed", "changed"]


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    """Return the lexicon: the phrases of each stage, and what only looks like one (``plain``, patterns)."""
    lines = (resources.files("workbench.measuring") / "data" / "progress.tsv").read_text("utf-8").splitlines()
    by_stage: dict[str, list[str]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            stage, phrase = line.split("\t")
            by_stage.setdefault(stage, []).append(phrase if stage == "plain" else re.escape(phrase))
    return {
        stage: re.compile("|".join(sorted(words, key=len, reverse=True))) for stage, words in by_stage.items()
    }


def says(stage: Stage, text: str) -> str | None:
    """Return the first phrase of a stage that ``text`` uses."""
    phrases = _phrases()
    match = phrases[stage].search(phrases["plain"].sub("；", text) if stage == "lacking" else text)
    return match[0] if match else None


def is_unfinished(text: str) -> bool:
    """Say whether ``text`` speaks of something begun or under way and of nothing finished."""
    return says("going", text) is not None and says("done", text) is None
