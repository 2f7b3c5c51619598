"""Set phrases (提法) of one report: what is quoted, numbered, named or chanted in fours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import accumulate

from workbench.insight.folded_text import Body
from workbench.insight.lexicon import read_lines
from workbench.insight.listed_words import set_phrases_in
from workbench.insight.sought import begins_with, find_behind_runs, places_of
from workbench.text.words import cut_words, tag_words

_HAN = "\u4e00-\u9fff"
_QUOTED = re.compile(rf"“([{_HAN}A-Za-z0-9+·、，—-]{{2,40}})”")
_LONGEST_QUOTED = 16  # but for rows
_CAMPAIGNS = "行动计划|行动方案|行动|工程|计划|战役|攻坚战|保卫战|持久战|提升年|攻坚年|推进年|战略"
_CAMPAIGN = f"(?:{_CAMPAIGNS})(?!纲要|性)"
_NUMBERED = re.compile(
    rf"[一二三四五六七八九十百千万双两]{{1,3}}(?:(?:大|项|个|条|张)[{_HAN}]{{0,6}}?(?:{_CAMPAIGN}|体系|优势|高地|清单|任务)"
    rf"|[{_HAN}]{{1,8}}?{_CAMPAIGN})"
)
_NAMED = re.compile(rf"[{_HAN}A-Za-z0-9+]{{2,14}}?{_CAMPAIGN}")
_IS_CAMPAIGN = begins_with(_CAMPAIGNS.split("|"), _CAMPAIGN)
_SIGNS = re.compile(rf"[{_HAN}A-Za-z0-9+]+\Z")
_LONGEST_NAMED = 14
_LOOSE = re.compile(
    r"[在等了为是被该各其此上我之]|的|会议|年度|[一首]批|一大批|一系列|若干|重大|重点|[一二三]期"
)
_DATED = re.compile(r"[0-9]{4}年|^[0-9.·]+[条项个]?$")
_CHAIN = re.compile(rf"(?:[{_HAN}]{{4}}[、，]){{1,}}[{_HAN}]{{4}}(?![{_HAN}])")
_FOUR = 4
_FOUR_SIGNS = re.compile(rf"[{_HAN}]{{{_FOUR}}}\Z")
_STOP = re.compile(rf"[、，](?<=[{_HAN}]{{{_FOUR}}}.)(?=[{_HAN}]{{{_FOUR}}})")  # within a chain
_SPLIT = re.compile(r"[、，—]")
_HEADS = frozenset(read_lines("edge_words.txt"))
_ORDINAL = frozenset("第一二两双三四五六七八九十百千万亿")
_GOVERNING = _HEADS - {"企业", "项目", "建设", "发展", "改革", "服务", "管理", "改造"}
_HAN_RUN = re.compile(rf"[{_HAN}]+$")
_LONGEST_OWNER, _OWNER_WINDOW = 10, 24  # a window that begins within a word must not reach the owner
_SHORTEST = 3
_VERB = 2
_AROUND = 6


@lru_cache(maxsize=64)
def find_phrases(body: Body) -> Mapping[str, str]:
    """Return the set phrases that a report marks as such, each with its kind.

    Kinds: ``quoted`` (in quotation marks), ``numbered`` (十项行动), ``named`` (a named action, programme or
    campaign), ``chain`` (a member of a run of four-sign phrases), ``known`` (of the word list).
    """
    found: dict[str, str] = {}
    plain = plain_terms()
    for kind, phrases in (
        ("known", set_phrases_in(body.text)),
        ("quoted", quoted_phrases(body)),
        ("chain", _chained(body)),
        ("numbered", _numbered(body)),
        ("named", _named(body)),
    ):
        for phrase in phrases:
            if kind == "quoted" or phrase not in plain:
                found.setdefault(phrase, kind)
    return found


@cache
def plain_terms() -> frozenset[str]:
    """Return the terms of every report that are no set phrases."""
    return frozenset(read_lines("plain_terms.txt"))


@lru_cache(maxsize=64)
def quoted_phrases(body: Body) -> tuple[str, ...]:
    """Return what stands in quotation marks and is no date or code, in the order of the text."""
    marked = (match.group(1).strip("、，") for match in _QUOTED.finditer(body.report.text))
    return tuple(
        phrase
        for phrase in marked
        if (
            len(phrase) >= (2 if phrase[:1] in _ORDINAL else _SHORTEST)
            and (len(phrase) <= _LONGEST_QUOTED or "、" in phrase)
            and not _DATED.search(phrase)
            and phrase in body.text
        )
    )


def _chained(body: Body) -> Iterator[str]:
    """Yield the members of chains in fours that are not mere lists of things (集成电路、生物医药)."""
    for match in find_behind_runs(_CHAIN, _FOUR_SIGNS, body.text, places_of(_STOP, body.text), _FOUR):
        if not _begins_clause(body.text, match.start()):
            continue
        pieces = _SPLIT.split(match.group())
        said = [piece for piece in pieces if _is_saying(piece)]
        if len(said) * 2 >= len(pieces):
            yield from said


def _begins_clause(text: str, at: int) -> bool:
    """Say whether a chain starts at a stop or right after the verb that governs it (坚持守正创新、…)."""
    if not at or not text[at - 1].isalnum():
        return True
    return text[at - 2 : at] in _HEADS


@lru_cache(maxsize=4096)
def _is_saying(piece: str) -> bool:
    """Say whether four signs are a whole saying: no thing, and neither word at its edges governs others."""
    if "的" in piece or _is_thing(piece):
        return False
    words = cut_words(piece)
    return words[0] not in _HEADS and words[-1] not in _HEADS


def _is_thing(piece: str) -> bool:
    """Say whether four signs are a noun, a place or a verb with its plain object rather than a slogan."""
    tagged = tag_words(piece)
    if len(tagged) == 1:
        return tagged[0][1] not in ("i", "l")
    if all(len(word) == 2 for word, _ in tagged):
        return any(kind.startswith("n") or kind == "vn" for _, kind in tagged)
    return tagged[-1][1].startswith("n") and len(tagged[-1][0]) >= 2


def _numbered(body: Body) -> Iterator[str]:
    for match in _NUMBERED.finditer(body.text):
        phrase = match.group()
        if _begins_word(body.text, match.start()) and len(phrase) >= 4 and not _LOOSE.search(phrase):
            # A plan of some years says by what stands before it whose plan it is (小微商户三年成长计划).
            yield (_owner(body.text, match.start()) if phrase[1:2] == "年" else "") + phrase


def _owner(text: str, at: int) -> str:
    """Return the words right before a place, from behind the last that governs them, whole words only."""
    run = _HAN_RUN.search(text, max(0, at - _OWNER_WINDOW), at)
    words = cut_words(run.group()) if run else ()
    edge = max((i for i, word in enumerate(words) if _governs(word)), default=-1)
    owner = "".join(words[edge + 1 :])
    return owner if len(owner) <= _LONGEST_OWNER else ""


def _governs(word: str) -> bool:
    """Say whether a word governs what follows, alone or behind its adverb (全面实施)."""
    return word in _GOVERNING or (len(word) == 2 * _VERB and word[_VERB:] in _GOVERNING)


def _named(body: Body) -> Iterator[str]:
    """Yield named campaigns, from behind the last verb that governs them."""
    campaigns = places_of(_IS_CAMPAIGN, body.text)
    for match in find_behind_runs(_NAMED, _SIGNS, body.text, campaigns, _LONGEST_NAMED):
        words = cut_words(match.group())
        edge = max((i for i, word in enumerate(words[:-1]) if word in _HEADS or _governs(word)), default=-1)
        phrase = "".join(words[edge + 1 :])
        if len(words) - edge > 2 and 5 <= len(phrase) <= 14 and not _LOOSE.search(phrase):
            yield phrase


def _begins_word(text: str, at: int) -> bool:
    """Say whether a numeral starts here and does not continue another word (第三, 进一步, 统一, 珠三角)."""
    before = text[at - 1] if at else ""
    if before in _ORDINAL or (text[at] == "一" and before in "进统唯专同单之"):
        return False
    return starts_word(text, at)


def starts_word(text: str, at: int) -> bool:
    """Say whether a word of the text starts at a place, by the signs around it."""
    low = max(0, at - _AROUND)
    return at - low in accumulate(map(len, cut_words(text[low : at + _AROUND])), initial=0)
