"""Cut Chinese text into words that never split a number from its unit or, when asked, a bracketed name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from sys import intern
from typing import NamedTuple

# Passages recur between reports and reruns: thousands of usual length are kept, and the few paragraphs
# that run on for a page. Whole reports are too big to keep.
_CACHED_TEXTS = 4096
_LONGEST_CACHED = 800
_CACHED_LONG_TEXTS = 256
_LONGEST_KEPT = 4000
_LONGEST_NAME = 80

_MAGNITUDE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百|十)?[多余]?"
_PERCENT = r"个百分点|百分点|个百分比|[%％‰℃度]"
_MONEY = r"亿元|万元|元|美元|欧元|英镑|港元|人民币|块钱"
_SIZE = (
    r"平方公里|平方千米|平方米|立方米|公里|千米|海里|厘米|毫米|微米|纳米|英里|公顷|千公顷|公斤|千克|克|毫克|"
    r"微克|担|吨标准煤|吨标煤|吨|斤|升|毫升|亩|里|米|千瓦时|千瓦小时|度电|千瓦|兆瓦|吉瓦|千伏|伏|标箱|标准箱|"
    r"TEU|FLOPS|[kKMGTP]?[Ww]h?|[kKcm]?m[2²3³]?|km|kg|[kK]V|[MGT]B|Gbps|Mbps|EFLOPS|PFLOPS"
)
_TIME = r"年度|年间|年代|年内|年|个月|月份|月底|月末|月|季度|周年|周岁|岁|周|星期|天|日|小时|分钟|秒|世纪"
_COUNT = (
    r"人次|车次|架次|班次|批次|台次|户次|件次|次|万人|人|位|名|户|口|家|个|件|项|条|款|张|套|台|辆|艘|架|列|"
    r"座|栋|幢|处|所|间|层|片|块|批|届|期|种|类|级|档|场|轮|遍|倍|成|番|部|本|册|篇|首|支|只|头|匹|羽|尾|"
    r"株|棵|盏|根|枚|颗|门|道|孔|眼|站|航线|线|床|张床位|平台|对|双|组|团|队|班|股|宗|笔|桩|起|例|"
    r"卷|字|词|句|分|点|步|强|院|校|镇|乡|村|县|区|市|省|国|路|厘"
)
# Units that ordinary words are made of (十分, 一度, 一起, 三国 …) follow Arabic numbers only.
_PLAIN_COUNT = (
    r"人次|车次|架次|批次|次|人|位|名|户|家|个|件|项|条|款|张|套|台|辆|艘|架|座|栋|幢|处|所|间|批|届|期|"
    r"种|类|场|轮|倍|番|部|支|只|头|株|棵|宗|笔|公里|公顷|亩|吨|斤|元|平方米|平方公里|天|小时|分钟|个月|周年|年"
)
_DIGITS = r"[0-9０-９]++(?>(?:,[0-9]{3}(?![0-9]))*)(?>(?:[.．][0-9０-９]++)?)"
_HAN_DIGITS = (
    r"[一二两三四五六七八九十百千零〇]{1,16}+(?>(?:点[一二三四五六七八九零〇]{1,8}+)?)(?:万亿|亿|万)?[多余]?"
)
# A code such as PM2.5, 5G-A, 1+3+4 or C919 is one name as well. Possessive, so that no digit is given back.
_CODE = r"[A-Za-z0-9０-９]++(?>(?:[.．+\-/·&][A-Za-z0-9０-９]++)*)[+]?"
_UNIT = "|".join(sorted("|".join((_PERCENT, _MONEY, _SIZE, _TIME, _COUNT)).split("|"), key=len, reverse=True))
_UNIT_HAN = "|".join(sorted(_PLAIN_COUNT.split("|"), key=len, reverse=True))
# All begin with one of these signs; where none stands nothing else is tried.
_NUMBER_BEGINS = "(?=[0-9０-９A-Za-z一二两三四五六七八九十百千零〇])"
_NUMBER = re.compile(
    rf"{_NUMBER_BEGINS}(?:百分之(?:{_DIGITS}|{_HAN_DIGITS})|[一二三四五六七八九十]分之[一二两三四五六七八九十]|"
    rf"{_DIGITS}(?![A-Za-z+\-/·&.．][A-Za-z0-9]){_MAGNITUDE}(?:{_UNIT})?(?:/(?:{_UNIT}|人|日|户))?|"
    rf"{_CODE}(?:{_UNIT})?|{_HAN_DIGITS}(?:{_UNIT_HAN}))"
)
_NAME = re.compile(
    "|".join(
        rf"{left}[^{left}{right}\n。；]{{0,{_LONGEST_NAME}}}{right}"
        for left, right in (
            "“”",
            "‘’",
            "《》",
            "「」",
            "『』",
            "【】",
            "〔〕",
            "〈〉",
            "（）",
            (r"\(", r"\)"),
        )
    )
)


class Token(NamedTuple):
    """One word of a text; ``start`` and ``end`` are code points (a plain tuple: thousands are made)."""

    text: str
    start: int
    end: int


def tokenize(text: str, *, whole_names: bool = False) -> tuple[Token, ...]:
    """Return the words of ``text`` with their places; together they are the whole text, gapless.

    A number stays with its magnitude and unit (9.5万人, 5.2%, 2024年), a code such as PM2.5 or 5G-A is
    one word, and with ``whole_names`` so is everything in “…” 《…》 （…） and their like. Safe in threads.

    >>> [token.text for token in tokenize("新增就业9.5万人，增长5.2%")]
    ['新增', '就业', '9.5万人', '，', '增长', '5.2%']
    """
    tokens, at = [], 0
    for word in cut_words(text, whole_names=whole_names):
        end = at + len(word)
        tokens.append(Token(word, at, end))
        at = end
    return tuple(tokens)


def cut_words(text: str, *, whole_names: bool = False) -> tuple[str, ...]:
    """Return the words of ``text`` in order, as ``tokenize`` cuts them, without their places."""
    if len(text) <= _LONGEST_CACHED:
        return _cut_and_keep(text, whole_names)
    return (_cut_and_keep_long if len(text) <= _LONGEST_KEPT else _cut)(text, whole_names)


def cut_all(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Return ``cut_words`` of each text, all cut in one run: a line break parts words as an end does."""
    joined = "\n".join(texts)
    if joined.count("\n") != len(texts) - 1 or "\r" in joined:
        return [cut_words(text) for text in texts]
    words = _cut(joined, False)
    breaks = [at for at, word in enumerate(words) if word == "\n"]
    if len(breaks) != len(texts) - 1:
        return [cut_words(text) for text in texts]
    edges = zip([0, *[at + 1 for at in breaks]], [*breaks, len(words)], strict=True)
    return [words[start:end] for start, end in edges]


def tag_words(text: str) -> tuple[tuple[str, str], ...]:
    """Return the segmenter's own words of a short text with their part of speech (n, v, i, l, d …)."""
    import rjieba  # noqa: PLC0415 - its dictionary takes a while, and who looks at a list cuts no text

    return tuple(rjieba.tag(text))


def _cut(text: str, whole_names: bool) -> tuple[str, ...]:
    import rjieba  # noqa: PLC0415 - as above

    # The one that rjieba makes when it is imported: an own instance would be its dictionary once more, 24 MB.
    words: list[str] = rjieba.cut(text)
    atoms = _atoms(text, whole_names)
    if not atoms:
        return tuple(words)
    ends = list(accumulate(map(len, words)))
    joined: list[str] = []
    taken = 0
    # The segmenter's boundaries stay unless they fall inside an atom: words only ever grow.
    for start, end in atoms:
        first, last = bisect_right(ends, start), bisect_left(ends, end)
        if first < last:
            # The word in which this atom begins may have grown by the one before.
            before = joined.pop() if first < taken else ""
            joined += words[taken:first]
            joined.append(before + "".join(words[max(first, taken) : last + 1]))
            taken = last + 1
    return (*joined, *words[taken:])


def _cut_to_keep(text: str, whole_names: bool) -> tuple[str, ...]:
    # Words recur, so that each is kept but once: a fifth of the memory.
    return tuple(map(intern, _cut(text, whole_names)))


_cut_and_keep = lru_cache(maxsize=_CACHED_TEXTS)(_cut_to_keep)
_cut_and_keep_long = lru_cache(maxsize=_CACHED_LONG_TEXTS)(_cut_to_keep)


def _atoms(text: str, whole_names: bool) -> list[tuple[int, int]]:
    """Return the stretches that must stay whole, in order and without overlap."""
    spans = [m.span() for m in _NUMBER.finditer(text)]
    names = [m.span() for m in _NAME.finditer(text)] if whole_names else ()
    if not names:
        return spans
    atoms: list[tuple[int, int]] = []
    for start, end in sorted([*spans, *names]):
        if atoms and start < atoms[-1][1]:
            atoms[-1] = atoms[-1][0], max(atoms[-1][1], end)
        else:
            atoms.append((start, end))
    return atoms
