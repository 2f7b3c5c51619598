"""Unpack the parts of a zip in pieces, since its directory is only the sender's word."""

from __future__ import annotations

import copy
import zipfile
import zlib
from collections.abc import Iterator

_PIECE = 64 * 1024
# zipfile unpacks these in pieces; the others whole.
_BOUNDED_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class LongerThanToldError(ValueError):
    """A part of a zip is longer than the zip's directory says."""


# What zipfile lets through of a damaged archive; LongerThanToldError is a ValueError.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError)


def pieces(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    """Yield every part unpacked, at most 64 KiB at a time.

    Libraries unpack a part whole before they compare it with the directory, so they may only see a
    container that has passed here to the end. Raises LongerThanToldError, or ``BadZipFile`` for damage and
    for ways of packing that office programs do not use.
    """
    for part in archive.infolist():
        if part.compress_type not in _BOUNDED_METHODS:
            raise zipfile.BadZipFile(f"compression method {part.compress_type}")
        beyond = copy.copy(part)
        beyond.file_size = part.file_size + 1  # one more than told: what is longer shows itself
        left = part.file_size
        with archive.open(beyond) as stream:
            while piece := stream.read(min(_PIECE, left + 1)):
                left -= len(piece)
                if left < 0:
                    raise LongerThanToldError(part.filename)
                yield part, piece
