"""Fold text for comparison: what differs only in width, white space or punctuation becomes equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_NOISE = re.compile(r"[^\w]+|_+")
_NOISE_IN_LINE = re.compile(r"[^\w\n]+|_+")
_WIDER = 0xFEE0  # by so much a full-width sign stands behind the one of ASCII
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_WIDE_DIGIT = re.compile("[０-９]")
_WIDE_SIGN = re.compile("[！-～]")


def comparison_key(text: str) -> str:
    """Return the letters, digits and ideographs of ``text`` in NFKC, and nothing else.

    >>> comparison_key("２０２４年　政府工作报告") == comparison_key("“2024年”政府工作报告。")
    True
    """
    return unicodedata.normalize("NFKC", _NOISE.sub("", unicodedata.normalize("NFKC", text)))


def narrow_digits(text: str) -> str:
    """Return ``text`` with its full-width digits in ASCII, each in its place.

    >>> narrow_digits("到２０３０年，建成９座（Ａ类）")
    '到2030年，建成9座（Ａ类）'
    """
    return text.translate(_NARROW) if _WIDE_DIGIT.search(text) else text


def normalise(text: str) -> str:
    """Return ``text`` for matching only: width folded, lower case, numbers as 0, no punctuation."""
    folded = unicodedata.normalize("NFKC", text).lower()
    if folded.isalpha():  # as most names are: neither digits nor anything to leave out
        return folded
    return _NOISE.sub("", _DIGITS.sub("0", folded))


def normalise_all(texts: Sequence[str]) -> list[str]:
    """Return ``normalise`` of each text; thousands at once take a fraction of the time."""
    if not texts:
        return []
    folded = _of_one_width("\n".join([text.replace("\n", " ") for text in texts])).lower()
    return _NOISE_IN_LINE.sub("", _DIGITS.sub("0", folded)).split("\n")


def _of_one_width(text: str) -> str:
    """Return the NFKC of a text, which may have thousands of lines.

    To compose a text is slow from its first full-width sign on, and Chinese text has one in every sentence.
    These are put into ASCII ahead, and of what is left (Ⅲ, ㎡) only the lines that hold it are composed:
    nothing composes over a line break.
    """
    for sign in set(_WIDE_SIGN.findall(text)):
        text = text.replace(sign, chr(ord(sign) - _WIDER))
    if unicodedata.is_normalized("NFKC", text):
        return text
    return "\n".join([unicodedata.normalize("NFKC", line) for line in text.split("\n")])
