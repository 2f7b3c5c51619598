"""Where sentences and clauses begin and end in Chinese text, as spans; nothing is copied or changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

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
_LONGEST_KEPT = 4000  # characters of a text whose sentences are kept
_THROUGH_SENTENCE_END = re.compile("(?s:.*)[。！？!?\n]")  # greedy: found from the end


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of ``text`` in order, without the white space around them.

    A sentence ends at 。！？ (or ASCII !?) together with the closing quotes and brackets behind it, and
    at a line break. Together the spans hold every character that is not white space.

    >>> [span.of("稳中求进。“好！”他说") for span in split_sentences("稳中求进。“好！”他说")]
    ['稳中求进。', '“好！”', '他说']
    """
    return (_split_and_keep if len(text) <= _LONGEST_KEPT else _split)(text)


def _split(text: str) -> tuple[Span, ...]:
    return tuple([Span(*place) for place in _trimmed(text, [m.span() for m in _SENTENCE.finditer(text)])])


# An outline asks of the same paragraph several times: for leads, for titles and for its nodes.
_split_and_keep = lru_cache(maxsize=512)(_split)


def sentence_before(text: str, at: int, reach: int) -> str:
    """Return what stands before the place ``at`` in its sentence, over ``reach`` characters at most.

    >>> sentence_before("稳中求进。增长7%", 9, 160)
    '增长7%'
    """
    low = max(0, at - reach)
    ended = _THROUGH_SENTENCE_END.match(text, low, at)
    return text[ended.end() if ended else low : at]


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
    return split_clauses_of_all([text], lists=lists, shortest=shortest)[0]


def split_clauses_of_all(
    texts: Sequence[str],
    *,
    lists: bool = True,
    shortest: int = _SHORTEST_CLAUSE,
    begins: Sequence[int] | None = None,
) -> list[tuple[Span, ...]]:
    """Return ``split_clauses`` of each text; thousands at once take a fraction of the time.

    ``begins`` says where each text begins in a longer one, into which the spans shall point.
    """
    # Laid end to end, a line for each sentence, all are read in one run: a line break ends a sentence, a
    # clause and an enclosed phrase as an end does, and no sentence holds one.
    sentences = [_trimmed(text, [m.span() for m in _SENTENCE.finditer(text)]) for text in texts]
    said = [text[start:end] for text, places in zip(texts, sentences, strict=True) for start, end in places]
    pieces = iter(_pieces_of_lines("\n".join(said), _LIST_STOP if lists else _CLAUSE_STOP))
    return [
        tuple(
            Span(begin + start + first, begin + start + last)
            for start, _ in places
            for first, last in _joined(next(pieces), shortest)
        )
        for begin, places in zip(begins or [0] * len(texts), sentences, strict=True)
    ]


def _pieces_of_lines(text: str, stop: re.Pattern[str]) -> list[list[tuple[int, int]]]:
    """Return of each line where its pieces begin and end in that line, short ones and all."""
    shut = [m.span() for m in _ENCLOSED.finditer(text)]
    shut.append((len(text), len(text) + 2))
    lines, cuts, line, at, next_shut = [], [], 0, 0, 0
    for match in stop.finditer(text + "\n"):
        start = match.start()
        if start < len(text) and text[start] != "\n":
            while shut[next_shut][1] - 1 <= start:
                next_shut += 1
            if shut[next_shut][0] < start:
                continue
            cuts.append((at - line, start - line))
            at = match.end()
        else:
            cuts.append((at - line, start - line))
            pieces = _trimmed(text[line:start], cuts)
            lines.append(
                [piece for piece in pieces if text[line + piece[0] : line + piece[1]].strip(_CLOSING)]
            )
            cuts, line, at = [], start + 1, start + 1
    return lines


def _joined(pieces: Iterable[tuple[int, int]], shortest: int) -> list[tuple[int, int]]:
    """Return pieces with each short one joined to the next, the last one to the one before."""
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        if joined and joined[-1][1] - joined[-1][0] < shortest:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    if len(joined) > 1 and joined[-1][1] - joined[-1][0] < shortest:
        joined[-2:] = [(joined[-2][0], joined[-1][1])]
    return joined


def _trimmed(text: str, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places without the white space at their ends; what holds nothing else is left out."""
    trimmed = []
    for start, end in places:
        piece = text[start:end]
        if stripped := piece.strip():
            first = start if stripped[0] == piece[0] else end - len(piece.lstrip())
            trimmed.append((first, first + len(stripped)))
    return trimmed
