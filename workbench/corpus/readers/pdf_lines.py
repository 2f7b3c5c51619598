"""Lines of a PDF page: characters mended, pieces on one baseline joined."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workbench.corpus.readers.emphasis import EMPHATIC_FACE

# PDF writers map glyphs back to look-alike radicals. Unicode maps the Kangxi block by itself; of the
# supplement it leaves out these simplified forms.
_SUPPLEMENT = dict(
    zip(
        "⺠⺬⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "民示西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_MENDED = str.maketrans({**{ord(k): v for k, v in _SUPPLEMENT.items()}, **_RADICALS, 0xA0: " "})
_INFERRED = "\x1f"
# A gap PDFium takes for a blank is one only between Latin letters or digits: justified Chinese is spaced out.
_INFERRED_BLANK = re.compile(r"(?<=[A-Za-z0-9,.;:)])\x1f+(?=[A-Za-z0-9(])")
_CELL_GAP = 1.8


@dataclass(slots=True)
class Line:
    """One line of a page; coordinates in points from its top left corner."""

    page: int
    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    upright: bool
    fonts: tuple[tuple[str, str], ...] = ()
    lead: int = 0
    removed_as: str | None = None
    cells: bool = field(default=False)

    @property
    def all_bold(self) -> bool:
        """Tell whether the whole line is emphasised."""
        return self.lead >= len(self.text)


def lines_of(pages: Sequence[Mapping[str, Any]], fonts: Sequence[str]) -> list[Line]:
    """Return the lines of all pages in the order the file draws them."""
    lines: list[Line] = []
    for number, page in enumerate(pages):
        for runs, x0, x1, baseline, size, upright in page["lines"]:
            named = tuple((run[0], fonts[run[1]] if 0 <= run[1] < len(fonts) else "") for run in runs)
            line = Line(number, "", x0, x1, baseline, size, bool(upright), named)
            if lines and _continues(lines[-1], line):
                _join(lines[-1], line)
            else:
                lines.append(line)
    main = _main_font(lines)
    for line in lines:
        line.text = mend("".join(text for text, _ in line.fonts))
        line.lead = _lead(line, main)
    return [line for line in lines if line.text]


def mend(text: str) -> str:
    """Return a line's text with real characters and real blanks only."""
    text = text.translate(_MENDED)
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _INFERRED_BLANK.sub(" ", text).replace(_INFERRED, "").strip()


def _continues(line: Line, piece: Line) -> bool:
    """Tell whether a piece stands on the same baseline, to the right."""
    return (
        line.page == piece.page
        and line.upright
        and piece.upright
        and abs(line.baseline - piece.baseline) < 0.5 * max(line.size, piece.size)
        and piece.x0 > line.x1 - 0.5 * line.size
    )


def _join(line: Line, piece: Line) -> None:
    gap = piece.x0 - line.x1
    cells = gap > _CELL_GAP * line.size
    line.cells = line.cells or cells
    between = "\t" if cells else _INFERRED if gap > 0.2 * line.size else ""
    line.fonts = (*line.fonts, (between, line.fonts[-1][1]), *piece.fonts)
    line.x1 = max(line.x1, piece.x1)


def _main_font(lines: Iterable[Line]) -> str:
    """Return the font that sets most Chinese characters."""
    counts: Counter[str] = Counter()
    for line in lines:
        for text, font in line.fonts:
            counts[font] += sum(char > "\u2e80" for char in text)
    return counts.most_common(1)[0][0] if counts else ""


def _lead(line: Line, main: str) -> int:
    """Return how many characters at the line's start are set in another, emphatic face."""
    lead = ""
    for text, font in line.fonts:
        latin = not any(char > "\u2e80" for char in text)
        if font == main or not (EMPHATIC_FACE.search(font) or (latin and lead)):
            break
        lead += text
    return len(mend(lead)) if any(char > "\u2e80" for char in lead) else 0
