"""What the machine says of its own findings."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """One remark in both languages of the interface; what it quotes stays as it stands in the report."""

    zh: str
    en: str

    def __bool__(self) -> bool:
        """Say whether anything is said at all."""
        return bool(self.zh or self.en)

    def in_language(self, language: str) -> str:
        """Return the remark in Chinese (``zh``) or English, in Chinese where it has no English words."""
        return self.zh if language == "zh" else self.en or self.zh

    def filled(self, *values: str) -> Said:
        """Return the remark with its ``{}`` places filled in both languages."""
        return Said(self.zh.format(*values), self.en.format(*values))

    def joined(self, other: Said) -> Said:
        """Return this remark followed by another."""
        return Said(f"{self.zh}；{other.zh}", f"{self.en}; {other.en}")


NOTHING = Said("", "")
