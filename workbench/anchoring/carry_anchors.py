"""Carry anchors over to a corrected text: exact, shifted, fuzzy or orphan, never silently wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Postfix, Prefix

from workbench.anchoring.anchors import adrift, check_anchor, make_anchor
from workbench.anchoring.heads import Heads, Turned
from workbench.anchoring.textmap import TextMap
from workbench.model.decision import Anchor, AnchorState
from workbench.settings import StoreSettings

Reason = Literal["unchanged", "moved", "ambiguous", "reworded", "figures", "head", "gone", "unconfirmed"]

# What may not differ in a passage that is still "the same": figures, units, negations. Single
# characters: they are compared in order of appearance, whatever stands between them.
_DIGITS = "0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿兆两半.．%％‰"
_UNITS = "元角分吨斤克升亩顷米里户人个件家所座条项台辆套张次倍岁度年月日天时季"
_NEGATIONS = "不未无没非否勿莫免停止"
PROTECTED = frozenset(_DIGITS + _UNITS + _NEGATIONS)
# A quotation that is somewhere else now is only looked for if it says enough to be recognised.
SHORTEST_SEARCHED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """An anchor before and after, and why it got its state; ``turned`` where its head is another now."""

    old: Anchor
    new: Anchor
    reason: Reason
    turned: Turned | None = None


def carry_over(
    anchors: Sequence[Anchor],
    old_text: str,
    new_text: str,
    *,
    document: str,
    settings: StoreSettings,
) -> tuple[Carried, ...]:
    """Return each anchor on ``new_text``, the text of ``document``, in the same order.

    Only a passage that is unchanged under the same head, and that its surroundings tell from every
    other, becomes exact or shifted. Anything else is fuzzy, to be confirmed by a person, or an orphan.
    An anchor that was waiting to be confirmed still does.
    """
    places = TextMap(old_text, new_text, settings.diff_cells)
    heads = Heads(places, settings)
    return tuple(_carry(each, places, heads, document, settings) for each in anchors)


@lru_cache(maxsize=64)
def what_turned(older: str, newer: str, start: int, end: int, settings: StoreSettings) -> Turned | None:
    """Return what is different about what the passage of ``newer`` stood under in the ``older`` text.

    None where nothing turned, or where the passage itself was not there.
    """
    places = TextMap(newer, older, settings.diff_cells)
    block = places.block_of(start, end)
    if block is None:
        return None
    found = Heads(places, settings).turned(start, end, start - block.old + block.new)
    return None if found is None else replace(found, was=found.now, now=found.was)


def protected(text: str) -> str:
    """Return the figures, units and negations of a passage, in order.

    >>> protected("新增就业9.5万人，不突破3%")
    '9.5万人不3%'
    """
    return "".join(char for char in text if char in PROTECTED)


def _carry(anchor: Anchor, places: TextMap, heads: Heads, document: str, settings: StoreSettings) -> Carried:
    if anchor.start is None or anchor.end is None:
        return search_again(anchor, places, document, settings)
    check_anchor(anchor, places.old)
    block = places.block_of(anchor.start, anchor.end)
    if block is not None:
        start = anchor.start - block.old + block.new
        end = start + len(anchor.exact)
        if not is_sure(anchor.start, anchor.end, places, settings):
            return _doubtful(anchor, start, end, places, document, "ambiguous", settings)
        turned = heads.turned(anchor.start, anchor.end, start)
        if turned is not None:
            reason: Reason = "head" if protected(turned.was) == protected(turned.now) else "figures"
            return replace(_doubtful(anchor, start, end, places, document, reason, settings), turned=turned)
        return _settled(anchor, start, places, document, settings)
    return _reworded(anchor, places.image(anchor.start, anchor.end), places, document, settings)


def is_sure(start: int, end: int, places: TextMap, settings: StoreSettings) -> bool:
    """Say whether an unchanged passage can be no other one.

    Together with its unchanged surroundings it must occur once in the old and once in the new text.
    Where something was edited close by, the quotation itself must occur once, with enough unchanged
    characters around it.
    """
    block = places.block_of(start, end)
    if block is None:
        return False
    at = start - block.old + block.new
    # Characters are compared, not blocks: what was put in may equal what it was put before, and the map
    # of the texts then says that it came after.
    reach = settings.context
    past = at + end - start
    left = Postfix.similarity(places.old[max(0, start - reach) : start], places.new[max(0, at - reach) : at])
    right = Prefix.similarity(places.old[end : end + reach], places.new[past : past + reach])
    whole_left = left == reach or left == start == at
    whole_right = right == reach or (right == len(places.old) - end == len(places.new) - past)
    if not (whole_left and whole_right):
        quote = places.old[start:end]
        if not (occurs_once(quote, places.old) and occurs_once(quote, places.new)):
            return False
        if left + len(quote) + right < settings.carry_evidence:
            return False
    window = places.old[start - left : end + right]
    return occurs_once(window, places.old) and occurs_once(window, places.new)


def _settled(anchor: Anchor, start: int, places: TextMap, document: str, settings: StoreSettings) -> Carried:
    end = start + len(anchor.exact)
    if anchor.state is AnchorState.FUZZY:
        return _doubtful(anchor, start, end, places, document, "unconfirmed", settings)
    moved = start != anchor.start
    state = AnchorState.SHIFTED if moved else AnchorState.EXACT
    new = replace(
        make_anchor(document, places.new, start, end, settings), state=state, confirmed_by=anchor.confirmed_by
    )
    return Carried(old=anchor, new=new, reason="moved" if moved else "unchanged")


def _doubtful(
    anchor: Anchor,
    start: int,
    end: int,
    places: TextMap,
    document: str,
    reason: Reason,
    settings: StoreSettings,
) -> Carried:
    """Return the anchor at a likely place, for a person to confirm."""
    new = make_anchor(document, places.new, start, end, settings)
    was = anchor.was or anchor.exact
    score = round(Indel.normalized_similarity(was, new.exact), 4)
    return Carried(old=anchor, new=replace(new, state=AnchorState.FUZZY, score=score, was=was), reason=reason)


def _reworded(
    anchor: Anchor, image: tuple[int, int], places: TextMap, document: str, settings: StoreSettings
) -> Carried:
    """Carry a passage that was changed inside: to where its surroundings say, else where it is found."""
    start, end = image
    now = places.new[start:end]
    alike = Indel.normalized_similarity(anchor.exact, now)
    if now.strip() and alike >= settings.fuzzy_floor:
        reason: Reason = "reworded" if protected(now) == protected(anchor.exact) else "figures"
        return _doubtful(anchor, start, end, places, document, reason, settings)
    return search_again(anchor, places, document, settings)


def search_again(anchor: Anchor, places: TextMap, document: str, settings: StoreSettings) -> Carried:
    """Look for a lost passage all over the text; one clear winner is fuzzy, anything else an orphan.

    A passage whose figures, units or negations differ is never offered: it is more likely another
    commitment than this one reworded.
    """
    lost = replace(adrift(anchor), document=document)
    quote = anchor.was or anchor.exact
    if len(quote) < SHORTEST_SEARCHED or len(quote) > len(places.new):
        return Carried(old=anchor, new=lost, reason="gone")
    best = fuzz.partial_ratio_alignment(quote, places.new)
    if best is None or best.score < settings.fuzzy_floor * 100:
        return Carried(old=anchor, new=lost, reason="gone")
    start, end = best.dest_start, best.dest_end
    rest = (places.new[:start], places.new[end:])
    next_best = max(
        (fuzz.partial_ratio(quote, each) for each in rest if len(each) >= len(quote)), default=0.0
    )
    if best.score - next_best < settings.fuzzy_margin * 100:
        return Carried(old=anchor, new=lost, reason="ambiguous")
    if protected(places.new[start:end]) != protected(quote):
        return Carried(old=anchor, new=lost, reason="figures")
    return _doubtful(anchor, start, end, places, document, "reworded", settings)


def occurs_once(part: str, text: str) -> bool:
    """Say whether ``part`` stands in a text, and only there; places may overlap."""
    first = text.find(part)
    return first >= 0 and first == text.rfind(part)
