"""One word for one idea on the screen, in both languages: the glossary's."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

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
    wordings: dict[str, str] = json.loads(ui.joinpath("locales", f"{language}.json").read_text("utf-8"))
    return {**wordings, "help": ui.joinpath("help", f"{language}.md").read_text("utf-8")}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_second_word_for_an_idea(language: str) -> None:
    """Where an idea is named, it is by its own word."""
    texts = on_screen(language)
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
