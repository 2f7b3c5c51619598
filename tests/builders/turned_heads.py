"""Edits that leave a quotation as it is and turn what it stands under: each must be told."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Turn:
    """Two versions of a text and the quotation that both hold; ``kind`` says what was done."""

    kind: str
    old: str
    new: str
    start: int
    end: int


_SENTENCE = re.compile(r"[^。！？\n]{20,160}。")
# Heads of our own, many of whose words no table of ours holds: (kind, what stood there, what stands there).
BEFORE: tuple[tuple[str, str, str], ...] = (
    ("place", "东区", "西区"),
    ("place", "在柳林镇", "在石桥镇"),
    ("place", "云海港", "云海湾"),
    ("place", "城北，", "城南，"),
    ("place", "对青龙山一带，", "对白马山一带，"),
    ("subject", "由水务集团", "由燃气集团"),
    ("subject", "卫健委", "住建委"),
    ("subject", "县属企业", "外来客商"),
    ("subject", "张家埭村民，", "李家埭村民，"),
    ("tense", "我们将", "我们已"),
    ("tense", "正在", "拟"),
    ("tense", "年内要", "年内曾"),
    ("time", "今年", "去年"),
    ("time", "今年，", "明年，"),
    ("time", "2024年，", "2025年，"),
    ("time", "上半年，我们", "下半年，我们"),
    ("time", "“十四五”时期，", "“十五五”时期，"),
    ("negation", "", "不，"),
    ("negation", "", "不再"),
    ("negation", "要", "不要"),
    ("negation", "能够", "难以"),
    ("negation", "支持", "反对"),
    ("suspension", "加快", "暂缓"),
    ("suspension", "", "取消原定的"),
    ("suspension", "启动", "终止"),
    ("suspension", "保留", "砍掉"),
    ("suspension", "如期", "推迟"),
    ("scope", "全面", "取消"),
    ("scope", "全面", "部分"),
    ("scope", "所有社区都要", "个别社区可以"),
    ("scope", "全域", "在试点片区"),
    ("condition", "", "如果条件允许，"),
    ("condition", "坚决", "视财力情况"),
)
AFTER: tuple[tuple[str, str, str], ...] = (
    ("suspended after", "", "不再推进"),
    ("suspended after", "", "，不再推进"),
    ("suspended after", "", "的计划取消"),
    ("suspended after", "", "（暂缓）"),
    ("suspended after", "", "，但今年暂不实施"),
    ("suspended after", "", "。该项目已停建"),
    ("suspended after", "", "。上述工作暂停"),
    ("suspended after", "已经完成", "未能完成"),
)


def turn_beside(text: str, chance: random.Random) -> Turn | None:
    """Turn a few words in front of a quotation or behind it, at the clause or the sentence's start."""
    clauses = list(re.finditer(r"(?<=[。，；\n])([^，。；：！？\n]{6,40})(?=[，。；])", text))
    if not clauses:
        return None
    clause = chance.choice(clauses)
    start, end = clause.span()
    if chance.random() < 0.25:
        kind, was, now = chance.choice(AFTER)
        old, new = (text[:end] + words + text[end:] for words in (was, now))
        return Turn(kind, old, new, start, end)
    kind, was, now = chance.choice(BEFORE)
    at = start
    if chance.random() < 0.3:
        at = max(text.rfind(stop, 0, start) for stop in "。！？\n") + 1
        kind += " of the sentence"
    old, new = (text[:at] + words + text[at:] for words in (was, now))
    return Turn(kind, old, new, start + len(was), end + len(was))


def swap_tails(text: str, chance: random.Random) -> Turn | None:
    """Exchange the ends of two adjacent sentences; the quotation is in one of them."""
    pairs = [
        (one, other)
        for one in _SENTENCE.finditer(text)
        if (other := _SENTENCE.match(text, one.end())) is not None
    ]
    if not pairs:
        return None
    one, other = chance.choice(pairs)
    cuts = [_tail(each.group(), chance) for each in (one, other)]
    if None in cuts:
        return None
    first, second = one.start() + (cuts[0] or 0), other.start() + (cuts[1] or 0)
    mine, its = text[first : one.end() - 1], text[second : other.end() - 1]
    heads = text[one.start() : first], text[other.start() : second]
    if heads[0].strip() == heads[1].strip() or mine == its or min(len(mine), len(its)) < 6:
        return None
    new = text[:first] + its + "。" + heads[1] + mine + text[other.end() - 1 :]
    start, end = (first, one.end() - 1) if chance.random() < 0.5 else (second, other.end() - 1)
    return Turn("tails of sentences", text, new, start, end)


def _tail(sentence: str, chance: random.Random) -> int | None:
    """Return where the tail of a sentence starts: after a comma, or inside its first clause."""
    commas = [match.end() for match in re.finditer("[，；]", sentence)]
    if commas and chance.random() < 0.8:
        return chance.choice(commas)
    return chance.randrange(2, 8)


def swap_paragraphs(text: str, chance: random.Random) -> Turn | None:
    """Exchange what stands under two headings, or the headings themselves."""
    found = list(re.finditer(r"(?m)^(（[一二三四五六七八九十]+）)([^。\n]{2,40})(。|\n)([^\n]{20,})$", text))
    if len(found) < 2:
        return None
    at = chance.randrange(len(found) - 1)
    one, other = found[at], found[at + 1]
    if one.group(2) == other.group(2):
        return None
    group = chance.choice((2, 4))
    new = (
        text[: one.start(group)]
        + other.group(group)
        + text[one.end(group) : other.start(group)]
        + one.group(group)
        + text[other.end(group) :]
    )
    body = chance.choice((one, other))
    sentences = list(re.finditer(r"[^。\n]{8,}。", body.group(4)))
    if not sentences:
        return None
    quoted = chance.choice(sentences)
    return Turn("headings", text, new, body.start(4) + quoted.start(), body.start(4) + quoted.end())


def swap_members(text: str, chance: random.Random) -> Turn | None:
    """Exchange the members of a list whose heads differ, inside one sentence put into the text."""
    heads = chance.choice(
        (("东区", "西区"), ("教育局", "民政局"), ("上半年", "下半年"), ("抓工业，", "抓农业，"))
    )
    things = chance.sample(
        ("新建停车场三处", "改造供水管网两公里", "举办技能大赛一场", "修缮老旧校舍若干"), 2
    )
    mark = chance.choice("、；，")
    at = chance.choice([match.end() for match in re.finditer("。\n?", text)])
    old = f"{heads[0]}{things[0]}{mark}{heads[1]}{things[1]}。"
    new = f"{heads[0]}{things[1]}{mark}{heads[1]}{things[0]}。"
    quoted = chance.choice(things)
    start = at + old.index(quoted)
    return Turn(
        "members of a list",
        text[:at] + old + text[at:],
        text[:at] + new + text[at:],
        start,
        start + len(quoted),
    )


WAYS: tuple[Callable[[str, random.Random], Turn | None], ...] = (
    turn_beside,
    turn_beside,
    swap_tails,
    swap_tails,
    swap_paragraphs,
    swap_members,
)
