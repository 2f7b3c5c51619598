"""What the styles of a Word document say: heading level, bold, numbering, inherited along their chain."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from workbench.corpus.readers.emphasis import EMPHATIC_FACE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_MAX_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What matters of a paragraph or character style."""

    level: int | None = None
    bold: bool = False
    list_id: str | None = None
    list_level: int = 0


_PLAIN = Style()


class Styles:
    """Styles by their id; an unknown id is plain text."""

    def __init__(self, by_id: dict[str, Style], default: Style) -> None:
        """Keep the resolved styles and the one of paragraphs that name none."""
        self._by_id = by_id
        self._default = default

    def named(self, style_id: str | None) -> Style:
        """Return the style of that id."""
        return self._by_id.get(style_id or "", _PLAIN)

    def of(self, properties: etree._Element | None) -> Style:
        """Return the style of a paragraph, its own outline level included."""
        if properties is None:
            return self._default
        named = properties.find(f"{W}pStyle")
        style = self.named(named.get(f"{W}val")) if named is not None else self._default
        level = _outline_level(properties)
        return replace(style, level=level) if level else style


def read_styles(root: etree._Element) -> Styles:
    """Resolve all styles of a document along ``basedOn``."""
    elements = {element.get(f"{W}styleId", ""): element for element in root.iter(f"{W}style")}
    by_id = {style_id: _resolve(style_id, elements) for style_id in elements}
    default = next(
        (
            style_id
            for style_id, element in elements.items()
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in {"1", "true"}
        ),
        "",
    )
    return Styles(by_id, by_id.get(default, _PLAIN))


def is_on(element: etree._Element) -> bool:
    """Tell whether a toggle property is on; a bare element is."""
    return element.get(f"{W}val", "1") not in {"0", "false", "off", "none"}


def number(element: etree._Element | None, default: int = 0) -> int:
    """Return an element's numeric value; hostile or missing ones give the default."""
    value = element.get(f"{W}val", "") if element is not None else ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else default


def _resolve(style_id: str, elements: dict[str, etree._Element]) -> Style:
    """Walk from a style to its base, nearest statement first."""
    level: int | None = None
    bold: bool | None = None
    list_id: str | None = None
    list_level = 0
    for _ in range(_MAX_CHAIN):
        element = elements.get(style_id)
        if element is None:
            break
        level = level or _stated_level(element)
        bold = _stated_bold(element) if bold is None else bold
        found = element.find(f"{W}pPr/{W}numPr")
        if found is not None and list_id is None:
            list_level = number(found.find(f"{W}ilvl"))
            named = found.find(f"{W}numId")
            list_id = named.get(f"{W}val") if named is not None else None
        base = element.find(f"{W}basedOn")
        style_id = base.get(f"{W}val", "") if base is not None else ""
    return Style(level=level, bold=bool(bold), list_id=list_id, list_level=list_level)


def _stated_level(element: etree._Element) -> int | None:
    name = element.find(f"{W}name")
    found = _HEADING.match(name.get(f"{W}val", "")) if name is not None else None
    properties = element.find(f"{W}pPr")
    return int(found.group(1)) if found else _outline_level(properties) if properties is not None else None


def _outline_level(properties: etree._Element) -> int | None:
    """Return the outline level 1..9; 9 in the file means body text."""
    stated = properties.find(f"{W}outlineLvl")
    level = number(stated, default=9) + 1
    return level if level <= 9 else None


def _stated_bold(element: etree._Element) -> bool | None:
    stated = element.find(f"{W}rPr/{W}b")
    if stated is not None:
        return is_on(stated)
    fonts = element.find(f"{W}rPr/{W}rFonts")
    face = fonts.get(f"{W}eastAsia") if fonts is not None else None
    return bool(EMPHATIC_FACE.search(face)) if face else None
