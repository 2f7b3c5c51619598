"""How many commitments the machine proposes for each text of a library, however large."""

from __future__ import annotations

import hashlib
import time
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TypeAlias

from workbench.model.decision import Document
from workbench.pipeline.disk_cache import find_kept, keep_on_disk
from workbench.pipeline.workspace import Workspace
from workbench.settings.extraction import Shifts

_KEPT = 5_000  # texts, as they were read; eight bytes for each of their proposals
_KIND = "proposal counts"
_Lesson: TypeAlias = tuple[tuple[str, float], ...]


@dataclass(slots=True)
class ProposalCounts:
    """The counts made so far, by what a text's record says; reports are kept for a few dozen texts only.

    Of each proposal eight bytes are kept, so that those which somebody answered can be taken off. All of
    it is one result on the disk: after a start no text has to be read for its number again.
    """

    workspace: Workspace
    _known: dict[str, array[int]] = field(default_factory=dict)
    _keys: dict[str, tuple[Document, _Lesson, str]] = field(default_factory=dict)
    _begun: bool = False
    _turn: Lock = field(default_factory=Lock)

    def of(self, document: Document) -> int | None:
        """Return the number of proposals for a text, None where it was not counted yet."""
        known = self._counted().get(self._key(document))
        return None if known is None else len(known)

    def numbers(self, documents: Sequence[Document]) -> dict[str, int | None]:
        """Return the number of proposals for each text by its id, as ``of``."""
        return {each.id: self.of(each) for each in documents}

    def waiting(self, document: Document, answered: Iterable[str]) -> int | None:
        """Return how many proposals for a text are not among the ``answered`` ids, None as ``of``."""
        known = self._counted().get(self._key(document))
        return None if known is None else len(set(known).difference(map(_eight_bytes, answered)))

    @property
    def known(self) -> int:
        """Return how many texts were counted."""
        return len(self._counted())

    def missing(self, documents: Sequence[Document]) -> tuple[Document, ...]:
        """Return the texts that were not counted yet."""
        return tuple(each for each in documents if self.of(each) is None)

    def count(
        self,
        documents: Sequence[Document],
        seconds: float = float("inf"),
        between: Callable[[], object] = lambda: None,
    ) -> bool:
        """Count text after text until the time is up; say whether all are counted.

        ``between`` is done before each text.
        """
        missing = self.missing(documents)
        if not missing:
            return True
        # The stages, a second to load, are of no use where all is counted.
        from workbench.pipeline.analysing import commitments_of  # noqa: PLC0415

        until, counted = time.monotonic() + seconds, False
        try:
            for each in missing:
                between()
                if time.monotonic() >= until:
                    return False
                found = commitments_of(self.workspace.report(each.id), self.workspace.settings)
                self._known[self._key(each)] = array("q", (_eight_bytes(one.id) for one in found))
                counted = True
                while len(self._known) > _KEPT:
                    self._known.pop(next(iter(self._known)))
        finally:
            if counted:  # of a large library it is megabytes
                kept = dict(self._known)
                keep_on_disk(_KIND, self._made_of(), {key: ids.tobytes() for key, ids in kept.items()})
        return True

    def _counted(self) -> Mapping[str, array[int]]:
        """Return the counts, with those of earlier runs."""
        if not self._begun:
            with self._turn:
                if not self._begun:
                    kept = find_kept(_KIND, self._made_of())
                    if isinstance(kept, dict):
                        self._known.update((key, array("q", ids)) for key, ids in kept.items())
                    self._begun = True
        return self._known

    def _made_of(self) -> tuple[str, str]:
        settings = self.workspace.settings
        return repr(settings.corpus), repr(replace(settings.extraction, taught=Shifts()))

    def _key(self, document: Document) -> str:
        """Return what a text's record and the lesson in force say, shortened; made once for a record."""
        taught = self.workspace.settings.extraction.taught
        made = self._keys.get(document.id)
        if made is not None and made[0] is document and made[1] is taught:
            return made[2]
        said = f"{document!r} {taught!r}".encode("utf-8", "surrogatepass")
        key = hashlib.blake2b(said, digest_size=16).hexdigest()
        self._keys[document.id] = document, taught, key
        return key


def _eight_bytes(id: str) -> int:
    """Return what tells a proposal from the others of its text; the same in every run."""
    found = hashlib.blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(found, "little", signed=True)
