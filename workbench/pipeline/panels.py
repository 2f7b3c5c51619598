"""Panels of terms over the library or over files, and their tables for people and programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.errors import CorpusError
from workbench.model.decision import Document
from workbench.model.genre import Genre
from workbench.model.hints import Hints
from workbench.model.report import Report
from workbench.pipeline.batch_sources import listed_reports, table_rows
from workbench.pipeline.document_records import text_digest
from workbench.pipeline.home import Home
from workbench.pipeline.memo import remembered
from workbench.pipeline.search_texts import Progress, file_texts, library_texts
from workbench.pipeline.sources import read_bytes, readable_extensions
from workbench.pipeline.term_lists import read_term_list
from workbench.pipeline.workspace import Workspace
from workbench.searching.counting import HALVES, Half, Hits, Panel, count_terms
from workbench.searching.panel_tables import SENTENCES, all_hits, cells, section_cells, sentence_rows
from workbench.searching.sampling import (
    Precision,
    SentenceHit,
    hit_at,
    sample_hits,
    tell_precision,
)
from workbench.searching.terms import Term, TermList, TermListError
from workbench.searching.texts import SearchText, search_text
from workbench.settings import DEFAULTS, SearchSettings, Settings

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "HALVES", "Half", "Hits", "Panel", "Precision", "SearchText", "SentenceHit", "Term", "TermList",
    "TermListError", "cell_frame", "counted_documents", "hit_at", "library_panel", "panel_of", "sample_hits",
    "section_frame", "sentence_frame", "source_texts", "tell_precision",
]  # fmt: skip


def counted_documents(
    workspace: Workspace, *, place: str | None = None, genre: Genre | None = Genre.WORK_REPORT
) -> tuple[Document, ...]:
    """Return the newest text of each document of the library that is counted, by place and year."""
    offered = workspace.across_places() if place is None else workspace.offered()
    newest = {each.report: each for each in offered if genre is None or each.genre is genre}
    chosen = [each for each in newest.values() if place is None or each.jurisdiction == place]
    return tuple(sorted(chosen, key=lambda each: (each.jurisdiction or "", each.year or 0, each.id)))


def library_panel(
    workspace: Workspace,
    terms: TermList,
    documents: Sequence[Document],
    on_progress: Progress | None = None,
) -> Panel:
    """Count a list's terms in documents of the library; ``on_progress`` is told of the reading."""
    return panel_of(terms, library_texts(workspace, documents, on_progress), workspace.settings)


def panel_of(terms: TermList, texts: Sequence[SearchText], settings: Settings = DEFAULTS) -> Panel:
    """Count a list's terms in texts, once for the same texts."""
    return _counted(terms, tuple(texts), settings.searching)


@remembered(4)
def _counted(terms: TermList, texts: tuple[SearchText, ...], settings: SearchSettings) -> Panel:
    return count_terms(terms, texts, settings=settings)


def report_panel(file: str, reports: Sequence[Report]) -> Panel:
    """Count the terms of a table in reports as read; raise TermListError or CorpusError for a wrong file."""
    raw, name = read_bytes(file)
    texts = [search_text(report, text_digest(report.text)) for report in reports]
    return panel_of(read_term_list(raw, name), texts)


def source_texts(
    sources: Sequence[str], home: Home, on_progress: Progress | None = None
) -> tuple[SearchText, ...]:
    """Return the texts that files, folders and tables with a column ``path`` name, each text once.

    Raises CorpusError for what is not there or cannot be read.
    """
    listed = [each for source in sources for each in _files(source)]
    found = file_texts(listed, home, on_progress)
    return tuple({each.text_id: each for each in reversed(found)}.values())[::-1]


def cell_frame(panel: Panel) -> pd.DataFrame:
    """Return one row for each term, report and half, zeros included."""
    return _frame(cells(panel))


def section_frame(panel: Panel) -> pd.DataFrame:
    """Return one row for each term and section with a hit."""
    return _frame(section_cells(panel))


def sentence_frame(panel: Panel) -> pd.DataFrame:
    """Return one row for each hit, in its sentence."""
    rows = list(sentence_rows(all_hits(panel)))
    return _frame({name: [row[at] for row in rows] for at, name in enumerate(SENTENCES)})


def _frame(columns: dict[str, Sequence[Any]]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 — only who wants tables waits for pandas

    frame = pd.DataFrame(columns)
    frame["year"] = frame["year"].astype("Int64")
    return frame


def _files(source: str) -> list[tuple[str, bytes, Hints]]:
    path = Path(source)
    if path.is_dir():
        endings = tuple(f".{each}" for each in readable_extensions())
        inside = [each for each in sorted(path.rglob("*")) if each.is_file() and each.name.endswith(endings)]
        if not inside:
            raise CorpusError("import.folder_without_report", source=source, code="source-not-found")
        return [_file(str(each), each.relative_to(path).as_posix()) for each in inside]
    if path.suffix in (".csv", ".tsv") and path.is_file() and _names_paths(path):
        return [(each.id, each.fetch(), each.hints) for each in listed_reports(path)]
    return [_file(source, path.name)]


def _file(source: str, name: str) -> tuple[str, bytes, Hints]:
    return name, read_bytes(source)[0], Hints(id=name)


def _names_paths(file: Path) -> bool:
    _, header = next(table_rows(file), (0, []))
    return "path" in [cell.lower() for cell in header]
