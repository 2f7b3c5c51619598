"""Which document a text is: place, year and genre say so; and which text of the library it replaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.corpus.arrival import fingerprint, similarity
from workbench.errors import CorpusError
from workbench.model.decision import Document
from workbench.model.figures import percent
from workbench.model.report import Report
from workbench.pipeline.workspace import Workspace
from workbench.words.catalogue import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """Where a text belongs in the library.

    ``versions`` are the texts of the same document, oldest first: none where it is a document of its
    own. ``likeness`` (0..1) is how much of it the newest of them has, None without one. Where it is
    too little, ``doubtful``, only a person can say that one replaces the other.
    """

    versions: tuple[Document, ...] = ()
    likeness: float | None = None
    doubtful: bool = False


def file_text(workspace: Workspace, report: Report, documents: Sequence[Document]) -> Filing:
    """Return where a text belongs; another genre, place or year is always another document.

    Of genres of which a place has several a year (news, notices) a text that is like none of those
    there is a document of its own.
    """
    if report.jurisdiction is None or report.year is None:
        return Filing()
    identity = (report.jurisdiction, report.year, report.genre)
    same = [d for d in documents if (d.jurisdiction, d.year, d.genre) == identity]
    newest = {each.report: each for each in sorted(same, key=lambda d: d.number)}
    if not newest:
        return Filing()
    new = fingerprint(report)
    likeness = {name: similarity(new, workspace.fingerprint(each)) for name, each in newest.items()}
    chosen = max(newest, key=lambda name: (likeness[name], newest[name].added_at, name))
    alike = likeness[chosen] >= workspace.settings.corpus.version_likeness
    if not alike and report.genre.rule.several_a_year:
        return Filing()
    versions = sorted((d for d in same if d.report == chosen), key=lambda d: d.number)
    return Filing(versions=tuple(versions), likeness=likeness[chosen], doubtful=not alike)


def refuse_doubtful(report: Report, filing: Filing) -> None:
    """Raise CorpusError for a text that is not like the one it would replace."""
    known = filing.versions[-1]
    said = percent(filing.likeness or 0)
    raise CorpusError(
        "document.unlike_version",
        genre=Bilingual(report.genre.rule.zh, report.genre.value),
        jurisdiction=known.jurisdiction,
        year=known.year,
        shared=said,
        code="unlike-version",
        document=known.id,
        likeness=filing.likeness,
    )
