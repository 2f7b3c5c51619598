"""A line of a source on its way into the report: what is kept of it, what is not, and why."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

Piece = tuple[str, str | None]
"""A stretch of source text and the reason for setting it aside; None when it is kept."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source, cut into pieces in order; nothing is ever dropped from ``pieces``.

    ``text`` is what is kept, with white space folded; ``level`` and ``bold`` come from markup;
    ``wrapped`` says that the line may go on in the next; ``joins`` that it goes on from the one before;
    ``row`` that it is the row of a table: tabs part its cells, in ``text`` too.
    """

    pieces: tuple[Piece, ...]
    level: int | None = None
    bold: int = 0
    wrapped: bool = False
    joins: bool = False
    row: bool = False
    text: str = field(init=False)

    def __post_init__(self) -> None:
        kept = "".join(text for text, reason in self.pieces if reason is None)
        cells = kept.split("\t") if self.row else [kept]
        folded = "\t".join(" ".join(cell.split()) for cell in cells)
        object.__setattr__(self, "text", folded.rstrip("\t") if folded.strip() else "")

    def set_aside(self, reason: str) -> Line:
        """Return the line with all that was kept of it set aside for ``reason``."""
        return replace(self, pieces=tuple((text, was or reason) for text, was in self.pieces))

    def joined(self) -> Line:
        """Return the line as the continuation of the one before."""
        return replace(self, joins=True)
