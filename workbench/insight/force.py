"""One thing that two plans take up more, or less, firmly: 稳妥推进… → 全面推进…, 原则上不再… → 严禁…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from workbench.insight.folded_text import Body
from workbench.insight.lexicon import read_lines
from workbench.insight.targets import MovedTarget
from workbench.model.insight import RewordingKind

_VERBS = (
    "推进|推动|推行|实施|开展|建立|建设|发展|扩大|布局|化解|促进|深化|推广|开放|提高|落实|整治|"
    "完成|启动|开工|开展|遏制|处置|防范|治理|规范|管控|实现"
)
_THING = "[\u4e00-\u9fff]{5,16}"
_Place = tuple[int, int]


def find_changed_force(older: Body, newer: Body) -> Iterator[MovedTarget]:
    """Yield what each plan takes up with words of one force only, soft in one and firm in the other."""
    before, after = _taken_up(older), _taken_up(newer)
    for thing, (force, place) in before.items():
        now, there = after.get(thing, (force, place))
        if now != force and "" not in (now, force):
            kind: RewordingKind = "strengthened" if now == "firm" else "weakened"
            yield MovedTarget(place, there, kind)


@cache
def _words() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Read the list: the force of each word, and a pattern of a word, a verb and the thing it takes up."""
    rows = [line.split("\t") for line in read_lines("force.tsv")]
    force_of = {word: force for force, *words in rows for word in words}
    longest_first = "|".join(sorted(force_of, key=len, reverse=True))
    return force_of, re.compile(f"({longest_first})(?:{_VERBS})?({_THING})(?=[，。；、：！\n])")


@lru_cache(maxsize=64)
def _taken_up(body: Body) -> Mapping[str, tuple[str, _Place]]:
    """Return things with the force by which a plan takes them up ("" for both), and where it first does."""
    force_of, pattern = _words()
    found: dict[str, tuple[str, _Place]] = {}
    for part in (node for node in body.report.sentences if node.part == "plan"):
        for match in pattern.finditer(body.report.text, part.start, part.end):
            force, thing = force_of[match[1]], match[2]
            known, place = found.get(thing, (force, match.span()))
            found[thing] = (force if known == force else "", place)
    return found
