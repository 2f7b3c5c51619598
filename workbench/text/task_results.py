"""Read what a column on results says of a task in a word: done, in part, under way, not done."""

from __future__ import annotations

import re
from functools import cache

from workbench.text.lexicon import read_rows

_CLAUSE = re.compile(r"[，,。；;：:（(\s]")


def status_word(cell: str) -> str | None:
    """Return the verdict's value that the first clause of a cell amounts to; None where it says more.

    >>> status_word("已完成。全年新增就业1.31万人"), status_word("推进中"), status_word("8月28日建成通车")
    ('fulfilled', 'in_progress', None)
    """
    first = next((piece for piece in _CLAUSE.split(cell.strip()) if piece), "")
    return next((status for status, pattern in _words() if pattern.fullmatch(first)), None)


@cache
def _words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((status, re.compile(pattern)) for status, pattern in read_rows("text", "task_results.tsv"))
