"""The library: what is there, what a new source would be, and putting it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from workbench.annotation.actions import Actor, Role, add_version, allow, finish_carrying
from workbench.annotation.carry_document import Moved
from workbench.corpus.arrival import assess_arrival
from workbench.corpus.reader import read_report
from workbench.errors import CorpusError
from workbench.model.change import PassageDiff
from workbench.model.decision import AnchorState, Document
from workbench.model.hints import Hints
from workbench.model.report import Issue, Report
from workbench.model.said import Said
from workbench.model.version_kind import VersionKind
from workbench.pipeline.document_records import new_document, text_digest
from workbench.pipeline.filing import Filing, file_text, refuse_doubtful
from workbench.pipeline.scanned_files import refuse_unchecked
from workbench.pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What a source was recognised as, what looks wrong, and where in the library it belongs."""

    report: Report
    issues: tuple[Issue, ...]
    filing: Filing
    same: Document | None

    @property
    def versions(self) -> tuple[Document, ...]:
        """Return the texts of the same document that are there already, oldest first."""
        return self.filing.versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A document that was put into the library, and what became of the annotations of its predecessor."""

    document: Document
    issues: tuple[Issue, ...]
    carried: tuple[Moved, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the contract's shape (``add --json``)."""
        return {
            "id": self.document.id,
            "report": self.document.report,
            "version": self.document.number,
            "issues": [{"code": i.code, "message": i.message} for i in self.issues],
            "carried": [
                {
                    "annotation": moved.record.id,
                    "state": moved.carried.new.state.value,
                    "old": [moved.carried.old.start, moved.carried.old.end],
                    "new": None
                    if moved.carried.new.start is None
                    else [moved.carried.new.start, moved.carried.new.end],
                    "score": moved.carried.new.score,
                }
                for moved in self.carried
            ],
        }


def preview(workspace: Workspace, raw: bytes, name: str, hints: Hints | None = None) -> Arrival:
    """Read a source without keeping it: what it is, what was removed, what looks wrong.

    Raises CorpusError, one clear sentence, when it is no report.
    """
    return assess(workspace, recognise(workspace, raw, name, hints or Hints()))


def recognise(workspace: Workspace, raw: bytes, name: str, hints: Hints) -> Report:
    """Read a source: what it is by itself; raises CorpusError, one clear sentence, when it is no report."""
    return read_report(raw, name=name, hints=hints, settings=workspace.settings.corpus)


def assess(workspace: Workspace, report: Report) -> Arrival:
    """Set a recognised report against the library: what looks wrong, which versions of it are there."""
    documents = workspace.documents()
    digest = text_digest(report.text)
    others = tuple(workspace.fingerprint(d) for d in documents)
    return Arrival(
        report=report,
        issues=(*report.issues, *assess_arrival(report, others, workspace.settings.corpus)),
        filing=file_text(workspace, report, documents),
        same=next((d for d in documents if d.text_sha256 == digest), None),
    )


def add_report(
    workspace: Workspace,
    raw: bytes,
    name: str,
    *,
    hints: Hints | None = None,
    kind: VersionKind = "delivered",
    replaces: bool = False,
    actor: Actor,
) -> Added:
    """Put a source into the library; a second text of one place, year and genre becomes a new version.

    Every annotation of the version before is carried over to it. A text that is there already is not
    added again. Raises CorpusError when the source is no report, and for a text that is not like the
    one it would replace unless ``replaces`` says that it does, and while numbers of a scan are in doubt.
    """
    allow(actor, Role.CODER)
    hints = hints or Hints()
    if hints.source is None and name.startswith(("http://", "https://")):
        hints = replace(hints, source=name)
    arrival = preview(workspace, raw, name, hints)
    if arrival.same is not None:
        known = Issue(
            code="same-text",
            told=Said("issue.same_text", report=arrival.same.id),
        )
        # An older version of the program may have stored this text and then not carried what stood before.
        left = finish_carrying(workspace.store, actor, arrival.same.id) if arrival.same.supersedes else ()
        return Added(document=arrival.same, issues=(known, *_finished(left)), carried=left)
    if len(arrival.report.text) == 0:
        raise CorpusError("import.no_text_to_add")
    refuse_unchecked(arrival.report)
    if arrival.filing.doubtful and not replaces:
        refuse_doubtful(arrival.report, arrival.filing)
    document = new_document(
        arrival.report,
        name,
        hints,
        kind=kind,
        added_by=actor.name,
        earlier=arrival.versions,
        others=workspace.documents(),
    )
    stored, carried = add_version(workspace.store, actor, document, raw, arrival.report.text)
    return Added(document=stored, issues=arrival.issues, carried=carried)


def _finished(moved: tuple[Moved, ...]) -> tuple[Issue, ...]:
    if not moved:
        return ()
    return (
        Issue(
            code="carrying-finished",
            told=Said("issue.carrying_finished", count=len(moved)),
        ),
    )


def version_difference(workspace: Workspace, older: str, newer: str) -> PassageDiff:
    """Return the word-level difference between two versions of one report's text."""
    from workbench.difference.passages import compare_texts  # noqa: PLC0415 - few look at two texts of a report

    return compare_texts(
        workspace.store.text(older), workspace.store.text(newer), settings=workspace.settings.difference
    )


def standing(workspace: Workspace, document: str) -> Mapping[AnchorState, int]:
    """Return how many annotations stand on a text, by how sure their places are after being carried over."""
    return Counter(each.anchor.state for each in workspace.store.annotations(document=document))
