"""Which verdicts a document speaks to that was not there when they were given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from workbench.model.decision import Assessment, Document, Verdict


def reopened(
    assessments: Iterable[Assessment],
    speaking: Mapping[str, Sequence[str]],
    documents: Sequence[Document],
) -> dict[str, tuple[str, ...]]:
    """Return by annotation the documents that speak to a verdict and were not considered for it.

    ``speaking`` names by annotation the ids of documents that speak to it, ``documents`` are their records.
    Nothing is changed: a person looks again, and says the same or something else.
    """
    known = {each.id: each for each in documents}
    found = {}
    for each in assessments:
        if each.verdict is Verdict.NOT_ASSESSED:
            continue
        seen = {_report(name) for name in _considered(each)}
        fresh = tuple(
            name
            for name in speaking.get(each.annotation, ())
            if name in known and known[name].report not in seen and _is_later(known[name], each)
        )
        if fresh:
            found[each.annotation] = fresh
    return found


def _considered(each: Assessment) -> Iterable[str]:
    searched = each.search.documents if each.search else ()
    return (each.against, *each.considered, *searched, *(q.anchor.document for q in each.evidence))


def _is_later(document: Document, given: Assessment) -> bool:
    """Say whether a document came after a verdict that does not tell what was considered."""
    return bool(given.considered) or document.added_at > (given.modified or given.created)


def _report(document: str) -> str:
    """Return the report of a text version: a corrected text is no new document."""
    return document.partition("@")[0]
