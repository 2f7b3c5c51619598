"""How far a long run is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a batch is; weights are pairs of reports, times are seconds."""

    done: int
    failed: int
    total: int
    skipped: int
    elapsed: float

    @property
    def rate(self) -> float:
        """Return finished pairs per second of this run."""
        return (self.done - self.skipped) / self.elapsed if self.elapsed > 0 else 0.0

    @property
    def remaining(self) -> float | None:
        """Return the expected seconds to the end, None while nothing is known."""
        left = self.total - self.done - self.failed
        return left / self.rate if self.rate > 0 else None
