"""Tasks, notes and news in words, and where each leads."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.model.decision import Document
from workbench.model.document_name import cited_name
from workbench.pipeline.team_work import News, Progress, Remark, Task
from workbench.ui.i18n import Language, moment, translate
from workbench.ui.team.audit_presenter import action_name

Way = tuple[str, dict[str, str]]
TASK_VIEW = "task-"
"""How the address says that a list is narrowed to a task, before the task's number."""


def task_name(task: Task, documents: Mapping[str, Document], language: Language) -> str:
    """Return what a task is: what is to be done, on which text, and which part of it."""
    name = cited_name(documents[task.document], language)
    if task.newer:
        newer = cited_name(documents[task.newer], language)
        said = translate(language, "work.judges", document=name, newer=newer)
    else:
        said = translate(language, "work.reads", document=name)
    if task.blind:
        return f"{said} · {translate(language, 'work.blind_share', share=f'{task.share:.0%}')}"
    # A heading may end like a sentence; in a list it does not.
    sections = translate(language, "common.list_mark").join(each.rstrip("。；") for each in task.sections)
    return f"{said} · {sections or translate(language, 'work.whole')}"


def way_to(progress: Progress) -> Way:
    """Return the page where a task is done, at its first open item."""
    task, first = progress.assignment.task, next(iter(progress.open), "")
    # With its document, for that decides the place: the one chosen before is another's where the task is.
    pair = {"older": task.document, "newer": task.newer, "document": task.document}
    if task.blind:
        share = f"{task.share:.0%}".removesuffix("%")
        if task.newer:
            return "agreement", {**pair, "view": "blind", "share": share, "focus": ""}
        return "read", {"document": task.document, "view": "blind", "share": share, "focus": ""}
    if task.newer:
        number = f"{TASK_VIEW}{progress.assignment.number}"
        return "fulfilment", {**pair, "focus": first, "view": number}
    return "read", {"document": task.document, "view": "", "focus": first}


def way_to_item(document: str, item: str) -> Way:
    """Return the page that shows a commitment with its discussion."""
    return "read", {"document": document, "view": "", "focus": item}


def told(each: News, documents: Mapping[str, Document], language: Language) -> str:
    """Return in one line who did what to which commitment."""
    name = cited_name(documents[each.document], language) if each.document in documents else each.document
    what = action_name(each.line.action, language)
    return f"{each.line.actor} · {what} · “{each.quote}” · {name} · {moment(language, each.line.at)}"


def said(each: Remark, documents: Mapping[str, Document], language: Language) -> str:
    """Return in one line who said what on which text."""
    name = cited_name(documents[each.document], language) if each.document in documents else each.document
    colon = translate(language, "common.colon")
    return f"{each.coder}{colon}{each.text} · {name} · {moment(language, each.at)}"
