"""Recognise titles by their company: sentences at the head of neighbouring paragraphs that begin alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.corpus.assembly import Row
from workbench.corpus.outline.markers import read_marker
from workbench.model.span import Span
from workbench.text.sentences import split_sentences

_ALIKE = 4  # characters by which the members of a series begin
_THIS = "这是"
_FEWEST = 3
_SHORTEST, _LONGEST = 10, 60
_BODY = 20
_COMMAS = 3
_NEAR = 2  # rows from one paragraph of a series to the next
_FAR = 10  # … where each member has a line to itself, above paragraphs of its own
_QUOTED = re.compile(r"[“《][^”》]*[”》]")
_AMOUNT = re.compile(r"\d|[一二三四五六七八九十百千万亿]+(?:个|项|家|条|亿|万|倍|成)|左右|以上")
_NO_TITLE = re.compile(
    r"^(?:各位|同志|这是(?!.*的[一二三四五六七八九十]年。$)|这些|同时|但|在.{0,8}成绩|过去.{0,6}成绩|[^，]{0,12}(?:清醒|成绩的取得|来之不易))"
    r"|[：:；;？！]|感谢|致敬|如下|以下|(?:是|为).{0,20}的。$|目标是"
)


def parallel_titles(rows: Sequence[Row], sections: Sequence[Sequence[int]]) -> dict[int, tuple[Span, bool]]:
    """Return by row the sentences that head a series, and whether each has its line to itself.

    ``sections`` are rows without a heading of their own, those under one heading together.
    五年来，我们坚持创新驱动。……  五年来，我们坚持绿色发展。……  is such a series.
    """
    found: dict[int, tuple[Span, bool]] = {}
    for section in sections:
        heads = [(row, *head) for row in section if (head := _head(rows[row]))]
        for own, near in ((False, _NEAR), (True, _FAR)):
            alike: dict[str, list[tuple[int, Span]]] = {}
            for row, span, alone in heads:
                if alone == own:
                    alike.setdefault(_opening(rows[row].text), []).append((row, span))
            for members in alike.values():
                for series in _neighbours(members, near):
                    if len(series) >= _FEWEST:
                        found.update({row: (span, own) for row, span in series})
    return found


def _opening(text: str) -> str:
    """Return the characters by which a paragraph is like others: 这是……的五年。 are, by two."""
    return _THIS if text.startswith(_THIS) else text[:_ALIKE]


def _neighbours(members: Sequence[tuple[int, Span]], near: int) -> Iterator[list[tuple[int, Span]]]:
    series: list[tuple[int, Span]] = []
    for member in members:
        if series and member[0] - series[-1][0] > near:
            yield series
            series = []
        series.append(member)
    yield series


def _head(row: Row) -> tuple[Span, bool] | None:
    """Return the sentence that could title a paragraph, and whether there is no other in the line."""
    text = row.text
    if row.tabular or len(text) < _SHORTEST or read_marker(text) is not None:
        return None
    spans = split_sentences(text)
    first = spans[0].of(text)
    bare = _QUOTED.sub("", first)
    fits = (
        _SHORTEST <= len(first) <= _LONGEST
        and first.endswith("。")
        and len(re.findall(r"[，,]", bare)) <= _COMMAS
        and not _AMOUNT.search(bare)
        and not _NO_TITLE.search(first)
    )
    alone = len(spans) == 1
    return (spans[0], alone) if fits and (alone or len(text) - spans[0].end >= _BODY) else None
