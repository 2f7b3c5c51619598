"""What a new source was recognised as: outline, what was removed, what looks wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from workbench.model.decision import Document
from workbench.model.document_name import document_name
from workbench.model.doubts import NUMBER_IN_DOUBT, TEXT_IN_DOUBT
from workbench.model.figures import percent
from workbench.model.genre import Genre
from workbench.model.removal_reasons import label
from workbench.model.report import Issue, Removed, Report
from workbench.pipeline.inbox import WaitingSource
from workbench.pipeline.library import Arrival
from workbench.ui.i18n import Language, translate
from workbench.ui.presenting.library_matrix import genre_label, shown_name
from workbench.ui.presenting.report_text import present_outline

_SHOWN = 400
_LONGEST, _TINY = 160, 8
_COLUMNS = {"title": "title", "place": "jurisdiction", "year": "year"}


def outline_html(report: Report) -> str:
    """Return the outline as a list; every text is escaped."""
    entries = present_outline(report)
    rows = "".join(f'<li class="wb-o{e["level"]}"><bdi>{escape(str(e["title"]))}</bdi></li>' for e in entries)
    return f'<ol class="wb-outline" lang="zh" tabindex="0">{rows}</ol>'


def opening_html(report: Report) -> str:
    """Return the first characters of the text, escaped, to see whether it is the right one."""
    text = report.text[:_SHOWN] + ("…" if len(report.text) > _SHOWN else "")
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
    return f'<div class="wb-opening" lang="zh" tabindex="0">{lines}</div>'


def removed_rows(removed: Sequence[Removed], language: Language) -> list[tuple[str, str]]:
    """Return each removed text once, with the line that shows it: why and how many times, then the text.

    A text is put back as a whole, so it is one row whatever the reasons it was removed for.
    """
    reasons: dict[str, Counter[str]] = {}
    for each in removed:
        reasons.setdefault(each.text, Counter())[each.reason] += 1
    return [(text, _removed_line(why, text, language)) for text, why in reasons.items()]


def _removed_line(reasons: Mapping[str, int], text: str, language: Language) -> str:
    visible = text.encode("unicode_escape").decode() if not text.isprintable() and len(text) < _TINY else text
    told = (label(reason, language) + (f" ×{n}" if n > 1 else "") for reason, n in reasons.items())
    cut = visible[:_LONGEST] + ("…" if len(visible) > _LONGEST else "")
    return f"{translate(language, 'common.list_mark').join(told)} · {cut}"


def issue_lines(issues: Iterable[Issue], language: Language) -> list[str]:
    """Return what looked wrong, each once; doubts of recognition stand beside their page instead."""
    told = (each for each in issues if each.code not in (NUMBER_IN_DOUBT, TEXT_IN_DOUBT))
    return list(dict.fromkeys(i.message if language == "zh" else i.english or i.message for i in told))


def is_ready(arrival: Arrival | None) -> bool:
    """Say whether a source can be added without being looked at: new, of a known place and year, no doubt."""
    if arrival is None or arrival.same is not None or arrival.filing.doubtful:
        return False
    unchecked = any(issue.code == NUMBER_IN_DOUBT for issue in arrival.issues)
    return bool(arrival.report.jurisdiction and arrival.report.year) and not unchecked


def waiting_rows(
    waiting: Mapping[str, WaitingSource], arrivals: Mapping[str, Arrival | None], language: Language
) -> list[dict[str, Any]]:
    """Return one line a source: file, title, place, year, kind and, in words, whether it can be added."""
    return [
        {
            "file": each.name,
            **{column: _cell(each, name) for column, name in _COLUMNS.items()},
            "genre": genre_label(each.report.genre, language) if each.report else None,
            "status": _status(each, arrivals[key], language),
        }
        for key, each in waiting.items()
    ]


def _cell(waiting: WaitingSource, name: str) -> str:
    value = getattr(waiting.report, name, None)
    return "" if value is None else str(value)


def _status(waiting: WaitingSource, arrival: Arrival | None, language: Language) -> str:
    if waiting.error is not None:
        return waiting.error.message if language == "zh" else waiting.error.english
    if arrival is None:
        return translate(language, "import.unread")
    if arrival.same is not None:
        return same_line(arrival.same, language)
    if arrival.filing.doubtful:
        return unlike_line(arrival, language)
    if lacking := _lacking(arrival):
        return translate(language, lacking)
    if not is_ready(arrival):
        return "　".join(issue_lines(arrival.issues, language))
    said = translate(language, "import.ready")
    if arrival.versions:
        said = translate(language, "import.ready_version", n=len(arrival.versions) + 1)
    return "　".join((said, *issue_lines(arrival.issues, language)))


def _lacking(arrival: Arrival) -> str | None:
    """Return the wording that asks for what is not known of a text; None where nothing is missing."""
    place, year = arrival.report.jurisdiction, arrival.report.year
    if place and year:
        return None
    return "import.lacks_year" if place else "import.lacks_place" if year else "import.incomplete"


def added_line(document: Document, carried: int, language: Language) -> str:
    """Return what was added, and how many annotations went over to it where there were any."""
    said = translate(language, "import.added", title=document_name(document))
    return said + (translate(language, "import.added_carried", n=carried) if carried else "")


def same_line(document: Document, language: Language) -> str:
    """Return the one thing to say of a text that is there already: which document it is."""
    wording = "import.same_archived" if document.archived else "import.same"
    place, year = document.jurisdiction or "", document.year or ""
    return translate(language, wording, name=shown_name(document, language), place=place, year=year)


def unlike_line(arrival: Arrival, language: Language) -> str:
    """Return how little a text has in common with the one it would replace."""
    share = percent(arrival.filing.likeness or 0)
    return translate(
        language, "import.unlike", share=share, genre=genre_label(arrival.report.genre, language)
    )


def genre_options(language: Language) -> dict[str, Genre]:
    """Return the kinds of documents by what they are called."""
    return {genre_label(genre, language): genre for genre in Genre}


def corrections(
    before: Mapping[str, Any], after: Mapping[str, Any], language: Language = "zh"
) -> dict[str, Any]:
    """Return what a person changed in a line, by the names of ``Hints``; an emptied cell changes nothing."""
    changed: dict[str, Any] = {}
    for column, name in _COLUMNS.items():
        value = str(after.get(column) or "").strip()
        if value and value != before.get(column):
            changed[name] = int(value) if column == "year" else value
    kind = genre_options(language).get(str(after.get("genre")))
    if kind is not None and after.get("genre") != before.get("genre"):
        changed["genre"] = kind
    return changed
