"""Read and match a report in traditional characters by a folded copy, and give back its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.model.commitment import Commitment, Quantity
from workbench.model.report import Report
from workbench.text.scripts import fold, fold_characters


def folded_report(report: Report) -> Report:
    """Return the report in simplified characters, each in its place; any other report as it is."""
    text = fold(report.text)
    if text is report.text:
        return report
    nodes = tuple(
        node if node.heading is None else replace(node, heading=fold_characters(node.heading))
        for node in report.nodes
    )
    return replace(report, text=text, nodes=nodes)


def quantities_as_written(report: Report, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return quantities with their numbers as the report writes them; metrics stay folded, to compare."""
    return tuple(
        each
        if report.text[each.start : each.end] == each.raw or len(each.raw) != each.end - each.start
        else each._replace(raw=report.text[each.start : each.end])
        for each in found
    )


def commitments_as_written(report: Report, found: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """Return commitments with their quotations as the report writes them."""
    return tuple(
        each
        if report.text[each.start : each.end] == each.quote or len(each.quote) != each.end - each.start
        else each._replace(quote=report.text[each.start : each.end])
        for each in found
    )


def folded_commitments(report: Report, found: Sequence[Commitment]) -> tuple[Commitment, ...]:
    """Return commitments with quotations in simplified characters, as the folded report has them."""
    text = folded_report(report).text
    if text is report.text:
        return tuple(found)
    return tuple(
        each._replace(quote=text[each.start : each.end])
        if report.text[each.start : each.end] == each.quote
        else each
        for each in found
    )
