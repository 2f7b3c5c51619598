"""How many commitments the machine proposes for each text of a library, however large."""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbench.model.decision import Document
from workbench.pipeline.analysing import commitments_of
from workbench.pipeline.workspace import Workspace

_KEPT = 5_000  # texts, as they were read; eight bytes for each of their proposals


@dataclass(slots=True)
class ProposalCounts:
    """The counts made so far, by what a text's record says; reports are kept for a few dozen texts only.

    Of each proposal eight bytes are kept, so that those which somebody answered can be taken off.
    """

    workspace: Workspace
    _known: dict[str, array[int]] = field(default_factory=dict)

    def of(self, document: Document) -> int | None:
        """Return the number of proposals for a text, None where it was not counted yet."""
        known = self._known.get(self._key(document))
        return None if known is None else len(known)

    def numbers(self, documents: Sequence[Document]) -> dict[str, int | None]:
        """Return the number of proposals for each text by its id, as ``of``."""
        return {each.id: self.of(each) for each in documents}

    def waiting(self, document: Document, answered: Iterable[str]) -> int | None:
        """Return how many proposals for a text are not among the ``answered`` ids, None as ``of``."""
        known = self._known.get(self._key(document))
        return None if known is None else len(set(known).difference(map(hash, answered)))

    @property
    def known(self) -> int:
        """Return how many texts were counted."""
        return len(self._known)

    def missing(self, documents: Sequence[Document]) -> tuple[Document, ...]:
        """Return the texts that were not counted yet."""
        return tuple(each for each in documents if self.of(each) is None)

    def count(self, documents: Sequence[Document], seconds: float = float("inf")) -> bool:
        """Count text after text until the time is up; say whether all are counted."""
        until = time.monotonic() + seconds
        for each in self.missing(documents):
            if time.monotonic() >= until:
                return False
            found = commitments_of(self.workspace.report(each.id), self.workspace.settings)
            self._known[self._key(each)] = array("q", (hash(one.id) for one in found))
            while len(self._known) > _KEPT:
                self._known.pop(next(iter(self._known)))
        return True

    def _key(self, document: Document) -> str:
        return f"{document!r} {hash(self.workspace.settings.extraction.taught)}"
