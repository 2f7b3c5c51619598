"""Send a task list back out as it came, with what became of each task filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from workbench.corpus.readers.limits import open_archive
from workbench.corpus.readers.sniffing import binary_format
from workbench.errors import CorpusError
from workbench.exchange.filled_rows import FilledRow, filled_headings
from workbench.model.commitment import Commitment
from workbench.model.decision import Verdict
from workbench.model.report import Node, Report
from workbench.pipeline.list_rows import list_text, rows_of
from workbench.pipeline.task_states import TaskState
from workbench.settings import DEFAULTS, Settings

ListFormat = Literal["xlsx", "docx"]
LIST_FORMATS: tuple[ListFormat, ...] = ("xlsx", "docx")


def filled_list(
    task_list: Report,
    states: Mapping[str, TaskState],
    raw: bytes | None,
    extension: ListFormat,
    language: str = "zh",
    settings: Settings = DEFAULTS,
) -> bytes:
    """Return a list as Excel or Word with its status, evidence and date.

    The file it came as is kept where it is of that kind and all rows are found in it; otherwise every cell
    that was read stands in a new one. ``raw`` are the bytes it was read from, None where they are not kept.
    """
    rows = filled_rows(task_list, states, language, settings)
    headings = filled_headings("zh" if language == "zh" else "en")
    kept = _kept(raw, rows, extension, headings, settings) if raw is not None and rows else None
    if kept is not None:
        return kept
    from workbench.exchange.rebuilt_list import (  # noqa: PLC0415 - brings openpyxl and python-docx
        rebuilt_document,
        rebuilt_workbook,
    )

    write = rebuilt_workbook if extension == "xlsx" else rebuilt_document
    return write(list_text(task_list)[1], rows, headings)


def filled_rows(
    task_list: Report, states: Mapping[str, TaskState], language: str = "zh", settings: Settings = DEFAULTS
) -> tuple[FilledRow, ...]:
    """Return the rows of a list with what is filled in; one that is not in ``states`` is not assessed."""
    begins, _ = list_text(task_list)
    of_line: dict[int, list[Commitment]] = {}
    for row in rows_of(task_list, settings):
        of_line.setdefault(task_list.text.count("\n", begins, row.start), []).append(row)
    found = []
    for line, (row, *others) in of_line.items():
        node = _row_of(task_list, row.sentence)
        cells = node.cells if node is not None else ()
        found.append(
            FilledRow(
                line=line,
                task=row.quote,
                cells=tuple(task_list.text[cell.start : cell.end] for cell in cells),
                header=tuple(name for cell in cells for name in cell.header),
                added=_together((row, *others), states).added(language),
                bodies=row.bodies,
                deadline=row.deadline or "",
            )
        )
    return tuple(found)


def list_format(name: str) -> ListFormat:
    """Return the format that a file's name asks for; raise CorpusError for any other ending."""
    for extension in LIST_FORMATS:
        if name.lower().endswith(f".{extension}"):
            return extension
    raise CorpusError("task_list.format", name=name, code="list-format")


def _kept(
    raw: bytes,
    rows: Sequence[FilledRow],
    extension: ListFormat,
    headings: Sequence[str],
    settings: Settings,
) -> bytes | None:
    """Return the list's own file filled in, None where it is of another kind or not all rows are in it."""
    try:
        form = binary_format(raw)
        if form is None or form.name != extension:
            return None
        open_archive(raw, settings.corpus)  # a stored file may be older than the limits of today
    except CorpusError:
        return None
    from workbench.exchange.filled_document import fill_document  # noqa: PLC0415 - brings python-docx
    from workbench.exchange.filled_workbook import fill_workbook  # noqa: PLC0415 - brings openpyxl

    fill = fill_workbook if extension == "xlsx" else fill_document
    return fill(raw, rows, headings)


def _together(rows: Sequence[Commitment], states: Mapping[str, TaskState]) -> TaskState:
    """Return what became of the commitments of one line: an item may promise several things."""
    told = [states.get(row.id, TaskState()) for row in rows]
    if len(told) == 1 or not any(state.verdicts for state in told):
        return told[0]
    return TaskState(
        verdicts=tuple(
            verdict
            for row, state in zip(rows, told, strict=True)
            for verdict in state.verdicts or ((row.quote, Verdict.NOT_ASSESSED.value),)
        ),
        evidence=tuple(dict.fromkeys(line for state in told for line in state.evidence)),
        judged_on=max(state.judged_on for state in told),
    )


def _row_of(report: Report, sentence: str) -> Node | None:
    node = report.by_id[sentence]
    return next((each for each in (node, *report.ancestors(node)) if each.kind == "row"), None)
