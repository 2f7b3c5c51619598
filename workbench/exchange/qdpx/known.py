"""What a project that comes back is about: our records by the GUIDs they went out under."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbench.anchoring.anchors import make_anchor
from workbench.exchange.qdpx.code_tree import Meaning, meanings, root_guid
from workbench.exchange.qdpx.guids import fit, guid_of
from workbench.exchange.qdpx.project import Coding, Project, Selection
from workbench.exchange.qdpx.writing import is_placed
from workbench.exchange.scheme_words import newest_book, option_of
from workbench.model.decision import Anchor, Annotation, Assessment, LinkRecord, Snapshot, Verdict
from workbench.model.scheme import SchemeField
from workbench.settings import StoreSettings


@dataclass(frozen=True, slots=True)
class Passage:
    """A selection of the file at its place in one of our texts."""

    selection: Selection
    document: str
    start: int
    end: int

    @property
    def where(self) -> tuple[str, int, int]:
        """Return document, start and end."""
        return self.document, self.start, self.end


@dataclass(slots=True)
class Known:
    """Our records that the other tool was given, by GUID, and the meanings of codes."""

    current: Snapshot
    project: Project
    settings: StoreSettings
    marks: dict[str, Annotation] = field(init=False)
    verdicts: dict[str, Assessment] = field(init=False)
    evidence: dict[str, tuple[Assessment, int]] = field(init=False)
    ends: dict[str, Anchor] = field(init=False)
    links: dict[str, LinkRecord] = field(init=False)
    _codes: dict[str, Meaning] = field(init=False)
    _areas: dict[str, str] = field(init=False)
    _coders: dict[str, str] = field(init=False)
    scheme: dict[str, SchemeField] = field(init=False)
    revision: int = field(init=False)
    misfits: int = 0

    def __post_init__(self) -> None:
        """Compute what everything here is called in a project."""
        now = self.current
        placed = [each for each in now.annotations if each.anchor.start is not None]
        self.marks = {guid_of("annotation", each.id): each for each in placed}
        here = {each.id for each in placed}
        self.verdicts = {
            guid_of("assessment", each.id): each for each in now.assessments if each.annotation in here
        }
        self.evidence = {
            guid_of("evidence", each.id, f"{n}"): (each, n)
            for each in now.assessments
            for n, quotation in enumerate(each.evidence)
            if quotation.anchor.start is not None
        }
        linked = [each for each in now.links if is_placed(each)]
        self.links = {guid_of("link", each.id): each for each in linked}
        self.ends = {guid_of("older", each.id): each.older for each in linked}
        self.ends |= {guid_of("newer", each.id): each.newer for each in linked}
        against = ("", *(each.id for each in now.documents))
        verdicts = (Meaning("verdict", verdict.value, name) for name in against for verdict in Verdict)
        stances = (Meaning("evidence", each) for each in ("supports", "contradicts", "context"))
        self._codes = {each.guid: each for each in (*verdicts, *stances)} | meanings(now)
        newest = newest_book(now)
        self.scheme = {each.id: each for each in (newest.fields if newest else ())}
        self.revision = newest.revision if newest else 1
        codes = [code for book in now.codebooks for code in book.codes]
        self._areas = {name: code.id for code in codes for name in (code.en, code.zh, fit(code.id)) if name}
        said: tuple[Annotation | Assessment | LinkRecord, ...]
        said = (*now.annotations, *now.assessments, *now.links)
        self._coders = {guid_of("user", each.coder): each.coder for each in said if each.coder}

    def anchor(self, guid: str) -> Anchor | None:
        """Return where a selection of ours stands here, None for one of the other tool's."""
        if guid in self.marks:
            return self.marks[guid].anchor
        if guid in self.evidence:
            given, number = self.evidence[guid]
            return given.evidence[number].anchor
        return self.ends.get(guid)

    def coder(self, guid: str) -> str:
        """Return who a user of the file is, empty for nobody."""
        return self._coders.get(guid) or self.project.users.get(guid, "")

    def author(self, selection: Selection) -> str:
        """Return who marked a selection: some tools only say who coded it, and others may have judged it."""
        coded = [
            each
            for each in selection.codings
            if (said := self.meaning(each.code)) is None or said.kind != "verdict"
        ]
        first = next((each.user for each in coded or selection.codings if each.user), "")
        return self.coder(selection.user or first)

    def meaning(self, code: str) -> Meaning | None:
        """Return what a code says: one of the other tool's is a tag; None for one that says nothing here."""
        if code in self._codes:
            return self._codes[code]
        if code not in self.project.codes:
            return None
        names, above = [], code
        seen: set[str] = set()
        while above in self.project.codes and above not in seen:
            seen.add(above)
            name, higher = self.project.codes[above]
            for kind in ("type", "area", "tag"):
                if higher == root_guid(kind):
                    return Meaning(kind, self._value(kind, self.project.codes[code][0]))
            if (of := self._field_at(higher)) is not None:
                return Meaning("field", option_of(of, self.project.codes[code][0]), of.id)
            if above in (root_guid("verdict"), root_guid("evidence"), root_guid("decision")):
                return None
            names.append(name)
            above = higher
        return Meaning("tag", "/".join(reversed(names)))

    def _field_at(self, guid: str) -> SchemeField | None:
        return next((f for f in self.scheme.values() if Meaning("field", "", f.id).guid == guid), None)

    def said(self, codings: Iterable[Coding]) -> list[Meaning]:
        """Return what the codes of an annotation say, each once; of a field of text, what its note says."""
        found = []
        for each in codings:
            meaning = self.meaning(each.code)
            if meaning is None or meaning.kind in ("verdict", "evidence"):
                continue
            of = self.scheme.get(meaning.against) if meaning.kind == "field" else None
            found.append(meaning._replace(value=each.note) if of and of.kind == "text" else meaning)
        return list(dict.fromkeys(found))

    def _value(self, kind: str, name: str) -> str:
        return self._areas.get(name, name) if kind == "area" else name

    def make_anchor(self, passage: Passage) -> Anchor:
        """Return the anchor of a passage."""
        text = self.current.texts[passage.document]
        return make_anchor(passage.document, text, passage.start, passage.end, self.settings)


def document_guids(current: Snapshot) -> Mapping[str, str]:
    """Return our documents by the GUIDs of their sources."""
    return {guid_of("document", each.id): each.id for each in current.documents}
