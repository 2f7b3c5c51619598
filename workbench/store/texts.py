"""Texts and raw files by their hash, kept once and read often."""

from __future__ import annotations

import threading
from collections import OrderedDict
from hashlib import sha256

from sqlalchemy import Connection, bindparam, insert, select

from workbench.errors import StoreError
from workbench.store import schema

# Lone surrogates cannot come from a decoded file, but a text that has one must not be lost for it.
ERRORS = "surrogatepass"

# Made once: asked before every look at a quotation.
_DIGEST = select(schema.record.c.subject).where(
    schema.record.c.kind == "document", schema.record.c.id == bindparam("of")
)


def hash_text(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return sha256(text.encode("utf-8", ERRORS)).hexdigest()


class Texts:
    """Read texts by document; a text never changes under its hash, so a few are kept in memory."""

    def __init__(self, limit: int) -> None:
        """Keep up to ``limit`` texts."""
        self._limit = limit
        self._kept: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, connection: Connection, document: str) -> str:
        """Return the text of a document; raise StoreError where there is none."""
        digest = connection.execute(_DIGEST, {"of": document}).scalar()
        if digest is None:
            raise StoreError("store.no_such_document", code="store.missing", document=document)
        with self._lock:
            if digest in self._kept:
                self._kept.move_to_end(digest)
                return self._kept[digest]
        text = load(connection, digest).decode("utf-8", ERRORS)
        with self._lock:
            self._kept[digest] = text
            while len(self._kept) > self._limit:
                self._kept.popitem(last=False)
        return text


def load(connection: Connection, digest: str) -> bytes:
    """Return the bytes with this hash; raise StoreError where they are missing or were changed."""
    data = connection.execute(select(schema.blob.c.data).where(schema.blob.c.sha256 == digest)).scalar()
    if data is None:
        raise StoreError("store.original_missing", digest=digest[:12], code="store.missing")
    if sha256(data).hexdigest() != digest:
        raise StoreError("store.original_changed", digest=digest[:12], code="store.damaged")
    return bytes(data)


def keep(connection: Connection, data: bytes) -> str:
    """Store bytes under their hash unless they are there; return the hash."""
    digest = sha256(data).hexdigest()
    blob = schema.blob
    if connection.execute(select(blob.c.sha256).where(blob.c.sha256 == digest)).first() is None:
        connection.execute(insert(blob), [{"sha256": digest, "data": data}])
    return digest
