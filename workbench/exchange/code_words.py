"""What the codes in a table to hand on are called: decisions, types, axes, anchors, sources."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.model.decision import Codebook

WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "决定": {
        "accepted": ("采纳", "accepted"),
        "recut": ("改切", "recut"),
        "rejected": ("否决", "rejected"),
        "created": ("新建", "created"),
    },
    "类型": {
        "target": ("指标", "target"),
        "project": ("项目", "project"),
        "measure": ("举措", "measure"),
    },
    "官方说法": {
        "exceeded": ("超额完成", "exceeded"),
        "fulfilled": ("完成", "fulfilled"),
        "mostly_fulfilled": ("基本完成", "mostly fulfilled"),
        "not_fulfilled": ("未完成", "not fulfilled"),
        "not_stated": ("未表态", "not stated"),
    },
    "进度": {
        "early": ("提前", "early"),
        "on_time": ("按期", "on time"),
        "late": ("滞后", "late"),
        "overdue": ("逾期", "overdue"),
    },
    "定位": {
        "exact": ("不变", "exact"),
        "shifted": ("平移", "shifted"),
        "fuzzy": ("待确认", "fuzzy"),
        "orphan": ("失联", "orphan"),
    },
    "作用": {
        "supports": ("支持", "supports"),
        "contradicts": ("相反", "contradicts"),
        "context": ("背景", "context"),
    },
    "来源类别": {
        "self_report": ("政府自述", "self-report"),
        "official_statistics": ("官方统计", "official statistics"),
        "law_or_budget": ("法规或预算", "law or budget"),
        "third_party": ("第三方", "third party"),
    },
}


def code_word(column: str, code: str | None, language: str) -> str | None:
    """Return what a column's code is called; a code without a word stays as it is."""
    if code is None:
        return None
    words = WORDS[column].get(code)
    return code if words is None else words[0 if language == "zh" else 1]


def code_of(column: str, word: str) -> str:
    """Return the code that a column's word of either language stands for; a word of none stays."""
    return next((code for code, words in WORDS[column].items() if word in (code, *words)), word)


def area_names(codebooks: tuple[Codebook, ...], language: str) -> Mapping[str, str]:
    """Return what each area is called, by the newest revision that has it."""
    names: dict[str, str] = {}
    for book in sorted(codebooks, key=lambda one: one.revision):
        names.update((code.id, code.zh if language == "zh" else code.en) for code in book.codes)
    return names
