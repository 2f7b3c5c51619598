"""Find the tables of contents of a text: lists of headings that each return further on as headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from workbench.text.normalise import comparison_key

_TITLE = re.compile(r"\W*(?:本期|总)?(?:目\s*[录錄次]|[Cc]ontents|CONTENTS|Table of [Cc]ontents)\W*")
_LEADER = r"(?:[.．·•…‥_]\s?){2,}|\t|\s|[—\-－]{3,}|/"
_PAGE = re.compile(rf"(?:{_LEADER})+[（(\[]?\d{{1,4}}[）)\]]?\s*$")
# Dots that lead to a number of a page; several on one line are several entries that were run together.
_LED = re.compile(r"(?:[.．·…‥]\s?){3,}\s*[（(]?\d{1,4}[）)]?")
_TABBED = re.compile(r"[^\t]+\t\s*[（(\[]?(\d{1,4})[）)\]]?\s*")
_STOP = re.compile(r"[。；！？]")
_FIRST_STOP = re.compile(r"[。：！？；]|[\s\u3000]{2}")
_LONGEST, _PROSE = 80, 30
_FEWEST = 4
_FEWEST_LED = 3
_MISSES = 2
_IN_ORDER = 0.8
_WITH_PROSE = 3
_AHEAD = 3000


def find_contents(texts: Sequence[str]) -> frozenset[int]:
    """Return the indexes of the lines that a table of contents is made of, with its title.

    It stands before most of the text. What it is called does not matter where its entries return in order
    with prose between them; where they do not return they lead to page numbers, by dots or under a title.
    """
    returns = _returns(texts)
    found: set[int] = set()
    index, prose = 0, 0
    while index < len(texts) and prose <= _AHEAD:
        stop = _end_of_list(texts, index, returns)
        if stop > index:
            found.update(_with_title(texts, index, stop))
        elif len(texts[index]) >= _PROSE and _STOP.search(texts[index]):
            prose += len(texts[index])
        index = max(stop, index + 1)
    return frozenset(found)


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
    bare = _PAGE.sub("", text)
    keys = [comparison_key(text), comparison_key(bare)]
    return tuple(dict.fromkeys(key for key in [*keys, keys[-1].rstrip("0123456789")] if key))


def _end_of_list(texts: Sequence[str], start: int, returns: Mapping[str, Sequence[int]]) -> int:
    """Return where the list of contents ends that begins at a line, the line itself if none does."""
    entries: list[int] = []
    pages: list[int] = []
    tabs = misses = 0
    seen: set[str] = set()
    for index in range(start, len(texts)):
        text = texts[index]
        if not text:
            continue
        keys = _keys(text)
        dotted, tabbed = _LED.findall(text), _TABBED.fullmatch(text)
        leads = bool(dotted) or tabbed is not None
        last = max((places[-1] for key in keys if (places := returns.get(key))), default=-1)
        if not leads and any(key in seen for key in keys) and last <= index:
            break  # the first heading of the text itself
        if leads or (len(text) <= _LONGEST and not _STOP.search(text) and last > index):
            entries.append(index)
            pages += [_number(each) for each in dotted] or ([int(tabbed[1])] if tabbed else [])
            tabs += tabbed is not None
            misses = 0
            seen.update(keys)
        elif not entries or misses >= _MISSES or len(text) > _LONGEST or _STOP.search(text):
            break
        else:
            misses += 1
    if not entries:
        return start
    stop = entries[-1] + 1
    # The last column of a table leads to no page: its numbers fall again, and no 目录 stands above it.
    led = pages == sorted(pages) and (not tabs or _with_title(texts, start, stop).start < start)
    if led and len(pages) >= _FEWEST_LED and 2 * len(pages) >= len(entries):
        return stop
    return stop if _comes_back(texts, entries, stop, returns) else start


def _number(led: str) -> int:
    return int("".join(sign for sign in led if sign.isdecimal()))


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
