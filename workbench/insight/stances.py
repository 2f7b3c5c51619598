"""Stances that were reworded: known ways to put a matter, and one noun with other grading words before it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from workbench.insight.folded_text import Body
from workbench.insight.lexicon import known_stances, read_lines
from workbench.insight.listed_words import listed_words
from workbench.insight.phrases import starts_word
from workbench.insight.sought import find_around, places_of
from workbench.model.insight import Context, StanceChange
from workbench.settings import InsightSettings

_HAN = "\u4e00-\u9fff"
_OF_POLICY = re.compile(rf"的(?=[{_HAN}]{{2,6}}?(?:政策|取向|基调|监管))")
_LONGEST_GRADING = 200  # many words in a row
_IS_DEMAND = re.compile("政策要")
_LONGEST_POLICY = 4
# Whole members only, none of another policy: the beginning of a long one tells nothing of it.
_SIGN = rf"(?!政策要)[{_HAN}]"
_DEMANDED = re.compile(
    rf"([{_HAN}]{{2,4}}政策)要((?:{_SIGN}){{2,14}}(?![{_HAN}])(?:[、，](?:{_SIGN}){{2,9}}(?![{_HAN}]))*)"
)


def find_stance_changes(older: Body, newer: Body, settings: InsightSettings) -> tuple[StanceChange, ...]:
    """Return the matters on which the newer report replaced a stance of the older one by another.

    A matter is one of the list (``data/stances.tsv``), or any policy that both reports grade (稳健的 →
    适度宽松的货币政策) or demand something of (财政政策要…). What was only added or only left out is no
    change of stance; it stands among the new and dropped phrases.
    """
    changes: list[StanceChange] = []
    before, after = _stances(older), _stances(newer)
    seen: set[str] = set()
    for topic in before:
        gone = [stance for stance in before[topic] if stance not in after.get(topic, {})]
        come = [stance for stance in after.get(topic, ()) if stance not in before[topic]]
        if not gone or not come or topic in seen:
            continue
        seen.add(topic)
        changes.append(
            StanceChange(
                topic=topic,
                older_phrase=_joined(before[topic], gone),
                newer_phrase=_joined(after[topic], come),
                older=_context(older, before[topic][gone[0]], settings),
                newer=_context(newer, after[topic][come[0]], settings),
            )
        )
    return tuple(changes)


def _joined(said: Mapping[str, str], stances: list[str]) -> str:
    return "、".join(dict.fromkeys(said[stance] for stance in stances))


def _context(body: Body, phrase: str, settings: InsightSettings) -> Context:
    return next(body.contexts(phrase, 1, settings.context_width))


@cache
def _spelled() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return of each topic the ways to put a stance, the longest first, each with the stance."""
    return {
        topic: tuple(sorted(((word, s[0]) for s in stances for word in s), key=lambda pair: -len(pair[0])))
        for topic, stances in known_stances().items()
    }


@lru_cache(maxsize=64)
def _stances(body: Body) -> Mapping[str, Mapping[str, str]]:
    """Return for every matter the stances a report takes, each with the words it uses."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    said = listed_words(body.text)
    for topic, spelled in _spelled().items():
        rest = body.text
        for word, stance in spelled:
            if word in said and word in rest:
                # Longest first and blanked out: 更加积极的财政政策 does not say 积极的财政政策.
                rest = rest.replace(word, "\n")
                found[topic].setdefault(stance, word)
    for noun, modifier, phrase in _graded(body):
        if noun not in known_stances():
            found[noun].setdefault(modifier, phrase)
    for noun, demand, phrase in _demanded(body):
        found[f"{noun}的要求"].setdefault(demand, phrase)
    return dict(found)


@cache
def _grading() -> re.Pattern[str]:
    words = sorted(read_lines("stance_modifiers.txt"), key=len, reverse=True)
    return re.compile(rf"((?:{'|'.join(words)})+)的([{_HAN}]{{2,6}}?(?:政策|取向|基调|监管))")


def _graded(body: Body) -> Iterator[tuple[str, str, str]]:
    """Yield policy, grading words and phrase of every 适度宽松的货币政策; other nouns are graded loosely."""
    for match in find_around(_grading(), body.text, places_of(_OF_POLICY, body.text), _LONGEST_GRADING):
        if starts_word(body.text, match.start()):
            yield match.group(2), match.group(1), match.group()


def _demanded(body: Body) -> Iterator[tuple[str, str, str]]:
    """Yield policy, demand and phrase of every 财政政策要适度加力、提质增效."""
    for match in find_around(_DEMANDED, body.text, places_of(_IS_DEMAND, body.text), _LONGEST_POLICY):
        noun = match.group(1).rpartition("的")[2]
        if len(noun) > 2:
            yield noun, match.group(2), f"{noun}要{match.group(2)}"
