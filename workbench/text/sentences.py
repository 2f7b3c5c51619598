"""Where sentences and clauses begin and end in Chinese text, as spans; nothing is copied or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model.span import Span

# A sentence ends at its stop with the quotes and brackets that close after it, or with the line.
_SENTENCE = re.compile(r"[^。！？!?\n]+(?:[。！？!?]+[”’」』）)〕】》\"]*)?|[。！？!?]+[”’」』）)〕】》\"]*")
# A comma or colon between digits belongs to the number: 1,200 and 8:30.
_CLAUSE_STOP = re.compile(r"[，；：;\n。！？!?]|(?<![0-9])[,:]|[,:](?![0-9])")
_LIST_STOP = re.compile(r"[，；：;\n。！？!?、]|(?<![0-9])[,:]|[,:](?![0-9])")
_CLOSING = "”’」』）)〕】》"
# A quoted or bracketed phrase is one name, however it is punctuated, unless it is as long as a sentence.
_ENCLOSED = re.compile(
    r"“[^“”\n]{0,40}”|（[^（）\n]{0,40}）|\([^()\n]{0,40}\)|《[^《》\n]{0,40}》|「[^「」\n]{0,40}」"
)
_SHORTEST_CLAUSE = 4


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of ``text`` in order, without the white space around them.

    A sentence ends at 。！？ (or ASCII !?) together with the closing quotes and brackets behind it, and
    at a line break. Together the spans hold every character that is not white space.

    >>> [span.of("稳中求进。“好！”他说") for span in split_sentences("稳中求进。“好！”他说")]
    ['稳中求进。', '“好！”', '他说']
    """
    return tuple(_trimmed(text, (m.span() for m in _SENTENCE.finditer(text))))


def split_clauses(text: str, *, lists: bool = True, shortest: int = _SHORTEST_CLAUSE) -> tuple[Span, ...]:
    """Return the clauses of ``text`` in order, each without the punctuation that ends it.

    Clauses end at ，；： (full-width or ASCII, not inside numbers), at sentence ends and, with ``lists``,
    at 、. A quoted, bracketed or titled phrase is never cut. A piece with fewer than ``shortest``
    characters is joined to the piece that follows it in the same sentence, else to the one before.

    >>> [span.of("抓教育,新增学位1,800个") for span in split_clauses("抓教育,新增学位1,800个")]
    ['抓教育,新增学位1,800个']
    >>> text = "建成公园3个；推动“港、产、城”融合。"
    >>> [span.of(text) for span in split_clauses(text)]
    ['建成公园3个', '推动“港、产、城”融合']
    """
    clauses: list[Span] = []
    for sentence in split_sentences(text):
        clauses.extend(_clauses_of(text, sentence, _LIST_STOP if lists else _CLAUSE_STOP, shortest))
    return tuple(clauses)


def _clauses_of(text: str, sentence: Span, stop: re.Pattern[str], shortest: int) -> list[Span]:
    shut = [m.span() for m in _ENCLOSED.finditer(text, sentence.start, sentence.end)]
    cuts, at = [], sentence.start
    for match in stop.finditer(text, sentence.start, sentence.end):
        if not any(start < match.start() < end - 1 for start, end in shut):
            cuts.append((at, match.start()))
            at = match.end()
    cuts.append((at, sentence.end))
    pieces = [piece for piece in _trimmed(text, cuts) if not _only_closing(piece.of(text))]
    joined: list[Span] = []
    for piece in pieces:
        if joined and len(joined[-1]) < shortest:
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    if len(joined) > 1 and len(joined[-1]) < shortest:
        joined[-2:] = [Span(joined[-2].start, joined[-1].end)]
    return joined


def _only_closing(piece: str) -> bool:
    return not piece.strip(_CLOSING)


def _trimmed(text: str, spans: Iterator[tuple[int, int]] | list[tuple[int, int]]) -> Iterator[Span]:
    for start, end in spans:
        piece = text[start:end]
        if stripped := piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            yield Span(first, first + len(stripped))
