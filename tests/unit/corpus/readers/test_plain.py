"""Plain text: lines as they stand, and paragraphs where a program wrapped them."""

from __future__ import annotations

import textwrap

from tests.builders.as_shipped import open_source

PARAGRAPHS = [
    f"　　第{i}项重点工作取得新的明显成效。" + "各级各部门要认真贯彻落实会议精神，扎实推进。" * (4 + i % 3)
    for i in range(12)
]


def _texts(text: str) -> list[str]:
    return [block.text for block in open_source(text.encode(), name="a.txt").blocks]


def test_lines_stay_as_they_are() -> None:
    """Paragraphs on one line each are blocks, their indents kept."""
    assert _texts("\r\n\r\n".join(PARAGRAPHS)) == PARAGRAPHS


def test_text_wrapped_at_a_fixed_width_becomes_paragraphs() -> None:
    """Full lines go on in the next, whatever they end with."""
    wrapped = "\n".join("\n".join(textwrap.wrap(text, 30, drop_whitespace=False)) for text in PARAGRAPHS)
    assert _texts(wrapped) == PARAGRAPHS


def test_short_lines_of_any_width_are_left_alone() -> None:
    """A list of short lines is no wrapped text."""
    lines = ["项目" * (1 + i % 9) + "。" for i in range(40)]
    assert _texts("\n".join(lines)) == lines
