"""Numbers that Word writes by itself (一、 （一） 1.): visible on paper, absent from the text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from docx.document import Document
from lxml import etree

from workbench.corpus.readers.docx_styles import Style, W, number

_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "ideographDigital",
    }
    | {"taiwaneseCountingThousand"}
)
_CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
_PLACE = re.compile(r"%([1-9])")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_MAX_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted and written."""

    start: int
    form: str
    pattern: str


class Numbering:
    """Counts along a document; ask for labels in reading order."""

    def __init__(self, lists: dict[str, dict[int, Level]]) -> None:
        """Keep the levels of every list by its id."""
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, properties: etree._Element | None, style: Style) -> str:
        """Return the number in front of a paragraph, "" for none; bullets are ornament."""
        list_id, depth = style.list_id, style.list_level
        stated = properties.find(f"{W}numPr") if properties is not None else None
        if stated is not None:
            named = stated.find(f"{W}numId")
            list_id = named.get(f"{W}val") if named is not None else list_id
            depth = number(stated.find(f"{W}ilvl"), depth)
        levels = self._lists.get(list_id or "")
        if not levels or depth not in levels:
            return ""
        counts = self._counts[list_id or ""]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return _PLACE.sub(
            lambda match: self._written(levels, counts, int(match[1]) - 1), levels[depth].pattern
        )

    @staticmethod
    def _written(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
        level = levels.get(depth)
        return write_number(counts.get(depth, level.start), level.form) if level else ""


def read_numbering(document: Document) -> Numbering:
    """Read the list definitions of a document; without any, all labels are empty."""
    part = next(
        (r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None
    )
    root = getattr(part, "element", None)
    if root is None:
        return Numbering({})
    abstract = {
        element.get(f"{W}abstractNumId", ""): _levels(element) for element in root.iter(f"{W}abstractNum")
    }
    lists = {}
    for element in root.iter(f"{W}num"):
        named = element.find(f"{W}abstractNumId")
        levels = dict(abstract.get(named.get(f"{W}val", "") if named is not None else "", {}))
        for override in element.iter(f"{W}lvlOverride"):
            depth, start = int(override.get(f"{W}ilvl") or 0), override.find(f"{W}startOverride")
            if depth in levels and start is not None:
                levels[depth] = Level(number(start, 1), levels[depth].form, levels[depth].pattern)
        lists[element.get(f"{W}numId", "")] = levels
    return Numbering(lists)


def _levels(element: etree._Element) -> dict[int, Level]:
    levels = {}
    for level in element.iter(f"{W}lvl"):
        depth = level.get(f"{W}ilvl") or ""
        form, text = level.find(f"{W}numFmt"), level.find(f"{W}lvlText")
        kind = form.get(f"{W}val", "decimal") if form is not None else "decimal"
        if (
            depth.isdigit()
            and int(depth) < _MAX_LEVEL
            and kind not in {"bullet", "none"}
            and text is not None
        ):
            levels[int(depth)] = Level(number(level.find(f"{W}start"), 1), kind, text.get(f"{W}val") or "")
    return levels


def write_number(value: int, form: str) -> str:
    """Write a count the way a list level asks for; unknown forms are written in digits."""
    if form in _CHINESE and 0 <= value < 100:
        return _in_chinese(value)
    if form in _CIRCLED and 1 <= value <= 20:
        return chr(0x245F + value)
    if form == "decimalFullWidth":
        return str(value).translate(_FULL_WIDTH)
    if form in {"upperLetter", "lowerLetter"} and 1 <= value <= 26:
        return chr((64 if form == "upperLetter" else 96) + value)
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _in_chinese(value: int) -> str:
    tens, ones = divmod(value, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
