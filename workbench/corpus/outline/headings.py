"""Find the headings among the rows of a report: own lines and run-in titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.corpus import title_lines
from workbench.corpus.assembly import Row
from workbench.corpus.outline.halves import half_of, is_half
from workbench.corpus.outline.leads import WEAKNESS
from workbench.corpus.outline.markers import NUMBERED_TOPS, SOFT, Marker, Style, read_marker

_STOP = re.compile(r"[。！？；!?]")
FIRST = re.compile(r"[^。！？!?]*[。！？!?]?[”’」』）)]*")
_AMOUNT = re.compile(r"\d[\d.,]*\s*(?:[%％万亿千元个家人公户项吨亩倍]|左右|以上)")
# Words of running text, which no title has.
_RUNNING = re.compile(r"是：|，.*(?:今年|去年|我们|他们|了|将|已)|(?:今年|去年|我们|是).*，")
_ENDS_OPEN = re.compile(r"[，、：:；;,]$")
# Two halves of a title, by which a text that was cut off behind it can still be told to end in one.
_PARTED = re.compile(r"^[^，,]{4,20}[，,][^，,]{4,24}$")
_OWN_LONGEST = 60
_RUN_IN_LONGEST = 80
_SOFT_LONGEST = 50
_ITEM_LONGEST = 40
_REST = 12
_HALF_RUN_IN = re.compile(
    r"(?P<title>(?P<words>[^\s。：:，,；;！!？?]{4,24})(?:[。：:]|(?=\s)))\s*(?=[^\s。：:].*[。；;！!])"
)
_HALF_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading where it stands; ``own`` if it has its line to itself, ``inline`` if in mid-paragraph."""

    row: int
    start: int
    end: int
    style: Style
    number: int
    own: bool
    inline: bool = False


def find_headings(rows: Sequence[Row], body: range) -> list[Heading]:
    """Return the headings of the rows in ``body`` in reading order, lead sentences left out."""
    halves = _unnumbered_halves(rows, body)
    found: list[Heading] = []
    for index in body:
        if rows[index].tabular:
            continue
        heading = _numbered(rows, index, body) or _unnumbered(rows, index, body, halves)
        if heading is not None:
            found.append(heading)
    return found


def _numbered(rows: Sequence[Row], index: int, body: range) -> Heading | None:
    row = rows[index]
    marker = read_marker(row.text)
    if marker is None:
        return None
    first = FIRST.match(row.text, marker.length)
    end = first.end() if first else len(row.text)
    if marker.style in NUMBERED_TOPS and (half := _half_run_in(row.text, marker.length)):
        return Heading(index, row.span.start, row.span.start + half, marker.style, marker.number, False)
    own = end >= len(row.text)
    if row.bold > marker.length and not own:
        end = min(end, after_stop(row.text, row.bold))
    title = row.text[marker.length : end]
    if not title.strip("。 ") or (own and _ENDS_OPEN.search(row.text) and not _introduces(rows, index, body)):
        return None
    if marker.style in SOFT:
        fits = _fits_soft(rows, index, body, title, own)
    elif own:
        fits = len(title) <= _OWN_LONGEST and "；" not in title and not _is_item(rows, index, body, marker)
    else:
        limit = _ITEM_LONGEST if marker.style in ("arabic", "paren_arabic", "circled") else _RUN_IN_LONGEST
        fits = len(title) <= limit and len(row.text) - end >= _REST and "；" not in title
    if not fits:
        return None
    return Heading(index, row.span.start, row.span.start + end, marker.style, marker.number, own)


def _introduces(rows: Sequence[Row], index: int, body: range) -> bool:
    """Say whether a numbered line that ends in a colon stands above text of its own."""
    text = rows[index].text
    if not text.endswith(("：", ":")) or index + 1 not in body:
        return False
    marker, below = read_marker(text), read_marker(rows[index + 1].text)
    if below is None:
        return True
    heads = marker is not None and marker.style in NUMBERED_TOPS and below.style != marker.style
    return heads and is_half(text[marker.length if marker else 0 : -1])


def _half_run_in(text: str, begin: int) -> int:
    """Return where the title of a half ends whose text goes on in the same line; 0 where there is none.

    Whatever parts them, a stop, a colon or a blank: 一、五年工作回顾：五年来，新建学校12所。
    """
    match = _HALF_RUN_IN.match(text, begin)
    return match.end("title") if match and is_half(match["words"]) else 0


def after_stop(text: str, bold: int) -> int:
    """Return where a title set bold ends, the stop behind it included."""
    return bold + 1 if bold < len(text) and text[bold] in "。：:" else bold


def _fits_soft(rows: Sequence[Row], index: int, body: range, title: str, own: bool) -> bool:
    if WEAKNESS.search(title):
        return False
    if own and _heads_next(rows, index, body, title):
        return True
    if len(title) > _SOFT_LONGEST or _AMOUNT.search(title) or "；" in title or not title.endswith("。"):
        return (
            own and not _STOP.search(title) and len(title) <= _ITEM_LONGEST and _leads_body(rows, index, body)
        )
    return not own and len(rows[index].text) - len(title) >= _REST


def _heads_next(rows: Sequence[Row], index: int, body: range, title: str) -> bool:
    """Say whether a dash or 一是 with a line to itself titles the plain paragraph below it."""
    if index + 1 not in body or _AMOUNT.search(title) or len(title) > _ITEM_LONGEST:
        return False
    below = rows[index + 1]
    plain = not below.tabular and len(below.text) >= _ITEM_LONGEST and read_marker(below.text) is None
    return plain and title.endswith("。") and not _STOP.search(title[:-1])


def _is_item(rows: Sequence[Row], index: int, body: range, marker: Marker) -> bool:
    """Say whether a numbered line is one of a list: numbered alike as its neighbours, nothing between."""

    def alike(other: int, number: int) -> bool:
        if other not in body:
            return False
        near = read_marker(rows[other].text)
        return near is not None and near.style == marker.style and near.number == number

    if alike(index - 1, marker.number - 1) and rows[index - 1].text.endswith(("；", ";")):
        return True  # the last of a list whose other items end in semicolons
    return alike(index + 1, marker.number + 1) or (
        alike(index - 1, marker.number - 1) and not _leads_body(rows, index, body)
    )


def _leads_body(rows: Sequence[Row], index: int, body: range) -> bool:
    """Say whether a line is followed by something it could be the heading of."""
    if index + 1 not in body:
        return index + 1 == len(rows) and index > body.start and bool(_PARTED.search(rows[index].text))
    if rows[index + 1].tabular:
        return not rows[index].tabular
    following = rows[index + 1].text
    return (
        len(following) >= _ITEM_LONGEST or bool(_STOP.search(following)) or read_marker(following) is not None
    )


def _unnumbered_halves(rows: Sequence[Row], body: range) -> frozenset[int]:
    """Return the unnumbered lines that head the halves; none where numbered headings do."""
    if above := _above_restarts(rows, body):
        return above | {i for i in body if _is_own_line(rows, i, body) and is_half(rows[i].text)}
    numbered = [rows[i].text for i in body if (m := read_marker(rows[i].text)) and m.style in NUMBERED_TOPS]
    if any(is_half(text.split("、", 1)[-1]) and len(text) <= _ITEM_LONGEST for text in numbered):
        return frozenset()
    return frozenset(i for i in body if _is_own_line(rows, i, body) and is_half(rows[i].text))


def _above_restarts(rows: Sequence[Row], body: range) -> frozenset[int]:
    """Return the unnumbered lines above which 一、二、 ends and below which it begins again.

    They head the halves whatever their words, if one looks back and a later one ahead. Of the first half
    only sections may be headed.
    """
    starts = [i for i in body if (m := read_marker(rows[i].text)) and m.style == "cn" and m.number == 1]
    if len(starts) < 2:
        return frozenset()
    found: list[int] = []
    for low, start in zip([body.start, *starts[:-1]], starts, strict=True):
        numbered = [i for i in range(low, start) if _style_of(rows[i].text) in NUMBERED_TOPS]
        since = range(max(numbered, default=low - 1) + 1, start)
        lines = [i for i in since if _is_own_line(rows, i, body) and half_of(rows[i].text) is not None]
        if not lines and start == starts[0]:
            continue  # the first half may begin with its first section, right below the opening
        if not lines:
            return frozenset()
        found.append(lines[-1] if not _heads(rows[lines[0]].text) else lines[0])
    halves = [half_of(rows[i].text) for i in found]
    if len(found) < len(starts):
        return frozenset(found) if halves[0] == "plan" else frozenset()
    return frozenset(found) if halves[0] == "review" and "plan" in halves[1:] else frozenset()


def _heads(text: str) -> bool:
    return len(text) <= _HALF_LONGEST and (is_half(text) or half_of(text) is not None)


def _style_of(text: str) -> Style | None:
    marker = read_marker(text)
    return marker.style if marker else None


def _unnumbered(rows: Sequence[Row], index: int, body: range, halves: frozenset[int]) -> Heading | None:
    row = rows[index]
    if not _is_own_line(rows, index, body):
        return None
    style: Style = "half" if index in halves else "own"
    return Heading(index, row.span.start, row.span.end, style, 0, True)


def _is_own_line(rows: Sequence[Row], index: int, body: range) -> bool:
    row = rows[index]
    text = row.text
    if (
        not 4 <= len(text) <= _OWN_LONGEST  # first: the patterns below go through a long line time and again
        or read_marker(text) is not None
        or row.tabular
        or _STOP.search(text)
        or _ENDS_OPEN.search(text)
        or _RUNNING.search(text)
    ):
        return False
    if title_lines.is_salutation(text) or not any(c >= "\u3400" for c in text):
        return False
    return _leads_body(rows, index, body)
