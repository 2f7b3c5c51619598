"""Where sentences and clauses begin and end in Chinese text, as spans; nothing is copied or changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from workbench.model.span import Span

# A sentence ends at its stop with the quotes and brackets that close after it, or with the line.
_SENTENCE = re.compile(r"[^。！？!?\n]+(?:[。！？!?]+[”’」』）)〕】》\"]*)?|[。！？!?]+[”’」』）)〕】》\"]*")
_CLOSING = "”’」』）)〕】》"
# A quoted or bracketed phrase is one name, however it is punctuated, unless it is as long as a sentence.
_ENCLOSED = r"“[^“”\n]{0,40}”|（[^（）\n]{0,40}）|\([^()\n]{0,40}\)|《[^《》\n]{0,40}》|「[^「」\n]{0,40}」"


def _between(stops: str) -> re.Pattern[str]:
    """Return what finds the pieces between stops; of commas and colons those of a number (1,200) are none."""
    opening = "“（(《「"
    return re.compile(rf"(?>(?:[^{stops},:\n{opening}]++|{_ENCLOSED}|[{opening}]|(?<=[0-9])[,:](?=[0-9]))+)")


_CLAUSE, _PIECE_OF_LIST = _between("，；：;。！？!?"), _between("，；：;。！？!?、")
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
    joined = "\n".join(texts)
    sentences = _trimmed(joined, [m.span() for m in _SENTENCE.finditer(joined)])
    said = [joined[start:end] for start, end in sentences]
    pieces = _pieces_of_lines(said, _PIECE_OF_LIST if lists else _CLAUSE, shortest)
    found: list[list[Span]] = [[] for _ in texts]
    text, shift, end = -1, 0, -1
    for (start, _), of_sentence in zip(sentences, pieces, strict=True):
        while start > end:  # the text's end, behind which stands a line break
            text += 1
            first, end = end + 1, end + 1 + len(texts[text])
            shift = (begins[text] if begins else 0) - first
        found[text] += [Span(shift + start + low, shift + start + high) for low, high in of_sentence]
    return list(map(tuple, found))


def _pieces_of_lines(
    lines: Sequence[str], piece: re.Pattern[str], shortest: int
) -> list[list[tuple[int, int]]]:
    """Return of each line where its pieces begin and end in that line, short ones joined to others."""
    text = "\n".join(lines)
    found: list[list[tuple[int, int]]] = [[] for _ in lines]
    line, begin, end = -1, 0, -1
    for match in piece.finditer(text):
        (low, high), said = match.span(), match[0]
        if len(said.strip()) < len(said):
            low, high = high - len(said.lstrip()), low + len(said.rstrip())
        if low >= high or (text[high - 1] in _CLOSING and not text[low:high].strip(_CLOSING)):
            continue
        while low > end:
            line += 1
            begin, end = end + 1, end + 1 + len(lines[line])
        found[line].append((low - begin, high - begin))
    return [_joined(pieces, shortest) for pieces in found]


def _joined(pieces: list[tuple[int, int]], shortest: int) -> list[tuple[int, int]]:
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
