"""Paste pictures together, so that many are looked at in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

_ACROSS = {"390": 8, "1440": 4, "1920": 4}
_WIDTH = {"390": 300, "1440": 640, "1920": 640}
_LABEL = 18


def paste_sheets(folder: Path, names: Sequence[str]) -> list[Path]:
    """Write a sheet of the named pictures of each width, theme and language; return their paths."""
    groups: dict[str, list[Path]] = defaultdict(list)
    for name in names:
        if (folder / name).is_file():
            groups["-".join(name.split("-")[:3])].append(folder / name)
    return [_paste(folder / f"sheet-{group}.png", paths) for group, paths in groups.items()]


def _paste(target: Path, paths: Sequence[Path]) -> Path:
    kind = paths[0].name.split("-")[0]
    across, width = min(_ACROSS[kind], len(paths)), _WIDTH[kind]
    small = []
    for path in paths:
        with Image.open(path) as picture:
            small.append(picture.convert("RGB").resize((width, picture.height * width // picture.width)))
    height = max(each.height for each in small) + _LABEL
    rows = -(-len(small) // across)
    sheet = Image.new("RGB", (across * width, rows * height), "white")
    pen = ImageDraw.Draw(sheet)
    for at, (image, path) in enumerate(zip(small, paths, strict=True)):
        left, top = at % across * width, at // across * height
        sheet.paste(image, (left, top + _LABEL))
        pen.text((left + 4, top + 3), path.stem, fill="black")
    sheet.save(target)
    return target
