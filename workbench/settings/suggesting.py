"""Settings of asking a language model on one's own machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestSettings:
    """Bounds of one request, of one run, and what a model must reach to be shown.

    ``seconds`` bound a whole request, ``wait_seconds`` each wait within it; ``most_bytes`` what a server may
    send, ``most_tokens`` what it is asked for. ``passages`` sentences of the later report are shown for a
    commitment, each cut after ``passage_characters``. ``most_asked`` commitments are asked about in one run,
    ``most_failures`` failures after each other end it. A quotation shorter than ``shortest_quote`` proves
    nothing. A model is shown once it was measured on ``least_measured`` decisions and hit more of them than
    the rules, by a sign test at ``most_chance``.
    """

    seconds: float = 120.0
    wait_seconds: float = 90.0
    most_bytes: int = 256 * 1024
    most_tokens: int = 800
    passages: int = 12
    passage_characters: int = 400
    most_codes: int = 300
    most_asked: int = 50
    most_failures: int = 3
    most_measured: int = 200
    shortest_quote: int = 6
    most_quotes: int = 3
    longest_reason: int = 400
    least_measured: int = 30
    most_chance: float = 0.05
