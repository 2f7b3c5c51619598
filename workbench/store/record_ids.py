"""Ids that follow from content, so that doing the same thing twice is one record."""

from __future__ import annotations

from hashlib import sha256

from workbench.model.decision import Anchor, Document, LinkSubject


def answer_id(document: Document, proposal: str, blind_coder: str | None = None) -> str:
    """Return the id of the team's answer to a machine proposal, or of one blind coder's."""
    return _id("n", document.report, proposal, *([] if blind_coder is None else ["blind", blind_coder]))


def own_id(anchor: Anchor, coder: str, kind: str | None, nth: int = 0) -> str:
    """Return the id of a commitment that a person marked; ``nth`` tells equal ones apart."""
    parts = [anchor.document, str(anchor.start), str(anchor.end), anchor.exact, coder, kind or "", str(nth)]
    return _id("n", *parts)


def assessment_id(annotation: str, report: str, coder: str) -> str:
    """Return the id of a coder's verdict on a commitment against one report, whatever its version."""
    return _id("v", annotation, report, coder)


def adjudication_id(annotation: str, report: str) -> str:
    """Return the id of the one adjudicated verdict on a commitment against one report."""
    return _id("v", annotation, report, "", "adjudicated")


def link_id(older: Anchor, newer: Anchor, about: LinkSubject = "passage") -> str:
    """Return the id of the team's word on a pair of passages, or on two as one promise."""
    ends = (older.document, older.start, older.end, newer.document, newer.start, newer.end)
    return _id("l", *map(str, ends), *([] if about == "passage" else [about]))


def _id(letter: str, *parts: str) -> str:
    # lengths keep ("ab", "c") and ("a", "bc") apart
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return f"{letter}-{sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"
