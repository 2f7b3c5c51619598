"""What a number measures, by name: the same metric is worded differently from year to year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz import fuzz

from workbench.text.words import cut_words

_GROWTH = re.compile(
    r"(?:同比|按可比价格?|年均|平均)*(?:增长|增加)?(?:增长率|增长速度|增速|增幅|涨幅|变动幅度)+$"
)
_GROWTH_LAST = frozenset("率度速幅")
_NOISE = re.compile(r"[\s“”‘’\"'《》()（）]")
_TRIVIAL = "进行"
_KINDS_OF_WORDS = ("alias", "head", "tail", "action", "light", "whole")
_KEPT_PAIRS = 32_768
_NO_ACTIONS: frozenset[str] = frozenset()
COUNTED = frozenset("个家所项名人座处条件套台辆艘支部只户批间栋幢张位届场种类宗笔枚片块门")
"""Counting words, of which any may stand for another."""


class MetricName(NamedTuple):
    """A metric's name taken apart: what is counted, what is done to it, and whether it is a growth rate.

    ``core`` is ``noun`` without words that tell no two metrics apart (国家级, 企业, 重点).
    """

    noun: str
    core: str
    actions: frozenset[str]
    growth: bool


class EdgeWords(NamedTuple):
    """Words, looked up by the lengths they have, the longest first."""

    words: frozenset[str]
    lengths: tuple[int, ...]
    firsts: frozenset[str]
    lasts: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[str]) -> EdgeWords:
        """Return ``words`` ready to be looked for at either end of a name."""
        ends = [frozenset(word[at] for word in words) for at in (0, -1)]
        return cls(frozenset(words), _lengths(words), *ends)

    def head(self, text: str) -> int:
        """Return the length of the longest word that ``text`` begins with, 0 where little would be left."""
        if text[:1] not in self.firsts:
            return 0
        for length in self.lengths:
            if len(text) > length + 1 and text[:length] in self.words:
                return length
        return 0

    def tail(self, text: str) -> int:
        """Return the length of the longest word that ``text`` ends with, 0 where little would be left."""
        if text[-1:] not in self.lasts:
            return 0
        for length in self.lengths:
            if len(text) > length + 1 and text[-length:] in self.words:
                return length
        return 0


def _lengths(words: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in words}, reverse=True))


class _Lexicon(NamedTuple):
    aliases: dict[str, str]
    alias: re.Pattern[str]
    heads: EdgeWords
    tails: EdgeWords
    actions: dict[str, frozenset[str]]
    action_lengths: tuple[int, ...]
    action_edges: tuple[frozenset[str], frozenset[str]]
    light: re.Pattern[str]
    whole: tuple[str, ...]


@cache
def _lexicon() -> _Lexicon:
    rows: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS_OF_WORDS}
    source = files("workbench.measuring").joinpath("data", "metric_words.tsv").read_text(encoding="utf-8")
    for line in source.splitlines():
        if line and not line.startswith("#"):
            kind, word, *meaning = line.split("\t")
            rows[kind][word] = meaning[0] if meaning else ""
    by_length = {kind: sorted(words, key=len, reverse=True) for kind, words in rows.items()}
    return _Lexicon(
        aliases=rows["alias"],
        alias=re.compile("|".join(map(re.escape, by_length["alias"]))),
        heads=EdgeWords.of(by_length["head"]),
        tails=EdgeWords.of(by_length["tail"]),
        actions={
            word: frozenset(rows["action"][word].split("+")) - {_TRIVIAL} for word in by_length["action"]
        },
        action_lengths=_lengths(by_length["action"]),
        action_edges=(
            frozenset(word[0] for word in by_length["action"]),
            frozenset(word[-1] for word in by_length["action"]),
        ),
        light=re.compile("|".join(map(re.escape, by_length["light"]))),
        whole=tuple(by_length["whole"]),
    )


@cache
def characters_of_variants() -> frozenset[str]:
    """Return the characters that a name may get when usual variants are written as one (规上: 规模以上)."""
    return frozenset("".join(_lexicon().aliases.values()))


def with_usual_variants(name: str) -> str:
    """Return a name without marks, its usual variants written as one (规上: 规模以上)."""
    words, plain = _lexicon(), unicodedata.normalize("NFKC", name)
    plain = plain if plain.isalnum() else _NOISE.sub("", plain)
    return words.alias.sub(lambda match: words.aliases[match.group()], plain)


@lru_cache(maxsize=8192)
def parse_metric(name: str) -> MetricName:
    """Take a metric's name apart into noun, actions and growth, with the usual variants written as one.

    >>> parse_metric("规上工业增加值同比增速") == parse_metric("全市规模以上工业增加值增速")
    True
    >>> parse_metric("改造老旧小区") == parse_metric("老旧小区改造")
    True
    """
    words, noun = _lexicon(), with_usual_variants(name)
    match = _GROWTH.search(noun) if noun[-1:] in _GROWTH_LAST else None
    growth = match is not None
    if match:
        noun = noun[: match.start()]
    actions = _NO_ACTIONS
    for _ in range(6):  # each round takes at most one word from each end
        noun, head = _strip(noun, words, at_start=True)
        noun, tail = _strip(noun, words, at_start=False)
        actions |= head | tail
        if not (head or tail) and noun == _bare(noun, words):
            break
        noun = _bare(noun, words)
    return MetricName(noun, words.light.sub("", noun) or noun, actions, growth)


def _bare(noun: str, words: _Lexicon) -> str:
    if not noun.startswith(words.whole):
        noun = noun[words.heads.head(noun) :]
    return noun[: len(noun) - words.tails.tail(noun)]


def _strip(noun: str, words: _Lexicon, *, at_start: bool) -> tuple[str, frozenset[str]]:
    firsts, lasts = words.action_edges
    if (noun[:1] not in firsts) if at_start else (noun[-1:] not in lasts):
        return noun, _NO_ACTIONS
    for length in words.action_lengths:
        if len(noun) <= length + 1:
            continue
        meaning = words.actions.get(noun[:length] if at_start else noun[-length:])
        if meaning is None or not _ends_word(noun, length if at_start else len(noun) - length):
            continue
        rest = noun[length:].lstrip("、的和") if at_start else noun[:-length].rstrip("、的和")
        return rest, meaning
    return noun, _NO_ACTIONS


def _ends_word(noun: str, at: int) -> bool:
    """Say whether a word ends at ``at``: 建成 may be taken from 建成公园, not from 建成区."""
    reached = 0
    for word in cut_words(noun):
        reached += len(word)
        if reached >= at:
            return reached == at
    return False


def trim_metric(name: str) -> str:
    """Return a metric's name to show: without 全市, 预计, 其中 and the like at its start."""
    words, shown = _lexicon(), name.strip()
    for _ in range(6):
        head = words.heads.head(shown)
        if not head:
            break
        shown = shown[head:]
    return shown


@lru_cache(maxsize=_KEPT_PAIRS)
def metric_similarity(first: str, second: str) -> float:
    """Return how alike two metric names are, 0..1; different actions or growth against level count less."""
    one, other = parse_metric(first), parse_metric(second)
    alike = fuzz.ratio(one.core, other.core) / 100 if one.core and other.core else 0.0
    if one.growth != other.growth:
        alike *= 0.4
    if one.actions != other.actions:
        alike *= 0.85
    return alike


def same_unit(first: str, second: str) -> bool:
    """Say whether values in these units may be subtracted: equal units, or two counting words."""
    return first == second or (first in COUNTED and second in COUNTED)
