"""How telling a phrase of one report only is: a few features, each with a weight in a table.

The table (``data/phrase_weights.tsv``) is fitted by ``tests/fitting/fit_wording.py``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from workbench.insight.forms import shared_start
from workbench.insight.lexicon import graded_terms, read_lines
from workbench.insight.phrase_years import rise, usages
from workbench.text.lexicon import read_rows
from workbench.text.words import tag_words

Weights = Mapping[str, float]
BIAS = "bias"
_MUCH = 0.5
_SOME = 0.05
_LATE = 1.4
_LONGEST_BURST = 2.5
_NUMERALS = frozenset("一二两双三四五六七八九十百千万0123456789")


class Candidate(NamedTuple):
    """A phrase of one of two reports: its kind (empty where it is not marked), its uses, both years.

    ``signs`` say how it stands in the report (``standing.py``), ``places`` where.
    """

    phrase: str
    kind: str
    uses: int
    older_year: int | None
    newer_year: int | None
    gone: bool
    signs: tuple[str, ...] = ()
    places: Sequence[int] = ()


def telling(candidate: Candidate, weights: Weights | None = None) -> float:
    """Return the log-odds that somebody who knows the field would name the phrase as new or dropped."""
    if weights is not None:
        return weights.get(BIAS, 0.0) + _added(0.0, features(candidate), weights)
    table, phrase, kind = telling_weights(), candidate.phrase, candidate.kind
    # The sum is that of ``features`` in their order; what many phrases share is summed once.
    total = _sum_at_sight(candidate.uses, kind, candidate.gone, candidate.signs, phrase[0] in _NUMERALS)
    if "、" in phrase or kind in ("row", "doctrine") or phrase in graded_terms():
        total = _added(total, _make_up(phrase, kind), table)
    if phrase not in usages():
        return table.get(BIAS, 0.0) + _added(total, _local(kind, candidate.uses), table)
    for part in _usage_parts(phrase):
        total += part
    return table.get(BIAS, 0.0) + _added(total, _change(candidate), table)


def _added(total: float, found: Iterable[tuple[str, float]], table: Weights) -> float:
    for name, value in found:
        if weight := table.get(name):
            total += weight * value
    return total


@lru_cache(maxsize=4096)
def _sum_at_sight(uses: int, kind: str, gone: bool, signs: tuple[str, ...], numeral: bool) -> float:
    return _added(0.0, _at_sight(uses, kind, gone, signs, numeral), telling_weights())


@cache
def _usage_parts(phrase: str) -> tuple[float, ...]:
    """Return what each feature of a phrase by the table adds to its weight."""
    table = telling_weights()
    found = _usage_features(phrase).features
    return tuple([table[name] * value for name, value in found if table.get(name)])


@cache
def telling_weights() -> Weights:
    """Return the weights that ship."""
    return {name: float(weight) for name, weight in read_rows("insight", "phrase_weights.tsv")}


def features(candidate: Candidate) -> Iterator[tuple[str, float]]:
    """Yield the features of a phrase, those that are not 0."""
    phrase, kind = candidate.phrase, candidate.kind
    yield from _at_sight(candidate.uses, kind, candidate.gone, candidate.signs, phrase[0] in _NUMERALS)
    yield from _make_up(phrase, kind)
    if phrase not in usages():
        yield from _local(kind, candidate.uses)
        return
    yield from _usage_features(phrase).features
    yield from _change(candidate)


def _at_sight(
    uses: int, kind: str, gone: bool, signs: tuple[str, ...], numeral: bool
) -> Iterator[tuple[str, float]]:
    """Yield the features that many phrases share; ``numeral`` says that a phrase begins with one."""
    often = math.log(uses)
    yield "uses", often
    if kind:
        yield kind, 1.0
        yield "marked", 1.0
    if not kind:
        yield "unmarked uses", often
    if kind == "quoted" and numeral:
        yield "quoted numeral", 1.0
    if gone:
        yield f"gone {kind}", 1.0
    for sign in signs:
        yield f"{kind} {sign}", 1.0


@lru_cache(maxsize=4096)
def _make_up(phrase: str, kind: str) -> tuple[tuple[str, float], ...]:
    return tuple(_by_make_up(phrase, kind))


def _by_make_up(phrase: str, kind: str) -> Iterator[tuple[str, float]]:
    if "、" in phrase:
        yield "row of phrases", 1.0
    if kind == "row":
        yield from _row_features(phrase.split("、"))
    elif kind == "quoted" and "、" in phrase and _are_things(phrase.split("、")):
        yield "quoted row of things", 1.0
    elif kind == "doctrine":
        tails = (tail for tail in read_lines("doctrine_tails.txt") if phrase.endswith(tail))
        yield from ((f"doctrine {tail}", 1.0) for tail in tails)
    if grade := graded_terms().get(phrase):
        yield f"grade {grade}", 1.0


@lru_cache(maxsize=4096)
def _local(kind: str, uses: int) -> tuple[tuple[str, float], ...]:
    """Return the features of a phrase that the table does not hold."""
    # A name that is known is no place's own, however few reports of the table hold it.
    if not kind or kind == "known":
        return ()
    return ("local", 1.0), ("local uses", math.log(uses)), (f"local {kind}", 1.0)


def _change(candidate: Candidate) -> Sequence[tuple[str, float]]:
    """Return how the use of a phrase of the table changed between both years, where these are known."""
    older, newer = candidate.older_year, candidate.newer_year
    if older is None or newer is None:
        return ()
    usage = _usage_features(candidate.phrase)
    change = rise(usage.means, older, newer) * (-1 if candidate.gone else 1)
    found = [("change", change), ("burst change", usage.burst * change)]
    if change > _MUCH:
        found.append(("much change", 1.0))
    if change > _SOME:
        found.append(("some change", 1.0))
    elif candidate.kind:
        found.append(("stale", 1.0))
    return found


class _UsageFeatures(NamedTuple):
    """How unevenly over the years a phrase is used, its ``means`` by year, its features by the table."""

    burst: float
    means: tuple[float, ...]
    features: tuple[tuple[str, float], ...]


@cache
def _usage_features(phrase: str) -> _UsageFeatures:
    usage = usages()[phrase]
    burst = min(usage.burst, _LONGEST_BURST)
    found = [
        ("tabled", 1.0),
        ("burst", burst),
        ("quoted elsewhere", usage.quoted),
        ("common", math.log(usage.reports) / 5),
    ]
    late = (("short-lived", 1.0),) if burst > _LATE else ()
    return _UsageFeatures(burst, usage.means, (*found, *late))


def _row_features(members: list[str]) -> Iterator[tuple[str, float]]:
    if len(members) > 2 and len(members[0]) > 2:
        yield "row of three", 1.0
    same_sign = any(len(set(signs)) == 1 for signs in zip(*members, strict=False))
    if same_sign or shared_start([each[::-1] for each in members]):
        yield "parallel row", 1.0
    if _are_things(members):
        yield "row of things", 1.0


def _are_things(members: list[str]) -> bool:
    return all(map(_is_thing, members))


@lru_cache(maxsize=4096)
def _is_thing(name: str) -> bool:
    return tag_words(name)[-1][1].startswith("n")
