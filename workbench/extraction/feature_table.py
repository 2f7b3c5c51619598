"""The features of many clauses as a table of numbers: weighed at once, named only where somebody asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.extraction.likelihood import Weights

Ids = NDArray[np.intp]
"""Numbers of features, one for each clause."""
# What the rules do with a clause, left or chosen: a sign may speak for one they choose and against another.
SIDES = ("left", "chosen")


class Features(NamedTuple):
    """The features of many clauses: a row for each kind of feature, a column for each clause.

    A cell is the number of a name, 0 where the clause has none of the kind.
    """

    names: tuple[str, ...]
    cells: Ids

    def weigh(self, weights: Weights) -> NDArray[np.float64]:
        """Return for each clause the log-odds that its features add."""
        by_number = np.array([weights.get(name, 0.0) for name in self.names], dtype=np.float64)
        added: NDArray[np.float64] = by_number.take(self.cells).sum(axis=0)
        return added

    def of_each(self) -> list[tuple[str, ...]]:
        """Return for each clause the names of its features."""
        names = self.names
        return [tuple([names[cell] for cell in column if cell]) for column in self.cells.T.tolist()]


class FeatureNames:
    """Names of features by the number that each gets when it is first asked for; 0 names nothing."""

    def __init__(self, known: Iterable[str] = ("",)) -> None:
        self._numbers = {name: number for number, name in enumerate(known)}

    def with_more(self) -> FeatureNames:
        """Return these names with their numbers, to which others may be added."""
        return FeatureNames(self._numbers)

    def number(self, name: str) -> int:
        """Return the number of a name."""
        return self._numbers.setdefault(name, len(self._numbers))

    def numbers(self, among: Iterable[str]) -> Ids:
        """Return the numbers of names of which each clause has one, to be taken by its place among them."""
        return np.array([self.number(name) for name in among], dtype=np.intp)

    def of_sides(self, among: Iterable[str]) -> Ids:
        """Return the numbers of such names, one for clauses left, behind it one for chosen ones."""
        return self.numbers(f"{side}:{name}" if name else "" for name in among for side in SIDES)

    def of_values(self, prefix: str, values: Sequence[str]) -> Ids:
        """Return for each clause the number of the name that a prefix and its value make."""
        known = {value: self.number(prefix + value) for value in set(values)}
        return np.fromiter(map(known.__getitem__, values), np.intp, len(values))

    def table(self, rows: Sequence[Ids]) -> Features:
        """Return the features of clauses by rows of numbers, one row for each kind."""
        return Features(tuple(self._numbers), np.array(rows))
