"""Every clause of a plan as a candidate: what the rules say of it, and the setting in which it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise
from typing import NamedTuple

from workbench.extraction import commitment_signs as signs
from workbench.extraction.choosing import Choice, choose
from workbench.extraction.clause_features import Setting, is_lasting
from workbench.extraction.clauses import read_clauses_of_all
from workbench.extraction.outline import Outline, Place
from workbench.extraction.rhetoric import tells_of_the_past, tells_so_far
from workbench.extraction.rulings import Sentence
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
    if not nodes:
        return
    scan = signs.CLAUSES.scan(report.text, nodes[0].start, nodes[-1].end)
    seen = scan.within([node.start for node in nodes], [node.end for node in nodes])
    paragraphs: list[list[tuple[Node, Place, int]]] = []
    for _, of_parent in groupby(zip(nodes, seen, strict=True), key=lambda two: two[0].parent):
        paragraph: list[tuple[Node, Place, int]] = []
        told = False
        for node, may in of_parent:
            place = outline.place(node)
            if not place.heading:
                said = report.text[node.start : node.end]
                told = tells_of_the_past(said, told, report.year, may)
                if not told and not tells_so_far(said, may):
                    paragraph.append((node, place, may))
        if paragraph:
            paragraphs.append(paragraph)
    kept = [sentence for paragraph in paragraphs for sentence in paragraph]
    begins, ends = [node.start for node, _, _ in kept], [node.end for node, _, _ in kept]
    clauses, firsts = read_clauses_of_all(report.text, begins, ends)
    sentences = [
        Sentence(
            first,
            end,
            place,
            quantities[bisect_left(starts, node.start) : bisect_left(starts, node.end)],
            may,
        )
        for (node, place, may), (first, end) in zip(kept, pairwise(firsts), strict=True)
    ]
    seen = scan.within([clause.start for clause in clauses], [clause.end for clause in clauses])
    choices = iter(choose(clauses, sentences, seen, settings))
    spans = [(paragraph[0][0].start, paragraph[-1][0].end) for paragraph in paragraphs]
    around = scan.within([start for start, _ in spans], [end for _, end in spans])
    for paragraph, (start, end), may in zip(paragraphs, spans, around, strict=True):
        lasting = is_lasting(report.text[start:end], may)
        listed = paragraph[0][0].part not in parts
        yield from _of_paragraph(paragraph, list(islice(choices, len(paragraph))), lasting, listed)


def _within(node: Node, spans: Sequence[Span]) -> bool:
    return any(span.start <= node.start < span.end for span in spans)


def _of_paragraph(
    sentences: Sequence[tuple[Node, Place, int]],
    choices: Sequence[Sequence[Choice]],
    lasting: bool,
    listed: bool,
) -> Iterator[Placed]:
    chosen = [len([choice for choice in of_one if choice.chosen]) for of_one in choices]
    every, clauses = sum(chosen), sum(map(len, choices))
    for number, ((node, place, _), of_one, taken) in enumerate(zip(sentences, choices, chosen, strict=True)):
        others = clauses - len(of_one)
        share = (every - taken) / others if others else None
        closing = node.part == "closing"
        yield Placed(node, of_one, Setting(place, number, len(choices), share, lasting, closing, listed))
