"""What people were at when the workbench was last used."""

from __future__ import annotations

from workbench.model.decision import Annotation
from workbench.store.record_types import key_from
from workbench.store.store import Store

_LOOKED = 200  # lines of the log


def last_judged(store: Store) -> tuple[str, str] | None:
    """Return the documents of the latest verdict, plan and review; None where nobody judged lately."""
    for entry in reversed(store.log(limit=_LOOKED)):
        kind, _ = key_from(entry.object)
        if kind != "assessment" or entry.after is None:
            continue
        key = "annotation", str(entry.after["annotation"])
        judged = store.find([key]).get(key)
        if isinstance(judged, Annotation):
            return judged.anchor.document, str(entry.after["against"])
    return None
