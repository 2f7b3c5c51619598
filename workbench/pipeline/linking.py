"""Say of two passages that they belong together, or that they don't."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.anchoring.anchors import make_anchor
from workbench.annotation.actions import check_pairs, decide_links
from workbench.errors import AnchorError
from workbench.model.decision import Anchor
from workbench.model.link import LinkDecision
from workbench.model.report import Node, Report
from workbench.pipeline.desk import Desk, Event
from workbench.settings import StoreSettings
from workbench.store.store import Store


@dataclass(frozen=True, slots=True)
class ComparisonDesk:
    """Two open reports and the person who compares them."""

    desk: Desk
    older: Report
    newer: Report


def handle_linking(pair: ComparisonDesk, event: Event) -> bool:
    """Do what one event of the comparison says; True when the alignment has to be made again."""
    kind = event["kind"]
    if pair.desk.step(event):
        return True
    if kind in ("link", "unlink"):
        settings = pair.desk.store.settings
        check_pairs(pair.desk.store, len(event["older"]) * len(event["newer"]))
        pairs = [
            (node_anchor(pair.older, older, settings), node_anchor(pair.newer, newer, settings))
            for older in event["older"]
            for newer in event["newer"]
        ]
        decide_links(pair.desk.store, pair.desk.actor, pairs, linked=kind == "link")
    else:
        return False
    return True


def node_anchor(report: Report, node_id: str, settings: StoreSettings) -> Anchor:
    """Return the anchor of a node; AnchorError where the present text has none of that id."""
    node = report.by_id.get(node_id)
    if node is None:
        raise AnchorError("linking.passage_gone")
    return make_anchor(report.id, report.text, node.start, node.end, settings)


def decisions(store: Store, older: Report, newer: Report) -> tuple[LinkDecision, ...]:
    """Return people's words on pairs of passages as node ids, where both still are one passage.

    A paragraph may fill its theme or section: then the word holds for each kind that both places have.
    """
    olders, newers = _by_place(older), _by_place(newer)
    found = []
    for record in store.links(older=older.id, newer=newer.id):
        if record.about != "passage":
            continue
        first = olders.get((record.older.start, record.older.end), [])
        second = newers.get((record.newer.start, record.newer.end), [])
        pairs = [(one, other) for one in first for other in second]
        alike = [(one, other) for one, other in pairs if one.kind == other.kind]
        found += [LinkDecision(older=x.id, newer=y.id, linked=record.linked) for x, y in alike or pairs]
    return tuple(found)


def _by_place(report: Report) -> dict[tuple[int | None, int | None], list[Node]]:
    places: dict[tuple[int | None, int | None], list[Node]] = {}
    for node in report.nodes:
        places.setdefault((node.start, node.end), []).append(node)
    return places
