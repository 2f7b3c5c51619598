"""What people keep of a dictionary: its lists, and whether a hit is what its term means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

HitVerdict = Literal["right", "wrong"]
HIT_VERDICTS: tuple[HitVerdict, ...] = get_args(HitVerdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class HitPlace:
    """A hit of a term in a text; ``text`` is the SHA-256 of the text, offsets are its own."""

    term: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptList:
    """A list of terms as somebody brought it: the text of its table."""

    name: str
    body: str
    actor: str
    at: str
