"""Every clause of a plan as a candidate: what the rules say of it, and the setting in which it stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from workbench.extraction import commitment_signs as signs
from workbench.extraction.choosing import Choice, choose
from workbench.extraction.clause_features import Setting, is_lasting
from workbench.extraction.clauses import read_clauses_of_all
from workbench.extraction.outline import Outline, Place
from workbench.extraction.rhetoric import MAY_TELL_OF_THE_PAST, tells_of_the_past, tells_so_far
from workbench.extraction.rulings import Sentence
from workbench.extraction.task_rows import promised_lists, rows_read_whole
from workbench.model.commitment import Quantity
from workbench.model.part import Part
from workbench.model.report import Node, Report
from workbench.model.span import Span
from workbench.settings import ExtractionSettings
from workbench.text.prefilter import Scan


class Placed(NamedTuple):
    """A sentence of a plan with its clauses as candidates."""

    sentence: Node
    choices: Sequence[Choice]
    setting: Setting


class _Promising(NamedTuple):
    """A sentence of a plan that tells what is to come, where it stands, and what a scan saw in it."""

    sentence: Node
    place: Place
    may: int


# Of a row of fields; called by name, each takes three times as long.
_PLACED, _SENTENCE = partial(tuple.__new__, Placed), partial(tuple.__new__, Sentence)


def place_clauses(
    report: Report, quantities: Sequence[Quantity], parts: Sequence[Part], settings: ExtractionSettings
) -> list[Placed]:
    """Return the sentences of some parts of a report that are no headings, in reading order.

    Those that tell what was achieved in years gone by are left out, and rows of task tables, which are
    read whole. Lists behind the closing come with them, as ``listed``.

    ``quantities`` are those of the whole report, by where they start.
    """
    nodes = _sentences(report, parts)
    if not nodes:
        return []
    scan = signs.CLAUSES.scan(report.text, nodes[0].start, nodes[-1].end)
    promising, paragraphs = _promising(report, nodes, scan)
    if not promising:
        return []
    nodes, places, seen = map(list, zip(*promising, strict=True))
    begins, ends = [node.start for node in nodes], [node.end for node in nodes]
    clauses, firsts = read_clauses_of_all(report.text, begins, ends)
    starts = [quantity.start for quantity in quantities]
    low, high = (np.searchsorted(starts, edges).tolist() for edges in (begins, ends))
    inside = [quantities[first:end] for first, end in zip(low, high, strict=True)]
    sentences = list(map(_SENTENCE, zip(firsts[:-1], firsts[1:], places, inside, seen, strict=True)))
    seen = scan.within([clause.start for clause in clauses], [clause.end for clause in clauses])
    choices = choose(clauses, sentences, seen, settings)
    around = _settings(report, promising, paragraphs, choices, scan, parts)
    return list(map(_PLACED, zip(nodes, choices, around, strict=True)))


def _sentences(report: Report, parts: Sequence[Part]) -> list[Node]:
    """Return the sentences of some parts of a report and of the lists behind its closing."""
    lists, rows = promised_lists(report), rows_read_whole(report)
    return [
        node
        for node in report.nodes
        if node.kind == "sentence"
        and (node.part in parts or _within(node, lists))
        and not (rows and _within(node, rows))
    ]


def _within(node: Node, spans: Sequence[Span]) -> bool:
    return any(span.start <= node.start < span.end for span in spans)


def _promising(report: Report, nodes: Sequence[Node], scan: Scan) -> tuple[list[_Promising], list[int]]:
    """Return the sentences that are no headings and tell what is to come, and the first of each paragraph.

    Behind the first sentences stands how many there are in all; a paragraph may have none.
    """
    kept: list[_Promising] = []
    firsts: list[int] = []
    told, parent = False, None
    seen = scan.within([node.start for node in nodes], [node.end for node in nodes])
    for node, place, may in zip(nodes, Outline(report).places(nodes), seen, strict=True):
        if node.parent != parent or not firsts:
            told, parent = False, node.parent
            firsts.append(len(kept))
        if place.heading:
            continue
        if told or may & MAY_TELL_OF_THE_PAST:
            said = report.text[node.start : node.end]
            told = tells_of_the_past(said, told, report.year, may)
            if told or tells_so_far(said, may):
                continue
        kept.append(_Promising(node, place, may))
    return kept, [*firsts, len(kept)]


def _settings(
    report: Report,
    promising: Sequence[_Promising],
    paragraphs: Sequence[int],
    choices: Sequence[Sequence[Choice]],
    scan: Scan,
    parts: Sequence[Part],
) -> list[Setting]:
    """Return the setting of each sentence: its place, its paragraph, and what the rules choose beside it."""
    found: list[Setting] = []
    counts = [len(of_one) for of_one in choices]
    chosen = [sum([choice.chosen for choice in of_one]) for of_one in choices]
    edges = [(first, end) for first, end in pairwise(paragraphs) if first < end]
    begins = [promising[first].sentence.start for first, _ in edges]
    ends = [promising[end - 1].sentence.end for _, end in edges]
    for (first, end), low, high, may in zip(edges, begins, ends, scan.within(begins, ends), strict=True):
        lasting = is_lasting(report.text[low:high], may)
        listed = promising[first].sentence.part not in parts
        every, taken = sum(counts[first:end]), sum(chosen[first:end])
        for at in range(first, end):
            node, place, _ = promising[at]
            others = every - counts[at]
            share = (taken - chosen[at]) / others if others else None
            closing = node.part == "closing"
            found.append(Setting(place, at - first, end - first, share, lasting, closing, listed))
    return found
