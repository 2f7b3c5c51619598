"""The family of errors a user may see; each message is one sentence that says what to do."""

from __future__ import annotations

from workbench.words.catalogue import word


class WorkbenchError(Exception):
    """Report that something the user can mend went wrong.

    ``key`` is that of its sentence in the catalogue (``words/*/errors.json``); ``code`` is stable and
    machine-readable. The command line and the interface tell it; nothing else catches it.
    """

    code = "error"

    def __init__(self, key: str, /, *, code: str | None = None, **details: object) -> None:
        """Keep what the sentence tells and whatever else helps to find the place (path, line, id)."""
        super().__init__(key)
        self.key = key
        self.code = code or type(self).code
        self.details = details

    def __str__(self) -> str:
        """Return the sentence in Chinese."""
        return self.message

    def in_language(self, language: str) -> str:
        """Return the sentence in Chinese (``zh``) or English."""
        return word(f"errors.{self.key}", "zh" if language == "zh" else "en", **self.details)

    @property
    def message(self) -> str:
        """Return the sentence in Chinese."""
        return self.in_language("zh")

    @property
    def english(self) -> str:
        """Return the sentence in English."""
        return self.in_language("en")


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
