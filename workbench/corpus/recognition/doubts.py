"""Which characters of a recognised line are in doubt: by how sure the recogniser is, and by a second look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

# A number is in doubt as a whole: a digit that was overlooked has no sureness of its own.
NUMBER = re.compile(r"[0-9０-９][0-9０-９.,．，:：/\-－~～]*[0-9０-９]|[0-9０-９]")
_DIGIT = re.compile(r"[0-9０-９]")
_LIKE_DIGITS = re.compile(r"\.?[OoQDlIi|SsZzBb〇○丨]+\.?")
# No report prints these; a blurred digit is read as one of them, and surely so.
_STRANGE = re.compile(
    r"[=<>±^*]|(?<![0-9０-９])[~～]|[~～](?![0-9０-９])"
    # Nor a plus or a small letter of its own beside figures: 4 and 6 are read so.
    r"|(?<=[0-9０-９])\+|\+(?=[0-9０-９])|(?<=[0-9０-９])[a-z](?![a-zA-Z])|(?<![a-zA-Z])[a-z](?=[0-9０-９])"
)
_COUNTING = re.compile(r"[0-9０-９.％%]")
_WIDE = str.maketrans(",:;?!()", "，：；？！（）")
_HALF = re.compile(
    r"(?<=[\u3400-\u9fff”’）》])[,:;?!](?![0-9A-Za-z])|(?<=[％%])[,;](?=[\u3400-\u9fff])"
    r"|[(](?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])[)]"
)
_STOP = re.compile(r"(?<=[\u3400-\u9fff”’）》])\.(?=$|[\u3400-\u9fff“‘（《])")


def as_printed(text: str) -> str:
    """Return a line with the full-width signs that Chinese print has; no character is added or taken away."""
    return _STOP.sub("。", _HALF.sub(lambda match: match.group().translate(_WIDE), text))


def doubts_in(
    text: str, sureness: Sequence[float], again: str | None, sure: float, sure_digit: float
) -> list[tuple[int, int]]:
    """Return stretches of ``text`` that a person should look at, in order, none overlapping.

    ``sureness`` is 0..1, one a character; ``again`` is what a second look read, None where there was none.
    """
    rated = enumerate(zip(text, sureness, strict=True))
    marked = {at for at, (char, value) in rated if value < _least(char, sure, sure_digit)}
    if again is not None:
        marked |= _read_otherwise(text, again)
    for match in _LIKE_DIGITS.finditer(text):
        before, after = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
        if _DIGIT.match(before) or _DIGIT.match(after):
            marked |= set(range(*match.span()))
    for match in _STRANGE.finditer(text):
        marked |= set(range(*match.span()))
    for match in NUMBER.finditer(text):
        start, end = match.span()
        if marked & set(range(max(start - 1, 0), min(end + 1, len(text)))):
            marked |= set(range(start, end))
    return _stretches(marked)


# Signs are not asked about: they are read surely or not at all, and nobody counts them.
def _least(char: str, sure: float, sure_digit: float) -> float:
    if _DIGIT.match(char) or char in ".％%":
        return sure_digit
    return sure if char.isalnum() or char in "－-—" else 0.0


def _read_otherwise(text: str, again: str) -> set[int]:
    """Return the places at which two readings differ and a digit is on either side."""
    text, again = text.replace("％", "%"), again.replace("％", "%")
    if text == again:
        return set()
    out: set[int] = set()
    for tag, a, b, c, d in SequenceMatcher(None, text, again, autojunk=False).get_opcodes():
        if tag != "equal" and (_COUNTING.search(text[a:b]) or _COUNTING.search(again[c:d])):
            out |= set(range(a, b)) if b > a else _beside(text, a)
    return out


def _beside(text: str, at: int) -> set[int]:
    """Return the places beside which a second look found more: the number there, else what stands there."""
    near = {max(at - 1, 0), min(at, len(text) - 1)}
    return {place for place in near if _DIGIT.match(text[place])} or near


def _stretches(marked: set[int]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for at in sorted(marked):
        if out and out[-1][1] == at:
            out[-1] = (out[-1][0], at + 1)
        else:
            out.append((at, at + 1))
    return out


def has_digit(text: str) -> bool:
    """Say whether a stretch is (part of) a number."""
    return _DIGIT.search(text) is not None
