"""Which elements of a page hold the report, once its main text is known: a report is never kept in part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from workbench.corpus.readers.html_walk import Home, Paragraph

_TEXT = 16  # characters from which on a paragraph weighs: menus and buttons are shorter
_EVIDENT = 0.97
_DOMINANT, _MOST = 0.75, 0.9
_HIDDEN = 0.3
_TELLING = 2_000  # characters; in less text the site's may well outweigh the report's


def with_shown(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Forget that elements are hidden where they hold much of the text, or are of the kind of shown ones.

    A script shows them: the text once it is there, or its pages one after another.
    """
    prose = [paragraph for paragraph in paragraphs if _has_prose(paragraph)]
    hidden = sum(len(each.text) for each in prose if each.hidden)
    if not hidden:
        return list(paragraphs)
    if hidden > _HIDDEN * sum(len(each.text) for each in prose):
        return [replace(paragraph, hidden=False) for paragraph in paragraphs]
    shown = {(home.above, home.kind) for each in prose if not each.hidden for home in _around(each.home)}
    return [
        replace(each, hidden=False) if (root := _hidden_root(each)) in shown and root else each
        for each in paragraphs
    ]


def _has_prose(paragraph: Paragraph) -> bool:
    return len(paragraph.text) >= _TEXT and not paragraph.linked


def _hidden_root(paragraph: Paragraph) -> tuple[Home | None, str] | None:
    """Return where the outermost hidden element around a paragraph stands, and of which kind it is."""
    hidden = [home for home in _around(paragraph.home) if home.hidden] if paragraph.hidden else []
    return (hidden[-1].above, hidden[-1].kind) if hidden else None


def evident(paragraphs: Sequence[Paragraph]) -> list[bool] | None:
    """Tell what stands in the one element that holds all but all of a page's text; None where none does.

    Government sites put a report into one element; a search for it takes many times as long.
    """
    direct = _weights(paragraphs)
    home, weight = max(direct.items(), key=lambda each: each[1], default=(None, 0))
    if weight < max(_TELLING, _EVIDENT * direct.total()):
        return None
    last = max(at for at, paragraph in enumerate(paragraphs) if paragraph.home is home)
    return [
        not paragraph.chrome and _belongs(paragraph.home, home, behind=at > last)
        for at, paragraph in enumerate(paragraphs)
    ]


def _belongs(inner: Home, home: Home | None, *, behind: bool) -> bool:
    """Say whether an element stands in ``home``; ``behind`` its last paragraph one with a name is no part."""
    chain = _around(inner)
    if home not in chain:
        return False
    return not behind or all(" " not in each.kind.strip() for each in chain[: chain.index(home)])


def in_region(paragraphs: Sequence[Paragraph], found: Sequence[bool]) -> list[bool]:
    """Tell of each paragraph whether it belongs to the report; ``found`` is what a search took for its text.

    That is all that stands in the smallest element around what was found and, as a report may be parted over
    elements that are alike, in those beside it that are of its kind. Where the search found less than most
    of the text, the smallest element counts that holds all but little of it; where only the whole page does,
    what stands beside text or between it is kept: a notice too many is better than a part too few.
    """
    direct = _weights(paragraphs)
    if not direct:
        return [False] * len(paragraphs)
    told = [p for p, is_found in zip(paragraphs, found, strict=True) if is_found and _weighs(p)]
    if sum(len(each.text) for each in told) >= max(_TELLING, _DOMINANT * direct.total()):
        region = _whole({each.home for each in told}, direct)
        return [not p.chrome and region in _around(p.home) for p in paragraphs]
    inside = [_around(paragraph.home) for paragraph in paragraphs]
    most = _holding_most(direct)
    if most is not None and any(most not in chain for chain in inside):
        return [not p.chrome and most in chain for p, chain in zip(paragraphs, inside, strict=True)]
    places = [at for at, paragraph in enumerate(paragraphs) if _weighs(paragraph)]
    return [
        not paragraph.chrome and (direct[paragraph.home] > 0 or places[0] <= at <= places[-1])
        for at, paragraph in enumerate(paragraphs)
    ]


def _holding_most(direct: Counter[Home]) -> Home | None:
    """Return the smallest element with all but little of the text in it, and what is parted from it."""
    inside = Counter[Home]()
    for home, weight in direct.items():
        for at in _around(home):
            inside[at] += weight
    least = max(_TELLING, _MOST * direct.total())
    holding = [home for home, weight in inside.items() if weight >= least]
    if not holding:
        return None
    smallest = max(holding, key=lambda home: len(_around(home)))
    return _whole({home for home in direct if smallest in _around(home)}, direct)


def _weighs(paragraph: Paragraph) -> bool:
    return len(paragraph.text) >= _TEXT and not paragraph.chrome


def _weights(paragraphs: Sequence[Paragraph]) -> Counter[Home]:
    """Return how much text each element holds of its own."""
    direct = Counter[Home]()
    for paragraph in paragraphs:
        if _weighs(paragraph):
            direct[paragraph.home] += len(paragraph.text)
    return direct


def _around(home: Home) -> list[Home]:
    """Return an element and those around it, the innermost first."""
    chain, at = [], home
    while True:
        chain.append(at)
        if at.above is None:
            return chain
        at = at.above


def _whole(homes: Collection[Home], direct: Collection[Home]) -> Home:
    """Return the smallest element around all ``homes`` that has no other of its kind with text beside it."""
    shared = [_around(home) for home in homes]
    held = set.intersection(*map(set, shared))
    inside: dict[Home, set[Home]] = defaultdict(set)
    for home in direct:
        for at in _around(home):
            if at.above is not None:
                inside[at.above].add(at)
    region = at = next(each for each in shared[0] if each in held)
    while (above := at.above) is not None:
        if any(each is not at and each.kind == at.kind for each in inside[above]):
            region = above
        elif len(inside[above]) > 1 or above in direct:
            break
        at = above
    return region
