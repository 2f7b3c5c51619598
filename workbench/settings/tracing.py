"""Settings of the life of promises."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TracingSettings:
    """Which mentions over the years are one promise; set on one place's reports, read on others'.

    ``least_rarity`` is taken from the inverse document frequency of a pair of characters, what is left
    fades where this place's reports use it more than ``uses_a_report`` times each. ``least_shared`` is
    the weight that two names share; ``short_…`` let names in that are short and nearly the same.
    ``least_breakdown`` is how like a promise a row of a task list is that breaks it down; from
    ``sure_breakdown`` on what the row says of its task surely answers. ``sure_row`` and ``likely_row`` are
    the shares of such rows taken to answer; they are set by hand, as there are no labels of them.
    ``least_name`` is what the rarest pair of characters that two share weighs where it is of a name; general
    words (责任清单) are only added up, and mean one thing from a likeness of ``general_floor`` on.
    ``surely_other`` is the factor at which two are told apart for good, ``most_refused`` the share of such
    pairs across two groups that may still be joined. ``other_…`` are what a likeness is multiplied by where
    a sign speaks against it.
    ``likely_answer`` is how likely a passage of the next review is to answer a promise of which nothing
    else is heard there, and ``least_answered`` the share of the promise's name that it has.
    ``least_held`` is the share of a promise's words, by what they weigh, that a commitment like it must hold
    to count as the same promise elsewhere; ``most_alike`` are looked at, of ``most_searched`` files at most.
    """

    shortest_promise: int = 6
    longest_promise: int = 2_000
    least_held: float = 0.65
    most_alike: int = 2000
    most_searched: int = 2000

    least_breakdown: float = 0.42
    sure_breakdown: float = 0.6
    sure_row: float = 0.95
    likely_row: float = 0.75
    least_rarity: float = 4.5
    uses_a_report: float = 4.0
    least_weight: float = 0.3
    least_shared: float = 7.0
    short_shared: float = 3.5
    short_within: float = 0.8
    short_of_all: float = 0.35
    pair_floor: float = 0.45
    group_floor: float = 0.4
    least_name: float = 3.5
    general_floor: float = 0.7
    least_linked: float = 0.1
    likely_answer: float = 0.75
    least_answered: float = 0.45
    other_object: float = 0.6
    other_aspect: float = 0.4
    other_kind: float = 0.4
    surely_other: float = 0.3
    most_refused: float = 0.1
    same_size: float = 1.25
    other_size: float = 0.6
    shortest_metric: int = 3
    same_life: float = 0.6
