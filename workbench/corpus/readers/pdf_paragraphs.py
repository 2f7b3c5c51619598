"""Put the paragraphs of a PDF together again from indents, gaps, line ends and faces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workbench.corpus.readers.pdf_lines import Line
from workbench.corpus.source import Block

_HEADING = re.compile(
    r"第[一二三四五六七八九十百]+[章节部篇]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|[（(]\d{1,2}[）)]|——|\d{1,2}[.．、](?!\d)"
)
_ENDS = re.compile(r"[。！？：；.!?:;][”’」』）)]*$")
_UNBREAKABLE = re.compile(r"[“‘（《「『【(—]*(?:[A-Za-z0-9.,%＋+\-/]+|.)[，。、；：！？”’）》」』】…—%)]*")
_WIDE = 0x2E80
_CLUSTER = 2.0
_INDENTED = 0.05
_INDENT = 1.3  # paragraphs begin two characters in; an opening bracket may seem to stand half a one in


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the pages are set: column edges for even and odd pages, size of a character, leading."""

    left: tuple[float, float]
    right: tuple[float, float]
    em: float
    leading: float
    indented: bool = False

    def indent(self, line: Line) -> float:
        """Return the blank before a line, in characters."""
        return (line.x0 - self.left[line.page % 2]) / self.em

    def slack(self, line: Line) -> float:
        """Return the blank after a line, in characters."""
        return (self.right[line.page % 2] - line.x1) / self.em

    def centred(self, line: Line) -> bool:
        """Tell whether a line stands in the middle of its column."""
        return self.indent(line) > 2.6 and abs(self.indent(line) - self.slack(line)) < 1.6


def assemble(lines: Sequence[Line]) -> list[Block]:
    """Return paragraphs in order; a margin line stands after the paragraph it interrupts."""
    layout = _layout([line for line in lines if line.removed_as is None])
    blocks: list[Block] = []
    current: list[Line] = []
    aside: list[Line] = []
    for line in lines:
        if line.removed_as is not None:
            aside.append(line)
            continue
        if current and _begins(current[-1], line, layout):
            blocks.extend(_finished(current, aside))
            current, aside = [], []
        current.append(line)
    blocks.extend(_finished(current, aside))
    return blocks


def _finished(lines: list[Line], aside: list[Line]) -> Iterable[Block]:
    first = lines[0].page if lines else -1
    before = [line for line in aside if not lines or (line.page, line.baseline) < (first, lines[0].baseline)]
    for line in before:
        yield Block(text=line.text, removed_as=line.removed_as)
    if lines:
        yield _paragraph(lines)
    for line in aside:
        if line not in before:
            yield Block(text=line.text, removed_as=line.removed_as)


def _layout(lines: Sequence[Line]) -> _Layout:
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    em = sizes.most_common(1)[0][0] if sizes else 12.0
    body = [line for line in lines if abs(line.size - em) < 0.15 * em]
    gaps = Counter(
        round(after.baseline - line.baseline)
        for line, after in pairwise(body)
        if line.page == after.page and after.baseline > line.baseline
    )
    advance = _advance(body) or em
    sides = [[line for line in body if line.page % 2 == side] or body for side in (0, 1)]
    layout = _Layout(
        left=(_edge(line.x0 for line in sides[0]), _edge(line.x0 for line in sides[1])),
        right=(-_edge(-line.x1 for line in sides[0]), -_edge(-line.x1 for line in sides[1])),
        em=advance,
        leading=gaps.most_common(1)[0][0] if gaps else 1.6 * em,
    )
    indented = sum(_INDENT < layout.indent(line) < 4.5 for line in body)
    return replace(layout, indented=indented > _INDENTED * len(body))


def _advance(lines: Sequence[Line]) -> float:
    """Return the median width of a character in lines of mere Chinese."""
    widths = sorted(
        (line.x1 - line.x0) / len(line.text)
        for line in lines
        if len(line.text) > 8 and all(ord(char) >= _WIDE or char in "“”—…" for char in line.text)
    )
    return widths[len(widths) // 2] if widths else 0.0


def _edge(places: Iterable[float]) -> float:
    """Return the outermost place at which several lines begin; strays beyond it do not count."""
    counts = Counter(round(place / _CLUSTER) for place in places)
    total = sum(counts.values())
    enough = [place for place in counts if sum(counts[place + d] for d in (-1, 0, 1)) >= max(2, 0.03 * total)]
    return min(enough or counts, default=0) * _CLUSTER


def _begins(before: Line, line: Line, layout: _Layout) -> bool:
    """Tell whether ``line`` begins a paragraph of its own."""
    if before.cells or line.cells or abs(line.size - before.size) > 0.12 * before.size:
        return True
    same_page = line.page == before.page
    if same_page and not 0 < line.baseline - before.baseline < 1.3 * layout.leading:
        return True
    centred = layout.centred(line)
    if centred or layout.centred(before):
        # A heading set in two centred lines fills the first, and no stop ends it.
        if not centred or _ENDS.search(before.text):
            return True
        return _room_for(line, layout.slack(before) + layout.indent(before) - 0.9)
    if layout.indent(line) > _INDENT:
        return True
    doubt = (2.5 if layout.indented else 0.9) * (1 if _ENDS.search(before.text) else 2)
    if _room_for(line, layout.slack(before) - doubt):
        return True
    # Without indents, a paragraph whose last line happens to be full is told by what the next starts with.
    fresh = bool(_HEADING.match(line.text)) or (line.lead > 0 and not before.all_bold)
    return fresh and not layout.indented and bool(_ENDS.search(before.text))


def _room_for(line: Line, slack: float) -> bool:
    """Tell whether a line's first word would have fitted behind the line before: then the break is meant."""
    first = _UNBREAKABLE.match(line.text)
    word = first.group() if first else line.text[:1]
    return slack > sum(1.0 if ord(char) >= _WIDE else 0.6 for char in word)


def _paragraph(lines: Sequence[Line]) -> Block:
    text = lines[0].text
    lead = lines[0].lead
    for before, line in pairwise(lines):
        blank = " " if _needs_blank(text[-1:], line.text[:1]) else ""
        if lead == len(text) and before.all_bold:
            lead += len(blank) + line.lead
        text += blank + line.text
    return Block(text=text, bold=lead)


def _needs_blank(last: str, first: str) -> bool:
    """Tell whether a line break stood for a blank: between Latin words only, never within a number."""
    both = last.isascii() and first.isascii() and last.isalnum() and first.isalnum()
    return both and not (last.isdigit() and first.isdigit())
