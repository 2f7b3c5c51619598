"""Whether words name anything, or only say when something is to be done and how far."""

from __future__ import annotations

import re
from functools import cache

from workbench.measuring.construction_stages import step_words
from workbench.text.lexicon import read_rows

_LEFT_AT_MOST = 1


def names_something(words: str) -> bool:
    """Say whether words hold more than steps of works and times.

    >>> names_something("确保年内主体完工"), names_something("完成北岸绿化")
    (False, True)
    """
    return len(_says_when().sub("", words)) > _LEFT_AT_MOST


@cache
def _says_when() -> re.Pattern[str]:
    said = {row[0] for row in read_rows("tracing", "says_when.txt")}
    words = sorted(said | set(step_words()), key=len, reverse=True)
    return re.compile(f"[0-9一二三四五六七八九十]{{1,4}}(?=[年月日季]|$)|[、和与及的了\\s]|{'|'.join(words)}")
