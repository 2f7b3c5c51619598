"""Pages drawn as a scanner gives them: three fonts, sizes, resolutions, tilt, noise, blur, columns."""

from __future__ import annotations

import io
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

_FOLDER = Path(os.environ.get("WORKBENCH_FONTS", "/usr/share/fonts"))
_SIMPLIFIED = 2
# The place of simplified Chinese in each collection; the last four come with a system's own font packages.
_FACES = {
    "serif": ("opentype/noto/NotoSerifCJK-Regular.ttc", _SIMPLIFIED),
    "sans": ("opentype/noto/NotoSansCJK-Regular.ttc", _SIMPLIFIED),
    "bold": ("opentype/noto/NotoSerifCJK-Bold.ttc", _SIMPLIFIED),
    "kai": ("truetype/arphic/ukai.ttc", 0),
    "ming": ("truetype/arphic/uming.ttc", 0),
    "zenhei": ("truetype/wqy/wqy-zenhei.ttc", 0),
    "microhei": ("truetype/wqy/wqy-microhei.ttc", 0),
}
FONTS = {name: (_FOLDER / file, at) for name, (file, at) in _FACES.items() if (_FOLDER / file).is_file()}
_NOT_FIRST = "，。、；：！？”’）》」』】…—％%"
_WIDTH, _HEIGHT, _MARGIN, _GAP = 595, 842, 72, 24  # points


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """How a page is printed and scanned: size in points, resolution in dots an inch, tilt in degrees."""

    font: str = "serif"
    size: float = 15
    dpi: int = 200
    tilt: float = 0.0
    noise: float = 8.0
    blur: float = 0.5
    columns: int = 1
    header: str = ""
    seed: int = 1


def scanned_pages(paragraphs: Sequence[str], how: Print) -> tuple[list[Image.Image], list[str]]:
    """Return pictures of pages, and the characters that stand on each but header and page number."""
    scale = how.dpi / 72
    file, index = FONTS[how.font]
    face = ImageFont.truetype(str(file), round(how.size * scale), index=index)
    small = ImageFont.truetype(str(file), round(9 * scale), index=index)
    width = (_WIDTH - 2 * _MARGIN - (how.columns - 1) * _GAP) / how.columns * scale
    rows = [row for text in paragraphs if text.strip() for row in _rows("　　" + text.strip(), face, width)]
    leading = how.size * scale * 1.7
    each = int((_HEIGHT - 2 * _MARGIN) * scale / leading)
    pages, texts = [], []
    for number in range(math.ceil(len(rows) / (each * how.columns))):
        page = Image.new("L", (round(_WIDTH * scale), round(_HEIGHT * scale)), 250)
        pen = ImageDraw.Draw(page)
        here = rows[number * each * how.columns : (number + 1) * each * how.columns]
        for at, row in enumerate(here):
            column, line = divmod(at, each)
            pen.text(
                (_MARGIN * scale + column * (width + _GAP * scale), _MARGIN * scale + line * leading),
                row,
                20,
                face,
            )
        if how.header:
            pen.text((_MARGIN * scale, 36 * scale), how.header, 20, small)
            pen.text((_WIDTH / 2 * scale, (_HEIGHT - 40) * scale), f"— {number + 1} —", 20, small)
        pages.append(_scanned(page, how, number))
        texts.append("".join("".join(row.split()) for row in here))
    return pages, texts


def _rows(text: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    rows, row = [], ""
    for char in text:
        if row and face.getlength(row + char) > width and char not in _NOT_FIRST:
            rows.append(row)
            row = ""
        row += char
    return [*rows, row]


def _scanned(page: Image.Image, how: Print, number: int) -> Image.Image:
    turned = page.rotate(how.tilt, Image.Resampling.BICUBIC, fillcolor=250) if how.tilt else page
    if how.blur:
        turned = turned.filter(ImageFilter.GaussianBlur(how.blur * how.dpi / 200))
    noise = np.random.default_rng(how.seed + number).normal(0, how.noise, (turned.height, turned.width))
    return Image.fromarray(np.clip(np.asarray(turned, dtype=float) + noise, 0, 255).astype(np.uint8))


def as_pdf(pages: Sequence[Image.Image], dpi: int) -> bytes:
    """Return a PDF of pictures, without a text layer."""
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=dpi, save_all=True, append_images=list(pages[1:]))
    return out.getvalue()


def as_picture(page: Image.Image, kind: str = "PNG", quality: int = 60) -> bytes:
    """Return one page as a png or jpg file."""
    out = io.BytesIO()
    page.save(out, kind, quality=quality)
    return out.getvalue()
