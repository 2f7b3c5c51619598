"""Which part of a page holds its own text: found by where text stands among the page's elements."""

from __future__ import annotations

from collections import Counter, defaultdict

from workbench.corpus.readers.html_walk import Home, Paragraph

_TEXT = 16  # characters from which on a paragraph weighs: menus and buttons are shorter
_EVIDENT = 0.97
_DOMINANT = 0.75
_TELLING = 2_000  # characters; in less text the site's may well outweigh the report's


def _weighs(paragraph: Paragraph) -> bool:
    return len(paragraph.text) >= _TEXT and not paragraph.chrome


def in_region(paragraphs: list[Paragraph]) -> list[bool]:
    """Tell of each paragraph whether it belongs to the page's own text; of a page without any, none does.

    From the whole page the search goes down into an element as long as that one holds nearly all text, or
    most of it while what stands beside it is of another kind: a report may be parted over elements that are
    alike, and losing a part of it is worse than keeping a notice. All that stands in the element found is
    the page's own; where nothing smaller than the page is found, what stands beside text or between it is.
    """
    direct = Counter[Home]()
    for paragraph in paragraphs:
        if _weighs(paragraph):
            direct[paragraph.home] += len(paragraph.text)
    if not direct:
        return [False] * len(paragraphs)
    weights, inside = _summed(direct)
    page = region = next(home for home in weights if home.above is None)
    while weights[page] >= _TELLING and (
        inner := _inner(inside[region], weights, direct[region], weights[page])
    ):
        region = inner
    if region is not page:
        held = _within(region, {paragraph.home for paragraph in paragraphs})
        return [paragraph.home in held and not paragraph.chrome for paragraph in paragraphs]
    places = [at for at, paragraph in enumerate(paragraphs) if _weighs(paragraph)]
    return [
        not paragraph.chrome and (direct[paragraph.home] > 0 or places[0] <= at <= places[-1])
        for at, paragraph in enumerate(paragraphs)
    ]


def _summed(direct: Counter[Home]) -> tuple[Counter[Home], dict[Home, list[Home]]]:
    """Return how much text each element holds at any depth, and the elements with text inside each."""
    weights = Counter[Home]()
    inside: dict[Home, list[Home]] = defaultdict(list)
    for home, weight in direct.items():
        at: Home | None = home
        while at is not None:
            if at not in weights and at.above is not None:
                inside[at.above].append(at)
            weights[at] += weight
            at = at.above
    return weights, inside


def _inner(parts: list[Home], weights: Counter[Home], beside: int, whole: int) -> Home | None:
    """Return the one part of an element in which the search goes on; None where it ends."""
    if not parts:
        return None
    best = max(parts, key=lambda part: weights[part])
    parted = beside > 0 or sum(part.kind == best.kind for part in parts) > 1
    return best if weights[best] >= (_EVIDENT if parted else _DOMINANT) * whole else None


def _within(region: Home, homes: set[Home]) -> set[Home]:
    """Return those of some elements that are ``region`` or stand in it at any depth."""
    known = {region: True}
    for home in homes:
        chain: list[Home] = []
        at: Home | None = home
        while at is not None and at not in known:
            chain.append(at)
            at = at.above
        known.update(dict.fromkeys(chain, at is not None and known[at]))
    return {home for home in homes if known[home]}
