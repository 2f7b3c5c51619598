"""Settings of full-text search and of panels of terms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSettings:
    """Limits of queries and lists of terms, and what is shown and sampled.

    Lengths are in characters. ``regex_memory`` bounds what one regular expression may cost: RE2 is linear
    in the text, and this bounds the factor; one that takes more than ``regex_seconds`` of processor time
    for a panel is refused, for a count must not depend on where somebody lost patience.
    ``per_characters`` is what rates are given for, ``normal`` the quantile of the normal distribution for
    an interval of 95 percent.
    """

    longest_query: int = 200
    deepest_query: int = 20
    page_hits: int = 100
    most_terms: int = 2000
    most_forms: int = 20_000
    longest_form: int = 200
    longest_regex: int = 2000
    most_regexes: int = 200
    regex_memory: int = 1 << 20
    regex_seconds: float = 30.0
    most_list_bytes: int = 4 * 1024 * 1024
    per_characters: int = 10_000
    sample_hits: int = 50
    seed: int = 1
    normal: float = 1.959963984540054
