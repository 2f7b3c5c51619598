"""Office files that say nothing of when they were made: the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (2000, 1, 1, 0, 0, 0)


def without_times(data: bytes, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """Return the same zip file with every entry's time the same, entries by name ``replaced``."""
    contents = replaced or {}
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = contents.get(entry.filename) or old.read(entry)
            new.writestr(zipfile.ZipInfo(entry.filename, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


CORE = (
    b'<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>workbench</dc:creator></cp:coreProperties>'
)
"""What a workbook says of itself: openpyxl stamps the present time on saving, whatever its properties say."""


def stable_workbook(data: bytes) -> bytes:
    """Return an Excel workbook of ours without times."""
    return without_times(data, {"docProps/core.xml": CORE})
