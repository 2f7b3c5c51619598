"""Names in a project file: every record has a GUID that follows from its id, so that it is known again."""

from __future__ import annotations

import re
from hashlib import sha256
from uuid import UUID

FOREIGN = "qdpx:"
"""How the id of a record begins that another tool made."""
_GUID = re.compile(r"\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\}?")
# What XML 1.0 cannot hold.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?")


def guid_of(kind: str, *parts: str) -> str:
    """Return the GUID of what ``kind`` and ``parts`` name: the same in every export.

    A record that came from another tool (``qdpx:…``) has the GUID it came with.
    """
    if len(parts) == 1 and parts[0].startswith(FOREIGN) and (own := plain_guid(parts[0][len(FOREIGN) :])):
        return own
    name = "\n".join(("gwr", kind, *parts)).encode("utf-8", "surrogatepass")
    return str(UUID(bytes=sha256(name).digest()[:16], version=5))


def plain_guid(text: str | None) -> str:
    """Return a GUID without braces and in small letters, empty where it is none."""
    found = _GUID.fullmatch((text or "").strip())
    return found[1].lower() if found else ""


def fit(text: str) -> str:
    """Return a text with U+FFFD for every character that XML cannot hold; its length stays."""
    return _UNFIT.sub("\ufffd", text)


def is_fit(text: str) -> bool:
    """Say whether XML can hold a text as it is."""
    return _UNFIT.search(text) is None


def moment(text: str) -> str | None:
    """Return a moment as the schema wants it, None where the text is none."""
    if not _MOMENT.fullmatch(text) or text.startswith("0000"):
        return None
    return text


def second(text: str | None) -> str:
    """Return a moment down to its second, by which two are compared; other tools keep no more."""
    return (text or "")[:19]
