"""Labels of what is offered for choice: a picker of Streamlit tells its options apart by them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from itertools import count
from typing import TypeVar

_Key = TypeVar("_Key", bound=Hashable)


def told_apart(labels: Mapping[_Key, str]) -> dict[_Key, str]:
    """Return the labels, each once: those that read like an earlier one bear a number."""
    told: dict[_Key, str] = {}
    taken: set[str] = set()
    for key, label in labels.items():
        numbered = (label if n == 1 else f"{label} ({n})" for n in count(1))
        told[key] = next(name for name in numbered if name not in taken)
        taken.add(told[key])
    return told
