"""How much of a report's sentences another format of it gives back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tests.builders.as_shipped import read_report


def sentences(raw: bytes, name: str) -> Counter[str]:
    """Return the sentences of a source with their number, without regard to blanks."""
    report = read_report(raw, name=name)
    return Counter("".join(report.text_of(node).split()) for node in report.sentences)


def share_of_same(one: Counter[str], other: Counter[str]) -> float:
    """Return the Dice share of common sentences, 0..1."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def markdown(paragraphs: Iterable[str], bold: Iterable[int] = ()) -> str:
    """Return paragraphs as Markdown with bold leads and a front matter."""
    leads = dict(enumerate(bold))
    body = "\n\n".join(
        f"**{text[:lead]}**{text[lead:]}" if (lead := leads.get(i, 0)) else text
        for i, text in enumerate(paragraphs)
    )
    return f"---\nsource: https://example.org/report\ntitle: 政府工作报告\n---\n\n{body}\n"
