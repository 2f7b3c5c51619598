"""What an answer to some promises has to say, however near it comes to them otherwise."""

from __future__ import annotations

import re

# What is not to be is kept by what was done against it, not by a passage that names it (切忌“一刀切”).
_FORBIDS = re.compile("(?:坚决|切实|严格)?(?:切忌|严禁|禁止|杜绝|防止|避免|不得|不搞|不准|不能)")
_AGAINST = re.compile("[禁止防杜绝遏制整治查处纠打击治清无零未降减守稳控]|没有|避免|安全|保障")
_OWED = tuple(
    (re.compile(promise), re.compile(answer))
    for promise, answer in (
        # A paper that was to be drafted is not told by what was done on its matter.
        (
            "(?:抓紧|尽快|加快|积极|研究|适时|组织|及时|全面|认真|科学)*(?:制[定订]|出台|编制|修[订编])(?!实施|好?计划$)",
            "制[定订]|出台|编制|修[订编]|印发|颁布|颁发|下发|发布|公布|施行|通过|审议|批复|获批|批准"
            "|规划|方案|意见|办法|条例|规定|细则|标准|纲要|清单|计划|目录|指引|指南|文件|法规|规章|若干|政策措施|制度|[0-9]条",
        ),
        # To go public takes more than to be made ready for it (完成股份制改造).
        ("[^，。；]*上市$", "上市|挂牌|过会|首发|登陆|[AH]股|板"),
        # Insurance of employees is not that of residents.
        ("[^，。；居]*职工[^，。；居]{0,6}保险", "职工|^(?!.*居民)"),
    )
)


def lacks_what_is_owed(promise: str, phrase: str, passage: str) -> bool:
    """Say whether a passage, of which ``phrase`` comes nearest, leaves out what any answer would say.

    >>> lacks_what_is_owed("出台老旧小区改造意见", "改造老旧小区9个", "改造老旧小区9个。")
    True
    >>> lacks_what_is_owed("出台老旧小区改造意见", "老旧小区改造意见发布", "老旧小区改造意见发布。")
    False
    """
    if _FORBIDS.match(promise) and _AGAINST.search(phrase) is None:
        return True
    return any(owing.match(promise) is not None and answer.search(passage) is None for owing, answer in _OWED)
