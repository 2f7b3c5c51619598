"""A task list beside its report as the view draws it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from workbench.model.breakdown import Breakdown, RowDecision
from workbench.model.commitment import Commitment
from workbench.model.decision import Document
from workbench.model.document_name import document_name
from workbench.model.genre import Genre
from workbench.model.report import Report
from workbench.pipeline.list_rows import list_heading, promises_beside, rows_of, sets_rows
from workbench.pipeline.task_states import TaskState
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.library_matrix import Place
from workbench.ui.presenting.report_names import source_name
from workbench.ui.shapes.task_lists import TaskLink, TaskLinks, TaskQuote, TasksContent

_KEYS = (
    ("J / K", "tasks.key_step"),
    ("1 – 4", "tasks.key_view"),
    ("L", "tasks.link"),
    ("X", "tasks.unlink"),
    ("F", "common.to_source"),
    ("U / Shift+U", "tasks.key_undo"),
    ("/", "tasks.key_search"),
    ("?", "common.keys"),
)


def lists_of(place: Place, read: Callable[[str], Report]) -> tuple[Document, ...]:
    """Return the newest version of each of a place's task and livelihood lists, by year.

    A work report that appends a list stands among them; ``read`` returns a document's text by its id.
    """
    return tuple(
        document
        for document in place.latest
        if document.genre.rule.by_rows
        or (document.genre is Genre.WORK_REPORT and sets_rows(read(document.id)))
    )


def reports_of(place: Place) -> tuple[Document, ...]:
    """Return the newest version of each of a place's work reports, by year."""
    return tuple(document for document in place.latest if document.genre is Genre.WORK_REPORT)


def list_names(
    lists: Sequence[Document], read: Callable[[str], Report], language: Language
) -> dict[str, str]:
    """Return what each list is called, by id, beside its place: year and kind; an appended one its heading.

    Two of one name are told apart by their titles, and two of one title by their years.
    """
    names = {each.id: _list_name(each, read, language) for each in lists}
    titled = names | {each.id: _own_title(each) for each in lists if each.genre.rule.by_rows}
    names = {each: titled[each] if _is_shared(name, names) else name for each, name in names.items()}
    years = {each.id: each.year for each in lists}
    return {
        each: f"{name} · {years[each]}" if years[each] and _is_shared(name, names) else name
        for each, name in names.items()
    }


def _is_shared(name: str, names: Mapping[str, str]) -> bool:
    return sum(each == name for each in names.values()) > 1


def _list_name(document: Document, read: Callable[[str], Report], language: Language) -> str:
    if document.genre.rule.by_rows:
        return source_name(document, language)
    heading = list_heading(read(document.id))
    return f"{heading} · {source_name(document, language)}" if heading else source_name(document, language)


def _own_title(document: Document) -> str:
    """Return a title without the place that stands beside it."""
    title = document_name(document)
    return title.removeprefix(document.jurisdiction or "") or title


def report_names(reports: Sequence[Document], language: Language) -> dict[str, str]:
    """Return what each report is called, by id, beside its place: its year, for most bear the same title."""
    return {each.id: source_name(each, language) for each in reports}


def report_of_list(task_list: Document, reports: Sequence[Document], chosen: str = "") -> Document | None:
    """Return the report that was chosen, else that of the list's year, else the last before it."""
    named = next((each for each in reports if each.id == chosen), None)
    same = next((each for each in reports if each.year == task_list.year), None)
    before = [each for each in reports if (each.year or 0) <= (task_list.year or 0)]
    return named or same or next(reversed(before or reports), None)


def present_tasks(task_list: Report, report: Report, language: Language) -> TasksContent:
    """Return what does not change with people's words: the rows, the promises, and the keys."""
    return {
        "list": task_list.id,
        "report": report.id,
        "rows": [
            {
                **_place(each),
                "bodies": list(each.bodies),
                "due": each.deadline or "",
            }
            for each in rows_of(task_list)
        ],
        "promises": [
            {**_place(each), "section": report.heading_at(each.start)}
            for each in promises_beside(report, task_list)
        ],
        "keys": [(key, translate(language, label)) for key, label in _KEYS],
    }


def present_links(
    found: Breakdown, decisions: Sequence[RowDecision], states: Mapping[str, TaskState], language: Language
) -> TaskLinks:
    """Return what changes: by row its promises, those taken off it by hand, and what became of it."""
    links: dict[str, list[TaskLink]] = {}
    for link in found.links:
        told: TaskLink = {
            "promise": link.promise,
            "score": round(link.score, 2),
            "hand": link.origin == "analyst",
        }
        links.setdefault(link.row, []).append(told)
    refused: dict[str, list[str]] = {}
    for each in decisions:
        if not each.linked:
            refused.setdefault(each.row, []).append(each.promise)
    return {
        "links": links,
        "refused": refused,
        "states": {
            row: {
                "codes": list(state.codes),
                "status": state.status(language),
                "evidence": list(state.evidence),
                "on": state.judged_on,
            }
            for row, state in states.items()
        },
    }


def _place(each: Commitment) -> TaskQuote:
    return {"id": each.id, "quote": each.quote, "start": each.start, "end": each.end}
