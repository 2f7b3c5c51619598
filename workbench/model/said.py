"""What the machine says of its own findings: a key of the catalogue, and what its sentence tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workbench.words.catalogue import Spoken, Value, word


@dataclass(frozen=True, slots=True, init=False)
class Said:
    """One remark, as a key of ``words/*/remarks.json`` with values by name; quotations stay as they are.

    ``further`` are remarks that stand behind it. Two are the same where key and values are; nothing is told
    before somebody asks for it in a language.
    """

    key: str
    values: tuple[tuple[str, Value], ...]
    further: tuple[Said, ...]

    def __init__(self, key: str, /, **values: Value) -> None:
        self._hold(key, tuple(sorted(values.items())) if len(values) > 1 else tuple(values.items()), ())

    def __bool__(self) -> bool:
        """Say whether anything is said at all."""
        return bool(self.key)

    def in_language(self, language: str) -> str:
        """Return the remark in Chinese (``zh``) or English."""
        language = "zh" if language == "zh" else "en"
        values: dict[str, Any] = dict(self.values)
        first = word(f"remarks.{self.key}", language, **values) if self.key else ""
        if not self.further:
            return first
        between = word("remarks.between_remarks", language)
        return between.join((first, *(each.in_language(language) for each in self.further)))

    @property
    def zh(self) -> str:
        """Return the remark in Chinese."""
        return self.in_language("zh")

    @property
    def en(self) -> str:
        """Return the remark in English."""
        return self.in_language("en")

    def filled(self, **values: Value) -> Said:
        """Return the remark with further values."""
        return Said(self.key, **dict(self.values), **values)

    def joined(self, other: Said) -> Said:
        """Return this remark followed by another."""
        both = object.__new__(Said)
        alone = Said(other.key, **dict(other.values)) if other.further else other
        both._hold(self.key, self.values, (*self.further, alone, *other.further))
        return both

    def _hold(self, key: str, values: tuple[tuple[str, Value], ...], further: tuple[Said, ...]) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "values", values)
        object.__setattr__(self, "further", further)


@dataclass(frozen=True, slots=True)
class WithoutStop:
    """A sentence as a part of another: without the stop at its end."""

    of: Spoken

    def in_language(self, language: str) -> str:
        """Return the sentence in Chinese (``zh``) or English, its last stops taken away."""
        return self.of.in_language(language).rstrip("。" if language == "zh" else ".")


NOTHING = Said("")
