"""A scan as it was recognised: pages with lines, and the stretches of them that a person should look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

_CONTEXT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """One line; places and ``size`` of a character in points, ``doubts`` as stretches of ``text``."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    doubts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """One page, set straight; ``image`` is a small JPEG in base64."""

    width: float
    height: float
    lines: tuple[ReadLine, ...]
    image: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One stretch in doubt: ``page`` and ``line`` count from 0; ``before`` and ``after`` stand beside it."""

    page: int
    line: int
    start: int
    end: int
    text: str
    before: str
    after: str

    @property
    def key(self) -> str:
        """Return what tells it from all others of its file."""
        return f"{self.page}-{self.line}-{self.start}"

    @property
    def is_number(self) -> bool:
        """Say whether a digit is in doubt: nothing is counted before somebody looked at it."""
        return any(character.isdigit() for character in self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """All pages of a scan."""

    pages: tuple[ReadPage, ...]

    def doubts(self) -> Iterator[Doubt]:
        """Yield what is in doubt, in order."""
        for at, page in enumerate(self.pages):
            for number, line in enumerate(page.lines):
                for start, end in line.doubts:
                    yield Doubt(
                        page=at,
                        line=number,
                        start=start,
                        end=end,
                        text=line.text[start:end],
                        before=line.text[max(start - _CONTEXT, 0) : start],
                        after=line.text[end : end + _CONTEXT],
                    )

    def settled(self, answers: Mapping[str, str]) -> Recognised:
        """Return the pages with these doubts read as a person read them; others stay in doubt."""
        pages = []
        for at, page in enumerate(self.pages):
            lines = [_settled(line, f"{at}-{number}", answers) for number, line in enumerate(page.lines)]
            pages.append(replace(page, lines=tuple(lines)))
        return Recognised(pages=tuple(pages))


def _settled(line: ReadLine, place: str, answers: Mapping[str, str]) -> ReadLine:
    text, doubts, moved = line.text, [], 0
    for start, end in line.doubts:
        answer = answers.get(f"{place}-{start}")
        if answer is None:
            doubts.append((start + moved, end + moved))
            continue
        text = text[: start + moved] + answer + text[end + moved :]
        moved += len(answer) - (end - start)
    return line if len(doubts) == len(line.doubts) else replace(line, text=text, doubts=tuple(doubts))
