"""Of which part of the place a sentence speaks: a zone, a district, the private sector."""

from __future__ import annotations

import re
from functools import cache

from workbench.text.lexicon import read_rows
from workbench.text.sentences import sentence_before

_PARTS = re.compile(
    "(?:南疆|北疆|四地州|兵团|垦区|农垦|新区(?<!创新区)|开发区|高新区|自贸区|自贸试验区|保税区|园区|城市群|经济区|经济带|两翼|山区|沿海地区|东部地区|中部地区|西部地区|东部各?市|西部各?市|南部各?市|北部各?市|革命老区|民族地区|贫困地区|库区|非公有制|民营经济|县域|区县)"
    # 增速居中部地区第2: where the place stands among others, and no part of it.
    "(?!(?:各?省市?)?(?:平均|增[速幅]第|排名|位次|前列|首位|第[0-9一二三四五六七八九十]+[位，；。]))"
)
# 合作示范区推出…，进出口增长60%: the zone that opens a sentence is what the sentence speaks of.
_ZONE = re.compile(
    "(?!重点|各|全|主要|特色|国家级|省级|加快|推进|推动|支持|建设|新增|完成)"
    "[一-龥]{2,8}?(示范区|片区|功能区|合作区|先行区)(?!建设|创建|获批|加快|启动|揭牌|建成|投资|开发)[一-龥]"
)
# 抓园区上项目: a head with two subjects tells of both, and not of parks alone.
_TWO_SUBJECTS = re.compile("园区[^，。；]{0,6}项目|项目[^，。；]{0,6}园区|招商[^，。；]{0,6}园区")
_HEADED_BY_ZONE = re.compile(
    "[^，。；、\n]{2,16}(?:新区|开发区|高新区|自贸区|自贸试验区|保税区|园区)的?(?:开发|建设|发展|开放|提升)*。"
)
_HEAD_OF_PARAGRAPH = 24
# 12个城区生产总值增长9%: so many of the places under it, and not all of it.
_SOME_PLACES = re.compile(
    "(?:^|[，；。、])(?:全[省市区州])?(?:[0-9]+|[一二三四五六七八九十]+)个[^，。；、0-9]{0,8}"
    "(?:城区|县|市|区|州|镇|乡|县(?:（[市、区旗]+）|[(][市、区旗]+[)]))"
    "(?:的|完成|实现)?(?:地区|国内|人均)?(?:生产总值|GDP|经济|财政|一般(?:公共)?预算|公共财政|固定资产|投资|工业|规模以上|社会消费品|农民|农村居民|城镇居民|税收|进出口)"
    "(?!.*全[省市区县州])"
)
_SOME = "其中几个地方"
_SENTENCE = 160
_OF_ITS_OWN = re.compile("[；;]")


def part_of(text: str, at: int) -> frozenset[str]:
    """Return the parts of the place that the sentence, or the head of its paragraph, speaks of."""
    start = text.rfind("\n", 0, at) + 1
    sentence = sentence_before(text, at, min(_SENTENCE, at - start))
    subject = _ZONE.match(sentence)
    head = _TWO_SUBJECTS.sub("", text[start : min(start + _HEAD_OF_PARAGRAPH, at)])
    own = _OF_ITS_OWN.split(sentence)[-1]
    named = [name for name in _regions() if own.startswith(name)] if own.startswith(_regions()) else ()
    some = (_SOME,) if _SOME_PLACES.search(sentence) else ()
    return frozenset(
        (*_PARTS.findall(head + "\n" + sentence), *named, *some, *((subject[1],) if subject else ()))
    )


def is_of_zone(text: str, at: int) -> bool:
    """Say whether the paragraph opens with a sentence of its own about a zone (加快云海新区建设。).

    >>> text = "加快云海新区建设。完善功能，生产总值增长20%"
    >>> is_of_zone(text, text.index("20%"))
    True
    """
    return _HEADED_BY_ZONE.match(text, text.rfind("\n", 0, at) + 1, at) is not None


@cache
def _regions() -> tuple[str, ...]:
    return tuple(row[0] for row in read_rows("measuring", "regions.txt"))
