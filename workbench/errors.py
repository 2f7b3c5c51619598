"""The family of errors a user may see; each message is one sentence that says what to do."""

from __future__ import annotations


class WorkbenchError(Exception):
    """Report that something the user can mend went wrong.

    ``message`` is Chinese, ``english`` its twin; ``code`` is stable and machine-readable.
    The command line and the interface translate it; nothing else catches it.
    """

    code = "error"

    def __init__(
        self, message: str, *, english: str = "", code: str | None = None, **details: object
    ) -> None:
        """Keep both wordings and whatever details (path, line, id) help to find the place."""
        super().__init__(message)
        self.message = message
        self.english = english or message
        self.code = code or type(self).code
        self.details = details


class CorpusError(WorkbenchError):
    """A source cannot be read as a report."""

    code = "corpus"


class AnchorError(WorkbenchError):
    """A quotation does not stand where its anchor says."""

    code = "anchor"


class StoreError(WorkbenchError):
    """The store refused or could not keep an action."""

    code = "store"


class ConflictError(StoreError):
    """Somebody else changed the record first; the losing copy is in ``details['mine']``."""

    code = "conflict"


class ForbiddenError(WorkbenchError):
    """The signed-in person's role does not allow this action."""

    code = "permission"


class ExchangeError(WorkbenchError):
    """A file cannot be imported or exported."""

    code = "exchange"
