"""A recognised page beside what is in doubt on it: the picture with frames, the lines with marks."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from html import escape

from workbench.model.scan import Doubt, ReadLine, ReadPage

_NUMBER, _OTHER = (200, 30, 30), (200, 130, 0)
_NARROW, _WIDE_CHARACTER, _PAD = 0.55, 0x2E80, 2.0


def page_picture(page: ReadPage, doubts: Sequence[Doubt]) -> bytes:
    """Return the page as a JPEG with a frame around each doubt, numbers in red."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - few look at a scan

    picture = Image.open(io.BytesIO(base64.b64decode(page.image))).convert("RGB")
    by = picture.width / max(page.width, 1.0)
    pen = ImageDraw.Draw(picture)
    for doubt in doubts:
        line = page.lines[doubt.line]
        left, right = _place(line, doubt)
        top, foot = line.baseline - 1.1 * line.size, line.baseline + _PAD
        pen.rectangle(
            (left * by, top * by, max(right, left + 1) * by, foot * by),
            outline=_NUMBER if doubt.is_number else _OTHER,
            width=2,
        )
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=75)
    return out.getvalue()


def _place(line: ReadLine, doubt: Doubt) -> tuple[float, float]:
    """Return about where a stretch of a line stands, in points."""
    widths = [1.0 if ord(char) >= _WIDE_CHARACTER else _NARROW for char in line.text]
    unit = (line.x1 - line.x0) / max(sum(widths), 1.0)
    left = line.x0 + unit * sum(widths[: doubt.start])
    return left - _PAD, left + unit * sum(widths[doubt.start : doubt.end]) + _PAD


def page_html(page: ReadPage) -> str:
    """Return the page's lines with what is in doubt marked; every text is escaped."""
    rows = "".join(f"<p>{_line_html(line)}</p>" for line in page.lines)
    return f'<div class="wb-opening" lang="zh" tabindex="0">{rows}</div>'


def _line_html(line: ReadLine) -> str:
    out, last = [], 0
    for start, end in line.doubts:
        out.append(f"{escape(line.text[last:start])}<mark>{escape(line.text[start:end])}</mark>")
        last = end
    return "".join(out) + escape(line.text[last:])


def doubt_label(doubt: Doubt) -> str:
    """Return what stands around a doubt, with the doubt in brackets."""
    return f"{doubt.before}【{doubt.text}】{doubt.after}"


def by_page(doubts: Sequence[Doubt]) -> dict[int, list[Doubt]]:
    """Return the doubts by their page, which counts from 0; numbers come first."""
    pages: dict[int, list[Doubt]] = {}
    for doubt in sorted(doubts, key=lambda each: (each.page, not each.is_number, each.line, each.start)):
        pages.setdefault(doubt.page, []).append(doubt)
    return pages
