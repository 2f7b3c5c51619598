"""Put a publication in its place all at once: the folder is the old one or the new one, never half."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from workbench.errors import ExchangeError

MARK = ".workbench-publication"


def write_folder(folder: Path, files: Iterable[tuple[str, str]]) -> int:
    """Write the files beside ``folder`` and swap them in; return how many.

    Raises ExchangeError where the folder holds something that is no publication of ours.
    """
    folder = folder.resolve()
    if folder.exists() and not _is_ours(folder):
        raise ExchangeError(
            f"“{folder.name}”里有别的内容，没有发布；请给出空文件夹、新文件夹或上次发布的文件夹。",
            english=f"“{folder.name}” holds something else and was left alone; name a new or empty folder, "
            "or the one published before.",
            code="not-a-publication",
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        count = _write(made / "new", files)
        if folder.exists():
            folder.rename(made / "old")
        try:
            (made / "new").rename(folder)
        except OSError:
            if (made / "old").exists():
                (made / "old").rename(folder)
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return count


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MARK).is_file() or not any(folder.iterdir()))


def _write(folder: Path, files: Iterable[tuple[str, str]]) -> int:
    folder.mkdir()
    (folder / MARK).write_text("workbench publish\n", encoding="utf-8")
    count = 0
    for path, content in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        # A lone surrogate in a text must not stop the whole publication.
        target.write_bytes(content.encode("utf-8", "replace"))
        count += 1
    return count
