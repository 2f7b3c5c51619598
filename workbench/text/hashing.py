"""MurmurHash3 of very many short runs of characters at once: none of them is made as a string."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Words = NDArray[np.uint32]

_FIRST_BYTES = np.array([0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF], dtype=np.uint32)


def words_at(octets: bytes) -> Words:
    """Return the four bytes from each place on as a number, the first the lowest; beyond the end stands 0."""
    wide = np.frombuffer(octets + bytes(8), dtype=np.uint8).astype(np.uint32)
    count = len(wide) - 3
    word = wide[:count].copy()
    for byte in range(1, 4):
        word |= wide[byte : count + byte] << np.uint32(8 * byte)
    return word


def places_of_characters(points: NDArray[np.uint32]) -> Integers:
    """Return the byte at which each character begins in UTF-8, and the end; ``points`` are code points."""
    lengths = 1 + (points > 0x7F) + (points > 0x7FF) + (points > 0xFFFF)
    return np.concatenate([[0], np.cumsum(lengths)])


def code_points(text: str) -> NDArray[np.uint32]:
    """Return the code point of each character."""
    return np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)


def flags_of_characters(characters: Iterable[str]) -> NDArray[np.bool_]:
    """Return which code points are those of some characters; those beyond all count as the last, none."""
    points = code_points("".join(characters))
    flags = np.zeros(int(points.max(initial=0)) + 2, dtype=np.bool_)
    flags[points] = True
    return flags


def hashes_of_runs(words: Words, begins: Integers, lengths: Integers) -> Integers:
    """Return the hash (32 bits, seed 0) of each run of bytes of what ``words_at`` was made of, as 0..2³¹.

    It is the absolute value of the signed hash: what scikit-learn makes columns of. Time grows with the
    longest run.
    """
    hashed = np.zeros(len(begins), dtype=np.uint32)
    for at in range(0, int(lengths.max(initial=0)), 4):
        left = np.clip(lengths - at, 0, 4)
        given = words[np.minimum(begins + at, len(words) - 1)] & _FIRST_BYTES[left]
        given = _turned(given * np.uint32(0xCC9E2D51), 15) * np.uint32(0x1B873593)
        mixed = hashed ^ given  # where nothing is left, given is nought
        full = _turned(mixed, 13) * np.uint32(5) + np.uint32(0xE6546B64)
        hashed = np.where(left == 4, full, mixed)
    hashed = hashed ^ lengths.astype(np.uint32)
    hashed = (hashed ^ (hashed >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    hashed = (hashed ^ (hashed >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    hashed = hashed ^ (hashed >> np.uint32(16))
    return np.abs(hashed.view(np.int32).astype(np.int64))


def _turned(words: Words, bits: int) -> Words:
    return (words << np.uint32(bits)) | (words >> np.uint32(32 - bits))
