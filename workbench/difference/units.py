"""Which passages are set against each other: paragraphs, or the themes that share one long paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from workbench.model.link import Alignment, Link
from workbench.model.report import Node, Report

# A paragraph with this many themes in it is too long to read against another.
_CROWDED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagePair:
    """A link and the nodes of either side that are compared for it, in reading order.

    ``moved`` also where the passage kept its place within a section that moved as a whole.
    """

    link: Link
    moved: bool
    older: tuple[Node, ...]
    newer: tuple[Node, ...]


class _Side:
    """One report's crowded paragraphs: what opens them, and their themes."""

    def __init__(self, report: Report) -> None:
        within: dict[str, list[Node]] = defaultdict(list)
        for node in report.nodes:
            if node.kind == "theme" and node.parent and report.by_id[node.parent].kind == "paragraph":
                within[node.parent].append(node)
        self.report = report
        self.themes = {paragraph: nodes for paragraph, nodes in within.items() if len(nodes) >= _CROWDED}
        self.home = {theme.id: paragraph for paragraph, nodes in self.themes.items() for theme in nodes}

    def opening(self, paragraph: str) -> tuple[Node, ...]:
        """Return the sentences of a crowded paragraph that stand before its first theme."""
        first = min(theme.start for theme in self.themes[paragraph])
        start = self.report.by_id[paragraph].start
        return tuple(s for s in self.report.sentences if start <= s.start and s.end <= first)

    def nodes(self, ids: Sequence[str], opened: Collection[str]) -> tuple[Node, ...]:
        """Return the nodes to compare, in reading order; of an opened paragraph only how it opens."""
        found = (self.opening(i) if i in opened else (self.report.by_id[i],) for i in ids)
        return tuple(sorted((node for nodes in found for node in nodes), key=lambda node: node.start))

    def alone(self, ids: Sequence[str], opened: Collection[str], paired: Collection[str]) -> tuple[str, ...]:
        """Return what has no partner: paragraphs, and the themes of opened ones, in reading order."""
        whole = [
            self.report.by_id[i] for i in ids if self.report.by_id[i].kind == "paragraph" and i not in opened
        ]
        parts = [theme for i in opened for theme in self.themes[i] if theme.id not in paired]
        return tuple(node.id for node in sorted((*whole, *parts), key=lambda node: node.start))


class _Sides:
    """Two aligned reports: the links of themes that share a paragraph, and the paragraphs they open."""

    def __init__(self, alignment: Alignment, older: Report, newer: Report) -> None:
        self.before, self.after = before, after = _Side(older), _Side(newer)
        self.themes = [
            link
            for link in alignment.links
            if link.level == "section"
            and all(older.by_id[i].kind == "theme" for i in link.older)
            and all(newer.by_id[i].kind == "theme" for i in link.newer)
            and (any(i in before.home for i in link.older) or any(i in after.home for i in link.newer))
        ]
        self.paired_before = {i for link in self.themes for i in link.older}
        self.paired_after = {i for link in self.themes for i in link.newer}
        self.opened_before = {before.home[i] for i in self.paired_before if i in before.home}
        self.opened_after = {after.home[i] for i in self.paired_after if i in after.home}


def without_partner(
    alignment: Alignment, older: Report, newer: Report
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the passages that only the newer and that only the older report has."""
    sides = _Sides(alignment, older, newer)
    return (
        sides.after.alone(alignment.newer_only, sides.opened_after, sides.paired_after),
        sides.before.alone(alignment.older_only, sides.opened_before, sides.paired_before),
    )


def choose_passages(alignment: Alignment, older: Report, newer: Report) -> list[PassagePair]:
    """Return the pairs of passages to compare, no passage in two of them.

    Aligned paragraphs are compared as they are. Where a paragraph holds several themes that are aligned
    themselves, its themes are compared one by one, and of the paragraph only the sentences before them.
    """
    chosen = _Sides(alignment, older, newer)
    before, after = chosen.before, chosen.after
    # A theme on a line of its own is paired as a theme: its paragraph must not come a second time.
    covered_before = _paragraphs_of(older, chosen.paired_before)
    covered_after = _paragraphs_of(newer, chosen.paired_after)
    sections = {
        (i, j)
        for link in alignment.links
        if link.level == "section" and link.moved
        for i in link.older
        for j in link.newer
        if older.by_id[i].kind != "part" and newer.by_id[j].kind != "part"
    }
    pairs = []
    for link in (*chosen.themes, *(x for x in alignment.links if x.level == "paragraph")):
        if link.level == "paragraph":
            sides = (
                before.nodes([i for i in link.older if i not in covered_before], chosen.opened_before),
                after.nodes([i for i in link.newer if i not in covered_after], chosen.opened_after),
            )
        else:
            sides = (before.nodes(link.older, ()), after.nodes(link.newer, ()))
        if all(sides):
            moved = link.moved or _went_along(older, newer, sides[0][0], sides[1][0], sections)
            pairs.append(PassagePair(link=link, moved=moved, older=sides[0], newer=sides[1]))
    return _each_once(pairs)


def _each_once(pairs: Sequence[PassagePair]) -> list[PassagePair]:
    """Return the pairs such that no passage stands in two of them.

    Links are many to many: who reads along would meet one passage again and again. The surest link keeps
    what it holds; what is left of another without anything beside it joins the pair of its partner.
    """
    order = sorted(
        range(len(pairs)), key=lambda n: (pairs[n].link.origin != "analyst", -pairs[n].link.score, n)
    )
    home: tuple[dict[str, int], dict[str, int]] = ({}, {})
    kept: dict[int, tuple[list[Node], list[Node]]] = {}
    for number in order:
        sides = pairs[number].older, pairs[number].newer
        free = tuple([n for n in nodes if n.id not in held] for nodes, held in zip(sides, home, strict=True))
        if free[0] and free[1]:
            at = number
            kept[at] = ([], [])
        elif free[0] or free[1]:
            taken = 1 if free[0] else 0
            at = home[taken][sides[taken][0].id]
        else:
            continue
        for side in (0, 1):
            kept[at][side].extend(free[side])
            home[side].update((node.id, at) for node in free[side])
    return [
        replace(pairs[n], older=_in_reading_order(older), newer=_in_reading_order(newer))
        for n, (older, newer) in sorted(kept.items())
    ]


def _in_reading_order(nodes: Sequence[Node]) -> tuple[Node, ...]:
    return tuple(sorted(nodes, key=lambda node: node.start))


def _went_along(
    older: Report, newer: Report, first: Node, second: Node, sections: Collection[tuple[str, str]]
) -> bool:
    """Say whether two passages stand in sections that moved as a whole."""
    return any(
        (above.id, over.id) in sections
        for above in older.ancestors(first)
        for over in newer.ancestors(second)
    )


def _paragraphs_of(report: Report, themes: Collection[str]) -> set[str]:
    """Return the paragraphs that stand below these themes."""
    return {
        node.id for node in report.paragraphs if any(above.id in themes for above in report.ancestors(node))
    }
