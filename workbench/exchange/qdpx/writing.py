"""Write a store as a project: texts, codes, codings with exact places, coders, notes and links."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from lxml import etree

from workbench.exchange.integrity import check_snapshot
from workbench.exchange.qdpx.code_tree import CodeNode, Meaning, code_tree
from workbench.exchange.qdpx.guids import fit, guid_of, moment
from workbench.exchange.qdpx.marking import LINK_NAMES, meanings_of
from workbench.exchange.scheme_words import scheme_fields
from workbench.model.decision import Anchor, Annotation, Assessment, LinkRecord, Snapshot
from workbench.model.document_name import document_name

SPACE = "urn:QDA-XML:project:1.0"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = f"{SPACE} http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
_SPACES: Any = {None: SPACE, "xsi": _INSTANCE}  # the stubs know no default namespace
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same store makes the same file
_NAME = 40
Element = etree._Element


def write(snapshot: Snapshot) -> bytes:
    """Return a ``.qdpx``: ``project.qde`` and each text as UTF-8 under ``sources``, places in code points.

    Orphans have no place and stay out. Raises ExchangeError where the snapshot contradicts itself.
    """
    check_snapshot(snapshot)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "project.qde", _project(snapshot))
        for document in sorted(snapshot.documents, key=lambda each: each.id):
            text = fit(snapshot.texts[document.id])
            _put(archive, f"sources/{guid_of('document', document.id)}.txt", text.encode())
    return held.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)


def _project(snapshot: Snapshot) -> bytes:
    root = etree.Element(f"{{{SPACE}}}Project", nsmap=_SPACES)
    root.set(f"{{{_INSTANCE}}}schemaLocation", _SCHEMA)
    root.set("name", "政府工作报告标注")
    root.set("origin", "gongzuo-workbench")
    said: list[Annotation | Assessment | LinkRecord]
    said = [*snapshot.annotations, *snapshot.assessments, *snapshot.links]
    last = max((at for each in said if (at := moment(each.modified or each.created))), default=None)
    _set(root, creationDateTime=last)
    users = sorted({each.coder for each in said if each.coder})
    if users:
        group = _under(root, "Users")
        for name in users:
            _set(_under(group, "User"), guid=guid_of("user", name), name=fit(name))
    tree = code_tree(snapshot)
    if tree:
        _codes(_under(_under(root, "CodeBook"), "Codes"), tree)
    notes: list[tuple[str, str, str]] = []
    if snapshot.documents:
        _sources(_under(root, "Sources"), snapshot, notes)
    links = list(_links(snapshot, notes))
    if notes:
        group = _under(root, "Notes")
        for guid, coder, text in notes:
            note = _under(group, "Note")
            _set(note, guid=guid, name=_short(text), creatingUser=_user(coder))
            _under(note, "PlainTextContent").text = fit(text)
    if links:
        group = _under(root, "Links")
        group.extend(links)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _under(parent: Element, name: str) -> Element:
    return etree.SubElement(parent, f"{{{SPACE}}}{name}")


def _set(element: Element, **values: str | None) -> None:
    for name, value in values.items():
        if value is not None:
            element.set(name, value)


def _user(coder: str) -> str | None:
    return guid_of("user", coder) if coder else None


def _short(text: str) -> str:
    return fit(" ".join(text[: _NAME * 2].split())[:_NAME])


def _codes(parent: Element, nodes: Iterable[CodeNode]) -> None:
    waiting = [(parent, list(nodes))]
    while waiting:
        above, below = waiting.pop()
        for node in below:
            code = _under(above, "Code")
            _set(code, guid=node.guid, name=node.name, isCodable="true" if node.meaning else "false")
            if node.description:
                _under(code, "Description").text = node.description
            waiting.append((code, node.children))


def _sources(group: Element, snapshot: Snapshot, notes: list[tuple[str, str, str]]) -> None:
    selections: dict[str, list[tuple[int, Element]]] = {each.id: [] for each in snapshot.documents}

    def place(anchor: Anchor, selection: Element) -> None:
        selections[anchor.document].append((anchor.start or 0, selection))

    texts = {each.id for each in scheme_fields(snapshot) if each.kind == "text"}
    judged: dict[str, list[Assessment]] = {}
    for each in sorted(snapshot.assessments, key=lambda one: one.id):
        judged.setdefault(each.annotation, []).append(each)
    for mark in sorted(snapshot.annotations, key=lambda one: one.id):
        if mark.anchor.start is not None:
            place(mark.anchor, _mark(mark, judged.get(mark.id, ()), notes, texts))
    for given in sorted(snapshot.assessments, key=lambda one: one.id):
        for number, quotation in enumerate(given.evidence):
            if quotation.anchor.start is not None:
                place(quotation.anchor, _evidence(given, number))
    for link in sorted(snapshot.links, key=lambda one: one.id):
        if is_placed(link):
            place(link.older, _selection(guid_of("older", link.id), link.older, link.coder))
            place(link.newer, _selection(guid_of("newer", link.id), link.newer, link.coder))
    for document in sorted(snapshot.documents, key=lambda each: each.id):
        guid = guid_of("document", document.id)
        source = _under(group, "TextSource")
        _set(source, guid=guid, name=fit(document_name(document)), plainTextPath=f"internal://{guid}.txt")
        source.extend(each for _, each in sorted(selections[document.id], key=lambda one: one[0]))


def is_placed(link: LinkRecord) -> bool:
    """Say whether both passages of a link have their place."""
    return link.older.start is not None and link.newer.start is not None


def _selection(guid: str, anchor: Anchor, coder: str, created: str = "", modified: str = "") -> Element:
    selection = etree.Element(f"{{{SPACE}}}PlainTextSelection")
    _set(
        selection,
        guid=guid,
        name=_short(anchor.exact),
        startPosition=str(anchor.start),
        endPosition=str(anchor.end),
        creatingUser=_user(coder),
        creationDateTime=moment(created),
        modifyingUser=_user(coder),
        modifiedDateTime=moment(modified),
    )
    return selection


def _coding(selection: Element, guid: str, meaning: Meaning, coder: str, created: str = "") -> Element:
    coding = _under(selection, "Coding")
    _set(coding, guid=guid, creatingUser=_user(coder), creationDateTime=moment(created))
    _set(_under(coding, "CodeRef"), targetGUID=meaning.guid)
    return coding


def _note(element: Element, guid: str, coder: str, text: str, notes: list[tuple[str, str, str]]) -> None:
    if text:
        notes.append((guid, coder, text))
        _set(_under(element, "NoteRef"), targetGUID=guid)


def _mark(
    each: Annotation,
    judged: Iterable[Assessment],
    notes: list[tuple[str, str, str]],
    texts: Collection[str],
) -> Element:
    selection = _selection(
        guid_of("annotation", each.id), each.anchor, each.coder, each.created, each.modified
    )
    for meaning in meanings_of(each):
        written = meaning.kind == "field" and meaning.against in texts
        code = meaning._replace(value="") if written else meaning
        name = guid_of("coding", each.id, *code)
        coding = _coding(selection, name, code, each.coder, each.created)
        if written:
            _note(coding, guid_of("field-text", each.id, meaning.against), each.coder, meaning.value, notes)
    for given in judged:
        meaning = Meaning("verdict", given.verdict.value, given.against)
        coding = _coding(
            selection, guid_of("assessment", given.id), meaning, given.coder, given.modified or given.created
        )
        _note(coding, guid_of("rationale", given.id), given.coder, given.rationale, notes)
    _note(selection, guid_of("note", each.id), each.coder, each.note, notes)
    return selection


def _evidence(given: Assessment, number: int) -> Element:
    quotation, name = given.evidence[number], f"{number}"
    selection = _selection(guid_of("evidence", given.id, name), quotation.anchor, given.coder)
    meaning = Meaning("evidence", quotation.stance)
    _coding(selection, guid_of("stance", given.id, name), meaning, given.coder)
    return selection


def _links(snapshot: Snapshot, notes: list[tuple[str, str, str]]) -> Iterator[Element]:
    """Yield evidence → commitment for each quotation, and the links between passages that people made."""
    placed = {each.id for each in snapshot.annotations if each.anchor.start is not None}
    for given in sorted(snapshot.assessments, key=lambda one: one.id):
        for number, quotation in enumerate(given.evidence):
            if quotation.anchor.start is not None and given.annotation in placed:
                yield _link(
                    guid_of("evidence-link", given.id, f"{number}"),
                    "evidence",
                    guid_of("evidence", given.id, f"{number}"),
                    guid_of("annotation", given.annotation),
                )
    for each in sorted(snapshot.links, key=lambda one: one.id):
        if is_placed(each):
            name = LINK_NAMES[each.about, each.linked]
            ends = guid_of("older", each.id), guid_of("newer", each.id)
            link = _link(guid_of("link", each.id), name, *ends)
            _note(link, guid_of("link-note", each.id), each.coder, each.note, notes)
            yield link


def _link(guid: str, name: str, origin: str, target: str) -> Element:
    link = etree.Element(f"{{{SPACE}}}Link")
    _set(link, guid=guid, name=name, direction="OneWay", originGUID=origin, targetGUID=target)
    return link
