"""How surely two mentions name one thing, told from the rare characters that they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from workbench.measuring.construction_stages import FINISHED, stage_of
from workbench.settings import TracingSettings
from workbench.text.lexicon import read_rows
from workbench.text.normalise import normalise
from workbench.tracing.mentions import Mention
from workbench.tracing.neighbours import are_neighbours, other_names, share_only_a_place, with_sides

Weights = NDArray[np.float64]
Rarity = Callable[[Sequence[str]], Weights]
"""Gives character pairs their inverse document frequency over many reports of all places."""

_PHASE = re.compile("[一二三四五六七八九十]期")
# 以甲为中心 says how something is laid out, and may be said of any: the town at the centre is no name of it.
_LAID_OUT = re.compile(
    "(?<![“可得])以[^，、“”]{1,12}?为(?:中心|核心|重点|龙头|主体|抓手|载体|依托|支撑|突破口|契机|主线|主导|目标|引领)的?"
)
# 626小河 is 六二六小河: three digits before what is no unit are a name, and are said in either way.
_NUMBER_AS_NAME = re.compile(
    "(?<![0-9.第])[1-9][0-9]{2}(?=[一-龥])(?![个条座家公里亩万亿千百元户人名所处项件套台辆吨米平方年月日号天只头场次多余倍期岁])"
)
_SPOKEN = str.maketrans("0123456789", "〇一二三四五六七八九")
_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?(?:[×xX][0-9]+(?:\.[0-9]+)?)?(?:万亿|亿|万|千)?)(吨|千瓦|兆瓦|公里)")


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The mentions as bags of rare character pairs; ``weights`` says what each pair tells.

    A pair is rare where few reports of any place use it and this place's do not use it everywhere: the
    name of the place itself tells nothing.
    """

    grams: tuple[frozenset[int], ...]
    weights: Weights
    mass: Weights
    rows: sparse.csr_matrix


def weigh_names(
    mentions: Sequence[Mention], reports: int, rarity: Rarity, settings: TracingSettings
) -> Names:
    """Return the rare character pairs of each mention; ``reports`` is how many reports they come from."""
    # In the order of the text, so that sums come out alike in every process.
    pairs = [dict.fromkeys(_pairs(mention.text)) for mention in mentions]
    uses = Counter(pair for each in pairs for pair in each)
    known = sorted(uses)
    index = {pair: at for at, pair in enumerate(known)}
    usual = np.array([uses[pair] for pair in known]) / max(reports, 1)
    weights = np.maximum(0.0, rarity(known) - settings.least_rarity) / (
        1 + (usual / settings.uses_a_report) ** 2
    )
    telling = weights > settings.least_weight
    grams = tuple(frozenset(index[pair] for pair in each if telling[index[pair]]) for each in pairs)
    at = [(row, gram) for row, each in enumerate(grams) for gram in each]
    rows = sparse.csr_matrix(
        (np.sqrt([weights[gram] for _, gram in at]), ([row for row, _ in at], [gram for _, gram in at])),
        shape=(len(mentions), len(known)),
    )
    mass = np.asarray(rows.multiply(rows).sum(axis=1)).ravel()
    return Names(grams, weights, mass, rows)


class LikelyPairs(NamedTuple):
    """Pairs of mentions, lower index first: likeness (0..1) of those that may name one thing, and no pairs.

    ``refused`` share a name and surely do not name one thing.
    """

    alike: list[tuple[float, int, int]]
    refused: set[tuple[int, int]]


def likely_pairs(mentions: Sequence[Mention], names: Names, settings: TracingSettings) -> LikelyPairs:
    """Return the pairs of mentions that may name one thing, and those that are told apart."""
    shared = sparse.triu(names.rows @ names.rows.T, 1).tocoo()
    low = np.minimum(names.mass[shared.row], names.mass[shared.col])
    high = np.maximum(names.mass[shared.row], names.mass[shared.col])
    with np.errstate(divide="ignore", invalid="ignore"):
        within, of_all = shared.data / low, shared.data / high
    alike = (within + of_all) / 2
    short = (
        (shared.data >= settings.short_shared)
        & (within >= settings.short_within)
        & (of_all >= settings.short_of_all)
    )
    kept = np.flatnonzero(((shared.data >= settings.least_shared) | short) & (alike >= settings.pair_floor))
    found = []
    refused = set()
    for at in kept:
        i, j = int(shared.row[at]), int(shared.col[at])
        doubt = _doubt(mentions[i], mentions[j], settings)
        score = min(1.0, float(alike[at]) * doubt)
        named = _shares_a_name(i, j, names, settings) or _shares_a_work(mentions[i].text, mentions[j].text)
        if score >= (settings.pair_floor if named else settings.general_floor):
            found.append((score, i, j))
        if doubt <= settings.surely_other:
            refused.add((i, j))
    return LikelyPairs(found, refused)


def share_told(one: int, other: int, names: Names) -> float:
    """Return the share (0..1), by what they tell, of a mention's rare pairs that another has as well."""
    own = sum(names.weights[gram] for gram in names.grams[one])
    shared = sum(names.weights[gram] for gram in names.grams[one] & names.grams[other])
    return float(shared / own) if own > 0 else 0.0


def are_told_apart(one: Mention, other: Mention, settings: TracingSettings) -> bool:
    """Say whether a sign of neighbours tells two mentions apart, however alike they are."""
    return _doubt(one, other, settings) < settings.other_object


def _shares_a_name(one: int, other: int, names: Names, settings: TracingSettings) -> bool:
    """Say whether what two mentions share is rare at one place at least, as names are, not only in sum."""
    shared = names.grams[one] & names.grams[other]
    return max((names.weights[gram] for gram in shared), default=0.0) >= settings.least_name


def _shares_a_work(older: str, newer: str) -> bool:
    """Say whether the longest words that two mentions share name a work (望江大桥), common as it is."""
    match = SequenceMatcher(None, older, newer, autojunk=False).find_longest_match()
    return bool(_facility_end().search(older[match.a : match.a + match.size]))


def _pairs(text: str) -> Iterator[str]:
    """Yield the pairs of neighbouring letters; numbers are left out, and words that name no object."""
    named = _NUMBER_AS_NAME.sub(lambda digits: digits[0].translate(_SPOKEN), _LAID_OUT.sub("，", text))
    for piece in _names_nothing().split(normalise(named)):
        yield from (piece[at : at + 2] for at in range(len(piece) - 1))


def _doubt(one: Mention, other: Mention, settings: TracingSettings) -> float:
    """Return what a likeness is multiplied by for signs that the two are neighbours, not one thing.

    Another phase is another promise, and so is a phase beside another work; so is another object of one
    name (东河水厂, 东河水源地), another number or side of a series, a part beside the whole (工业投资, 投资),
    another aspect (greenery round it) and another size (700万吨, 400万吨).
    """
    older, newer = one.text, other.text
    phases = set(_PHASE.findall(older)), set(_PHASE.findall(newer))
    if all(phases) and not phases[0] & phases[1]:
        return 0.0
    if _begins_after_the_end(one, other) or _begins_after_the_end(other, one):
        return 0.0
    if are_neighbours(_with_sides(one), _with_sides(other)):
        return 0.0
    doubt = settings.other_kind if other_names(older, newer) else 1.0
    match = SequenceMatcher(None, older, newer, autojunk=False).find_longest_match()
    common = older[match.a : match.a + match.size]
    if share_only_a_place(older + one.of_all, newer + other.of_all, common):
        return 0.0
    rests = older[match.a + match.size :], newer[match.b + match.size :]
    if not _facility_end().search(common) and not any(_carries_on().match(rest) for rest in rests):
        doubt *= settings.other_object
    kinds = _facility(rests[0]) or _kind_of_all(one), _facility(rests[1]) or _kind_of_all(other)
    if all(kinds) and kinds[0] != kinds[1] and not _facility(common):
        doubt *= settings.other_kind
    if _owned(older[: match.a]) != _owned(newer[: match.b]):
        doubt *= settings.other_aspect
    if _part(older[: match.a]) != _part(newer[: match.b]):
        doubt *= settings.other_aspect
    if _aspects(older + one.of_all) != _aspects(newer + other.of_all):
        doubt *= settings.other_aspect
    if any(phases) and not all(phases) and _holds_other_work(newer if phases[0] else older):
        doubt *= settings.other_aspect
    return doubt * _sizes(older, newer, settings)


def _begins_after_the_end(older: Mention, newer: Mention) -> bool:
    """Say whether one tells that works are finished, and a later one that they are prepared or begun."""
    later = (newer.year, newer.half == "plan") > (older.year, older.half == "plan")
    if not later or older.half != "review" or any(_PHASE.search(each.text) for each in (older, newer)):
        return False
    if _counts(older) and _counts(newer):
        return False  # so many each year: what one year finished, the next begins anew
    if _stage(older.quote) < FINISHED or _stage(newer.quote) >= FINISHED:
        return False
    words = read_rows("tracing", "under_works.tsv")
    return any(word in newer.quote for half, word in words if half in ("any", newer.half))


def _with_sides(mention: Mention) -> str:
    return with_sides(mention.text, mention.quote[: mention.named[0] - mention.start])


def _kind_of_all(mention: Mention) -> str:
    """Return the kind of object that the end of a list says of its members: 东苑和北苑两个广场."""
    if _facility(mention.text):
        return ""
    found = _counted_kind().match(mention.quote, mention.named[1] - mention.start)
    return found[1] if found else ""


def _counts(mention: Mention) -> bool:
    """Say whether a mention says how many, not only how large a thing is or what it costs."""
    return any(each.unit != "元" for each in mention.quantities) and not _SIZE.search(mention.text)


def _stage(quote: str) -> int:
    """Return how far works are by a clause; 完成 alone may be said of an investment, or of papers."""
    return stage_of(quote.replace("完成", ""))


def _facility(text: str) -> str:
    """Return the kind of object that a text names first, empty for none."""
    found = _facility_word().search(text)
    return found.group() if found else ""


def _part(before: str) -> str:
    """Return the part that stands before a shared name (工业 before 固定资产投资), empty for the whole."""
    return next((row[0] for row in read_rows("tracing", "parts.txt") if before.endswith(row[0])), "")


def _owned(before: str) -> bool:
    """Say whether somebody is named before a shared name whose it is (森工集团 before 棚户区改造)."""
    return any(before.endswith(row[0]) for row in read_rows("tracing", "owners.txt"))


def _holds_other_work(text: str) -> bool:
    return any(row[0] in text for row in read_rows("tracing", "other_works.txt"))


def _sizes(older: str, newer: str, settings: TracingSettings) -> float:
    before, after = ({unit: number for number, unit in _SIZE.findall(text)} for text in (older, newer))
    common = before.keys() & after.keys()
    if not common:
        return 1.0
    same = any(before[unit] == after[unit] for unit in common)
    return settings.same_size if same else settings.other_size


def _aspects(text: str) -> frozenset[str]:
    return frozenset(name for name, word in read_rows("tracing", "aspects.tsv") if word in text)


@cache
def _names_nothing() -> re.Pattern[str]:
    words = sorted((row[0] for row in read_rows("tracing", "names_nothing.txt")), key=len, reverse=True)
    return re.compile(f"0|(?<![高中初平优])等(?![级候])|{'|'.join(words)}")


@cache
def _facility_end() -> re.Pattern[str]:
    words = sorted((row[0] for row in read_rows("tracing", "facilities.txt")), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(words)})$")


@cache
def _facility_word() -> re.Pattern[str]:
    words = sorted((row[0] for row in read_rows("tracing", "facilities.txt")), key=len, reverse=True)
    return re.compile("|".join(words))


@cache
def _counted_kind() -> re.Pattern[str]:
    words = sorted((row[0] for row in read_rows("tracing", "facilities.txt")), key=len, reverse=True)
    count = "(?:[0-9]+|[两二三四五六七八九十]+)[个条座所家处]"
    return re.compile(f"[、和及与][^，]{{1,16}}?{count}[^、，]{{0,4}}({'|'.join(words)})")


@cache
def _carries_on() -> re.Pattern[str]:
    words = sorted((row[0] for row in read_rows("tracing", "carries_on.txt")), key=len, reverse=True)
    return re.compile(rf"[”》）)的]?(?:$|[一二三四五六七八九十]期|[0-9]|的|各|在|{'|'.join(words)})")
