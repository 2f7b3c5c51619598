"""A dictionary: terms with their other forms, what does not count, and regular expressions."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from workbench.errors import WorkbenchError


class TermListError(WorkbenchError):
    """A list of terms cannot be used as it is."""

    code = "terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One concept: a place in a text is a hit when it is one of ``forms`` or matches one of ``regexes``.

    It is none when it lies wholly within one of ``exclusions`` or within a match of
    ``excluded_regexes``. ``name`` is what the concept is called, and counted only if it is a form.
    """

    name: str
    group: str = ""
    forms: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    regexes: tuple[str, ...] = ()
    excluded_regexes: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermList:
    """A named list of terms, each name once."""

    name: str
    terms: tuple[Term, ...]

    @property
    def digest(self) -> str:
        """Return a key that changes with anything that is counted."""
        said = [[list(v) if isinstance(v, tuple) else v for v in asdict(t).values()] for t in self.terms]
        return hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the groups in the order of the list."""
        return tuple(dict.fromkeys(term.group for term in self.terms if term.group))

    def term(self, name: str) -> Term | None:
        """Return a term by its name."""
        return next((term for term in self.terms if term.name == name), None)
