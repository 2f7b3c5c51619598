"""Put a publication into one zip, to be unpacked where it shall stand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable

from workbench.publishing.folder import MARK, mark_of

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same verdicts make the same file


def zip_files(files: Iterable[tuple[str, str]], written: Callable[[int], None]) -> bytes:
    """Return the files as a zip, with the mark by which a later publication knows the folder.

    ``written`` is told after each file how many there are.
    """
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        names = []
        for count, (path, content) in enumerate(files, start=1):
            # A lone surrogate in a text must not stop the whole publication.
            info = zipfile.ZipInfo(path, _MOMENT)
            archive.writestr(info, content.encode("utf-8", "replace"), zipfile.ZIP_DEFLATED)
            names.append(path)
            written(count)
        archive.writestr(zipfile.ZipInfo(MARK, _MOMENT), mark_of(names))
    return held.getvalue()
