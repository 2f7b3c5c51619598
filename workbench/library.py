"""The library's face: what the commands give, typed, with pandas at the rim.

>>> import workbench
>>> older, newer = workbench.read("yunhai-2024"), workbench.read("yunhai-2025")
>>> older.year, newer.year
(2024, 2025)
>>> promises = older.commitments()
>>> len(promises.to_frame()) == len(promises) > 0
True
>>> promises[0].quote in older.text
True
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from workbench.contract.comparing import alignment_json, evidence_json
from workbench.contract.indicators_wording import indicators_json
from workbench.contract.reading import commitment_json
from workbench.contract.tracing import trace_json
from workbench.model.commitment import Commitment
from workbench.model.insight import Series
from workbench.model.link import Evidence, Link, Scope
from workbench.model.report import Report
from workbench.model.thread import Thread
from workbench.pipeline import analysing, comparing, indicators_wording, panels, tracing
from workbench.pipeline.answering import evidence_from
from workbench.pipeline.citing import cite_passage, cite_verdict
from workbench.pipeline.home import find_home
from workbench.pipeline.panels import Panel
from workbench.pipeline.sources import read_source
from workbench.pipeline.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
__all__ = [
    "DocumentRead", "Findings", "TermPanel", "align", "cite", "cite_verdict", "evidence", "indicators",
    "open_library", "panel", "read", "trace",
]  # fmt: skip


@dataclass(frozen=True)
class Findings(Sequence[T], Generic[T]):
    """What was found, in order; ``rows`` are the same as the command's JSON, flat where that nests."""

    items: tuple[T, ...]
    rows: tuple[Mapping[str, Any], ...] = field(repr=False)

    def to_frame(self) -> pd.DataFrame:
        """Return one row for each of ``rows``; columns are called as in the command's JSON."""
        import pandas as pd  # noqa: PLC0415 - whoever wants no frame need not wait for pandas

        return pd.DataFrame(list(self.rows))

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self.items[index]


@dataclass(frozen=True)
class DocumentRead:
    """A document that was read; all offsets are code points into ``text``."""

    report: Report = field(repr=False)

    @property
    def id(self) -> str:
        """Return the document's id."""
        return self.report.id

    @property
    def text(self) -> str:
        """Return the clean text."""
        return self.report.text

    @property
    def year(self) -> int | None:
        """Return the year the document is of, None where it is not known."""
        return self.report.year

    @property
    def place(self) -> str | None:
        """Return the full name of the jurisdiction, None where it is not known."""
        return self.report.jurisdiction

    def commitments(self) -> Findings[Commitment]:
        """Return the plan's proposed commitments, one row each."""
        found = analysing.proposals_of(self.report)
        return Findings(found, tuple(commitment_json(each) for each in found))


def read(source: str | PathLike[str]) -> DocumentRead:
    """Read a path, web address or id of the library; raise CorpusError where that cannot be done."""
    return DocumentRead(read_source(fspath(source), find_home()))


def align(a: DocumentRead, b: DocumentRead, scope: Scope = "like") -> Findings[Link]:
    """Return which passages of the older ``a`` and the newer ``b`` correspond, one row for each pair.

    >>> import workbench
    >>> pairs = workbench.align(workbench.read("yunhai-2024"), workbench.read("yunhai-2025"))
    >>> len(pairs.to_frame()) == len(pairs) > 0
    True
    """
    found = comparing.align(a.report, b.report, scope)
    links = tuple(link for link in found.links if link.level != "clause")
    return Findings(links, tuple(alignment_json(found, a.report, b.report)["pairs"]))


def evidence(a: DocumentRead, *sources: DocumentRead) -> Findings[Evidence]:
    """Return what later sources say of ``a``'s commitments, best first, one row for each passage.

    >>> import workbench
    >>> found = workbench.evidence(workbench.read("yunhai-2024"), workbench.read("yunhai-2025"))
    >>> sorted({"commitment", "source", "b_text", "score"} - set(found.to_frame().columns))
    []
    """
    if not sources:
        return Findings((), ())
    found = evidence_from(a.report, [source.report for source in sources])
    told = evidence_json(found, analysing.proposals_of(a.report))["commitments"]
    rows = (
        {"commitment": each["id"], "quote": each["quote"]} | passage
        for each in told
        for passage in each["candidates"]
    )
    return Findings(found.evidence, tuple(rows))


def indicators(*docs: DocumentRead) -> Findings[Series]:
    """Return every number series of the documents, one row for each point.

    >>> import workbench
    >>> series = workbench.indicators(workbench.read("yunhai-2024"), workbench.read("yunhai-2025"))
    >>> list(series.to_frame().columns)[:4]
    ['metric', 'unit', 'report', 'year']
    """
    found = indicators_wording.indicators([doc.report for doc in docs])
    rows = (
        {"metric": series["metric"], "unit": series["unit"]} | point
        for series in indicators_json(found)["series"]
        for point in series["points"]
    )
    return Findings(found, tuple(rows))


def trace(*docs: DocumentRead) -> Findings[Thread]:
    """Return the life of each promise over the documents, one row for each event.

    >>> import workbench
    >>> threads = workbench.trace(workbench.read("yunhai-2024"), workbench.read("yunhai-2025"))
    >>> {"thread", "title", "year", "kind"} <= set(threads.to_frame().columns)
    True
    """
    found = tracing.trace([doc.report for doc in docs])
    rows = (
        {"thread": thread["id"], "title": thread["title"]} | event
        for thread in trace_json(found)["threads"]
        for event in thread["events"]
    )
    return Findings(found, tuple(rows))


def cite(
    doc: DocumentRead, start: int, end: int, style: str = "gbt", *, language: str = "zh", accessed: str = ""
) -> str:
    """Return how ``doc.text[start:end]`` is cited: ``gbt``, ``bibtex``, ``chicago`` or ``link``.

    ``accessed`` is ISO, today where it is empty. A verdict is cited by ``cite_verdict``.

    >>> import workbench
    >>> report = workbench.read("yunhai-2024")
    >>> first = report.commitments()[0]
    >>> first.quote in workbench.cite(report, first.start, first.end, "link")
    True
    """
    return cite_passage(doc.report, start, end, style=style, language=language, accessed=accessed)


@dataclass(frozen=True)
class TermPanel:
    """A dictionary's terms counted in documents."""

    counted: Panel = field(repr=False)

    def to_frame(self) -> pd.DataFrame:
        """Return one row for each term, document and half (whole, review, plan, other), zeros included."""
        return panels.cell_frame(self.counted)

    def sections(self) -> pd.DataFrame:
        """Return one row for each term and section with a hit."""
        return panels.section_frame(self.counted)

    def sentences(self) -> pd.DataFrame:
        """Return one row for each hit, in its sentence."""
        return panels.sentence_frame(self.counted)


def panel(terms: str | PathLike[str], *docs: DocumentRead) -> TermPanel:
    r"""Count the terms of a table (its path: csv, xlsx, txt) in documents; raise TermListError for a fault.

    >>> import tempfile, pathlib, workbench
    >>> file = pathlib.Path(tempfile.mkdtemp(), "terms.csv")
    >>> _ = file.write_text("term,synonyms,exclusions\n就业,稳岗,就业局\n", "utf-8")
    >>> counted = workbench.panel(file, workbench.read("yunhai-2024"), workbench.read("yunhai-2025"))
    >>> frame = counted.to_frame()
    >>> int(frame[frame.part == "whole"].hits.sum()) == len(counted.sentences()) > 0
    True
    """
    return TermPanel(panels.report_panel(fspath(terms), [doc.report for doc in docs]))


def open_library(home: str | PathLike[str] | None = None) -> Workspace:
    """Open the library in the folder ``home``, by default where the commands have it; close it after use."""
    return open_workspace(find_home(fspath(home) if home is not None else None))
