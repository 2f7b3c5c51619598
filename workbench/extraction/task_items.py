"""Read the items of a list of tasks that is written out: each with its office and date behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from workbench.extraction.task_rows import RowTask, marker_length, table_tasks
from workbench.model.report import Node, Report
from workbench.text.task_notes import Notes, find_notes

_SECTION = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+(?:部分|章))")
_SUBSECTION = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]\s*")
_LABEL = re.compile(r"(?:建设|工作|实施|目标|主要|年度|具体)(?:内容|目标|任务|举措|要求)[:：]\s*")
_DIGIT = re.compile(r"\d")
_ENDS = "。；;，, 　（("


@dataclass(slots=True)
class _Item:
    """An item as it is read: the places of its lines, and what is said of it."""

    spans: list[tuple[int, int]]
    numbered: bool
    notes: Notes | None = None
    heads: bool = False


def list_tasks(report: Report) -> list[RowTask]:
    """Return all that a list of tasks sets, from its tables and its written items, in reading order."""
    rows = list(table_tasks(report))
    if not report.genre.rule.by_rows:
        return rows
    items = written_tasks(report, alone=not rows)
    return sorted((*rows, *items), key=attrgetter("start"))


def written_tasks(report: Report, *, alone: bool) -> list[RowTask]:
    """Return the tasks of written items.

    Items with an office or a date are tasks, and so are numbered ones beside them; where nothing names an
    office and the items stand ``alone``, every numbered one is.
    """
    runs = [run for run in _runs(report) if run]
    noted = any(item.notes for run in runs for item in run)
    kept: list[_Item] = []
    for run in map(_dated, runs):
        whole = any(item.notes for item in run) or (alone and not noted and len(run) > 1)
        kept += [item for item in run if item.notes or (whole and item.numbered)]
    sentences = report.sentences
    made = (_made(report, sentences, item) for item in kept)
    return [task for task in made if task is not None]


def _dated(run: list[_Item]) -> list[_Item]:
    """Return the items of a section with the date of its heading (一、办好教育（12月底前完成）).

    The heading itself is none then. One that names an office, or has no items below it, is a task.
    """
    kept: list[_Item] = []
    date = ""
    for item, below in zip(run, [*run[1:], None], strict=True):
        notes = item.notes
        if item.heads:
            date = notes.deadline if notes and not (notes.lead or notes.support) else ""
            if date and below is not None and below.numbered and not below.heads:
                continue
        elif date:
            here = item.spans[0][1]
            item.notes = notes._replace(deadline=notes.deadline or date) if notes else None
            item.notes = item.notes or Notes(here, here, (), (), date)
        kept.append(item)
    return kept


def _runs(report: Report) -> Iterator[list[_Item]]:
    """Yield the items of each section of a list."""
    rows = {node.start for node in report.nodes if node.kind == "row"}
    run: list[_Item] = []
    at = 0
    for line in report.text.split("\n"):
        start, at = at, at + len(line) + 1
        if start in rows:
            continue
        notes = find_notes(line)
        if _SECTION.match(line) and not notes:
            yield run
            run = []
            heading = _SECTION.match(line)
            # A section may be a task itself, with its office on the next line.
            run.append(
                _Item([(start + (heading.end() if heading else 0), start + len(line))], numbered=False)
            )
            continue
        _read_line(line, start, notes, run)
    yield run


def _read_line(line: str, start: int, notes: Sequence[Notes], run: list[_Item]) -> None:
    found = _SUBSECTION.match(line) or _SECTION.match(line)
    marker = found.end() if found else marker_length(line)
    begin = marker
    for each in notes:
        task = line[begin : each.start].strip(_ENDS)
        if task:
            heads = found is not None and begin == marker
            place = (start + begin, start + each.start)
            run.append(_Item([place], numbered=bool(marker), notes=each, heads=heads))
        elif run:
            run[-1].notes = _joined(run[-1].notes, each)
        begin = each.end
    if not notes and line.strip():
        if marker or not run or run[-1].notes:
            run.append(_Item([(start + marker, start + len(line))], numbered=bool(marker) and found is None))
        else:
            run[-1].spans.append((start, start + len(line)))


def _joined(first: Notes | None, second: Notes) -> Notes:
    if first is None:
        return second
    return Notes(
        first.start, second.end, first.lead + second.lead, first.support + second.support,
        first.deadline or second.deadline,
    )  # fmt: skip


def _made(report: Report, sentences: Sequence[Node], item: _Item) -> RowTask | None:
    """Return an item's task; of several lines the one with a number counts, else the longest."""
    texts = [(report.text[start:end], start) for start, end in item.spans]
    text, start = max(texts, key=lambda each: (bool(_DIGIT.search(each[0])), len(each[0])))
    begin = len(text) - len(text.lstrip(_ENDS))
    if label := _LABEL.match(text, begin):
        begin = label.end()
    quote = text[begin:].rstrip(_ENDS)
    begin += start
    first = next((node for node in sentences if node.start <= begin < node.end), None)
    if not quote or first is None:
        return None
    notes = item.notes
    return RowTask(
        node=first,
        sentence=first.id,
        start=begin,
        end=begin + len(quote),
        quote=quote,
        lead=notes.lead if notes else (),
        support=notes.support if notes else (),
        deadline=notes.deadline if notes else "",
    )
