"""Pages that were recognised from pictures, as paragraphs: put together like those of a PDF."""

from __future__ import annotations

from collections import Counter
from typing import Any

from workbench.corpus.readers.pdf_columns import in_reading_order
from workbench.corpus.readers.pdf_lines import lines_of
from workbench.corpus.readers.pdf_margins import mark_margins
from workbench.corpus.readers.pdf_paragraphs import assemble
from workbench.corpus.recognition.recognising import is_available, missing, recalled
from workbench.corpus.source import InDoubt, Source
from workbench.errors import CorpusError
from workbench.model.report import Issue
from workbench.model.said import Said
from workbench.model.scan import Doubt, ReadPage, Recognised
from workbench.settings import CorpusSettings

_SAME_SIZE = 0.2  # sizes measured from ink differ by so much within one line's size


def read_picture(raw: bytes, settings: CorpusSettings) -> Source:  # noqa: ARG001 - all readers take both
    """Return the text of a picture that was recognised before; raises CorpusError where it was not."""
    return source_of_scan(raw)


def source_of_scan(raw: bytes) -> Source:
    """Return the paragraphs of a scan, with what is in doubt.

    Raises CorpusError ``scanned`` where recognition has not been asked for yet, or is not installed.
    """
    known = recalled(raw)
    if known is None:
        raise _not_recognised() if is_available() else missing()
    pages, parted = in_reading_order([_page(page) for page in known.pages])
    blocks = assemble(mark_margins(lines_of(_even_sizes(pages), [""]), [page["height"] for page in pages]))
    return Source(
        blocks=tuple(blocks),
        media="scan",
        issues=_issues(known, parted),
        in_doubt=tuple(_in_doubt(known, each) for each in known.doubts()),
    )


def _page(page: ReadPage) -> dict[str, Any]:
    """Return a page in the shape in which the reading process of PDF files tells one."""
    return {
        "width": page.width,
        "height": page.height,
        "lines": [
            [[[line.text, 0]], line.x0, line.x1, line.baseline, line.size, True] for line in page.lines
        ],
    }


def _even_sizes(pages: list[Any]) -> list[Any]:
    """Give lines of about the usual size that very size: a size measured from ink is never twice the same."""
    sizes = Counter[float]()
    for page in pages:
        for line in page["lines"]:
            sizes[round(line[4] * 2) / 2] += len(line[0][0][0])
    if not sizes:
        return pages
    usual = sizes.most_common(1)[0][0]
    return [
        {
            **page,
            "lines": [
                [*line[:4], usual if abs(line[4] - usual) < _SAME_SIZE * usual else line[4], line[5]]
                for line in page["lines"]
            ],
        }
        for page in pages
    ]


def _in_doubt(known: Recognised, doubt: Doubt) -> InDoubt:
    line = known.pages[doubt.page].lines[doubt.line]
    return InDoubt(
        before=line.text[: doubt.start],
        text=doubt.text,
        after=line.text[doubt.end :],
        is_number=doubt.is_number,
    )


def _issues(known: Recognised, parted: int) -> tuple[Issue, ...]:
    doubts = list(known.doubts())
    numbers = sum(doubt.is_number for doubt in doubts)
    others = len(doubts) - numbers
    told = [
        Issue(
            code="recognised",
            told=Said("issue.recognised", numbers=numbers, others=others),
        )
    ]
    if parted:
        told.append(
            Issue(
                code="two-columns",
                told=Said("issue.two_columns", pages=parted),
            )
        )
    return tuple(told)


def _not_recognised() -> CorpusError:
    return CorpusError("import.scanned", code="scanned")
