"""Names of which only a piece is quoted: pieces side by side, or a figure, with the noun behind them."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.insight.folded_text import Body, fold_text
from workbench.insight.lexicon import read_lines
from workbench.text.words import tag_words

_HAN = "\u4e00-\u9fff"
# Written so that it begins with a mark, whatever follows: only there it is tried.
_PIECES = re.compile(
    rf"(“(?:[^“”\n]{{1,8}}”(?:“[^“”\n]{{1,8}}”){{1,2}}|(?:[0-9]+|[^“”\n]{{2,8}}\+)”))([{_HAN}]{{2,10}})"
)


@lru_cache(maxsize=64)
def quoted_together(body: Body) -> tuple[str, ...]:
    """Return quoted pieces side by side with the noun they share (“两山”“两水”云海), and figures."""
    found = (
        (fold_text(match.group(1)), _shared_noun(match.group(2)))
        for match in _PIECES.finditer(body.report.text)
    )
    return tuple(pieces + shared for pieces, shared in found if shared and pieces + shared in body.text)


def _shared_noun(text: str) -> str:
    """Return the words that follow up to the last one that a name may end with, "" for none."""
    tails = frozenset(read_lines("shared_nouns.txt"))
    taken, last = "", ""
    for word, kind in tag_words(text)[:4]:
        taken += word
        if word in tails or kind == "ns":
            last = taken
    return last
