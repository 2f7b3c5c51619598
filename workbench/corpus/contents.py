"""Find the tables of contents of a text: lists of headings that each return further on as headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from workbench.corpus import title_lines
from workbench.corpus.outline.markers import NUMBERED_TOPS, read_marker
from workbench.text.normalise import comparison_key

_TITLE = re.compile(r"\W*(?:本期|总)?(?:目\s*[录錄次]|[Cc]ontents|CONTENTS|Table of [Cc]ontents)\W*")
_PAGE = re.compile(r"(?<!\d)[（(\[]?\d{1,4}[）)\]]?$")
_LONGEST_PAGE = 7
# What leads to the number of a page: dots, a stroke, or the gap between two columns.
_DOTS, _STROKES, _GAP = ".．·•…‥_", "—-－", " \t\u3000\xa0/"
# Dots that lead to a number of a page; several on one line are several entries that were run together.
# Each row of dots is tried once, from its first: rows of many dots without a number are common.
_LED = re.compile(r"(?<![.．·…‥])(?<![.．·…‥]\s)(?>(?:[.．·…‥]\s?){3,}\s*)[（(]?\d{1,4}[）)]?")
_STOP = re.compile(r"[。；！？]")
_FIRST_STOP = re.compile(r"[。：！？；]|[\s\u3000]{2}")
_LONGEST, _PROSE = 80, 30
_FEWEST = 4
_FEWEST_LED = 3
_MISSES = 2
_IN_ORDER = 0.8
_WITH_PROSE = 3
_AHEAD = 3000
_TRIES = 20
_FEWEST_DOTS, _FEWEST_STROKES = 2, 3
_DIGITS = re.compile(r"\D")
_ANNOUNCES = re.compile(
    r"[：:]\s*$|(?:以下|如下|下列|下面|[一二三四五六七八九十]+[件项]|[0-9]+[件项])[^。；！？]{0,20}[。；！？]\s*$"
)


def find_contents(texts: Sequence[str]) -> frozenset[int]:
    """Return the indexes of the lines that a table of contents is made of, with its title.

    It stands before most of the text. What it is called does not matter where its entries return in order
    with prose between them; where they do not return they lead to page numbers. A list that the text itself
    announces, or that stands behind its first headings, is text even where its entries return.
    """
    returns = _returns(texts)
    read = cache(lambda index: _read(texts[index]))
    found: set[int] = set()
    index = prose = tries = reached = 0
    headed = False
    while index < len(texts) and prose <= _AHEAD:
        if index >= reached or tries < _TRIES:
            stop, reach = _end_of_list(texts, index, returns, read, text_began=headed)
            tries = tries + 1 if index < reached else 0
            reached = max(reached, reach)
        else:
            stop = index  # of one run of short lines no more than the first few can open a list
        if stop > index:
            found.update(_with_title(texts, index, stop))
        else:
            headed = headed or _begins_text(texts[index])
            if len(texts[index]) >= _PROSE and _STOP.search(texts[index]):
                prose += len(texts[index])
        index = max(stop, index + 1)
    return frozenset(found)


def _begins_text(text: str) -> bool:
    """Say whether a line is a salutation or a heading of the text itself."""
    if title_lines.is_salutation(text):
        return True
    marker = read_marker(text[: _LONGEST + 1])
    return len(text) <= _LONGEST and marker is not None and marker.style in NUMBERED_TOPS


def _returns(texts: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Return where each heading stands, by what it says; of a long line what stands before its first stop."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        start = text[: _LONGEST + 1]
        first = _FIRST_STOP.search(start.strip())
        title = start if len(text) <= _LONGEST else ""
        for said in {comparison_key(title), comparison_key(start.strip()[: first.start()]) if first else ""}:
            if said:
                places[said].append(index)
    return places


def _keys(text: str) -> tuple[str, ...]:
    """Return what an entry may say as a heading: as it stands, and without the number of its page."""
    keys = [comparison_key(text), comparison_key(_without_page(text))]
    return tuple(dict.fromkeys(key for key in [*keys, keys[-1].rstrip("0123456789")] if key))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line as an entry of a list of contents: its headings, the pages dots lead to, what else it may be."""

    keys: tuple[str, ...]
    pages: tuple[int, ...]
    leads: bool
    titles: bool


def _read(text: str) -> _Entry:
    pages = tuple(int(_DIGITS.sub("", each)) for each in _LED.findall(text))
    tabbed = "\t" in text[-_LONGEST_PAGE:] and _without_page(text) != text
    titles = len(text) <= _LONGEST and not _STOP.search(text)
    return _Entry(_keys(text) if titles or pages or tabbed else (), pages, bool(pages) or tabbed, titles)


def _without_page(text: str) -> str:
    """Return a line without the number of a page at its end and what leads to it."""
    line = text.rstrip()
    page = _PAGE.search(line[-_LONGEST_PAGE:])
    if page is None:
        return text
    led = line[: len(line) - len(page[0])]
    bare = led.rstrip(_DOTS + _STROKES + _GAP)
    leader = led[len(bare) :]
    dots = sum(char in _DOTS for char in leader)
    strokes = sum(char in _STROKES for char in leader)
    leads = dots >= _FEWEST_DOTS or strokes >= _FEWEST_STROKES or any(char in _GAP for char in leader)
    return bare if leads else text


def _end_of_list(
    texts: Sequence[str],
    start: int,
    returns: Mapping[str, Sequence[int]],
    read: Callable[[int], _Entry],
    *,
    text_began: bool,
) -> tuple[int, int]:
    """Return where the list of contents ends that begins at a line, and how far lines were looked at.

    The first is the line itself if no list begins there.
    """
    entries: list[int] = []
    pages: list[int] = []
    misses = 0
    seen: Counter[str] = Counter()
    index = start
    for index in range(start, len(texts)):
        text = texts[index]
        if not text:
            continue
        line = read(index)
        left = max((_behind(returns.get(key, ()), index) - seen[key] for key in line.keys), default=0)
        if not line.leads and left <= 0 and any(seen[key] for key in line.keys):
            break  # the first heading of the text itself
        if line.leads or (line.titles and left > 0):
            entries.append(index)
            pages += line.pages
            misses = 0
            seen.update(line.keys)
        elif not entries or misses >= _MISSES or not line.titles:
            break
        else:
            misses += 1
    if not entries:
        return start, index
    stop = entries[-1] + 1
    named = _with_title(texts, start, stop).start < start
    in_order = named or pages == sorted(pages)
    if len(pages) >= _FEWEST_LED and in_order and 2 * len(pages) >= len(entries):
        return stop, index
    if not named and not pages and (text_began or _announced(texts, start)):
        return start, index
    tabs = sum("\t" in texts[each] for each in entries)
    if named and tabs >= _FEWEST_LED and 2 * tabs >= len(entries):
        return stop, index
    return (stop if _comes_back(texts, entries, stop, returns) else start), index


def _behind(places: Sequence[int], index: int) -> int:
    """Return how many of ``places`` stand behind a line."""
    return len(places) - bisect_right(places, index)


def _announced(texts: Sequence[str], start: int) -> bool:
    """Say whether the line above a list, which does not call it contents, leads on to it."""
    above = next((texts[at] for at in range(start - 1, -1, -1) if texts[at]), "")
    return _ANNOUNCES.search(above[-_LONGEST:]) is not None


def _comes_back(
    texts: Sequence[str], entries: Sequence[int], stop: int, returns: Mapping[str, Sequence[int]]
) -> bool:
    """Say whether entries stand again behind ``stop``, in order and with prose between them."""
    if len(entries) < _FEWEST:
        return False
    back: list[int] = []
    for index in entries:
        after = max(stop - 1, back[-1] if back else -1)
        places = [returns[key] for key in _keys(texts[index]) if key in returns]
        nexts = [place[at] for place in places if (at := bisect_right(place, after)) < len(place)]
        if nexts:
            back.append(min(nexts))
    if len(back) < _IN_ORDER * len(entries):
        return False
    gaps = list(zip(back, [*back[1:], len(texts)], strict=True))
    told = sum(any(len(text) >= _PROSE for text in texts[low:high]) for low, high in gaps)
    return _WITH_PROSE * told >= len(gaps)


def _with_title(texts: Sequence[str], start: int, stop: int) -> range:
    """Return the lines of a list with the line above it that calls it contents."""
    above = start - 1
    while above > 0 and not texts[above]:
        above -= 1
    return range(above if above >= 0 and _TITLE.fullmatch(texts[above]) else start, stop)
