"""Random edits of a text that remember where each character went: the oracle for carrying."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import strategies as st

CHARS = "新增就业万人不未年率增长公里投资完成建设项目。，；0123456789.%𠮷"
PHRASES = (
    "新增就业9.5万人以上",
    "新增就业9.6万人以上",
    "建成公园3个。",
    "建成公园5个。",
    "2023年完成投资100亿元；",
    "2024年完成投资100亿元；",
    "不再新增地方债务，",
    "再新增地方债务，",
    "改造老旧小区12公里",
    "改造老旧小区12公顷",
)
SUBJECTS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
# An edit may copy what stands elsewhere, but less than what makes a passage recognisable.
LONGEST_COPY = 12


@dataclass
class Tracked:
    """A text whose characters keep their identity: those of the first text are numbered, others are -1."""

    text: str
    ids: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ids = self.ids or list(range(len(self.text)))

    def replace(self, start: int, end: int, by: str) -> None:
        """Put ``by`` in the place of ``start``..``end``."""
        self.text = self.text[:start] + by + self.text[end:]
        self.ids[start:end] = [-1] * len(by)

    def settle(self, first: str) -> Tracked:
        """Give characters that were deleted and typed again in the same place their identity back."""
        kept = [(-1, -1), *((old, at) for at, old in enumerate(self.ids) if old >= 0)]
        for (old, at), (old_end, end) in pairwise([*kept, (len(first), len(self.text))]):
            gone, typed = first[old + 1 : old_end], self.text[at + 1 : end]
            head = _shared(gone, typed)
            tail = _shared(gone[head:][::-1], typed[head:][::-1])
            for n in range(head):
                self.ids[at + 1 + n] = old + 1 + n
            for n in range(1, tail + 1):
                self.ids[end - n] = old_end - n
        return self

    def histories(self, first: str) -> list[dict[int, int]]:
        """Return where each character went, in each way the edits may be told.

        Whether 乙 was put in before or after a 乙 that was there cannot be told: an insertion or a
        deletion may slide over what equals its own edge.
        """
        pairs = [(old, at) for at, old in enumerate(self.ids) if old >= 0]
        mirrored = [(len(first) - 1 - old, len(self.text) - 1 - at) for old, at in reversed(pairs)]
        left = _slid(mirrored, first[::-1], self.text[::-1])
        return [
            dict(pairs),
            dict(_slid(pairs, first, self.text)),
            {len(first) - 1 - old: len(self.text) - 1 - at for old, at in left},
        ]


def places_of(histories: list[dict[int, int]], start: int, end: int) -> set[int]:
    """Return where the unbroken run ``start``..``end`` of the first text may be said to stand now."""
    found = set()
    for where in histories:
        at = where.get(start, -1)
        if at >= 0 and all(where.get(start + n) == at + n for n in range(end - start)):
            found.add(at)
    return found


def _slid(pairs: list[tuple[int, int]], old: str, new: str) -> list[tuple[int, int]]:
    """Return the pairs of kept characters with each insertion and deletion as far right as it goes."""
    result = [(-1, -1)]
    for old_at, new_at in pairs:
        last_old, last_new = result[-1]
        inserted, deleted = new_at - last_new - 1, old_at - last_old - 1
        if inserted and not deleted and new[last_new + 1] == new[new_at]:
            result.append((old_at, last_new + 1))
        elif deleted and not inserted and old[last_old + 1] == old[old_at]:
            result.append((last_old + 1, new_at))
        else:
            result.append((old_at, new_at))
    return result[1:]


def _shared(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw a text full of lookalikes."""
    pieces = st.one_of(st.sampled_from(PHRASES), st.text(CHARS, min_size=1, max_size=25))
    return "".join(draw(st.lists(pieces, min_size=1, max_size=14)))


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Draw a text of eight or more short sentences that say alike things, each of a place of its own."""
    pieces = st.tuples(st.sampled_from(PHRASES), st.text(CHARS, min_size=1, max_size=12)).map("".join)
    said = draw(st.lists(pieces, min_size=8, max_size=len(SUBJECTS)))
    return "".join(f"{subject}镇{each}。" for subject, each in zip(SUBJECTS, said, strict=False))


@st.composite
def edited(draw: st.DrawFn, text: str) -> Tracked:
    """Draw one to six edits: typed, deleted, replaced, a digit changed, a bit copied from elsewhere."""
    tracked = Tracked(text)
    for _ in range(draw(st.integers(1, 6))):
        size = len(tracked.text)
        start = draw(st.integers(0, size))
        end = min(size, start + draw(st.sampled_from((0, 0, 1, 1, 2, 5, 12, 40))))
        copied = draw(st.integers(0, max(0, size - 1)))
        by = draw(
            st.one_of(
                st.just(""),
                st.text(CHARS, max_size=8),
                st.sampled_from("0123456789不"),
                st.sampled_from(PHRASES).map(lambda phrase: phrase[:LONGEST_COPY]),
                st.just(tracked.text[copied : copied + LONGEST_COPY]),
            )
        )
        tracked.replace(start, end, by)
    return tracked.settle(text)


@st.composite
def spans(draw: st.DrawFn, text: str) -> list[tuple[int, int]]:
    """Draw passages of the text; they may overlap and coincide."""
    found = []
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text) - 1))
        found.append((start, min(len(text), start + draw(st.integers(1, 30)))))
    return found
