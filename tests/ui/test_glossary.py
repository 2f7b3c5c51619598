"""One word for one idea on the screen, in both languages: the glossary's."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import get_args

import pytest

from workbench.exchange.fulfilment_report import words_of
from workbench.exchange.qdpx import code_tree
from workbench.model.thread import EventKind
from workbench.model.verdicts import NAMES, name_of
from workbench.ui import i18n
from workbench.words.catalogue import wordings

# What the glossary of ARCHITECTURE calls an idea, and the other words for it that must not stand beside it.
OTHER_WORDS = {
    "zh": {
        "结论": ("裁定", "裁决", "判词"),
        "承诺": ("许诺", "诺言", "允诺"),
        "证据": ("佐证", "凭据", "证明材料"),
        "对应": ("匹配", "对齐", "配对"),
        "标注": ("注释", "批注"),
        "引文": ("引语", "引证"),
        "仲裁": ("裁判", "评判"),
        "迁移": ("转移", "搬移"),
    },
    "en": {
        "verdict": ("rating", "judgment"),
        "commitment": ("pledge", "undertaking"),
        "evidence": ("proof",),
        "quotation": ("citation of",),
    },
}


def on_screen(language: str) -> dict[str, str]:
    """Return every text the interface shows by its key, the help's pages included."""
    ui = files("workbench.ui")
    return {
        **i18n.table(i18n.as_language(language)),
        "help": ui.joinpath("help", f"{language}.md").read_text("utf-8"),
    }


def leaving(language: str) -> dict[str, str]:
    """Return what files say that leave the house or are about to come in: headings, set words, sentences."""
    names = ("published", "lost", "tables", "codes", "preview")
    rooms = {room: wordings(room, language) for room in names} | {"printed": words_of(language)}
    return {
        **{f"{room}.{key}": wording for room, words in rooms.items() for key, wording in words.items()},
        **{f"project.{kind}": name for kind, name in code_tree.ROOTS.items()},
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_second_word_for_an_idea(language: str) -> None:
    """Where an idea is named, it is by its own word."""
    texts = on_screen(language) | leaving(language)
    for idea, others in OTHER_WORDS[language].items():
        assert any(re.search(idea, text, re.IGNORECASE) for text in texts.values()), idea
        for other in others:
            wrong = [key for key, text in texts.items() if re.search(rf"{other}", text, re.IGNORECASE)]
            assert not wrong, f"{other} for {idea}: {wrong}"


def test_the_glossary_has_the_words() -> None:
    """What the screen says is what the glossary says."""
    glossary = files("workbench").joinpath("ARCHITECTURE.md").read_text("utf-8")
    for idea in ("结论", "承诺", "证据", "对应", "标注", "仲裁"):
        assert idea in glossary.partition("## Glossary")[2], idea


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_code_is_called_the_same_on_the_screen_and_in_every_file(language: str) -> None:
    """A verdict, a stance, a class of source has one word, whoever writes it."""
    screen, files_say = on_screen(language), leaving(language)
    lives = wordings("lives", language)
    told = {
        **{f"verdict.{code}": [name_of(code, language), files_say[f"printed.{code}"]] for code in NAMES},
        **{
            f"stance.{code}": [files_say[f"codes.stance.{code}"], files_say[f"published.stance_{code}"]]
            for code in ("supports", "contradicts", "context")
        },
        **{
            f"source_class.{code}": [
                files_say[f"codes.source_class.{code}"],
                files_say[f"published.class_{code}"],
            ]
            for code in ("self_report", "official_statistics", "law_or_budget", "third_party")
        },
        **{
            f"schedule.{code}": [files_say[f"codes.schedule.{code}"], files_say[f"printed.schedule_{code}"]]
            for code in ("early", "on_time", "late", "overdue")
        },
        **{
            f"trace.kind_{kind}": [files_say[f"published.kind_{kind}"], lives[kind]]
            for kind in get_args(EventKind)
        },
    }
    differing = {
        code: (screen[code], words)
        for code, words in told.items()
        if {word.lower() for word in words} != {screen[code].lower()}
    }
    assert differing == {}


def test_the_preview_of_an_import_counts_what_the_page_counts() -> None:
    """Beside 现有结论 stands 结论, not 判断."""
    for language, word in (("zh", "结论"), ("en", "verdict")):
        assert word in on_screen(language)["exchange.holds"]
        assert word in leaving(language)["preview.kind.assessment"]
