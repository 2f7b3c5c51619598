"""Fold text for comparison: what differs only in width, white space or punctuation becomes equal."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_NOISE = re.compile(r"[^\w]+|_+")


def comparison_key(text: str) -> str:
    """Return the letters, digits and ideographs of ``text`` in NFKC, and nothing else.

    >>> comparison_key("２０２４年　政府工作报告") == comparison_key("“2024年”政府工作报告。")
    True
    """
    said = "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())
    return unicodedata.normalize("NFKC", said)


def normalise(text: str) -> str:
    """Return ``text`` for matching only: width folded, lower case, numbers as 0, no punctuation."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return _NOISE.sub("", _DIGITS.sub("0", folded))
