"""Paragraphs as a PDF: Chinese and Latin, wrapped and paged, the same bytes for the same words.

It is written by hand because it needs little: no picture, no colour, two fonts that every reader of PDF
brings along (Helvetica, and one for Adobe's simplified Chinese characters), and nothing compressed, so that
no version of a compressor changes the bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 56.0
"""An A4 sheet and its edge, in points."""

# Helvetica, from the blank to the tilde, in thousandths of the size; a Chinese character is as wide as high.
_LATIN = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556),
    *(1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778),
    *(667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556),
    *(333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556),
    *(556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
)
_NEVER_FIRST = frozenset("，。；：、！？）》”’】」…—,.;:!?)]}")
_LEADING = 1.5
_UNKNOWN = "〓"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A text with its size and how far it is set in, both in points; ``above`` is the room before it."""

    text: str
    size: float = 10.0
    inset: float = 0.0
    above: float = 2.0


def document(paragraphs: Iterable[Paragraph], title: str) -> bytes:
    """Return a PDF 1.4 file of the paragraphs; a character that its fonts lack is shown as 〓."""
    pages = list(_pages(paragraphs))
    kids = [f"{5 + 2 * n} 0 R" for n in range(len(pages))]
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) /ViewerPreferences << /DisplayDocTitle true >> >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(kids)}] /MediaBox [0 0 {WIDTH:g} {HEIGHT:g}]"
        " /Resources << /Font << /L 3 0 R /C 4 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H"
        f" /DescendantFonts [{_CHINESE}] >>",
    ]
    for n, page in enumerate(pages):
        objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {6 + 2 * n} 0 R >>")
        objects.append(f"<< /Length {len(page)} >>\nstream\n{page}\nendstream")
    objects.append(f"<< /Title <FEFF{title.encode('utf-16-be', 'replace').hex().upper()}> >>")
    return _file(objects)


_CHINESE = (
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
    " /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880]"
    " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 60 >> >>"
)


def _file(objects: Sequence[str]) -> bytes:
    """Return the numbered objects with the table of where each begins."""
    parts, starts, at = ["%PDF-1.4\n"], [], 9
    for number, each in enumerate(objects, start=1):
        starts.append(at)
        parts.append(f"{number} 0 obj\n{each}\nendobj\n")
        at += len(parts[-1])
    rows = "".join(f"{start:010} 00000 n \n" for start in starts)
    parts.append(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}")
    parts.append(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n")
    parts.append(f"startxref\n{at}\n%%EOF\n")
    return "".join(parts).encode("ascii")


def _pages(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Yield what is drawn on each page, at least one."""
    drawn: list[str] = []
    y, number = HEIGHT - MARGIN, 1
    for each in paragraphs:
        y -= each.above
        for line in wrapped(each.text, (WIDTH - 2 * MARGIN - each.inset) / each.size * 1000):
            if y - each.size * _LEADING < MARGIN:
                yield _page(drawn, number)
                drawn, y, number = [], HEIGHT - MARGIN, number + 1
            y -= each.size * _LEADING
            drawn.append(f"1 0 0 1 {MARGIN + each.inset:g} {y:.2f} Tm {_shown(line, each.size)}")
    yield _page(drawn, number)


def _page(drawn: Sequence[str], number: int) -> str:
    foot = f"1 0 0 1 {WIDTH / 2:g} {MARGIN / 2:g} Tm {_shown(str(number), 9)}"
    return "\n".join(("BT", *drawn, foot, "ET"))


def _shown(line: str, size: float) -> str:
    """Return a line as what sets its font and draws it, run by run."""
    return " ".join(
        f"/{'L' if latin else 'C'} {size:g} Tf <{_codes(''.join(run), latin=latin)}> Tj"
        for latin, run in groupby(line, _is_latin)
    )


def _codes(run: str, *, latin: bool) -> str:
    if latin:
        return run.encode("ascii").hex().upper()
    return "".join(f"{ord(each if _is_plain(each) else _UNKNOWN):04X}" for each in run)


def _is_latin(char: str) -> bool:
    return " " <= char <= "~"


def _is_plain(char: str) -> bool:
    """Say whether a character has a code of its own in two bytes, and is one to be drawn."""
    return char.isprintable() and ord(char) < 0x10000


def wide(text: str) -> int:
    """Return how wide a text is, in thousandths of its size."""
    return sum(_LATIN[ord(each) - 32] if _is_latin(each) else 1000 for each in text)


def wrapped(text: str, room: float) -> Iterator[str]:
    """Yield a text in lines no wider than ``room``, in thousandths of its size.

    Latin words stay whole where they fit; no line begins with a closing sign.
    """
    for part in text.replace("\r\n", "\n").replace("\t", " ").splitlines() or [""]:
        line = ""
        for piece in _pieces(part, room):
            if line and wide(line) + wide(piece) > room:
                yield line.rstrip()
                line = piece.lstrip()
            else:
                line += piece
        yield line.rstrip()


def _pieces(text: str, room: float) -> Iterator[str]:
    """Yield what is not to be broken: a Latin word, or a character with the closing signs behind it."""
    held = ""
    for each in text:
        follows = each in _NEVER_FIRST or (held[-1:].isascii() and each.isascii() and each != " ")
        if held and (not follows or wide(held) + wide(each) > room):
            yield held
            held = ""
        held += each
    if held:
        yield held
