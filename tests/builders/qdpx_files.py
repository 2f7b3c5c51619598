"""Project files as the four big tools write them, made after their documentation from one of ours."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("refi_qda_project.xsd")))
_SELECTION = re.compile(r"<PlainTextSelection ([^>]*)>(.*?)</PlainTextSelection>", re.S)


def project_of(data: bytes) -> bytes:
    """Return the XML of a project file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("project.qde")


def codes_of(text: str) -> dict[str, str]:
    """Return the GUIDs of the codes by name."""
    return {name: guid for guid, name in re.findall(r'<Code guid="([^"]*)" name="([^"]*)"', text)}


def _packed(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def _files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def edited(data: bytes, edit: Callable[[str], str]) -> bytes:
    """Return the file with its XML changed."""
    files = _files(data)
    files["project.qde"] = edit(files["project.qde"].decode()).encode()
    return _packed(files)


def rewritten(
    data: bytes, tool: str, *, units: bool = False, text: Callable[[str], str] = lambda text: text
) -> bytes:
    """Return a file of ours as ``tool`` would export it again; ``units`` counts characters in UTF-16.

    MAXQDA: Windows line ends, a selection and a GUID of its own for each coding, seconds in Z.
    ATLAS.ti: GUIDs in braces and capitals, a byte order mark, folder ``Sources``, no names.
    NVivo: both a rich and a plain text, Windows line ends counted as one, a blank line at the end.
    QualCoder: new GUIDs throughout, the whole passage as name, folder ``sources``, ``LF``.
    """
    files = _files(data)
    xml = files.pop("project.qde").decode()
    texts = {name: text(content.decode()) for name, content in files.items()}
    by_source = {Path(name).stem: content for name, content in texts.items()}
    windows = tool in ("MAXQDA", "NVivo")
    breaks = tool == "NVivo"
    mark = tool == "ATLAS.ti"

    def offset(content: str, at: int) -> int:
        before = content[:at]
        counted = before if breaks or not windows else before.replace("\n", "\r\n")
        return len(counted.encode("utf-16-le")) // 2 if units else len(counted)

    def source(found: re.Match[str]) -> str:
        content = by_source[found[1]]
        return _SELECTION.sub(lambda one: selection(one, content), found[0])

    def selection(found: re.Match[str], content: str) -> str:
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', found[1]))
        start, end = int(attributes["startPosition"]), int(attributes["endPosition"])
        attributes["startPosition"], attributes["endPosition"] = (
            str(offset(content, start)),
            str(offset(content, end)),
        )
        attributes["name"] = _escaped(content[start:end])
        inner = found[2]
        if tool == "ATLAS.ti":
            attributes.pop("name")
        if tool == "QualCoder":
            attributes["guid"] = _new()
            inner = re.sub(r'<Coding guid="[^"]*"', lambda _: f'<Coding guid="{_new()}"', inner)
        if tool != "MAXQDA":
            return _selection(attributes, inner)
        attributes = {name: re.sub(r"\.\d+$", "Z", value) for name, value in attributes.items()}
        codings = re.findall(r"<Coding .*?</Coding>", inner, re.S)
        notes = re.sub(r"<Coding .*?</Coding>", "", inner, flags=re.S)
        return "".join(
            _selection(attributes | {"guid": _new()}, coding + (notes if n == 0 else ""))
            for n, coding in enumerate(codings)
        )

    xml = re.sub(r'<TextSource guid="([^"]*)".*?(?:</TextSource>|/>)', source, xml, flags=re.S)
    if tool == "ATLAS.ti":
        xml = re.sub(
            r'((?:guid|GUID|User|targetGUID)=")([0-9a-f-]{36})"', lambda m: f'{m[1]}{{{m[2].upper()}}}"', xml
        )
    if tool == "NVivo":
        xml = re.sub(r'plainTextPath="internal://([^"]*)\.txt"',
                     r'richTextPath="internal://\1.docx" plainTextPath="internal://\1.txt"', xml)  # fmt: skip
    xml = xml.replace('origin="gongzuo-workbench"', f'origin="{tool}"')
    folder = "sources" if tool == "QualCoder" else "Sources"
    packed = {"project.qde": (b"\xef\xbb\xbf" if windows else b"") + xml.encode()}
    for name, content in texts.items():
        body = (content + "\n" if tool == "NVivo" else content).replace("\n", "\r\n" if windows else "\n")
        packed[f"{folder}/{Path(name).name}"] = (b"\xef\xbb\xbf" if mark else b"") + body.encode()
    return _packed(packed)


def _selection(attributes: dict[str, str], inner: str) -> str:
    told = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return f"<PlainTextSelection {told}>{inner}</PlainTextSelection>"


def _new() -> str:
    return str(uuid.uuid4())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("\n", "&#10;")
