"""Names of which one part is another: a plan's last word, an aim, an epithet, a heading's strategy."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from workbench.insight.folded_text import Body
from workbench.insight.lexicon import read_lines
from workbench.insight.sought import begins_with, find_behind_runs, places_of
from workbench.text.words import cut_words

_HAN = "\u4e00-\u9fff"
_ENDS = ("行动计划", "行动方案", "行动", "工程", "计划", "攻坚战", "保卫战", "战略")
_PLAN = re.compile(rf"[{_HAN}A-Za-z0-9+]{{5,24}}?(?:{'|'.join(_ENDS)})")
_IS_PLAN = begins_with(_ENDS, "|".join(_ENDS))
_SIGNS = re.compile(rf"[{_HAN}A-Za-z0-9+]+\Z")
_LONGEST_PLAN = 24
_LEAST_SHARED, _MOST_SHARED, _MOST_PUT = 6, 10, 4
_AIMED = re.compile(rf"打造([{_HAN}A-Za-z0-9+]{{3,16}}?)({{aims}})")
_LEAST_AIM = 4
_STRATEGY = re.compile(
    rf"([{_HAN}]{{2,4}}实施|[{_HAN}]{{0,2}}推进|[{_HAN}]{{0,2}}推动)([{_HAN}]{{3,10}}?战略)"
)
_NUMBERED = re.compile("[（(]?[一二三四五六七八九十]+[)）、是]")
_PLAIN = re.compile("的|重大|重点|国家|等|和|专项")
_LEAST_STARTED, _MOST_BETWEEN = 4, 3
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fff"
_EPITHET = 4
_DOES = frozenset("做抓落用走管建办提学讲敢扩")  # 做大做强… tells what is done with a thing
_FOUR_SIGNS = re.compile(rf"[{_HAN}]{{{_EPITHET}}}")


def plans_renamed(older: Body, newer: Body, whole: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield plans whose owner and kind stand on while a few signs before the kind are others.

    Both names are told from their owner on (小微商户三倍增计划 → 小微商户倍增计划).
    """
    others = [each for each in _plans(newer.text) if each not in whole[0]]
    by_owner: dict[str, list[int]] = defaultdict(list)
    for number, after in enumerate(others):
        for end in _owners_ends(after):
            by_owner[end].append(number)
    for before in _plans(older.text):
        if before in whole[1]:
            continue
        # Only plans whose owners can end alike are held against each other: there may be thousands.
        for number in sorted({n for end in _owners_ends(before) for n in by_owner.get(end, ())}):
            if pair := _one_owner(before, others[number]):
                yield pair
                break


@lru_cache(maxsize=64)
def _plans(text: str) -> tuple[str, ...]:
    found = find_behind_runs(_PLAN, _SIGNS, text, places_of(_IS_PLAN, text), _LONGEST_PLAN)
    return tuple(dict.fromkeys(match.group() for match in found))


def _owners_ends(plan: str) -> set[str]:
    """Return the last signs that the owner in a plan's name may have."""
    end = next((end for end in _ENDS if plan.endswith(end)), "")
    name = plan.removesuffix(end)
    ends = range(len(name), max(len(name) - _MOST_PUT, _LEAST_SHARED) - 1, -1)
    return {end + name[at - _LEAST_SHARED : at] for at in ends if at >= _LEAST_SHARED}


def _one_owner(before: str, after: str) -> tuple[str, str] | None:
    """Return both names from the owner that they share on, None where they share none."""
    end = next((end for end in _ENDS if before.endswith(end)), "")
    if not end or not after.endswith(end):
        return None
    one, other = before.removesuffix(end), after.removesuffix(end)
    for put in range(_MOST_PUT + 1):
        for taken in range(_MOST_PUT + 1):
            if not put and not taken:
                continue
            shared = _shared_end(one[: len(one) - taken], other[: len(other) - put])
            if len(shared) < _LEAST_SHARED:
                continue
            owner = _from_a_word(shared)
            taken_out, put_in = one[len(one) - taken :], other[len(other) - put :]
            if _PLAIN.search(taken_out) or _PLAIN.search(put_in):
                return None
            if len(owner) >= _LEAST_SHARED and taken_out != put_in:
                return owner + one[len(one) - taken :] + end, owner + other[len(other) - put :] + end
    return None


def _shared_end(one: str, other: str) -> str:
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    return one[len(one) - size :] if size else ""


def _from_a_word(shared: str) -> str:
    """Return what two names share from behind the last conjunction or verb in its first half."""
    words = cut_words(shared)
    edges = frozenset(read_lines("edge_words.txt"))
    at = max((i for i, word in enumerate(words[:-1]) if word in edges), default=-1)
    return "".join(words[at + 1 :])


def aims_renamed(older: Body, newer: Body, whole: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what a place means to become (打造…枢纽) where the matter stays and its last word is another."""
    before, after = _aims(older.text), _aims(newer.text)
    for matter, word in before.items():
        other = after.get(matter)
        if other and other != word and matter + word not in whole[1] and matter + other not in whole[0]:
            yield matter + word, matter + other


@lru_cache(maxsize=64)
def _aims(text: str) -> Mapping[str, str]:
    aims = "|".join(sorted(read_lines("aims.txt"), key=len, reverse=True))
    found: dict[str, str] = {}
    for match in re.finditer(_AIMED.pattern.replace("{aims}", aims), text):
        if len(match.group(1)) >= _LEAST_AIM:
            found.setdefault(match.group(1), match.group(2))
    return found


def epithets_changed(
    phrases: Sequence[str], older: Body, newer: Body, whole: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield set phrases of both reports that only one says with an epithet of four signs, and always."""
    for phrase in phrases:
        if len(phrase) < _EPITHET:
            continue
        word = _always_before(phrase, older.text)
        if word and word + phrase not in whole[1]:
            yield word + phrase, phrase
        word = _always_before(phrase, newer.text)
        if word and word + phrase not in whole[0]:
            yield phrase, word + phrase


def _always_before(phrase: str, text: str) -> str:
    """Return the four signs that always stand before a phrase, "" where they are no epithet."""
    first = text.find(phrase)
    word = text[max(0, first - _EPITHET) : first] if first >= 0 else ""
    # Four signs that pair off (宜游宜养) are an epithet; a verb and an adverb, or a field, are none.
    if not _FOUR_SIGNS.fullmatch(word) or word[0] != word[2] or word[0] in _DOES:
        return ""
    # The whole text is counted last, for the few that are left.
    return word if text.count(word + phrase) == text.count(phrase) else ""


def names_continued(
    older: Body, newer: Body, dropped: Sequence[str], whole: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield dropped names of which a long beginning and the last sign stand on, with other signs between."""
    for name in (each for each in dropped if "、" not in each):
        for size in range(len(name) - 2, _LEAST_STARTED - 1, -1):
            start = name[:size]
            found = _continued(start, name[-1], newer.text)
            others = {each for each in found if each not in whole[0] and each[size] != name[size]}
            if not found:
                continue
            # A beginning that other names share tells nothing of one name.
            if len(others) == len(found) == 1 and older.count(start) == older.count(name):
                yield name, others.pop()
            break


def _continued(start: str, last: str, text: str) -> set[str]:
    """Return what begins with ``start`` and goes on for one to three signs up to the sign ``last``."""
    found: set[str] = set()
    at = text.find(start)
    while at >= 0:
        low = at + len(start)
        end = text.find(last, low + 1, low + _MOST_BETWEEN + 1)
        is_found = end >= 0 and all(_FIRST_HAN <= sign <= _LAST_HAN for sign in text[low:end])
        if is_found:
            found.add(text[at : end + 1])
        at = text.find(start, end + 1 if is_found else at + 1)
    return found


def strategies_replaced(older: Body, newer: Body, whole: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the strategy that a heading names and the one that stands behind the same verb in the other's."""
    before, after = _strategies(older), _strategies(newer)
    for verb, name in before.items():
        other = after.get(verb)
        if other and name != other and name not in whole[1] and other not in whole[0]:
            yield name, other


@lru_cache(maxsize=64)
def _strategies(body: Body) -> Mapping[str, str]:
    found: dict[str, str] = {}
    text = body.report.text
    for node in body.report.sentences:
        if _NUMBERED.match(text, node.start, node.end) and (
            match := _STRATEGY.search(text, node.start, min(node.end, node.start + _HEADING))
        ):
            found.setdefault(match.group(1), match.group(2))
    return found


_HEADING = 24
