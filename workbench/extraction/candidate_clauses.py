"""Every clause of a plan as a candidate: what the rules say of it, and the setting in which it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from workbench.extraction import commitment_signs as signs
from workbench.extraction.choosing import Choices, choose
from workbench.extraction.clauses import Flags, Ids, read_clauses_of_all
from workbench.extraction.outline import Outline, Place
from workbench.extraction.periods import is_lasting
from workbench.extraction.rhetoric import MAY_TELL_OF_THE_PAST, tells_of_the_past, tells_so_far
from workbench.extraction.rulings import Sentence
from workbench.extraction.task_rows import promised_lists, rows_read_whole
from workbench.model.commitment import Quantity
from workbench.model.part import Part
from workbench.model.report import Node, Report
from workbench.model.span import Span
from workbench.settings import ExtractionSettings
from workbench.text.prefilter import Scan

T = TypeVar("T")


class Surroundings(NamedTuple):
    """Where sentences stand, a column for each thing to tell: ``number`` in a paragraph of ``of`` sentences.

    ``chosen`` is the share (0..1) of the clauses of the paragraph's other sentences that the rules choose,
    nan where there are no others; ``lasting`` says that the paragraph speaks of several years,
    ``listed`` that it is an item of a list of tasks behind the closing.
    """

    places: Sequence[Place]
    number: Ids
    of: Ids
    chosen: NDArray[np.float64]
    lasting: Flags
    closing: Flags
    listed: Flags


class Candidates(NamedTuple):
    """The clauses of a plan as candidates, the sentences in which they stand, and what is around these.

    Each sentence has so many clauses as its count says.
    """

    sentences: Sequence[Node]
    around: Surroundings
    counts: Ids
    choices: Choices

    def of_each(self, told: Iterable[T]) -> list[T]:
        """Return for each clause what is told of its sentence."""
        return [one for one, count in zip(told, self.counts.tolist(), strict=True) for _ in range(count)]


_SENTENCE = partial(tuple.__new__, Sentence)  # of a row of fields: by name, it takes three times as long


def place_clauses(
    report: Report, quantities: Sequence[Quantity], parts: Sequence[Part], settings: ExtractionSettings
) -> Candidates:
    """Return the clauses of some parts of a report as candidates, in reading order.

    Left out are headings, sentences that tell what was achieved in years gone by, and rows of task tables,
    which are read whole. Lists behind the closing come with them, as ``listed``.

    ``quantities`` are those of the whole report, by where they start.
    """
    within = _sentences(report, parts)
    low, high = (within[0].start, within[-1].end) if within else (0, 0)
    scan = signs.CLAUSES.scan(report.text, low, high)
    nodes, places, seen, paragraphs = _promising(report, within, scan)
    begins, ends = [node.start for node in nodes], [node.end for node in nodes]
    clauses, firsts = read_clauses_of_all(report.text, begins, ends)
    starts = [quantity.start for quantity in quantities]
    edges = zip(np.searchsorted(starts, begins).tolist(), np.searchsorted(starts, ends).tolist(), strict=True)
    inside = [quantities[first:end] for first, end in edges]
    sentences = list(map(_SENTENCE, zip(firsts[:-1], firsts[1:], places, inside, seen, strict=True)))
    bits = scan.bits(clauses.starts, clauses.ends)
    choices, counts = choose(clauses, sentences, bits, settings)
    shares = _shares_beside(counts, choices.chosen, paragraphs)
    around = _surroundings_of(report, nodes, places, paragraphs, shares, scan, parts)
    return Candidates(nodes, around, counts, choices)


def _sentences(report: Report, parts: Sequence[Part]) -> list[Node]:
    """Return the sentences of some parts of a report and of the lists behind its closing."""
    lists, rows = promised_lists(report), rows_read_whole(report)
    return [
        node
        for node in report.sentences
        if (node.part in parts or (lists and _within(node, lists))) and not (rows and _within(node, rows))
    ]


def _within(node: Node, spans: Sequence[Span]) -> bool:
    return any(span.start <= node.start < span.end for span in spans)


def _promising(
    report: Report, nodes: Sequence[Node], scan: Scan
) -> tuple[list[Node], list[Place], list[int], list[int]]:
    """Return the sentences that are no headings and tell what is to come, their places and what a scan saw.

    Last comes which of them is the first of each paragraph, and behind these how many there are in all.
    """
    kept: list[Node] = []
    places: list[Place] = []
    seen: list[int] = []
    firsts: list[int] = []
    told, parent = False, None
    bits = scan.within([node.start for node in nodes], [node.end for node in nodes])
    for node, place, may in zip(nodes, Outline(report).places(nodes), bits, strict=True):
        if node.parent != parent:
            told, parent = False, node.parent
            firsts.append(len(kept))
        if place.silent:
            continue
        if told or may & MAY_TELL_OF_THE_PAST:
            said = report.text[node.start : node.end]
            told = tells_of_the_past(said, told, report.year, may)
            if told or tells_so_far(said, may):
                continue
        kept.append(node)
        places.append(place)
        seen.append(may)
    return kept, places, seen, sorted({0, *firsts, len(kept)})


def _surroundings_of(
    report: Report,
    nodes: Sequence[Node],
    places: Sequence[Place],
    paragraphs: Sequence[int],
    shares: NDArray[np.float64],
    scan: Scan,
    parts: Sequence[Part],
) -> Surroundings:
    """Return what is around sentences, where ``paragraphs`` begin with these and end with the last."""
    sizes = np.diff(paragraphs)
    begins = [nodes[first].start for first in paragraphs[:-1]]
    ends = [nodes[end - 1].end for end in paragraphs[1:]]
    lasting = [
        is_lasting(report.text[low:high], may)
        for low, high, may in zip(begins, ends, scan.within(begins, ends), strict=True)
    ]
    listed = [nodes[first].part not in parts for first in paragraphs[:-1]]
    return Surroundings(
        places,
        np.arange(len(nodes)) - np.repeat(paragraphs[:-1], sizes),
        np.repeat(sizes, sizes),
        shares,
        np.repeat(np.array(lasting, dtype=np.bool_), sizes),
        np.array([node.part == "closing" for node in nodes], dtype=np.bool_),
        np.repeat(np.array(listed, dtype=np.bool_), sizes),
    )


def _shares_beside(counts: Ids, chosen: Flags, paragraphs: Sequence[int]) -> NDArray[np.float64]:
    """Return of each sentence the share of the clauses of its paragraph's others that are chosen."""
    sizes = np.diff(paragraphs)
    taken = _sums(chosen, np.concatenate(([0], np.cumsum(counts))))
    others = np.repeat(_sums(counts, paragraphs), sizes) - counts
    beside = np.repeat(_sums(taken, paragraphs), sizes) - taken
    return np.where(others > 0, beside / np.maximum(others, 1), np.nan)


def _sums(values: NDArray[np.generic], edges: Sequence[int] | Ids) -> Ids:
    """Return the sums of values between edges."""
    sums: Ids = np.diff(np.concatenate(([0], np.cumsum(values)))[edges])
    return sums
