"""One report for reading and tagging: proposals, and people's decisions laid over them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from workbench.model.commitment import Commitment
from workbench.model.decision import Annotation, Code, Codebook
from workbench.model.report import Report
from workbench.ui.i18n import Language, moment, translate
from workbench.ui.presenting.citing import present_citing
from workbench.ui.presenting.commitments import present_proposal, present_quantity
from workbench.ui.presenting.library_matrix import shown_name
from workbench.ui.presenting.report_text import present_outline, present_page
from workbench.ui.presenting.scheme import present_scheme, present_types
from workbench.ui.shapes.items import OutlineEntry, Proposed
from workbench.ui.shapes.reading import AreaChoice, DecisionRecord, Decisions, OtherDecision, ReaderContent

READER_KEYS = (
    ("J / K", "keys.next_previous"),
    ("D", "keys.doubtful"),
    ("A", "keys.accept"),
    ("X", "keys.reject"),
    ("E", "keys.recut"),
    ("1 / 2 / 3", "keys.types"),
    ("S", "keys.select"),
    ("N", "keys.note"),
    ("Y", "keys.cite"),
    ("L", "common.life"),
    ("U", "keys.undo"),
    ("Shift+U", "keys.redo"),
    ("/", "keys.find"),
    ("?", "keys.help"),
)


def present_document(
    report: Report,
    commitments: Sequence[Commitment],
    codebook: Codebook | None,
    language: Language,
    possible: Sequence[Commitment] = (),
) -> ReaderContent:
    """Return the part of the reader's properties that no decision changes.

    ``possible`` are clauses that may be a commitment; they are folded away and count for nothing.
    """
    return {
        "page": present_page(report),
        "outline": present_outline(report, (c.start for c in commitments)),
        "proposals": [present_proposal(c, language) for c in commitments],
        "possible": [present_proposal(c, language) for c in possible],
        "doubtful": most_doubtful((*commitments, *possible)),
        "areas": present_areas(codebook, language),
        "types": present_types(codebook),
        "scheme": present_scheme(codebook, language),
        "title": shown_name(report, language),
        "citing": present_citing(report, language),
        "keys": [(key, translate(language, wording)) for key, wording in READER_KEYS],
    }


def most_doubtful(commitments: Iterable[Commitment]) -> list[str]:
    """Return the ids of what the machine weighed, the most doubtful first; not of what is read by rule."""
    weighed = [(abs(each.margin), each.start, each.id) for each in commitments if each.margin is not None]
    return [name for _, _, name in sorted(weighed)]


def _blind(proposal: Proposed) -> Proposed:
    """Return what a blind coder's page is sent: where it stands, not what the machine makes of it."""
    return {
        **proposal,
        "type": None,
        "strength": None,
        "area": None,
        "items": [],
        "bodies": [],
        "deadline": None,
        "quantities": [],
        "why": "",
    }


def blind_document(props: ReaderContent, chosen: Collection[str]) -> ReaderContent:
    """Return the reader's properties for who codes ``chosen`` blind, without the machine's judgement."""
    everything = (*props["proposals"], *props["possible"])
    proposals = [_blind(each) for each in everything if each["id"] in chosen]
    outline: list[OutlineEntry] = [{**entry, "count": 0} for entry in props["outline"]]
    return {**props, "proposals": proposals, "possible": [], "doubtful": [], "outline": outline}


def present_areas(codebook: Codebook | None, language: Language) -> list[AreaChoice]:
    """Return the policy areas that may be chosen, children after their parents."""
    codes = [code for code in codebook.codes if code.archived_into is None] if codebook else []
    children: dict[str | None, list[Code]] = {}
    known = {code.id for code in codes}
    for code in codes:
        children.setdefault(code.parent if code.parent in known else None, []).append(code)
    rows: list[AreaChoice] = []

    def add(parent: str | None, depth: int) -> None:
        for code in children.get(parent, ()):
            label = code.zh if language == "zh" else code.en
            rows.append({"id": code.id, "label": "　" * depth + label})
            add(code.id, depth + 1)

    add(None, 0)
    return rows


def present_record(annotation: Annotation, language: Language) -> DecisionRecord:
    """Return a person's decision; fields that are empty in it fall back to the proposal's."""
    return {
        "id": annotation.id,
        "proposal": annotation.proposal,
        "decision": annotation.decision,
        "start": annotation.anchor.start,
        "end": annotation.anchor.end,
        "quote": annotation.anchor.exact,
        "state": annotation.anchor.state.value,
        "coder": annotation.coder,
        "at": moment(language, annotation.modified or annotation.created),
        "note": annotation.note,
        "tags": list(annotation.tags),
        "items": list(annotation.items),
        "bodies": list(annotation.bodies),
        "deadline": annotation.deadline,
        "area": annotation.area,
        "type": annotation.type,
        "quantities": [present_quantity(q) for q in annotation.quantities],
        "version": annotation.version,
        "fields": dict(annotation.fields),
    }


def present_decisions(annotations: Iterable[Annotation], coder: str, language: Language) -> Decisions:
    """Return one coder's decisions, and what others decided on the same proposals.

    Another coder's commitment that answers no proposal is shown as it is; nobody's work is hidden.
    """
    mine: list[DecisionRecord] = []
    others: dict[str, list[OtherDecision]] = {}
    answered: set[str] = set()
    everyone = sorted(annotations, key=lambda a: (a.coder != coder, a.modified or a.created))
    for annotation in everyone:
        record = present_record(annotation, language)
        key = annotation.proposal or annotation.id
        if key in answered:
            others.setdefault(key, []).append(
                {"coder": record["coder"], "decision": record["decision"], "at": record["at"]}
            )
            continue
        answered.add(key)
        mine.append(record)
    return {"records": {record["id"]: record for record in mine}, "others": others}
