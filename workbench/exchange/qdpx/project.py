"""Read a project file as it is: what is in it, before anything is said of our records."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from workbench.errors import ExchangeError
from workbench.exchange.qdpx.guids import plain_guid
from workbench.model.said import Said
from workbench.settings import ExchangeSettings
from workbench.text.unpacking import DAMAGE, pieces

_ELSE = ("PictureSource", "PDFSource", "AudioSource", "VideoSource", "Case", "Variable", "Set", "Graph")


@dataclass(slots=True)
class Coding:
    """A code on a selection."""

    guid: str
    code: str
    user: str
    created: str
    note: str


@dataclass(slots=True)
class Selection:
    """A passage as the file names it; positions are the file's own."""

    guid: str
    name: str
    start: int
    end: int
    user: str
    created: str
    modified: str
    note: str
    codings: list[Coding]


@dataclass(slots=True)
class Source:
    """A text with its selections; ``text`` is None where it is not in the file."""

    guid: str
    name: str
    text: str | None
    selections: list[Selection]


@dataclass(slots=True)
class Link:
    """A link between two things of the file."""

    guid: str
    name: str
    origin: str
    target: str
    note: str


@dataclass(slots=True)
class Project:
    """A whole project.

    ``codes`` maps GUID to name and the code above; ``others`` counts what we have no use for.
    """

    at: str = ""
    users: dict[str, str] = field(default_factory=dict)
    codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    others: dict[str, int] = field(default_factory=dict)


def is_project(data: bytes) -> bool:
    """Say whether a file is a zip with a ``.qde`` in it."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _main(archive) is not None
    except DAMAGE:
        return False


def read_project(data: bytes, settings: ExchangeSettings) -> Project:
    """Return what a ``.qdpx`` holds; raise ExchangeError where it is too large, damaged or something else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = _main(archive)
            if main is None or sum(part.file_size for part in archive.infolist()) > settings.max_bytes:
                raise _faulty(Said("qdpx.no_project"))
            parts: dict[str, list[bytes]] = {}
            for part, piece in pieces(archive):
                if part.filename == main or _is_text(part.filename):
                    parts.setdefault(part.filename, []).append(piece)
    except DAMAGE as error:
        raise _faulty(Said("archive.damaged")) from error
    held = {name: b"".join(each) for name, each in parts.items()}
    try:
        root = fromstring(held.pop(main, b""), forbid_dtd=True)
        return _Reading({_base(name): content for name, content in held.items()}).project(root)
    except (ParseError, DefusedXmlException, ValueError, RecursionError) as error:
        raise _faulty(Said("qdpx.bad_xml")) from error


def _faulty(why: Said) -> ExchangeError:
    return ExchangeError("exchange.not_qdpx", why=why)


def _main(archive: zipfile.ZipFile) -> str | None:
    names = [name for name in archive.namelist() if name.lower().endswith(".qde")]
    return min(names, key=lambda name: (name.count("/"), name), default=None)


def _is_text(name: str) -> bool:
    return name.lower().endswith(".txt")


def _base(name: str) -> str:
    """Return the last part of a path however it is written; tools differ in folder and capitals."""
    return PurePosixPath(name.replace("\\", "/")).name.lower()


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _below(element: Element, *path: str) -> Iterator[Element]:
    """Yield the elements at the end of a path of names, whatever their namespace."""
    if not path:
        yield element
        return
    for each in element:
        if _name(each) == path[0]:
            yield from _below(each, *path[1:])


class _Reading:
    """What is known while a project is read: its texts and its notes."""

    def __init__(self, texts: dict[str, bytes]) -> None:
        self.texts = texts
        self.notes: dict[str, str] = {}

    def project(self, root: Element) -> Project:
        if _name(root) != "Project":
            raise ValueError("Project")
        for note in _below(root, "Notes", "Note"):
            said = self.text(note)
            described = "\n".join(each.text or "" for each in _below(note, "Description"))
            self.notes[plain_guid(note.get("guid"))] = described if said is None else said
        return Project(
            at=root.get("modifiedDateTime") or root.get("creationDateTime") or "",
            users={
                plain_guid(each.get("guid")): each.get("name") or each.get("id") or ""
                for each in _below(root, "Users", "User")
            },
            codes=dict(self.codes(root)),
            sources=[self.source(each) for each in _below(root, "Sources", "TextSource")],
            links=[self.link(each) for each in _below(root, "Links", "Link")],
            others=self.others(root),
        )

    def codes(self, root: Element) -> Iterator[tuple[str, tuple[str, str]]]:
        waiting = [(each, "") for each in _below(root, "CodeBook", "Codes", "Code")]
        while waiting:
            code, above = waiting.pop()
            guid = plain_guid(code.get("guid"))
            yield guid, (code.get("name") or "", above)
            waiting.extend((each, guid) for each in _below(code, "Code"))

    def others(self, root: Element) -> dict[str, int]:
        found: dict[str, int] = {}
        for each in root.iter():
            if _name(each) in _ELSE:
                found[_name(each)] = found.get(_name(each), 0) + 1
        whole = sum(1 for _ in _below(root, "Sources", "TextSource", "Coding"))
        return found | ({"Coding": whole} if whole else {})

    def text(self, element: Element) -> str | None:
        """Return a text that stands in the element or in a file of the archive."""
        inline = next(_below(element, "PlainTextContent"), None)
        if inline is not None:
            return inline.text or ""
        path = element.get("plainTextPath") or ""
        content = self.texts.get(_base(path.rpartition("//")[2] or path)) if path else None
        if content is None:
            return None
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        return content.decode("utf-8")

    def source(self, element: Element) -> Source:
        return Source(
            guid=plain_guid(element.get("guid")),
            name=element.get("name") or "",
            text=self.text(element),
            selections=[self.selection(each) for each in _below(element, "PlainTextSelection")],
        )

    def said(self, element: Element) -> str:
        """Return what an element's description and notes say."""
        parts = [each.text or "" for each in _below(element, "Description")]
        parts += [
            self.notes.get(plain_guid(each.get("targetGUID")), "") for each in _below(element, "NoteRef")
        ]
        return "\n".join(part for part in parts if part)

    def selection(self, element: Element) -> Selection:
        codings = [
            Coding(
                guid=plain_guid(each.get("guid")),
                code=plain_guid(reference.get("targetGUID")),
                user=plain_guid(each.get("creatingUser")),
                created=each.get("creationDateTime") or "",
                note=self.said(each),
            )
            for each in _below(element, "Coding")
            for reference in _below(each, "CodeRef")
        ]
        return Selection(
            guid=plain_guid(element.get("guid")),
            name=element.get("name") or "",
            start=int(element.get("startPosition", "")),
            end=int(element.get("endPosition", "")),
            user=plain_guid(element.get("creatingUser")),
            created=element.get("creationDateTime") or "",
            modified=element.get("modifiedDateTime") or "",
            note=self.said(element),
            codings=codings,
        )

    def link(self, element: Element) -> Link:
        return Link(
            guid=plain_guid(element.get("guid")),
            name=element.get("name") or "",
            origin=plain_guid(element.get("originGUID")),
            target=plain_guid(element.get("targetGUID")),
            note=self.said(element),
        )
