"""What a number measures and how it is meant, read from the words around it in its clause."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.extraction.lexicon import read_rows
from workbench.extraction.units import CHANGE_KINDS, COUNTED_KINDS, Unit
from workbench.model.commitment import Comparator, Direction


class Qualifier(NamedTuple):
    """What a word before a number says of it; ``kind`` is by, to, stock, flow or link."""

    comparator: Comparator | None
    direction: Direction | None
    kind: str


class Setting(NamedTuple):
    """How a number is meant: its metric's name, comparator, direction, and whether it is a level or a change."""

    subject: str
    metric: str | None
    comparator: Comparator
    direction: Direction | None
    changes: bool
    level: bool


_COMPARATORS: dict[str, Comparator] = {">": ">", ">=": ">=", "<=": "<=", "<": "<", "~": "~"}
_DIRECTIONS: dict[str, Direction] = {"up": "up", "down": "down", "hold": "hold"}
_QUALIFIERS: dict[str, Qualifier] = {
    word: Qualifier(_COMPARATORS.get(comparator), _DIRECTIONS.get(direction), kind)
    for word, comparator, direction, kind in read_rows("qualifiers.tsv")
}
_LENGTHS = tuple(sorted({len(word) for word in _QUALIFIERS}, reverse=True))
_AFTER: tuple[tuple[str, Comparator], ...] = (
    ("以上", ">="),
    ("及以上", ">="),
    ("之上", ">="),
    ("以内", "<="),
    ("以下", "<="),
    ("之内", "<="),
    ("左右", "~"),
    ("上下", "~"),
)
_NOUN = re.compile(r"(?:以上|以内|以下|左右)?+的?+([^，,；;。：:、和及与（(\n\d]{2,18})")
_OPENERS = (
    "其中", "力争", "确保", "预计", "年内", "全年", "今年", "努力", "争取", "并", "使", "实现", "完成", "将", "到",
)  # fmt: skip
_ADDED = ("新增", "新建", "新改建", "新设", "新引进", "新认定", "新培育")
_MULTIPLIERS = "百千万亿"
_RATES = ("增速", "增长率", "增幅", "涨幅", "降幅", "率")


def read_setting(text: str, low: int, start: int, end: int, high: int, unit: Unit, inherited: str) -> Setting:
    """Read the words of ``text`` from ``low`` to ``start`` and from ``end`` to ``high`` around a number.

    ``inherited`` is the subject of the number before it in the same sentence; a number without a
    subject of its own (同比增长16.4%) is about that.
    """
    comparator, direction, changes, level, at = _look_back(text, low, start)
    if unit.kind == "word":
        direction = "hold" if text.startswith("持平", start) else "up"
    subject = _trim(text[low:at])
    for word, sign in _AFTER:
        if text.startswith(word, end):
            comparator = sign
            break
    noun = ""
    if unit.kind in COUNTED_KINDS:
        match = _NOUN.match(text, end, high)
        noun = match.group(1) if match else ""
    if noun and len(subject) <= 4:
        named = (subject if subject in _ADDED else "") + noun
    elif noun and not changes and not level:
        named = noun
    else:
        named = subject or inherited or noun
    if (changes and unit.kind in CHANGE_KINDS or unit.kind == "word") and not named.endswith(_RATES):
        named += "变动" if unit.base == "百分点" else "增速"
    return Setting(subject or inherited, named or None, comparator or "=", direction, changes, level)


def _look_back(
    text: str, low: int, start: int
) -> tuple[Comparator | None, Direction | None, bool, bool, int]:
    """Step back over the words between subject and number; the word nearest the number counts most."""
    comparator: Comparator | None = None
    direction: Direction | None = None
    changes = level = False
    at = start
    moving = True
    while moving:
        moving = False
        for length in _LENGTHS:
            if at - length < low:
                continue
            word = text[at - length : at]
            found = _QUALIFIERS.get(word)
            if found is None or (length == 1 and _is_part_of_word(text, at, word)):
                continue
            at -= length
            moving = True
            comparator = comparator or found.comparator
            if direction is None and found.direction is not None:
                direction = found.direction
                changes = found.kind == "by" and not level
            level = level or found.kind in ("to", "stock")
            break
    return comparator, direction, changes, level, at


def _is_part_of_word(text: str, at: int, word: str) -> bool:
    """Say whether a one-character word before ``at`` rather ends a longer word (通过, 网上)."""
    if word == "上":
        return text[at : at + 1] not in _MULTIPLIERS
    if word == "过":
        return text[at - 2 : at - 1] in "通经"
    return False


def _trim(subject: str) -> str:
    """Take connectives and adverbs off the front of a subject."""
    subject = subject.strip(" 、的了\u3000")
    for word in _OPENERS:
        if subject.startswith(word):
            return subject[len(word) :].strip(" 、的了")
    return subject
