"""A coding scheme as a REFI-QDA codebook (``.qdc``), the form in which other tools hand on their codes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, cast, get_args
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from lxml import etree

from workbench.exchange.qdpx.guids import guid_of, plain_guid
from workbench.exchange.schemes.soundness import check_scheme, refused
from workbench.model.said import Said
from workbench.model.scheme import Choice, FieldKind, Scheme, SchemeArea, SchemeField
from workbench.settings import ExchangeSettings

SPACE = "urn:QDA-XML:codebook:1.0"
Top = Literal["areas", "fields"]
"""How the codes of another tool are read: all as areas, or each at the top as a field of what is below it."""
_AREA, _TYPE = "领域 Area", "类型 Type"
_MARK = "gwr:"
"""Begins the line of a description in which this program keeps what a codebook file has no place for."""
_DEEPEST = 60


@dataclass(slots=True)
class _Code:
    guid: str
    name: str
    told: str
    kept: dict[str, Any]
    below: list[_Code] = field(default_factory=list)


def is_codebook(data: bytes) -> bool:
    """Say whether a file begins as XML does, which a table does not."""
    return data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith((b"<", b"<\x00"))


def read_qdc(data: bytes, top: Top = "areas", *, settings: ExchangeSettings) -> Scheme:
    """Return the scheme of a codebook file; raise ExchangeError, with one sentence, where it is none.

    A file this program wrote comes back as it was. Of another tool's, ``top`` says how it is read; its codes
    are known again by their GUIDs.
    """
    if len(data) > settings.scheme_bytes:
        raise refused(Said("file.too_large"))
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, RecursionError, LookupError) as error:
        raise refused(Said("scheme.bad_xml")) from error
    if _tag(root) != "CodeBook":
        raise refused(Said("scheme.no_codebook"))
    codes = [_code(each, 0) for codes in _below(root, "Codes") for each in _below(codes, "Code")]
    ours = any(each.kept.get("group") for each in codes)
    try:
        scheme = _own(codes) if ours else _foreign(codes, top, root.get("origin") or "")
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise refused(Said("scheme.descriptions_damaged")) from error
    return check_scheme(scheme, settings)


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _below(element: Element, name: str) -> Iterator[Element]:
    yield from (each for each in element if _tag(each) == name)


def _code(element: Element, depth: int) -> _Code:
    if depth > _DEEPEST:
        raise refused(Said("scheme.too_deep"))
    told: list[str] = []
    kept: dict[str, Any] = {}
    for line in "\n".join(each.text or "" for each in _below(element, "Description")).splitlines():
        if line.startswith(_MARK):
            try:
                found = json.loads(line[len(_MARK) :])
            except (ValueError, RecursionError):
                found = None
            kept = found if isinstance(found, dict) else {}
        else:
            told.append(line)
    return _Code(
        guid=plain_guid(element.get("guid")),
        name=(element.get("name") or "").strip(),
        told="\n".join(told).strip(),
        kept=kept,
        below=[_code(each, depth + 1) for each in _below(element, "Code")],
    )


def _own(codes: list[_Code]) -> Scheme:
    areas: list[SchemeArea] = []
    types: list[Choice] = []
    fields: list[SchemeField] = []
    source = ""
    for top in codes:
        group = top.kept.get("group")
        source = source or str(top.kept.get("source") or "")
        if group == "area":
            areas += _areas(top.below, None)
        elif group == "type":
            types += [_choice(each) for each in top.below]
        elif group == "field":
            said = _said(top)
            kind = top.kept["kind"]
            if kind not in get_args(FieldKind):
                raise ValueError(kind)
            said |= {name: _number(top.kept.get(name)) for name in ("low", "high")}
            options = tuple(_choice(each) for each in top.below)
            retired = top.kept.get("retired") is True
            fields.append(SchemeField(kind=cast("FieldKind", kind), options=options, retired=retired, **said))
    return Scheme(source=source, areas=tuple(areas), types=tuple(types), fields=tuple(fields))


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _foreign(codes: list[_Code], top: Top, origin: str) -> Scheme:
    source = f"REFI-QDA · {origin}" if origin else "REFI-QDA"
    if top == "areas":
        return Scheme(source=source, areas=tuple(_areas(codes, None)))
    fields = []
    for each in codes:
        options = tuple(_choice(one) for one in _all_below(each))
        kind: FieldKind = "several" if options else "text"
        fields.append(SchemeField(kind=kind, options=options, **_said(each)))
    return Scheme(source=source, fields=tuple(fields))


def _all_below(code: _Code) -> Iterator[_Code]:
    for each in code.below:
        yield each
        yield from _all_below(each)


def _areas(codes: list[_Code], parent: str | None) -> Iterator[SchemeArea]:
    for each in codes:
        said = _said(each)
        replaced = each.kept.get("replaces") or ()
        yield SchemeArea(parent=parent, replaces=tuple(str(one) for one in replaced), **said)
        yield from _areas(each.below, said["id"])


def _choice(code: _Code) -> Choice:
    return Choice(retired=code.kept.get("retired") is True, **_said(code))


def _said(code: _Code) -> dict[str, Any]:
    """Return id, names and definitions of a code; one of another tool is named by its GUID."""
    if "id" in code.kept:
        names = ("id", "zh", "en", "definition_zh", "definition_en")
        return {name: str(code.kept.get(name) or "") for name in names}
    name = f"qdc-{code.guid[:13]}" if code.guid else code.name
    return {
        **{"id": name, "zh": code.name, "en": code.name},
        **{"definition_zh": code.told, "definition_en": code.told},
    }


def write_qdc(scheme: Scheme) -> bytes:
    """Return the scheme as a codebook of REFI-QDA 1.0: areas, types and each field with what is below it."""
    root = etree.Element(f"{{{SPACE}}}CodeBook", nsmap={None: SPACE}, origin="gongzuo-workbench")  # type: ignore[dict-item]
    codes = etree.SubElement(root, f"{{{SPACE}}}Codes")
    source = {"source": scheme.source} if scheme.source else {}
    if scheme.areas or not (scheme.types or scheme.fields):
        held = _put(codes, ("area",), _AREA, "", {"group": "area", **source}, codable=False)
        places: dict[str | None, Any] = {None: held}
        waiting = list(scheme.areas)
        while waiting:
            known = {each.id for each in waiting}
            for area in [each for each in waiting if each.parent in places or each.parent not in known]:
                above = places.get(area.parent, held)
                replaced = {"replaces": list(area.replaces)} if area.replaces else {}
                places[area.id] = _entry(above, "area", area, replaced)
                waiting.remove(area)
    if scheme.types:
        held = _put(codes, ("type",), _TYPE, "", {"group": "type", **source}, codable=False)
        for each in scheme.types:
            _entry(held, "type", each, {"retired": True} if each.retired else {})
    for one in scheme.fields:
        more: dict[str, Any] = {
            "group": "field",
            "kind": one.kind,
            "low": one.low,
            "high": one.high,
            **source,
        }
        more |= {"retired": True} if one.retired else {}
        held = _entry(codes, "field", one, more, codable=one.kind in ("number", "text"))
        for option in one.options:
            _entry(held, f"field\n{one.id}", option, {"retired": True} if option.retired else {})
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _entry(
    above: Any,
    kind: str,
    each: SchemeArea | Choice | SchemeField,
    more: dict[str, Any],
    *,
    codable: bool = True,
) -> Any:
    names = ("id", "zh", "en", "definition_zh", "definition_en")
    kept = {name: getattr(each, name) for name in names if getattr(each, name)}
    told = "\n".join(part for part in (each.en, each.definition_zh, each.definition_en) if part)
    return _put(above, (kind, each.id), each.zh, told, kept | more, codable=codable)


def _put(
    above: Any, parts: tuple[str, ...], name: str, told: str, kept: dict[str, Any], *, codable: bool
) -> Any:
    code = etree.SubElement(above, f"{{{SPACE}}}Code")
    code.set("guid", guid_of("scheme", *parts))
    code.set("name", name)
    code.set("isCodable", "true" if codable else "false")
    mark = _MARK + json.dumps(kept, ensure_ascii=False)
    etree.SubElement(code, f"{{{SPACE}}}Description").text = f"{told}\n{mark}" if told else mark
    return code
