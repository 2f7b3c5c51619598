"""The zip: what it holds, read back with bounds, and what differs from it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

from workbench.errors import ExchangeError
from workbench.model.said import Said
from workbench.settings import ExchangeSettings
from workbench.text.unpacking import DAMAGE, pieces

RECORDS, UNITS, SUMS = "inputs/records.json", "inputs/units.json", "SHA256SUMS"
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same decisions make the same file


def table_path(name: str) -> str:
    """Return where a table stands in the zip."""
    return f"tables/{name}.csv"


def text_path(text_sha256: str) -> str:
    """Return where a text stands in the zip."""
    return f"texts/{text_sha256}.txt"


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the files as a zip, with the hash of each in ``SHA256SUMS``."""
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted({**files, SUMS: sums.encode()}.items()):
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def unpack(data: bytes, settings: ExchangeSettings) -> dict[str, bytes]:
    """Return the files of a package; raise ExchangeError where it is damaged, too large or none."""
    parts: dict[str, list[bytes]] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > settings.max_bytes:
                raise _faulty(Said("archive.too_large"))
            for name in archive.namelist():
                parts[name] = []
            for part, piece in pieces(archive):
                parts[part.filename].append(piece)
    except DAMAGE as error:
        raise _faulty(Said("archive.damaged")) from error
    files = {name: b"".join(each) for name, each in parts.items()}
    if RECORDS not in files or UNITS not in files:
        raise _faulty(Said("replication.no_records"))
    return files


def _faulty(why: Said) -> ExchangeError:
    return ExchangeError("replication.not_a_package", why=why)


def altered(files: Mapping[str, bytes]) -> list[str]:
    """Return the names of files that are missing, new or other than ``SHA256SUMS`` says."""
    told: dict[str, str] = {}
    for line in files.get(SUMS, b"").decode("utf-8", "replace").splitlines():
        known, _, name = line.partition("  ")
        told[name] = known
    here = {name: hashlib.sha256(content).hexdigest() for name, content in files.items() if name != SUMS}
    return sorted(name for name in {*told, *here} if told.get(name) != here.get(name))


def first_difference(one: bytes, other: bytes) -> int:
    """Return the number of the first line, from 1, in which two files differ."""
    mine, theirs = one.split(b"\n"), other.split(b"\n")
    pairs = enumerate(zip(mine, theirs, strict=False), start=1)
    return next((n for n, (a, b) in pairs if a != b), min(len(mine), len(theirs)) + 1)
