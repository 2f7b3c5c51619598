"""Fold text for comparison: what differs only in width, white space or punctuation becomes equal."""

from __future__ import annotations

import unicodedata


def comparison_key(text: str) -> str:
    """Return the letters, digits and ideographs of ``text`` in NFKC, and nothing else.

    >>> comparison_key("２０２４年　政府工作报告") == comparison_key("“2024年”政府工作报告。")
    True
    """
    said = "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())
    return unicodedata.normalize("NFKC", said)
