"""Scans and photographs on their way in: recognised page by page, then checked by a person."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from workbench.corpus.recognition import recognising
from workbench.corpus.recognition.recognising import Progress
from workbench.errors import CorpusError, WorkbenchError
from workbench.model.doubts import NUMBER_IN_DOUBT
from workbench.model.report import Issue, Report
from workbench.model.scan import Doubt, ReadPage
from workbench.pipeline.sources import read_bytes
from workbench.settings import DEFAULTS, Settings

_RECOGNISABLE = frozenset({"scanned", "garbled"})
_NAMED = 5


def can_recognise(error: WorkbenchError | None) -> bool:
    """Say whether a file that could not be read may be recognised here."""
    return error is not None and error.code in _RECOGNISABLE and recognising.is_available()


def recognise_scan(raw: bytes, progress: Progress, settings: Settings = DEFAULTS) -> None:
    """Recognise a file; who reads it next in this process gets its text.

    What ``progress`` raises stops it. Raises CorpusError as ``recognising.recognise`` does.
    """
    recognising.recognise(raw, settings.corpus, progress)


def recognise_source(source: str, settings: Settings = DEFAULTS) -> None:
    """Recognise the file that a command names, saying on standard error how far it is."""
    raw, name = read_bytes(source, settings)
    told: Counter[int] = Counter()

    def progress(page: int, of: int) -> None:
        if not told[page]:
            sys.stderr.write(
                f"正在识别 {Path(name).name}：第 {page}/{of} 页 recognising page {page} of {of}\n"
            )
        told[page] += 1

    recognise_scan(raw, progress, settings)


def pages_and_doubts(raw: bytes) -> tuple[tuple[ReadPage, ...], tuple[Doubt, ...]]:
    """Return the recognised pages of a file with what is still in doubt on them; none for any other file."""
    known = recognising.recalled(raw)
    return (known.pages, tuple(known.doubts())) if known else ((), ())


def answer_doubts(raw: bytes, answers: dict[str, str]) -> None:
    """Take over how a person reads what was in doubt, by the doubts' keys."""
    recognising.answer_doubts(raw, answers)


def refuse_unchecked(report: Report) -> None:
    """Raise CorpusError ``numbers-in-doubt`` while a number of a recognised text was looked at by nobody."""
    open_ = [issue for issue in report.issues if issue.code == NUMBER_IN_DOUBT]
    if not open_:
        return
    shown = "、".join(f"“{_shown(report, issue)}”" for issue in open_[:_NAMED])
    raise CorpusError("import.numbers_in_doubt", count=len(open_), shown=shown, code="numbers-in-doubt")


def _shown(report: Report, issue: Issue) -> str:
    """Return what is in doubt; where its place is no longer known, the line as it was recognised."""
    if issue.start is None:
        return str(dict(issue.told.values)["shown"])
    return report.text[issue.start : issue.end]
