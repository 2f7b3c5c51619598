"""A zip with files in it, each of which may be a report."""

from __future__ import annotations

import zipfile

from workbench.corpus.readers.damage import damaged_if_broken
from workbench.corpus.readers.limits import open_archive
from workbench.corpus.readers.registry import extensions
from workbench.errors import CorpusError
from workbench.settings import CorpusSettings

_UTF8 = 0x800


def files_in(raw: bytes, settings: CorpusSettings) -> list[tuple[str, bytes]]:
    """Return name and bytes of each file in a zip that can be read as a report; no zip within a zip.

    Raise CorpusError where there is none.
    """
    with damaged_if_broken():
        archive = open_archive(raw, settings)
        named = [(_name(entry), entry) for entry in archive.infolist() if not entry.is_dir()]
        chosen = [(name, entry) for name, entry in named if _may_be_report(name)]
        files = [(name, archive.read(entry)) for name, entry in chosen]
    if not files:
        raise CorpusError("import.zip_without_report", code="no-report")
    return files


def _name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name; Chinese Windows writes it as GBK without saying so."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def _may_be_report(name: str) -> bool:
    path = name.replace("\\", "/").split("/")
    ending = path[-1].rpartition(".")[2].lower()
    hidden = any(part.startswith((".", "__MACOSX")) for part in path)
    return not hidden and ending in extensions() and ending != "zip"
