"""Recognised scans, kept by the file they came from: recognition takes minutes."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from pathlib import Path
from threading import Lock

from workbench.corpus.recognition.kept_pages import read_recognised, write_recognised
from workbench.model.scan import Recognised

_KEPT = 12


class Memory:
    """The last few files that were recognised, and what people said of them.

    With a folder they are kept there too, so that a server may stop before a report is added. What lies
    there can be deleted at any time: it is recognised again.
    """

    def __init__(self) -> None:
        """Begin without a folder."""
        self._kept: OrderedDict[str, Recognised] = OrderedDict()
        self._folder: Path | None = None
        self._lock = Lock()

    def keep_in(self, folder: Path | None) -> None:
        """Keep on disk what is recognised from now on, and recall what lies there."""
        with self._lock:
            self._folder = folder

    def keep(self, raw: bytes, recognised: Recognised) -> None:
        """Remember the pages of a file; they are on disk when this returns, where the disk takes them."""
        key = _key(raw)
        with self._lock:
            self._hold(key, recognised)
            if self._folder is not None:
                write_recognised(self._folder, key, recognised)

    def recall(self, raw: bytes) -> Recognised | None:
        """Return the pages of a file; None where it was not recognised, or too long ago."""
        key = _key(raw)
        with self._lock:
            known = self._kept.get(key)
            if known is None and self._folder is not None:
                known = read_recognised(self._folder, key)
                if known is not None:
                    self._hold(key, known)
            return known

    def _hold(self, key: str, recognised: Recognised) -> None:
        self._kept[key] = recognised
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)


def _key(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


MEMORY = Memory()
