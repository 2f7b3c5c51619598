"""What people correct in a report every day, by kind: none of it turns what is quoted elsewhere."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.builders.edits import Tracked

Edit = Callable[[Tracked, random.Random], None]
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TYPOS = "的地得帐账做作象像座坐在再以已即既震振度渡蓝篮"
_SENTENCES = (
    "各级各部门要提高认识。",
    "广大干部群众付出了辛勤汗水。",
    "有关情况已印发各位代表。",
    "这些成绩来之不易！",
)
_SYNONYMS = (
    ("加快", "加速"),
    ("推进", "推动"),
    ("建设", "打造"),
    ("提高", "提升"),
    ("加强", "强化"),
    ("完善", "健全"),
)


def _replace_one(pattern: str, by: Callable[[re.Match[str], random.Random], str]) -> Edit:
    """Return an edit of one place, chosen by chance, that the pattern matches."""
    compiled = re.compile(pattern)

    def edit(tracked: Tracked, chance: random.Random) -> None:
        found = list(compiled.finditer(tracked.text))
        if found:
            match = chance.choice(found)
            tracked.replace(match.start(), match.end(), by(match, chance))

    return edit


def _swap(tracked: Tracked, chance: random.Random) -> None:
    at = chance.choice([m.start() for m in re.finditer(r"[\u4e00-\u9fff]{2}", tracked.text)])
    tracked.replace(at, at + 2, tracked.text[at + 1] + tracked.text[at])


def _synonym(tracked: Tracked, chance: random.Random) -> None:
    one, other = chance.choice(_SYNONYMS)
    _replace_one(one, lambda *_: other)(tracked, chance)


def _widths(tracked: Tracked, chance: random.Random) -> None:
    mark, narrow = chance.choice((("，", ","), ("：", ":"), ("；", ";"), ("（", "("), ("）", ")")))
    _replace_one(mark, lambda *_: narrow)(tracked, chance)


def _renumber(tracked: Tracked, chance: random.Random) -> None:
    """Put an item into a list: the numbers of those after it go up."""
    digits = "一二三四五六七八九十"
    found = list(re.finditer(r"(?m)^（([一二三四五六七八九])）", tracked.text))
    if not found:
        return
    at = chance.randrange(len(found))
    last = at
    while last + 1 < len(found) and found[last + 1].group(1) > "一" and _follows(found, last, digits):
        last += 1
    for match in reversed(found[at : last + 1]):
        tracked.replace(match.start(1), match.end(1), digits[digits.index(match.group(1)) + 1])
    tracked.replace(
        found[at].start(), found[at].start(), f"（{found[at].group(1)}）做好其他各项工作。抓好落实。\n"
    )


def _follows(found: list[re.Match[str]], at: int, digits: str) -> bool:
    return digits.index(found[at + 1].group(1)) == digits.index(found[at].group(1)) + 1


KINDS: dict[str, Edit] = {
    "a wrong character": _replace_one(_HAN.pattern, lambda _, chance: chance.choice(_TYPOS)),
    "two characters the wrong way round": _swap,
    "a character twice": _replace_one(_HAN.pattern, lambda match, _: match.group() * 2),
    "a character missing": _replace_one(_HAN.pattern, lambda *_: ""),
    "a figure": _replace_one(r"\d(?![年月\d])", lambda _, chance: str(chance.randrange(10))),
    "a comma": _replace_one("，", lambda _, chance: chance.choice("、；")),
    "a full stop": _replace_one("。(?!\n)", lambda _, chance: chance.choice("，；")),
    "a comma too many": _replace_one("(?<=[要将和])(?=[\u4e00-\u9fff])", lambda *_: "，"),
    "quotation marks": _replace_one("“([^“”\n]{1,12})”", lambda match, _: f'"{match.group(1)}"'),
    "half-width marks": _widths,
    "a space": _replace_one(
        "(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", lambda _, chance: chance.choice(" \u3000")
    ),
    "a paragraph divided": _replace_one("(?<=。)(?=[^\n])", lambda *_: "\n"),
    "two paragraphs joined": _replace_one("(?<=[。；])\n+(?=[^\n])", lambda *_: ""),
    "a sentence put in": _replace_one("(?<=[。！])", lambda _, chance: chance.choice(_SENTENCES)),
    "a sentence taken out": _replace_one("(?<=[。！])[^。！？\n]{4,40}。", lambda *_: ""),
    "a synonym": _synonym,
    "an item put into a list": _renumber,
}


def corrected(text: str, kind: str, times: int, chance: random.Random) -> Tracked:
    """Return the text with so many corrections of one kind, wherever they fall."""
    tracked = Tracked(text)
    for _ in range(times):
        KINDS[kind](tracked, chance)
    return tracked.settle(text)
