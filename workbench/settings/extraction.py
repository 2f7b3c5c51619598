"""Thresholds of reading a plan: numbers, tiers of proposals, and what decisions may move."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256


class Shifts(tuple[tuple[str, float], ...]):
    """What a lesson adds to each feature's weight, in log-odds.

    Shown by a digest: results are kept by what settings say of themselves, which is asked at every step.
    """

    @cached_property
    def digest(self) -> str:
        """Return what no two lessons share."""
        return sha256(super().__repr__().encode()).hexdigest()

    def __repr__(self) -> str:
        return f"Shifts({self.digest})"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractionSettings:
    """Commitments."""

    shortest_guiding_sentence: int = 60
    """A sentence of at least so many characters that names guiding principles promises nothing itself."""
    least_likely_chosen: float = 0.3
    """From this likelihood (0..1) a clause that the rules choose is a commitment; below it is possible …"""
    least_likely_left: float = 0.45
    """… from this one a clause that they leave is one …"""
    least_likely_possible: float = 0.12
    """… and from this one it is possible."""
    least_overlap: float = 0.5
    """From this overlap (intersection over union) a commitment made by hand is a proposal re-cut."""
    fewest_taught: int = 30
    """So many decisions of a team teach something …"""
    bias_spread: float = 0.5
    """… by which the weight that every clause has may move, in log-odds (standard deviation) …"""
    feature_spread: float = 0.3
    """… that of each feature …"""
    word_spread: float = 0.6
    """… and that of each verb or ending, which weighs nothing as shipped."""
    taught_parts: int = 5
    """In so many parts decisions are laid to count how well each is foretold by what the others teach."""
    least_shift: float = 0.02
    """Shifts smaller than this (log-odds) are not kept."""
    taught: tuple[tuple[str, float], ...] = ()
    """What the decisions of a library add to the weights, feature by feature; nothing as shipped."""
