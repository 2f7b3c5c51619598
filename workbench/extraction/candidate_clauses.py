"""Every clause of a plan as a candidate: what the rules say of it, and the setting in which it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from workbench.extraction import commitment_signs as signs
from workbench.extraction.choosing import Choice, choose
from workbench.extraction.clause_features import Setting, is_lasting
from workbench.extraction.clauses import Clause, read_clauses
from workbench.extraction.outline import Outline, Place
from workbench.extraction.rhetoric import tells_of_the_past, tells_so_far
from workbench.extraction.task_rows import promised_lists, rows_read_whole
from workbench.model.commitment import Quantity
from workbench.model.part import Part
from workbench.model.report import Node, Report
from workbench.model.span import Span
from workbench.settings import ExtractionSettings


class Placed(NamedTuple):
    """A sentence of a plan with its clauses as candidates."""

    sentence: Node
    choices: Sequence[Choice]
    setting: Setting


def place_clauses(
    report: Report, quantities: Sequence[Quantity], parts: Sequence[Part], settings: ExtractionSettings
) -> Iterator[Placed]:
    """Yield the sentences of some parts of a report that are no headings, in reading order.

    Those that tell what was achieved in years gone by are left out, and rows of task tables, which are
    read whole. Lists behind the closing come with them, as ``listed``.

    ``quantities`` are those of the whole report, by where they start.
    """
    starts = [quantity.start for quantity in quantities]
    outline = Outline(report)
    lists, rows = promised_lists(report), rows_read_whole(report)
    nodes = [
        node
        for node in report.nodes
        if node.kind == "sentence"
        and (node.part in parts or _within(node, lists))
        and not (rows and _within(node, rows))
    ]
    scan = signs.CLAUSES.scan(report.text)
    seen = scan.within([node.start for node in nodes], [node.end for node in nodes])
    paragraphs: list[list[tuple[Node, Place, list[Clause]]]] = []
    for _, sentences in groupby(zip(nodes, seen, strict=True), key=lambda two: two[0].parent):
        read: list[tuple[Node, Place, list[Clause]]] = []
        told = False
        for sentence, may in sentences:
            place = outline.place(sentence)
            if not place.heading:
                said = report.text[sentence.start : sentence.end]
                told = tells_of_the_past(said, told, report.year, may)
                if told or tells_so_far(said, may):
                    continue
                read.append((sentence, place, read_clauses(report.text, sentence.start, sentence.end)))
        if read:
            paragraphs.append(read)
    clauses = [clause for read in paragraphs for _, _, of_one in read for clause in of_one]
    seen = scan.within([clause.start for clause in clauses], [clause.end for clause in clauses])
    spans = [(read[0][0].start, read[-1][0].end) for read in paragraphs]
    around = scan.within([start for start, _ in spans], [end for _, end in spans])
    first = 0
    for read, (start, end), may in zip(paragraphs, spans, around, strict=True):
        judged: list[tuple[Node, Place, list[Choice]]] = []
        for sentence, place, of_one in read:
            near = quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            within = seen[first : first + len(of_one)]
            first += len(of_one)
            chosen = choose(of_one, near, place=place, settings=settings, seen=within)
            judged.append((sentence, place, chosen))
        lasting = is_lasting(report.text[start:end], may)
        yield from _of_paragraph(judged, lasting, judged[0][0].part not in parts)


def _within(node: Node, spans: Sequence[Span]) -> bool:
    return any(span.start <= node.start < span.end for span in spans)


def _of_paragraph(
    judged: Sequence[tuple[Node, Place, list[Choice]]], lasting: bool, listed: bool
) -> Iterator[Placed]:
    chosen = [sum([choice.chosen for choice in choices]) for _, _, choices in judged]
    every, clauses = sum(chosen), sum([len(choices) for _, _, choices in judged])
    for number, (sentence, place, choices) in enumerate(judged):
        others = clauses - len(choices)
        share = (every - chosen[number]) / others if others else None
        yield Placed(
            sentence,
            choices,
            Setting(place, number, len(judged), share, lasting, sentence.part == "closing", listed),
        )
