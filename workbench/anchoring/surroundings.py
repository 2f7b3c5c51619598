"""What shares a sentence with a quotation, before and after it, and the sentences beside that one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from workbench.anchoring.signs import content

_SENTENCE_STOP = re.compile(r"[。！？!?\n]")
_CLAUSE_STOP = re.compile(r"[，；：]|(?<![0-9])[,;:]|[,;:](?![0-9])")
_STOPS = "。！？!?\n，；：,;: \t\u3000"


class Sentences:
    """Where the sentences of a text end; found once, asked for each quotation."""

    def __init__(self, text: str) -> None:
        """Find the ends."""
        self._ends = [match.end() for match in _SENTENCE_STOP.finditer(text)]
        self._size = len(text)

    def start(self, at: int) -> int:
        """Return where the sentence of the character at ``at`` starts."""
        found = bisect_right(self._ends, at) - 1
        return self._ends[found] if found >= 0 else 0

    def end(self, at: int) -> int:
        """Return where the sentence that reaches up to ``at`` ends, its stop included."""
        found = bisect_left(self._ends, at)
        return self._ends[found] if found < len(self._ends) else self._size


class Surroundings:
    """The surroundings of ``start``..``end`` of a text; the parts are cut out when they are asked for."""

    def __init__(self, text: str, sentences: Sentences, start: int, end: int) -> None:
        """Find the sentences that the quotation shares; marks at its edges are not part of it."""
        self._text = text
        last = end
        start = end - len(text[start:end].lstrip(_STOPS))
        end = start + len(text[start:end].rstrip(_STOPS))
        self._from, self._to = start, end
        # Whether the quotation's clause is closed by a mark of the quotation itself.
        self._closed = end < last
        self._first = sentences.start(start)
        self._last = sentences.end(end)
        before = len(text[: self._first].rstrip(_STOPS))
        self._previous = sentences.start(before)
        after = len(text) - len(text[self._last :].lstrip(_STOPS))
        self._next = sentences.end(after + 1)

    @property
    def reach(self) -> tuple[int, int]:
        """Return where the sentence before the quotation's starts and the one after it ends."""
        return self._previous, self._next

    @cached_property
    def previous(self) -> str:
        """The sentence before the quotation's."""
        return self._text[self._previous : self._first]

    @cached_property
    def next(self) -> str:
        """The sentence after the quotation's."""
        return self._text[self._last : self._next]

    @cached_property
    def before(self) -> str:
        """What stands before the quotation in its sentence."""
        return self._text[self._first : self._from]

    @cached_property
    def after(self) -> str:
        """What stands after the quotation in its sentence."""
        return self._text[self._to : self._last]

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """What the clauses before the quotation's own say."""
        return tuple(each for part in _CLAUSE_STOP.split(self.before)[:-1] if (each := content(part)))

    @cached_property
    def own_before(self) -> str:
        """What stands before the quotation in its clause."""
        return _CLAUSE_STOP.split(self.before)[-1]

    @cached_property
    def own_after(self) -> str:
        """What stands after the quotation in its clause."""
        return "" if self._closed else _CLAUSE_STOP.split(self.after)[0]

    def content_before(self, size: int) -> str:
        """Return what ``size`` characters with meaning before the quotation say, across sentences."""
        return content(self._text[max(0, self._from - _reach(size)) : self._from])[-size:] if size else ""

    def content_after(self, size: int) -> str:
        """Return what ``size`` characters with meaning after the quotation say, across sentences."""
        return content(self._text[self._to : self._to + _reach(size)])[:size]


def _reach(size: int) -> int:
    """Return how many characters hold so many with meaning, with marks and harmless words between them."""
    return 2 * size + 40
