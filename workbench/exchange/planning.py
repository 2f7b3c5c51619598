"""What an import would do, record by record, in words a person can decide on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from workbench.exchange.reconciling import State
from workbench.exchange.sound_part import shortened
from workbench.model.said import Said
from workbench.words.catalogue import word, wordings

_STATES: tuple[State, ...] = ("new", "same", "older", "changed", "conflicting", "refused")
_KINDS = (
    *("document", "annotation", "assessment", "link", "codebook", "log"),
    *("remark", "task", "withdrawal", "history"),
)
"""What a file may bring and what becomes of it, in the order in which a summary counts them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """What an import does with one record; ``becomes`` is its id here if that differs.

    ``fields`` name what is said otherwise in the file: of a refused record it stays as it is here, of a
    changed one it is taken over.
    """

    kind: str
    id: str
    state: State
    becomes: str | None = None
    fields: tuple[str, ...] = ()

    def message(self, language: str = "zh") -> str:
        """Return the item as one line for a list."""
        known = wordings("preview", language)
        fields = tuple(known.get(f"field.{name}", name) for name in self.fields)
        return word(
            "preview.item",
            language,
            kind=known[f"kind.{self.kind}"],
            id=self.id,
            state=known[f"state.{self.state}"],
            becomes=word("preview.becomes", language, id=self.becomes) if self.becomes else "",
            fields=word("preview.fields", language, fields=fields) if fields else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """All that an import would do, record by record; nothing has been done yet."""

    items: tuple[PlanItem, ...]
    left_out: tuple[Said, ...] = ()
    """What is in the file and would not be imported, one sentence each."""
    faulty: tuple[Said, ...] = ()
    """Records that cannot be kept, one sentence each: the rest comes in only if that is wanted."""

    def of(self, state: State) -> tuple[PlanItem, ...]:
        """Return the items of one state."""
        return tuple(each for each in self.items if each.state == state)

    @property
    def changes_nothing(self) -> bool:
        """Say whether the store would stay as it is."""
        return all(each.state in ("same", "older", "refused") for each in self.items)

    def summary(self, language: str = "zh") -> tuple[str, ...]:
        """Return one line per kind and state with its count, in a fixed order."""
        counts: Counter[tuple[str, str]] = Counter((each.kind, each.state) for each in self.items)
        known = wordings("preview", language)
        said_of = (*self.left_out, *shortened(self.faulty))
        aside = tuple(word("preview.not_imported", language, what=said) for said in said_of)
        return aside + tuple(
            word(
                "preview.counted",
                language,
                kind=known[f"kind.{kind}"],
                count=counts[kind, state],
                state=known[f"state.{state}"],
            )
            for kind in _KINDS
            for state in _STATES
            if counts[kind, state]
        )
