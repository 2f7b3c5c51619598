"""Say of two passages that they belong together, or that they don't."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.annotation.actions import decide_link
from workbench.annotation.anchors import make_anchor
from workbench.annotation.store import Store
from workbench.errors import AnchorError
from workbench.model.decision import Anchor
from workbench.model.link import LinkDecision
from workbench.model.report import Report
from workbench.ui.handlers.acting import Desk, Event


@dataclass(frozen=True, slots=True)
class Pair:
    """Two open reports and the person who compares them."""

    desk: Desk
    older: Report
    newer: Report


def handle_linking(pair: Pair, event: Event) -> bool:
    """Do what one event of the comparison says; True when the alignment has to be made again."""
    kind = event["kind"]
    if kind == "undo":
        pair.desk.undo(event)
    elif kind == "redo":
        pair.desk.redo(event)
    elif kind in ("link", "unlink"):
        for older in event["older"]:
            for newer in event["newer"]:
                decide_link(
                    pair.desk.store,
                    pair.desk.actor,
                    _anchor(pair.older, older),
                    _anchor(pair.newer, newer),
                    linked=kind == "link",
                )
    else:
        return False
    return True


def _anchor(report: Report, node_id: str) -> Anchor:
    node = report.by_id.get(node_id)
    if node is None:
        raise AnchorError(
            "这一段在当前文本里找不到了，请重新载入页面。",
            english="This passage is not in the present text; reload the page.",
        )
    return make_anchor(report.id, report.text, node.start, node.end)


def decisions(store: Store, older: Report, newer: Report) -> tuple[LinkDecision, ...]:
    """Return people's words on pairs of passages as node ids, where both still are one passage."""
    older_at = {(node.start, node.end): node.id for node in reversed(older.nodes)}
    newer_at = {(node.start, node.end): node.id for node in reversed(newer.nodes)}
    found = []
    for record in store.links(older=older.id, newer=newer.id):
        first = older_at.get((record.older.start, record.older.end))  # type: ignore[arg-type]
        second = newer_at.get((record.newer.start, record.newer.end))  # type: ignore[arg-type]
        if first is not None and second is not None:
            found.append(LinkDecision(older=first, newer=second, linked=record.linked))
    return tuple(found)
